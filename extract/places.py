"""Place names in a text: provinces, prefectures and counties of China, the nation, ministries and regions of provinces.

Names and codes are those of GB/T 2260. Many a name is also a common word (资源, 振兴, 合作), so each row of
regions.csv says how far its name can be trusted, in `strength`: `strong` – the bare name (without 市, 县, 区) counts;
`weak` – bare only right after the place it lies in; `suffix` – bare never; `edge` – the full name only right after
the place it lies in or where no character stands before it (范县, not 示范县); `parent` – only right after the
place it lies in (城区). A name that several places bear is resolved by what stands around it, else it has no code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import ahocorasick_rs

from extract.lexicon import rows_of, words_of


class Place(NamedTuple):
    """A place named in text[start:end].

    `name` is the official short name (广西, 宜春市, 恭城县, 全国), `code` the GB/T 2260 code, `province` the short name
    of the province-level unit; both are empty for the nation, a ministry, and where several places bear the name.
    `level` is country, ministry, area, zone, province, prefecture or county; `strength` is `strong`, or `weak` for a
    bare name that may be a common word.
    """

    start: int
    end: int
    name: str
    code: str
    province: str
    level: str
    strength: str


@dataclass(frozen=True, slots=True)
class Area:
    """A row of the gazetteer; `prefix` is what the codes of all places inside it begin with (2, 4 or 6 digits)."""

    code: str
    name: str
    short: str
    bare: str
    level: str
    province: str
    strength: str
    prefix: str


class _Form(NamedTuple):
    """One way to write a name: the areas it can mean, and whether it is written without its 市, 县, 区.

    `apart` are those it can mean where it does not follow the place it lies in, `apart_at_edge` the same where no
    character stands before it; where one of `apart` is strong the name is `sure` to be a place's.
    """

    areas: tuple[Area, ...]
    bare: bool
    apart: tuple[Area, ...]
    apart_at_edge: tuple[Area, ...]
    sure: bool


def _form(name: str, found: tuple[Area, ...]) -> _Form:
    if not any(name in (area.name, area.short) for area in found):
        free = tuple(area for area in found if area.strength in ("strong", "weak"))
        return _Form(found, True, free, free, any(area.strength == "strong" for area in free))
    at_edge = tuple(area for area in found if area.strength != "parent")
    return _Form(found, False, tuple(area for area in at_edge if area.strength != "edge"), at_edge, True)


_NUMERALS: Final = "一二三四五六七八九十"
_NAMESAKES: Final = ("county", "prefecture")  # whose names townships bear, too
_COLUMNS: Final = ("code", "name", "short", "bare", "level", "province", "strength")
_NEAR: Final = 60  # characters within which a place before tells which of several namesakes is meant


@lru_cache(maxsize=1)
def areas() -> tuple[Area, ...]:
    """Every place of the gazetteer: GB/T 2260, then the nation, ministries, regions of provinces and new areas.

    >>> areas()[0].name, areas()[0].level
    ('北京市', 'province')
    """
    width = {"province": 2, "prefecture": 4, "county": 6}
    listed = [Area(**{column: row[column] for column in _COLUMNS}, prefix=row["code"][: width[row["level"]]])
              for row in rows_of("regions")]
    bodies = [Area("", row["name"], row["short"], "", row["level"], row["province"], "strong", "-")
              for row in rows_of("region_bodies")]
    return (*listed, *bodies)


@lru_cache(maxsize=1)
def area_forms() -> dict[str, tuple[Area, ...]]:
    """Each way to write a place, with what it can mean: a full name before a bare one, the larger unit before the
    smaller (吉林 is the province, 抚顺 the prefecture).

    >>> [area.code for area in area_forms()["宜春"]]
    ['360900']
    """
    full: dict[str, dict[Area, None]] = defaultdict(dict)
    bare: dict[str, list[Area]] = defaultdict(list)
    for area in areas():
        full[area.name][area] = None
        if area.code:
            full[area.short][area] = None
        if area.bare:
            bare[area.bare].append(area)
    forms = {name: tuple(found) for name, found in full.items()}
    order = ("province", "prefecture", "county")
    for name, found in bare.items():
        if name not in forms:
            top = min(order.index(area.level) for area in found)
            forms[name] = tuple(area for area in found if order.index(area.level) == top)
    return forms


@lru_cache(maxsize=1)
def _matcher() -> tuple[ahocorasick_rs.AhoCorasick, list[_Form | None]]:
    """The automaton over all names and over the words that hold a name but are no place (None)."""
    patterns: dict[str, _Form | None] = {}
    for text, found in area_forms().items():
        form = _form(text, found)
        if form.apart or not form.bare:
            patterns[text] = form
    patterns.update(dict.fromkeys(words_of("region_words", kind="guard")))
    automaton = ahocorasick_rs.AhoCorasick(  # twice as fast as the automaton it would choose for so many names
        list(patterns), ahocorasick_rs.MatchKind.LeftmostLongest, implementation=ahocorasick_rs.Implementation.DFA
    )
    return automaton, list(patterns.values())


def find_places(text: str) -> list[Place]:
    """The places named in a reading, in order; a chain (江西省宜春市) is one place, its narrowest.

    >>> [(p.name, p.code) for p in find_places("江西省宜春市和恭城县整合资源")]
    [('宜春市', '360900'), ('恭城县', '450332')]
    """
    return [place for place in _names_in(text) if place.strength == "strong"]


def find_names(text: str) -> list[Place]:
    """What `find_places` gives, and the bare names that may be common words (富民, 新兴), these as `weak`.

    >>> [(place.name, place.strength) for place in find_names("宜春市和富民")]
    [('宜春市', 'strong'), ('富民县', 'weak')]
    """
    return list(_names_in(text))


@lru_cache(maxsize=1)  # labels and regions ask for the same text
def _names_in(text: str) -> tuple[Place, ...]:
    found: list[Place] = []
    heads: list[str] = []  # of each place found: the code prefix of what lies inside it
    for start, end, form in _matches(text):
        if form.bare and form.areas[0].level in _NAMESAKES and (_names_township(text, end) or _names_era(text, end)):
            continue
        chosen: Sequence[Area] = ()
        inside = False
        if found and found[-1].end == start and found[-1].strength == "strong":
            parent = heads[-1]
            chosen = [area for area in form.areas if area.prefix.startswith(parent) and area.prefix != parent]
            inside = bool(chosen)
        if not inside:
            at_edge = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff"
            chosen = form.apart_at_edge if at_edge else form.apart
            if not chosen:
                continue
        sure = inside or form.sure
        if not sure:
            hidden = _hidden(text, start)
            if hidden:
                start, end, chosen = hidden
                sure = True
            elif text[end : end + 1] in ("市", "县", "区"):
                continue
        if len(chosen) > 1:
            chosen = _nearest(chosen, found, start)
        if inside:
            start = found.pop().start
            heads.pop()
        found.append(_place(start, end, chosen, "strong" if sure else "weak"))
        heads.append(chosen[0].prefix if len(chosen) == 1 and chosen[0].code else "-")
    return tuple(found)


def _matches(text: str) -> Iterator[tuple[int, int, _Form]]:
    automaton, forms = _matcher()
    for number, start, end in automaton.find_matches_as_indexes(text):
        form = forms[number]
        if form is None:
            continue
        if not form.bare and text.startswith(_longer_words(), end - 1):
            shorter = area_forms().get(text[start : end - 1])
            if not shorter:
                continue
            end -= 1
            form = _form(text[start:end], shorter)
        yield start, end, form


@lru_cache(maxsize=1)
def _longer_words() -> tuple[str, ...]:
    """河北区域 is no 河北区: a last sign that goes on in the next one belongs to another word."""
    return words_of("region_words", kind="longer")


def _names_township(text: str, end: int) -> bool:
    """True where a bare name that ends at `end` goes on as a township's (柳林镇 is not 柳林县), not as 乡镇 or 村级."""
    township, other = _township_words()
    return text.startswith(township, end) and not text.startswith(other, end)


def _names_era(text: str, end: int) -> bool:
    """True where a bare name that ends at `end` is that of years of an emperor: 永泰元年, 绍兴三十年间."""
    if text[end : end + 1] not in _era()[0]:
        return False
    return _era()[1].match(text, end) is not None


@lru_cache(maxsize=1)
def _era() -> tuple[frozenset[str], re.Pattern[str]]:
    words = words_of("region_words", kind="era")
    starts = frozenset((*_NUMERALS, *(word[0] for word in words)))
    return starts, re.compile(f"[{_NUMERALS}]{{0,3}}(?:{'|'.join(words)})")


@lru_cache(maxsize=1)
def _township_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return words_of("region_words", kind="township"), words_of("region_words", kind="no_township")


def _hidden(text: str, start: int) -> tuple[int, int, list[Area]] | None:
    """The sure name that a doubtful one at `start` overlaps: 山东 in 其中山东, where 中山 was read."""
    for end in range(start + 5, start + 2, -1):
        found = area_forms().get(text[start + 1 : end], ())
        if any(area.strength == "strong" for area in found):
            return start + 1, end, list(found)
    return None


def _nearest(chosen: Sequence[Area], found: Sequence[Place], start: int) -> Sequence[Area]:
    """Of several namesakes those that lie in the prefecture, else in the province, of a place named shortly before."""
    for place in reversed(found):
        if start - place.end > _NEAR:
            break
        for width in (4, 2):
            close = [area for area in chosen if place.code and area.code[:width] == place.code[:width]]
            if close:
                return close
    return chosen


def _place(start: int, end: int, chosen: Sequence[Area], strength: str) -> Place:
    first = chosen[0]
    if len(chosen) == 1:
        return Place(start, end, first.short, first.code, first.province, first.level, strength)
    provinces = {area.province for area in chosen}
    return Place(start, end, first.short, "", provinces.pop() if len(provinces) == 1 else "", first.level, strength)
