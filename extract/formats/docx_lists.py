"""The automatic list numbers of a docx, as the text they show: 一、 （二） 1.2."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from extract.formats.ordinals import ordinal_of
from extract.formats.package import attribute_of, child_of, children_of

_LEVELS = 9
_LONGEST_CHAIN = 50  # styles based on styles
_PLACE = re.compile(r"%([1-9])")
_ASKS_FOR_BLANK = re.compile(r"[A-Za-z0-9.]\Z")


@dataclass(slots=True)
class _Level:
    style: str = "decimal"
    shown: str = ""
    start: int = 1
    restart: int | None = None  # the level (from 1) whose step starts this one anew; None: any above, 0: none
    decimal: bool = False  # levels above are shown in plain digits
    gap: str = ""
    tied: str = ""  # the paragraph style that stands on this level


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)  # of this list alone, where it starts anew


class Numbering:
    """The lists of a document, counted paragraph by paragraph in reading order.

    `numbering` and `styles` are the root elements of these parts, None where the document has none.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        abstracts = {attribute_of(one, "abstractNumId"): one for one in children_of(numbering, "abstractNum")}
        self._styles = {attribute_of(one, "styleId"): one for one in children_of(styles, "style")}
        self._by_style = {attribute_of(link, "val"): name for name, one in abstracts.items()
                          if (link := child_of(one, "styleLink")) is not None}  # fmt: skip
        self._lists: dict[str, _List] = {}
        levels = {name: _levels_of(one) for name, one in abstracts.items()}
        for one in children_of(numbering, "num"):
            abstract = _value(one, "abstractNumId")
            if (link := child_of(abstracts.get(abstract), "numStyleLink")) is not None:
                abstract = self._by_style.get(attribute_of(link, "val"), abstract)
            self._lists[attribute_of(one, "numId")] = _overridden(one, abstract, levels.get(abstract, {}))
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def mark_of(self, properties: Element | None) -> str:
        """The number that a paragraph with these properties (w:pPr) shows; "" where it has none or a bullet.

        Each call counts on: to be called once for each paragraph, in order.
        """
        if properties is None:
            return ""
        number, depth = self._place_of(properties)
        if (found := self._lists.get(number)) is None or (level := found.levels.get(depth)) is None:
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        if depth in found.starts and (number, depth) not in self._started:
            self._started.add((number, depth))
            counts[depth] = found.starts[depth]
        else:
            so_far = counts[depth]
            counts[depth] = level.start if so_far is None else so_far + 1
        for below in range(depth + 1, _LEVELS):
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or depth < restart:
                counts[below] = None
        if level.style in ("bullet", "none"):
            return ""

        def shown(place: re.Match[str]) -> str:
            one = int(place[1]) - 1
            other = found.levels.get(one, level)
            count = counts[one]
            return ordinal_of(other.start if count is None else count, "decimal" if level.decimal else other.style)

        return _PLACE.sub(shown, level.shown) + level.gap if level.shown else ""

    def _place_of(self, properties: Element) -> tuple[str, int]:
        """The list (w:numId) and the level that a paragraph belongs to, by itself or by its style; ("", 0) for none."""
        own = child_of(properties, "numPr")
        number = _value(own, "numId")
        level = _value(own, "ilvl")
        style = _value(properties, "pStyle")
        for _ in range(_LONGEST_CHAIN):
            if number and level or (found := self._styles.get(style)) is None:
                break
            by_style = child_of(found, "pPr", "numPr")
            if not number and (number := _value(by_style, "numId")):
                level = level or self._tied(number, style)
            level = level or _value(by_style, "ilvl")
            style = _value(found, "basedOn")
        return number, _whole(level, 0) if 0 <= _whole(level, 0) < _LEVELS else 0

    def _tied(self, number: str, style: str) -> str:
        """The level that a list ties to a paragraph style (w:lvl/w:pStyle), as those of headings do; else ""."""
        found = self._lists.get(number)
        levels = found.levels.items() if found else ()
        return next((str(depth) for depth, level in levels if level.tied == style), "")


def _levels_of(abstract: Element) -> dict[int, _Level]:
    return {_whole(attribute_of(one, "ilvl"), 0): _level_of(one) for one in children_of(abstract, "lvl")}


def _level_of(one: Element) -> _Level:
    suffix = _value(one, "suff") or "tab"
    shown = _value(one, "lvlText")
    # A blank tells 1 from what follows; a mark that ends in a sign needs none, and typed ones have none.
    gap = " " if suffix != "nothing" and _ASKS_FOR_BLANK.search(shown) else ""
    restart = child_of(one, "lvlRestart")
    return _Level(_value(one, "numFmt") or "decimal", shown, _whole(_value(one, "start"), 1),
                  None if restart is None else _whole(attribute_of(restart, "val"), 0),
                  child_of(one, "isLgl") is not None, gap, _value(one, "pStyle"))  # fmt: skip


def _overridden(one: Element, abstract: str, levels: dict[int, _Level]) -> _List:
    found = _List(abstract, dict(levels))
    for override in children_of(one, "lvlOverride"):
        depth = _whole(attribute_of(override, "ilvl"), 0)
        if (level := child_of(override, "lvl")) is not None:
            found.levels[depth] = _level_of(level)
        if (start := _value(override, "startOverride")) != "":
            found.starts[depth] = _whole(start, 1)
    return found


def _value(element: Element | None, name: str) -> str:
    child = child_of(element, name)
    return "" if child is None else attribute_of(child, "val")


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default
