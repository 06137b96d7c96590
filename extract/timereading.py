"""What a time word says, read from the match of its pattern."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from extract.lexicon import rows_of, words_of
from extract.numerals import parse_numeral

MASKED_YEAR: Final = "XXXX"
_MASKED: Final = "*×xX"
_YEAR_SIGNS: Final = str.maketrans("〇零○Oo一二三四五六七八九*×x", "00000123456789XXX")
COUNT: Final = r"(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|\d{1,2}|[*×]{1,2}|[xX]{1,2})"
YEAR: Final = r"(?<![\d.])(?:(?:1[89]|20)\d\d|20[\dxX×*][xX×*]|[xX×*]{4})|[一二][〇零○0Oo一二三四五六七八九]{3}"
_MONTHS: Final = re.compile(r"\d[-—~至]\d{1,2}月")
_DAY: Final = re.compile(r"月(\d{1,2})日(?![-—~至])")
# What may follow a year as one clause: 2018年[启动试点以来]; 有记录以来最多 is another matter.
_SINCE_CLAUSE: Final = re.compile(r"[^，。；：、！\n\d]{1,24}?以来(?![最首第新])")
# The same with what followed an event of that year: 2021年村级[换届后].
_AFTER_EVENT: Final = r"[^，。；：、！\n\d]{{0,8}}?(?:{events})"
MONTH: Final = (r"(?:(?:1[0-2]|0?[1-9]|[*×]|[xX]{1,2})月|(?:十[一二]?|[一二三四五六七八九])月"
          r"(?=[份底末初，、]|[上中下]旬|以来|[一二三四五六七八九十]{1,3}日))")


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time word at half-open offsets of the text: ``text[start:end]`` is its `text`.

    `kind` says how to read it:
    ``year`` one year; ``prior`` the year before the one spoken of (上年); ``span`` from `first` to `last`;
    ``since`` from `first` on; ``back`` and ``forward`` a span of `length` years up to, or from, the document's own
    year, ``within`` a time to come that ends after so many (三年内), ``bare`` a span without a word that says which
    way (五年累计), ``theme`` the years a sentence is about (这是…的五年); ``review`` the year under review, ``ahead``
    the year to come; ``now``; ``part`` and ``whole`` a part of, or all of, a year named elsewhere; ``each`` a
    recurring time; ``streak`` so many years in a row; ``event`` a time that has no year; ``mention`` a plan named,
    not a time.
    `first` and `last` are EDTF dates (2019, 2021-03, XXXX), or "" where only `offset` (years from the document's own
    year, for both ends) or nothing is known. `length` is the number of years of a span, None where masked or unsaid.
    `ends` tells that the word points at the end of its time (截至2021年, 2021年底).
    """

    start: int
    end: int
    text: str
    kind: str
    first: str = ""
    last: str = ""
    offset: tuple[int, int] | None = None
    length: int | None = None
    ends: bool = False


def parse_count(text: str) -> int | None:
    """The value of a small number in Chinese or Arabic numerals (三, 十二, 25); None where it is masked or empty.

    >>> parse_count("十二"), parse_count("3"), parse_count("*")
    (12, 3, None)
    """
    value = parse_numeral(text).value if text and text[0] not in _MASKED else None
    return int(value) if value is not None else None


def parse_year(text: str) -> str:
    """The year that begins `text` as EDTF: four digits, an X for each that is masked.

    >>> parse_year("2021年"), parse_year("二〇一八年"), parse_year("20xx年"), parse_year("*年")
    ('2021', '2018', '20XX', 'XXXX')
    """
    year = text[:4].translate(_YEAR_SIGNS)
    return year if len(year) == 4 and "年" not in year else MASKED_YEAR


def any_of_kind(kind: str) -> str:
    """The time words of one kind as an alternation, longest first, each with what must not follow it."""
    barred = {row["word"]: row["not_before"] for row in rows_of("time_words")}
    parts = [re.escape(word) + (f"(?![{barred[word]}])" if barred[word] else "")
             for word in words_of("time_words", kind=kind)]
    return "(?:" + "|".join(parts) + ")"


Reader = Callable[[re.Match[str]], TimeWord]


@lru_cache(maxsize=1)
def _clues() -> dict[str, re.Pattern[str]]:
    """For each kind of word that stands before or after a year, the pattern that finds it there."""
    return {
        "since": re.compile(any_of_kind("since") + "$"),
        "end": re.compile("(?:" + "|".join(words_of("time_words", kind="end")) + ")$"),
        "before": re.compile("(?:" + "|".join(words_of("time_words", kind="before")) + ")$"),
        "until": re.compile(any_of_kind("until")),
        "year": re.compile(YEAR + "|(?:[*×]|[xX]{2})(?=年)"),
        "event": re.compile(_AFTER_EVENT.format(events="|".join(
            word for word in words_of("time_words", kind="event") if word.endswith("后")))),
        "month": re.compile(MONTH),
        "plan": re.compile(any_of_kind("plan")),
        "relative": re.compile(f"{any_of_kind('prior')}|{any_of_kind('year')}"),
        "count": re.compile(COUNT + "(?=多?年)"),
        "counted": re.compile(any_of_kind("counted")),
    }


def _word(match: re.Match[str], kind: str, **more: object) -> TimeWord:
    text = match.group()
    clues = _clues()
    ends = any(clues[kind].search(text) for kind in ("end", "before")) or bool(clues["until"].match(text))
    return TimeWord(match.start(), match.end(), text, kind, ends=ends, **more)  # type: ignore[arg-type]


def reader_of(kind: str) -> Reader:
    """What reads the match of a word that says nothing but its kind."""
    return lambda match: _word(match, kind)


def _is_since(text: str) -> bool:
    return bool(_clues()["since"].search(text))


def read_range(match: re.Match[str]) -> TimeWord:
    """2019—2021年: from the first year to the last."""
    first, last = (parse_year(year) for year in _clues()["year"].findall(match.group())[:2])
    return _word(match, "span", first=first, last=last)


def read_year(match: re.Match[str]) -> TimeWord:
    """2021年, 2021年3月, 2018年以来: a year, a month or a day, or all since it."""
    text = match.group()
    found = _clues()["year"].search(text)
    year = parse_year(found.group()) if found else MASKED_YEAR
    month = _clues()["month"].search(text)
    if month and (number := parse_count(month.group()[:-1])) and not _MONTHS.search(text):
        year = f"{year}-{number:02d}"
        day = _DAY.search(text)
        year += f"-{int(day[1]):02d}" if day else ""
    if _is_since(text):
        return _word(match, "since", first=year)
    clause = _SINCE_CLAUSE.match(match.string, match.end()) or _clues()["event"].match(match.string, match.end())
    if clause:  # 2018年启动试点以来
        return replace(_word(match, "since", first=year), end=clause.end(), text=text + clause.group())
    return _word(match, "year", first=year, last=year)


def read_plan(match: re.Match[str]) -> TimeWord:
    """“十四五”时期, “十四五”前三年, “十四五”末: the years of a plan, some of them, its last."""
    text = match.group()
    found = _clues()["plan"].search(text)
    name = found.group() if found else ""
    row = next(row for row in rows_of("time_words") if row["kind"] == "plan" and row["word"] == name)
    if _clues()["end"].search(text):
        return _word(match, "year", first=row["last"], last=row["last"])
    if _is_since(text):
        return _word(match, "since", first=row["first"], length=5)
    years = _clues()["count"].search(text, text.find("前") + 1) if "前" in text else None
    if years and (length := parse_count(years.group())):  # “十四五”前三年
        return _word(match, "span", first=row["first"], last=str(int(row["first"]) + length - 1), length=length)
    # The plan's name alone is no time (“十四五”规划), unless something is counted over it (“十四五”累计).
    named = text.endswith(("”", "规划")) and not _clues()["counted"].match(match.string, match.end())
    return _word(match, "mention" if named else "span", first=row["first"], last=row["last"], length=5)


def read_relative(match: re.Match[str]) -> TimeWord:
    """上年, 今年, 今年以来: a year counted from the document's own."""
    text = match.group()
    found = _clues()["relative"].search(text)
    name = found.group() if found else ""
    row = next(row for row in rows_of("time_words") if row["kind"] in ("prior", "year") and row["word"] == name)
    offset = (int(row["first"]), int(row["last"]))
    kind = "since" if _is_since(text) else "span" if offset[0] != offset[1] else row["kind"]
    clause = _SINCE_CLAUSE.match(match.string, match.end()) if kind == "year" else None
    if clause:
        return replace(_word(match, "since", offset=offset), end=clause.end(), text=text + clause.group())
    return _word(match, kind, offset=offset)


def read_years(match: re.Match[str]) -> TimeWord:
    """五年来, 三年内: so many years, before or after the document's own."""
    text = match.group()
    found = _clues()["count"].search(text)
    length = parse_count(found.group()) if found else None
    return _word(match, match.lastgroup or "back", length=length)


def read_meeting(match: re.Match[str]) -> TimeWord:
    """党的十八大以来: all since the month of a congress."""
    name = match["name"]
    date = next(row["date"] for row in rows_of("meetings") if row["name"].removeprefix("党的") == name)
    return _word(match, "since", first=date)


def read_part(match: re.Match[str]) -> TimeWord:
    """上半年, 3月底: a part of a year named elsewhere."""
    return _word(match, "part")
