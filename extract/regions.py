"""The region of each figure: the place its clause is about, else the home of its section."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from extract.clauses import AMONG
from extract.governing import SELF_WORD, Scene, governing, in_full, is_wide, level_of, may_speak
from extract.homes import homes_of, is_source
from extract.outline import Outline
from extract.places import Place, area_forms, find_names, find_places
from extract.record import Figure
from extract.region import MASK, MASKED, NOWHERE, Region, region_of
from extract.subjects import is_subject, lead_end

__all__ = ["Region", "region_named", "regions_of"]

_TOPIC: Final = 2000  # characters that a paragraph's topic governs at most
_CLAUSE: Final = 60  # characters from a hidden name to its clause's figure at most


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
    homes.insert(0, given or NOWHERE)  # of what stands before the first section
    places = [place for place in names if place.strength == "strong" and place.level != "ministry"]
    scene = Scene(outline.text, places, [place.start for place in places], [figure.end for figure in figures])
    speakers = {home: _speakers(scene, home) for home in set(homes)}
    spoken = [speakers[home] for home in homes]
    # 全省 may lead out of a city or county.
    inner = [bool(home.region_code) and level_of(home) != "province" for home in homes]
    topics = _Topics(scene)
    section_starts = [section.start for section in outline.sections]
    sentence_starts = [start for start, _ in outline.sentences]
    regions: list[Region] = []
    for figure in figures:
        section = bisect_right(section_starts, figure.start)
        sentence = _spoken_from(scene.text, sentence_starts, bisect_right(sentence_starts, figure.start) - 1)
        before = bisect_left(spoken[section], figure.start)
        named = before and spoken[section][before - 1] >= sentence
        found = governing(scene, homes[section], sentence, figure) if named or inner[section] else None
        regions.append(found or topics.governing(homes[section], figure)
                       or _foreign_speaker(scene, homes[section], sentence, figure)
                       or _unless_masked(scene.text, homes[section], figure))  # fmt: skip
    return regions


class _Topics:
    """The places that paragraphs introduce, each with what it governs."""

    def __init__(self, scene: Scene) -> None:
        self._text = scene.text
        self._found = _topics(scene)
        self._starts = [place.start for place, _ in self._found]

    def governing(self, home: Region, figure: Figure) -> Region | None:
        """The region of the topic that governs a figure in a section of that home; None where none does."""
        number = bisect_left(self._starts, figure.start) - 1
        if number < 0 or figure.start >= self._found[number][1]:
            return None
        place = self._found[number][0]
        return region_of(place) if may_speak(self._text, home, place) else None


def _foreign_speaker(scene: Scene, home: Region, sentence: int, figure: Figure) -> Region | None:
    """The place elsewhere, by its full name, that opens the figure's sentence and goes to work in it; else None.

    Others are named in a report for what they share with its home (甲市与我市共建…); where 我市 or 全市 follows, the
    report speaks of its own again.
    """
    at = bisect_left(scene.starts, sentence)
    if is_wide(home) or at == len(scene.places) or scene.places[at].end > figure.start:
        return None
    place, text = scene.places[at], scene.text
    known = place.code and not home.region_code.startswith(place.code.rstrip("0"))
    if not known or may_speak(text, home, place) or not in_full(text, place):
        return None
    opens = is_subject(text, place) and text[place.start - 1 : place.start] in ("", "\n", "。", "，", "：")
    alone = not _holds_place(scene, at + 1, figure) and not SELF_WORD.search(text, place.end, figure.start)
    return region_of(place) if opens and alone else None


def _holds_place(scene: Scene, number: int, figure: Figure) -> bool:
    return number < len(scene.starts) and scene.starts[number] < figure.start


def _unless_masked(text: str, home: Region, figure: Figure) -> Region:
    """The home; masked where a ministry's or the nation's clause opens with a hidden name (xx建设驿站3个)."""
    if home.region_code or not home.region:
        return home
    start = max(text.rfind(mark, max(figure.start - _CLAUSE, 0), figure.start) for mark in "，。；：\n") + 1
    hidden = MASK.match(text, lead_end(text, start))
    return MASKED if hidden and hidden.end() < figure.start else home


def _spoken_from(text: str, starts: Sequence[int], number: int) -> int:
    """The start of the sentence, or of the one before it, where 其中 goes on about that one's subject."""
    start = starts[max(number, 0)]
    goes_back = number > 0 and text.startswith(AMONG, start) and text[start - 1] != "\n"
    return starts[number - 1] if goes_back else start


def _speakers(scene: Scene, home: Region) -> list[int]:
    """Where the places stand, the home itself left out, that can be the subject in a section of that home."""
    return [place.start for place in scene.places
            if (place.code != home.region_code or not place.code) and may_speak(scene.text, home, place)]


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


def _topics(scene: Scene) -> list[tuple[Place, int]]:
    """Places that a paragraph introduces (我省某市, 据某省民政厅统计), with the end of what they govern.

    That is the paragraph's end, or the next 全省 or place that opens a clause.
    """
    topics = []
    for number, place in enumerate(scene.places):
        own_part = scene.text[place.start - 2 : place.start] in ("我省", "我市", "我区", "我州")
        if not own_part and not is_source(scene.text, place):
            continue
        end = scene.text.find("\n", place.end, place.end + _TOPIC)
        end = end if end >= 0 else min(place.end + _TOPIC, len(scene.text))
        own = SELF_WORD.search(scene.text, place.end, end)
        end = own.start() if own else end
        following = number + 1
        while following < len(scene.places) and scene.starts[following] < end:
            if is_subject(scene.text, scene.places[following]):
                end = scene.starts[following]
            following += 1
        topics.append((place, end))
    return topics
