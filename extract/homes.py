"""The home of a section: the place it speaks for, by its signature, title or opening, else the document or a clue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import ahocorasick_rs

from extract.lexicon import rows_of
from extract.outline import Outline
from extract.places import Area, Place, area_forms
from extract.positions import positions_of
from extract.region import MASK, MASKED, NOWHERE, Region, area_of, fits, parent_of, region_of
from extract.subjects import clause_start, goes_on, is_subject, starter, words_for

_LONGEST_SOURCE: Final = 6  # characters from the clause's start to the place whose office is quoted
_OPENING: Final = 400  # characters of a section's body in which it introduces itself
_MASKED_NAME: Final = re.compile(r"(?<![0-9A-Za-z*×])(?:[*×]{1,4}|[xX]{1,4})(?:省|市|县|区|州|盟|旗)")
_SPEAKING: Final = "全我本"  # that go before the unit a text speaks for
_UNITS: Final = "旗盟县区州市省"  # the smallest first
_UNIT_SIGNS: Final = frozenset(_UNITS)


def units_spoken_for(text: str) -> list[tuple[int, str]]:
    """Where a text says 全省, 我市, 本县 and their like (sorted offsets), and the unit: 省, 市, 县, 区, 州, 旗 or 盟.

    >>> units_spoken_for("全县建成中心3个，居全省第一")
    [(0, '县'), (10, '省')]
    """
    return [(at, text[at + 1]) for at in positions_of(text, _SPEAKING) if text[at + 1 : at + 2] in _UNIT_SIGNS]


def _scope_of(spoken_for: Sequence[tuple[int, str]], start: int, end: int) -> str:
    """The unit that a stretch of a text most often speaks for; empty where it speaks for none."""
    inside = spoken_for[bisect_left(spoken_for, (start,)) : bisect_left(spoken_for, (end,))]
    counts = Counter(unit for _, unit in inside)
    return max(counts, key=lambda unit: (counts[unit], _UNITS.index(unit))) if counts else ""


def homes_of(outline: Outline, names: Sequence[Place]) -> list[Region]:
    """The home of each section (in order); `names` are those `find_names` gives for the outline's text.

    A section that names no place takes the document's, unless its 全县, 全区 tells that it speaks for a smaller unit.

    >>> from extract.outline import outline_of
    >>> from extract.places import find_names
    >>> outline = outline_of("江西省委组织部\\n全省建成驿站3个。")
    >>> [home.region for home in homes_of(outline, find_names(outline.text))]
    ['江西']
    """
    text, homes, at = outline.text, [], 0
    spoken_for = units_spoken_for(text)
    preamble = _signed(text, 0, outline.preamble, [place for place in names if place.end <= outline.preamble])
    for section in outline.sections:
        while at < len(names) and names[at].start < section.start:
            at += 1
        last = at
        while last < len(names) and names[last].start < section.end:
            last += 1
        inside = names[at:last]
        body = text[section.head_end : section.end]
        scope = _scope_of(spoken_for, section.head_end, section.end)
        head = [place for place in inside if place.start < section.head_end]
        rest = inside[len(head) :]
        found = (
            _signed(text, section.start, section.head_end, head)
            or _opening(text, section.head_end, rest, scope)
            or _ministry(text, section.head_end, rest, scope)
        )
        if not found and preamble and (fits(preamble, scope) or not preamble.code or not scope):
            found = preamble
        if found and found.level == "country" and scope and body.count("全" + scope) > _of_nation(body):
            found = None  # a city's report on 第七次全国人口普查
        home = region_of(found) if found else _only_one(text, rest, scope)
        homes.append(home or _by_clue(text, section.start, section.end, rest, scope))
    return homes


def _of_nation(body: str) -> int:
    """How often a text speaks of the whole nation; a census or congress that is called so does not count."""
    return body.count("全国") - body.count("次全国") - body.count("届全国")


def _signed(text: str, start: int, end: int, names: Iterable[Place]) -> Place | None:
    """The place in title and signature lines: best one followed by an office, else one that opens its line."""
    best: tuple[int, Place] | None = None
    for place in names:
        if place.strength != "strong" or place.level == "area":
            continue
        office = bool(starter("org").match(text, place.end))
        opens = is_subject(text, place)
        alone = text[place.end : place.end + 1] in ("\n", "")
        rank = 4 * office + 2 * (opens and not goes_on(text, place)) + alone + (place.level != "country")
        if (office or opens) and (best is None or rank > best[0]):
            best = rank, place
    return best[1] if best else None


def _opening(text: str, start: int, names: Sequence[Place], scope: str) -> Place | None:
    """The place in whose name the section opens: 我代表某省人民政府, 某县坚持….

    Without a 全省 or 全县 it must be the only one: a survey lets several provinces speak in turn.
    """
    for number, place in enumerate(names):
        if place.start > start + _OPENING:
            break
        if place.strength != "strong" or place.level in ("area", "ministry"):
            continue
        if text[place.start - 2 : place.start] == "代表":
            return place
        if text.endswith(words_for("presents"), 0, place.start):
            return _narrowest(names[number:])
        whole = place.level == "country"
        if whole and text[place.start] not in "3三" or not whole and not fits(place, scope):  # 31个省报告…
            continue
        if _introduces(text, place):
            rivals = () if scope or whole else names[number + 1 :]
            apart = (other for other in rivals if other.code and other.code[:2] != place.code[:2])
            return None if any(_introduces(text, other) for other in apart) else place
    return None


def _narrowest(names: Sequence[Place]) -> Place:
    """The last of the places that stand in one another, one behind the other: 贵州省遵义市播州区."""
    last = names[0]
    for place in names[1:]:
        if place.start != last.end or place.strength != "strong":
            break
        last = place
    return last


def _ministry(text: str, start: int, names: Iterable[Place], scope: str) -> Place | None:
    """The ministry that opens the section with how it went to work (某部认真落实…); who issues a notice is none."""
    for place in names:
        if scope or place.start > start + _OPENING:
            return None
        if place.level == "ministry" and is_subject(text, place) and starter("speaker").match(text, place.end):
            return place
    return None


def _introduces(text: str, place: Place) -> bool:
    """True where a place opens a clause of its own, no bracket or quote, and neither a number (山东107例) nor a word
    that makes a part of it (嵩明教学点) follows."""
    if text[place.end : place.end + 1].isdigit() or text[clause_start(text, place.start) - 1] in "（(“《【":
        return False
    return is_subject(text, place) and not starter("frame").match(text, place.end)


def _only_one(text: str, names: Iterable[Place], scope: str) -> Region | None:
    """The one place of the section that 全省, 全市, 全县 can mean, where there is no second one.

    A province must have been visited (视察某省重要讲话) or open a clause, since others' provinces are often named.
    A name inside another one (嵩明教学点) is a clue.
    """
    if not scope:
        return None
    sure: dict[str, Place] = {}
    framed: dict[str, Place] = {}
    for place in names:
        place = _narrowed(place, scope)
        if not place.code or not fits(place, scope):
            continue
        if place.strength != "strong":
            if starter("frame").match(text, place.end):
                framed.setdefault(place.code, place)
        elif place.level == "province":
            if _visited(text, place) or is_subject(text, place) or is_source(text, place):
                sure.setdefault(place.code, place)
        elif not _blocked(text, place):
            sure.setdefault(place.code, place)
    chosen = sure or framed
    if len(chosen) != 1:
        return None
    place = next(iter(chosen.values()))
    frame = starter("frame").match(text, place.end)
    return region_of(place, "clue", text[place.start : frame.end()]) if frame else region_of(place)


def _narrowed(place: Place, scope: str) -> Place:
    """Of several namesakes the one that 全区 or 全县 can mean."""
    if place.code or place.level == "country":
        return place
    fitting = [area for area in area_forms().get(place.name, ()) if fits(area, scope)]
    fitting = fitting or [area for area in area_forms().get(place.name[:-1], ()) if fits(area, scope)]
    if len(fitting) != 1:
        return place
    area = fitting[0]
    return Place(place.start, place.end, area.short, area.code, area.province, area.level, place.strength)


def _visited(text: str, place: Place) -> bool:
    return text.endswith(words_for("visit"), 0, place.start)


def is_source(text: str, place: Place) -> bool:
    """True where a place's office is quoted: 据某省民政厅统计, 记者从某市公安局获悉."""
    if not text.endswith(words_for("source"), 0, place.start) or not starter("org").match(text, place.end):
        return False
    return clause_start(text, place.start) >= place.start - _LONGEST_SOURCE


def _blocked(text: str, place: Place) -> bool:
    """True after a word that leads elsewhere (到, 赴, 学习) and inside a list."""
    listed = text[place.end : place.end + 1] in ("、", "等") or text[place.start - 1 : place.start] == "、"
    return listed or text.endswith(words_for("block"), 0, place.start)


def _by_clue(text: str, start: int, end: int, names: Sequence[Place], scope: str) -> Region:
    """The region all clues of a section agree on; else none, or masked where a mask stands for its name."""
    found: dict[str, list[str]] = {}
    automaton, named = _clues()
    for number, first, last in automaton.find_matches_as_indexes(text[start:end]):
        words = found.setdefault(named[number].code, [])
        if (word := text[start + first : start + last]) not in words:
            words.append(word)
    owner, places = _owner(text, names, scope)
    if owner:
        found.setdefault(owner.code, []).extend(places)
    if len(found) == 1:
        code, words = next(iter(found.items()))
        area = area_of(code)
        if area and fits(area, scope):
            return region_of(area, "clue", "；".join(words))
    masked = (MASK if scope else _MASKED_NAME).search(text, start, end)
    return MASKED if masked else NOWHERE


def _owner(text: str, names: Iterable[Place], scope: str) -> tuple[Area | None, list[str]]:
    """The unit that 全省 or 全市 means, told by the places in it that the section speaks of as its own.

    Two of them must open clauses (福州…、厦门…), or one follow 我省, 我市; and no place of another unit may.
    """
    own: dict[str, list[str]] = {}
    certain = False
    for place in names:
        parent = parent_of(place, scope) if place.strength == "strong" and scope in ("省", "市", "区", "州") else None
        if not parent:
            continue
        if text[place.start - 2 : place.start - 1] == "我" or text[place.start - 4 : place.start - 3] == "我":
            certain = True
        elif not (is_subject(text, place) or _opens_item(text, place)):
            continue
        words = own.setdefault(parent.code, [])
        if place.name not in words:
            words.append(place.name)
    if len(own) != 1:
        return None, []
    code, words = next(iter(own.items()))
    return (area_of(code), words) if certain or len(words) > 1 else (None, [])


def _opens_item(text: str, place: Place) -> bool:
    """True where a place opens an item of a list of clauses (福州成立…、厦门成立…), no list of places."""
    before = text[max(place.start - 2, 0) : place.start]
    return before.endswith("、") and before[0] not in "市县区州" and not goes_on(text, place)


@lru_cache(maxsize=1)
def _clues() -> tuple[ahocorasick_rs.AhoCorasick, list[Area]]:
    rows = rows_of("region_clues")
    longest = ahocorasick_rs.MatchKind.LeftmostLongest
    automaton = ahocorasick_rs.AhoCorasick([row["clue"] for row in rows], matchkind=longest)
    return automaton, [area_forms()[row["region"]][0] for row in rows]
