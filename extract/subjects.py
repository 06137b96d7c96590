"""Whether a place is what its clause is about: it opens the clause and does not go on as another name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extract.lexicon import words_of
from extract.places import Place

_LONGEST_LEAD: Final = 60  # characters of time words and connectives before a clause's subject
_BOUNDARY: Final = "，。；：！？\n（）()“”《》【】—-"


@lru_cache(maxsize=16)
def words_for(kind: str) -> tuple[str, ...]:
    """The words of one kind of region_words.csv, longest first.

    >>> words_for("visit")[:2]
    ('考察调研', '视察指导')
    """
    return words_of("region_words", kind=kind)


@lru_cache(maxsize=16)
def starter(kind: str) -> re.Pattern[str]:
    """A pattern that matches at a position where a word of that kind of region_words.csv stands.

    >>> starter("site").match("厦门机场", 2) is not None
    True
    """
    return re.compile("|".join(map(re.escape, words_for(kind))))


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_for("lead")))
    date = r"[0-9*×xX]{1,4}[年月日季度、至—-]{1,2}(?:来|以来|底|末|前|间|初)?"
    session = "第[一二三四五六七八九十]{1,3}[次届]"
    return re.compile(rf"(?:{words}|{session}|[一二三四五六七八九十]是|{date}|[、,])*")


def clause_start(text: str, index: int) -> int:
    """The index right after the clause mark before `index` (commas, brackets, quotes, line ends), if it is near.

    >>> clause_start("全县上下，宜春市建成", 7)
    5
    """
    at, first = index, max(index - _LONGEST_LEAD, 0)
    while at > first and text[at - 1] not in _BOUNDARY:
        at -= 1
    return at


def lead_end(text: str, start: int) -> int:
    """Where the time words and connectives that open a clause at `start` end.

    >>> lead_end("其中，宜春市建成", 0)
    2
    """
    match = _lead().match(text, start)
    return match.end() if match else start


def is_subject(text: str, place: Place, *, sites: bool = False) -> bool:
    """True where a place opens its clause, time words and 其中, 例如 aside, and stands there for itself.

    It does not in a list (成都、眉山) nor where it goes on as another name (厦门大学); with `sites`, an airport, port
    or park in it (厦门机场) counts as the place.

    >>> from extract.places import find_places
    >>> text = "其中宜春市建成驿站"
    >>> is_subject(text, find_places(text)[0])
    True
    """
    start = clause_start(text, place.start)
    match = _lead().match(text, start, place.start)
    return bool(match and match.end() == place.start) and not goes_on(text, place, sites=sites)


def goes_on(text: str, place: Place, *, sites: bool = False) -> bool:
    """True where the words after a place make another name of it, or put it into a list or a relation.

    >>> from extract.places import find_places
    >>> text = "成都、眉山建成驿站"
    >>> [goes_on(text, place) for place in find_places(text)]
    [True, False]
    """
    if place.level != "country" and starter("line").match(text, place.end):  # 全国铁路 is no name of a railway
        return True
    return bool(starter("tail").match(text, place.end)) or not sites and bool(starter("site").match(text, place.end))
