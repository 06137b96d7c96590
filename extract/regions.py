"""The region of each figure: the place its clause is about, else the home of its section."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.homes import (
    NOWHERE,
    Region,
    area_of,
    fits,
    goes_on,
    homes_of,
    is_subject,
    lead_end,
    parent_of,
    region_of,
    starter,
)
from extract.outline import Outline
from extract.places import Place, area_forms, find_names, find_places
from extract.record import Figure

__all__ = ["Region", "document_region", "region_named", "regions_of"]

_SELF = re.compile("[全我本]([省市县区州旗盟])(?!级)")
_MARKS = "，；：！？（）()。\n"
_WIDE = ("", "全国")  # homes in which any place may speak, and to the end of its sentence


@dataclass(frozen=True, slots=True)
class _Text:
    """A reading with its places (in order) and the ends of its figures."""

    text: str
    places: Sequence[Place]
    starts: Sequence[int]
    figure_ends: frozenset[int]


def regions_of(outline: Outline, figures: Sequence[Figure], given: Region | None = None) -> list[Region]:
    """The region of each figure (offsets of the outline's text, sorted by start), in the same order.

    The place that the user gave, or that a section's signature, title, opening or clue tells, is the home of its
    figures; a place that governs a figure's own clause goes before it. A place elsewhere (上海企业投资3亿元 in a
    report of 江西) governs nothing, nor does one only compared with (高于全国0.4个百分点).

    >>> from extract.outline import outline_of
    >>> text = "江西省政府工作报告\\n全省新增就业50万人，其中赣州市新增8万人。"
    >>> spots = [text.index("50万人"), text.index("8万人")]
    >>> found = [Figure(at, at + 3, text[at : at + 3], None, None, None, "人", "exact", "", "plain") for at in spots]
    >>> [(region.region, region.region_basis) for region in regions_of(outline_of(text), found)]
    [('江西', 'stated'), ('赣州市', 'stated')]
    """
    names = find_names(outline.text)
    homes = [given] * len(outline.sections) if given else homes_of(outline, names)
    places = [place for place in names if place.strength == "strong" and place.level != "ministry"]
    scene = _Text(outline.text, places, [place.start for place in places], frozenset(f.end for f in figures))
    topics = _topics(scene)
    sentence_starts = [start for start, _ in outline.sentences]
    section_starts = [section.start for section in outline.sections]
    regions: list[Region] = []
    for figure in figures:
        section = bisect_right(section_starts, figure.start) - 1
        home = homes[section] if section >= 0 else given or NOWHERE
        sentence = sentence_starts[max(bisect_right(sentence_starts, figure.start) - 1, 0)]
        found = _governing(scene, home, sentence, figure)
        if found is None:
            found = next((region_of(place) for place, end in topics if place.start < figure.start < end), home)
        regions.append(found)
    return regions


def document_region(outline: Outline) -> Region | None:
    """The place a whole document speaks for; None where its sections differ or name none.

    >>> from extract.outline import outline_of
    >>> document_region(outline_of("宜春市政府工作报告\\n一、回顾\\n建成中心3个。")).region
    '宜春市'
    """
    homes = set(homes_of(outline, find_names(outline.text)))
    home = homes.pop() if len(homes) == 1 else NOWHERE
    return home if home.region else None


def region_named(name: str) -> Region:
    """The region that a user's words name (江西, 江西省宜春市, 宜春), with basis `given`.

    Raises ValueError where no place has that name, and where several have.

    >>> region_named("江西省宜春市")
    Region(region='宜春市', region_code='360900', province='江西', region_basis='given', region_clue='')
    """
    wanted = re.sub(r"[\s/·>|-]", "", name)
    found = area_forms().get(wanted, ())
    if len(found) == 1:
        return region_of(found[0], "given")
    if found:
        raise ValueError(f"several places are called {name}: " + ", ".join(f"{a.province}{a.short}" for a in found))
    places = find_places(wanted)
    if len(places) == 1 and places[0].end - places[0].start == len(wanted) and places[0].code:
        return region_of(places[0], "given")
    raise ValueError(f"unknown or ambiguous place: {name}")


def _governing(scene: _Text, home: Region, sentence: int, figure: Figure) -> Region | None:
    """The region that a figure's clause, or one it goes on from, names; None where no word decides.

    Clauses are walked from the figure backwards. A place opens the clause or an item of it, or stands right before
    the number; 全省 leads back to the home. A clause goes on from the one before where it begins with a word of
    change (增长, 增速, 占) or sits in its brackets.
    """
    wide = home.region in _WIDE
    if not wide and area_level(home) != "province" or _has_place(scene, sentence, figure.start):
        end = figure.start
        while True:
            start = _clause(scene.text, sentence, end)
            found = _in_clause(scene, home, start, end, figure)
            if found is not None:
                return found
            mark = scene.text[start - 1] if start > sentence else ""
            if not mark or mark in "；;。\n" and not wide:
                return None
            if mark in "，：！？" and not wide and not _continues(scene.text, start):
                return None
            end = _before_bracket(scene.text, sentence, start - 1) if mark in "）)" else start - 1
    return None


def area_level(home: Region) -> str:
    """The level of a region (province, prefecture, county); empty for what has no code."""
    area = area_of(home.region_code)
    return area.level if area else ""


def _has_place(scene: _Text, start: int, end: int) -> bool:
    number = bisect_left(scene.starts, end)
    return number > 0 and scene.starts[number - 1] >= start


def _clause(text: str, sentence: int, end: int) -> int:
    """The start of the clause that ends at `end`."""
    at = end
    while at > sentence and text[at - 1] not in _MARKS:
        at -= 1
    return at


def _before_bracket(text: str, sentence: int, closing: int) -> int:
    """Where the words before the bracket that closes at `closing` end."""
    opening = max(text.rfind("（", sentence, closing), text.rfind("(", sentence, closing))
    return opening if opening >= 0 else closing


def _continues(text: str, start: int) -> bool:
    """True where a clause goes on about the subject of the one before it."""
    return bool(starter("change").match(text, lead_end(text, start)))


def _in_clause(scene: _Text, home: Region, start: int, end: int, figure: Figure) -> Region | None:
    """What decides in text[start:end]: the last place that governs, or 全省 and the like after it."""
    text = scene.text
    number = bisect_left(scene.starts, end) - 1
    while number >= 0 and scene.starts[number] + len("省") > start:
        place = scene.places[number]
        if place.end > end or place.start < start:
            break
        if _may_speak(text, home, place) and _speaks(scene, number, figure):
            own = _self_word(text, home, place.end, end, figure)
            return own or (home if place.code and place.code == home.region_code else region_of(_resolved(place, home)))
        number -= 1
    return _self_word(text, home, start, end, figure)


def _may_speak(text: str, home: Region, place: Place) -> bool:
    """True where a place can be the subject in a section of that home: inside it, or anywhere if the home is wide.

    The nation, and a region of several provinces, speak in others' reports only where a statistic follows.
    """
    if place.level in ("country", "area"):
        if text.startswith("国务院", place.start) or starter("honour").match(text, place.end):
            return False
        return home.region in _WIDE or bool(starter("national").match(text, place.end))
    if home.region in _WIDE:
        return True
    area = area_of(home.region_code)
    if place.code and area:
        return place.code.startswith(area.prefix)
    return bool(area) and area.level == "province" and place.province == home.province


def _speaks(scene: _Text, number: int, figure: Figure) -> bool:
    """True where the place opens its clause or an item of it, or stands right before the number."""
    text, place = scene.text, scene.places[number]
    before = text[place.start - 1 : place.start]
    if place.end == figure.start:
        return before not in ("与", "同", "对", "向", "从", "在", "赴", "到", "援", "由", "至")
    if goes_on(text, place):
        return False
    if is_subject(text, place):
        return True
    if before not in ("、", "和", "及"):
        return False
    after_place = number > 0 and scene.places[number - 1].end == place.start - 1
    return place.start - 1 in scene.figure_ends or (before == "、" and not after_place)


def _resolved(place: Place, home: Region) -> Place:
    """Of several namesakes the one in the home's unit (鼓楼区 in a report of 南京市)."""
    area = area_of(home.region_code)
    if place.code or area is None:
        return place
    fitting = [found for found in area_forms().get(place.name, ()) if found.code.startswith(area.prefix)]
    if len(fitting) != 1:
        return place
    found = fitting[0]
    return Place(place.start, place.end, found.short, found.code, found.province, found.level, place.strength)


def _self_word(text: str, home: Region, start: int, end: int, figure: Figure) -> Region | None:
    """The home, or the larger unit it lies in, where 全省, 我市 and the like stand in text[start:end].

    The larger unit must be the subject (全省共有…) or be counted right there (在全省118个点中).
    """
    area = area_of(home.region_code)
    for match in _SELF.finditer(text, start, end):
        if area is None or fits(area, match[1]):
            return home
        larger = parent_of(area, match[1])
        counted = match.end() == figure.start and text[match.start() - 1] in "在为，"
        opens = lead_end(text, start) >= match.start() and not starter("honour").match(text, match.end())
        if larger and (counted or opens and figure.form != "rank"):
            return region_of(larger)
    return None


def _topics(scene: _Text) -> list[tuple[Place, int]]:
    """Places that a paragraph introduces as 我省某市, with the end of what they govern.

    That is the paragraph's end, or the next 全省, 各地 or place that opens a sentence.
    """
    topics = []
    for number, place in enumerate(scene.places):
        if scene.text[place.start - 2 : place.start] not in ("我省", "我市", "我区", "我州"):
            continue
        end = scene.text.find("\n", place.end)
        end = end if end >= 0 else len(scene.text)
        own = _SELF.search(scene.text, place.end, end)
        rival = next((p.start for p in scene.places[number + 1 :] if p.start < end and is_subject(scene.text, p)), end)
        topics.append((place, min(own.start() if own else end, rival)))
    return topics
