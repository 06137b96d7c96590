"""Which place governs a figure: the one its clause is about, not one that is only compared with or passed through."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from extract.clauses import AMONG
from extract.lexicon import words_of
from extract.particles import particle
from extract.places import Place, area_forms
from extract.record import Figure
from extract.region import NOWHERE, Region, area_of, fits, parent_of, region_of
from extract.subjects import goes_on, is_subject, lead_end, starter, words_for

SELF_WORD: Final = re.compile("[全我本]([省市县区州旗盟])(?!级)")
_REACH: Final = 200  # characters a clause is followed back
_MOST_CLAUSES: Final = 8  # clauses that a subject is carried over
_MOST_PLACES: Final = 8  # places of a clause that are tried, the nearest first
_MARKS: Final = "，；：！？（）()。\n"
_JOINTS: Final = ("、", "和", "与", "及")
_MOST_LISTED: Final = 40  # places of one list


@dataclass(frozen=True, slots=True)
class Scene:
    """A reading with its places (in order) and the ends of its figures."""

    text: str
    places: Sequence[Place]
    starts: Sequence[int]
    figure_ends: Sequence[int]


@cache
def _counted_list() -> re.Pattern[str]:
    return re.compile(particle("等"))


def governing(scene: Scene, home: Region, sentence: int, figure: Figure) -> Region | None:
    """The region that a figure's clause, or one it goes on from, names; None where no word decides.

    Clauses are walked from the figure backwards. A place opens the clause or an item of it, or stands right before
    the number; 全省 leads back to the home. A clause goes on from the one before where it begins with a word of
    change (增长, 增速, 占) or sits in its brackets.
    """
    wide = is_wide(home)
    end, carried = figure.start, True
    for _ in range(_MOST_CLAUSES):
        start = _clause(scene.text, sentence, end)
        mark = scene.text[start - 1] if start > sentence else ""
        opens = mark in "；;。\n"  # as it is at the sentence's start
        if end == figure.start and _several(scene, start, end):
            return NOWHERE
        place = _shared_out(scene, start, figure) if end == figure.start else None
        place = place or _speaker(scene, home, start, end, figure)
        own = _self_word(scene.text, home, place.end if place else start, end, figure)
        if own:
            return own
        if place:
            first = opens or lead_end(scene.text, sentence) + 1 >= start  # 截至目前，|我国共有…
            governs = carried or first and (place.level == "country" or in_full(scene.text, place))
            return home if not governs or place.code and place.code == home.region_code else region_of(place)
        among = opens and mark and scene.text.startswith(AMONG, start)
        if not among and (opens or mark not in _MARKS):
            return None
        carried = wide or carried and (mark not in "，：！？" or _continues(scene.text, start))
        if mark in "）)" and scene.text.startswith("等", start):  # 甲县（285毫米）、乙县（263毫米）等6县
            return None
        end = _before_bracket(scene.text, sentence, start - 1) if mark in "）)" else start - 1
    return None


def is_wide(home: Region) -> bool:
    """True for the nation, a ministry and no home at all: any place may speak there, and to its sentence's end.

    >>> from extract.region import area_of, region_of
    >>> home = region_of(area_of("360000"))
    >>> is_wide(home), is_wide(NOWHERE)
    (False, True)
    """
    return not home.province


def level_of(home: Region) -> str:
    """The level of a region (province, prefecture, county); empty for what has no code.

    >>> from extract.region import area_of, region_of
    >>> level_of(region_of(area_of("360900")))
    'prefecture'
    """
    area = area_of(home.region_code)
    return area.level if area else ""


def _holds(numbers: Sequence[int], wanted: int) -> bool:
    """True where the sorted `numbers` hold `wanted`."""
    at = bisect_left(numbers, wanted)
    return at < len(numbers) and numbers[at] == wanted


def _clause(text: str, sentence: int, end: int) -> int:
    """The start of the clause that ends at `end`, sought no further back than `_REACH` characters."""
    first = max(sentence, end - _REACH)
    at = end
    while at > first and text[at - 1] not in _MARKS:
        at -= 1
    return at


def _before_bracket(text: str, sentence: int, closing: int) -> int:
    """Where the words before the bracket that closes at `closing` end."""
    first = max(sentence, closing - _REACH)
    opening = max(text.rfind("（", first, closing), text.rfind("(", first, closing))
    return opening if opening >= 0 else closing


def _continues(text: str, start: int) -> bool:
    """True where a clause goes on about the subject of the one before it."""
    return bool(starter("change").match(text, lead_end(text, start)))


def _speaker(scene: Scene, home: Region, start: int, end: int, figure: Figure) -> Place | None:
    """The last place in text[start:end] that governs the figure."""
    last = bisect_left(scene.starts, end)
    for number in range(last - 1, max(last - _MOST_PLACES, 0) - 1, -1):
        place = _resolved(scene.places[number], home)
        if place.start < start:
            break
        if place.end <= end and may_speak(scene.text, home, place) and _speaks(scene, number, end, figure, home):
            return place
    return None


def _several(scene: Scene, start: int, end: int) -> bool:
    """True where one number is said of each of several places: 甲市、乙市经济总量突破千亿元."""
    number = bisect_left(scene.starts, start)
    run = 0
    while number < len(scene.places) and scene.starts[number] < end:
        place, run = scene.places[number], run + 1
        number += 1
        if scene.text[place.end : place.end + 1] not in _JOINTS:
            break
    opens = run > 1 and scene.places[number - run].start == lead_end(scene.text, start)
    if not opens or "分别" in scene.text[place.end : end]:
        return False
    return bool(starter("national").match(scene.text, place.end))


def _shared_out(scene: Scene, start: int, figure: Figure) -> Place | None:
    """The place whose number the figure is in 甲市、乙市分别完成3亿元、2亿元: as many figures as places, in order.

    The places may close the clause before (依次是甲市和乙市，分别为3亿元和2亿元).
    """
    text, at = scene.text, scene.text.rfind("分别", start, figure.start)
    first, last = bisect_left(scene.starts, start), bisect_left(scene.starts, at)
    before = first and text[start - 1 : start] == "，" and scene.places[first - 1].end == start - 1
    if at >= 0 and first == last and before:
        first = max(first - 1, 0)
        while first > last - _MOST_LISTED and text[scene.places[first - 1].end : scene.starts[first]] in _JOINTS:
            first -= 1
    while at >= 0 and first < last:
        listed = scene.places[first:last]
        if all(text[a.end : b.start] in _JOINTS for a, b in pairwise(listed)):
            low, rank = bisect_left(scene.figure_ends, at), bisect_left(scene.figure_ends, figure.end)
            stop = next((i for i in range(figure.end, len(text)) if text[i] in _MARKS), len(text))
            count = bisect_right(scene.figure_ends, stop) - low
            return listed[rank - low] if count == len(listed) > 1 else None
        first += 1
    return None


def may_speak(text: str, home: Region, place: Place) -> bool:
    """True where a place can be the subject in a section of that home: inside it, or anywhere if the home is wide.

    The nation, and a region of several provinces, speak in others' reports only where a statistic follows.

    >>> from extract.region import area_of, region_of
    >>> from extract.places import find_places
    >>> text = "宜春市建成驿站3个"
    >>> home = region_of(area_of("360000"))
    >>> may_speak(text, home, find_places(text)[0])
    True
    """
    if place.level in ("country", "area"):
        if text.startswith("国务院", place.start) or starter("honour").match(text, place.end):
            return False
        # 京津冀区域; but 东部地区 may lie inside the province
        whole = text.endswith(words_for("joint"), place.start, place.end)
        whole = whole and not text.endswith("部地区", place.start, place.end)
        return is_wide(home) or whole or bool(starter("national").match(text, place.end))
    if is_wide(home):
        return True
    area = area_of(home.region_code)
    if area is None:
        return False
    if place.code:
        return place.code.startswith(area.prefix)
    if place.level in ("prefecture", "county"):
        return any(found.code.startswith(area.prefix) for found in area_forms().get(place.name, ()))
    return area.level == "province" and place.province == home.province


def _speaks(scene: Scene, number: int, end: int, figure: Figure, home: Region) -> bool:
    """True where the place opens its clause (up to `end`) or an item of it, or stands right before the number.

    A list that the number only counts (甲、乙等3个市; 甲、乙2个市) speaks for nobody in it, nor does a name of two
    places (宁波舟山港).
    """
    text, place = scene.text, scene.places[number]
    before = text[place.start - 1 : place.start]
    listed = before in ("、", "和", "及", "与") and number > 0 and scene.places[number - 1].end == place.start - 1
    after_figure = _holds(scene.figure_ends, place.start - 1)
    if place.end == figure.start:
        paired = text[figure.end : figure.end + 1] in ("、", "，", "和", "及") and _holds(scene.starts, figure.end + 1)
        return not listed and (paired or after_figure or is_subject(text, place))
    following = scene.places[number + 1] if number + 1 < len(scene.places) else None
    if goes_on(text, place, sites=True) or following and following.start == place.end:
        return False
    between = text[place.end : end]
    listing = following and following.end <= end and text[following.start - 1] in "、和与及"
    if listing or _counted_list().search(between):
        return False
    if is_subject(text, place, sites=True):
        carries = is_wide(home) or in_full(text, place) or _has_figure(scene, place.end, end)
        return end == figure.start or carries
    if after_figure and before in ("、", "和", "及"):
        return True
    return before == "、" and not listed and between.endswith(_doing())


def in_full(text: str, place: Place) -> bool:
    """True where the name stands with its 市, 县, 区: only then it carries over a comma to a clause with a new verb.

    >>> from extract.places import find_places
    >>> [in_full(text, find_places(text)[0]) for text in ("泉州市建成驿站", "泉州建成驿站")]
    [True, False]
    """
    last = text[place.end - 1]
    return last == place.name[-1] and last in "市县区州盟旗"


@lru_cache(maxsize=1)
def _doing() -> tuple[str, ...]:
    return words_of("doing_verbs")


def _has_figure(scene: Scene, start: int, end: int) -> bool:
    """True where a figure ends in text[start:end], so that a clause after it can go on about the same subject."""
    number = bisect_right(scene.figure_ends, start)
    return number < len(scene.figure_ends) and scene.figure_ends[number] <= end


def _resolved(place: Place, home: Region) -> Place:
    """Of several namesakes the one in the home's unit (鼓楼区 in a report of 南京市)."""
    area = area_of(home.region_code)
    if place.code or area is None or place.level not in ("prefecture", "county"):
        return place
    fitting = [found for found in area_forms().get(place.name, ()) if found.code.startswith(area.prefix)]
    if len(fitting) != 1:
        return place
    found = fitting[0]
    return Place(place.start, place.end, found.short, found.code, found.province, found.level, place.strength)


def _self_word(text: str, home: Region, start: int, end: int, figure: Figure) -> Region | None:
    """The home, or the larger unit it lies in, where 全省, 我市 and the like stand in text[start:end].

    The larger unit must be the subject (全省共有…) or be counted right there (在全省118个点中); one that something
    is compared with (占全省的18%) is none.
    """
    area = area_of(home.region_code)
    for match in SELF_WORD.finditer(text, start, end):
        counted = match.end() == figure.start and text[match.start() - 1] in "在为，"
        if not counted and text.endswith(words_for("relation"), start, match.start()):
            continue
        if area is None or fits(area, match[1]):
            return home
        larger = parent_of(area, match[1])
        opens = lead_end(text, start) >= match.start() and not starter("honour").match(text, match.end())
        if larger and (counted or opens and figure.form != "rank"):
            return region_of(larger)
    return None
