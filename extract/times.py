"""What a time word means in its place, and whether it says when or only with what something is compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from extract.dating import DocumentDate
from extract.lexicon import rows_of, words_of
from extract.timereading import TimeWord, parse_count

_MULTIPLE: Final = re.compile(
    r"[^，。；\n]{0,16}?的(?:[\d.]+(?P<times>倍)|[\d.]+[%成]|[一二三四五六七八九]成|百分之|总和)"
)
_MONTH: Final = re.compile(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:(\d{1,2})日)?")
_RANGE: Final = re.compile(r"(\d{1,2})月?[-—~至](\d{1,2})月")
_DAYS: Final = re.compile(r"日?[-—~至](?:\d{1,2}月)?\d{1,2}日")
_FOUR_DIGITS: Final = re.compile(r"\d{4}")
_BASE_FAR: Final = re.compile(r"(?:比|较)[^，。；：\d]{1,12}的$")


@dataclass(frozen=True, slots=True)
class Time:
    """A time as resolved: the words, the year (None if unknown), the EDTF period ("" if unknown), the time basis.

    `span` holds the first and last year of a span that is closed and known, `start` the year whose level a change
    over that span sets out from.
    """

    text: str
    year: int | None
    period: str
    basis: str
    span: tuple[int, int] | None = None
    start: int | None = None


NO_TIME: Final = Time("", None, "", "")
ASIDE: Final = Time("", None, "", "")  # in a glossary, where not even the document's year holds


def time_of(word: TimeWord, date: DocumentDate, frame: Time, anchor: str = "") -> Time:
    """The time that `word` names in a document of that date, under a heading of that time.

    `anchor` is the last start of an open span that the section stated (2019年起), or "".

    >>> from extract.timewords import find_time_words
    >>> time_of(find_time_words("去年")[0], DocumentDate(2023, "", False, "title"), NO_TIME).period
    '2022'
    """
    kind, year = word.kind, date.year
    if kind == "year":
        return _year_time(word, word.first if word.offset is None else _shifted(year, word.offset[0]))
    if kind == "prior":  # the year before the one spoken of, which in a review is not the document's own
        return _year_time(word, _shifted(frame.year or year, -1))
    if kind in ("span", "mention"):
        return _stated_span(word, year)
    if kind == "since":
        return _open_time(word, word.first if word.offset is None else _shifted(year, word.offset[0]), year)
    if kind in ("back", "bare", "theme", "forward", "within", "review", "ahead"):
        return _counted_time(word, date, frame, anchor)
    if kind == "now":
        return Time(word.text, year, str(year or ""), "as_of")
    if kind in ("part", "whole", "same"):
        return _part_time(word, frame if frame.year else NO_TIME)
    return Time(word.text, None, "", "")


def _shifted(year: int | None, by: int) -> str:
    return str(year + by) if year is not None else ""


def _number(year: str) -> int | None:
    """The year of an EDTF date; None where it is empty or masked."""
    return int(year[:4]) if year[:4].isdecimal() else None


def _year_time(word: TimeWord, period: str) -> Time:
    part = _MONTH.search(word.text) or word.text.endswith(kind_words("part"))
    if len(period) == len("2023"):
        period = _with_months(period, word)
    return Time(word.text, _number(period), period, "as_of" if word.ends else "" if part else "year")


def _stated_span(word: TimeWord, year: int | None) -> Time:
    if word.offset is None:
        first, last = _number(word.first), _number(word.last)
    else:
        first, last = (_number(_shifted(year, by)) for by in word.offset)
    if first is None or last is None:
        return Time(word.text, last, f"{word.first}/{word.last}" if word.first else "", "cumulative")
    # A plan counts from the year before its first; a range of years (2020年到2025年) from its first.
    return _span_time(word.text, first, last, first - (word.length is not None))


def _span_time(text: str, first: int, last: int, start: int | None = None) -> Time:
    return Time(text, last, f"{first}/{last}", "cumulative", (first, last), first - 1 if start is None else start)


def _open_time(word: TimeWord, first: str, year: int | None) -> Time:
    if not first:
        return Time(word.text, year, "", "cumulative")
    if _number(first) == year and year is not None:
        return Time(word.text, year, first, "year")
    known = None if "X" in first else year
    return Time(word.text, known, f"{first}/..", "cumulative")


def _counted_time(word: TimeWord, date: DocumentDate, frame: Time, anchor: str) -> Time:
    """The time of 近三年, 五年来, 过去一年, 今后五年: so many years up to, or from, the document's."""
    length, year = word.length, date.year
    if word.kind == "review" and year is None:
        return replace(frame, text=word.text) if frame.period else Time(word.text, None, "", "year")
    if word.kind in ("back", "bare", "theme") and frame.span and length == frame.span[1] - frame.span[0] + 1:
        return replace(frame, text=word.text, basis="cumulative")
    if year is None or (word.kind == "back" and length is None):
        if word.kind == "back" and anchor:
            return Time(word.text, None if "X" in anchor else year, f"{anchor}/..", "cumulative")
        return Time(word.text, None, "", "cumulative")
    last = year - 1 if date.annual_report else year
    if word.kind == "ahead":
        ahead = year + date.summary
        return Time(word.text, ahead, str(ahead), "year")
    if word.kind == "review":
        if date.annual_report or date.summary:
            return Time(word.text, last, str(last), "year")
        return _span_time(word.text, year - 1, year)
    if word.kind in ("forward", "within"):
        return _span_time(word.text, last + 1, last + (length or 1))
    if anchor and _number(anchor) is not None and abs(last - int(anchor[:4]) - (length or 0)) <= 1:
        return Time(word.text, year, f"{anchor}/..", "cumulative")
    return _span_time(word.text, last - (length or 1) + 1, last)


def _part_time(word: TimeWord, frame: Time) -> Time:
    basis = "as_of" if word.ends else "" if word.kind == "part" else "year"
    return Time(word.text, frame.year, _with_months(str(frame.year or ""), word), basis)


def _with_months(year: str, word: TimeWord) -> str:
    """The EDTF of a year and the month (and day), or the run of months, that the word names; of no other part of it."""
    text = word.text
    run = next(((first, last) for name, first, last in _runs_of_months() if name in text), None)
    if not run and (named := _RANGE.search(text)):
        run = int(named[1]), int(named[2])
    if run and year.isdecimal() and 1 <= run[0] < run[1] <= 12:
        return f"{year}-{run[1]:02d}" if word.ends else f"{year}-{run[0]:02d}/{year}-{run[1]:02d}"
    month = _MONTH.search(text)
    number = parse_count(month[1]) if month and year else None
    if not month or not number or number > 12:
        return year
    days = _DAYS.match(text, month.end()) if month[2] else None
    return f"{year}-{number:02d}" + (f"-{int(month[2]):02d}" if month[2] and not days else "")


def names_months(word: TimeWord) -> bool:
    """True for a word that names a run of months: 上半年, 三季度.

    >>> from extract.timewords import find_time_words
    >>> [names_months(word) for word in find_time_words("上半年和年底")]
    [True, False]
    """
    return any(name in word.text for name, _, _ in _runs_of_months())


@cache
def _runs_of_months() -> list[tuple[str, int, int]]:
    """The words for a part of a year and its first and last month, the longest first: 前三季度 holds 三季度."""
    rows = [row for row in rows_of("time_words") if row["kind"] == "part" and row["first"]]
    rows.sort(key=lambda row: -len(row["word"]))
    return [(row["word"], int(row["first"]), int(row["last"])) for row in rows]


def at_same_time(time: Time, base: Time) -> Time:
    """The time of 去年同期: the part of its year that the `base`, the time spoken of before, is of its own.

    >>> at_same_time(Time("去年同期", 2022, "2022", "year"), Time("上半年", 2023, "2023-01/2023-06", "")).period
    '2022-01/2022-06'
    """
    years = set(_FOUR_DIGITS.findall(base.period))
    if time.year is None or base.year is None or years != {str(base.year)}:
        return time
    return replace(time, period=base.period.replace(str(base.year), str(time.year)), basis=base.basis)


def is_base(text: str, word: TimeWord) -> bool:
    """True where a time is what a figure is compared with: 比2020年, 2020年的3倍, 上年同期, 2015年以来最高.

    >>> from extract.timewords import find_time_words
    >>> text = "比2020年增长5%"
    >>> is_base(text, find_time_words(text)[0])
    True
    """
    if text.endswith(kind_words("base"), 0, word.start) or _after_base().match(text, word.end):
        return True
    if word.text.endswith(kind_words("same_time")):
        return True
    if _BASE_FAR.search(text, max(word.start - 16, 0), word.start):  # 比历史最高的2015年
        return True
    if word.text.endswith("以来") and text.startswith(kind_words("after_since"), word.end):
        return True
    return is_measure(text, word)


def is_measure(text: str, word: TimeWord) -> bool:
    """True where a time is what a multiple or a share is reckoned by: 是2020年的3倍, 恢复到2019年的93%."""
    lead = word.start + (word.text[0] in "到至")  # in 恢复到 this belongs to the verb
    match = _MULTIPLE.match(text, word.end)
    bases = kind_words("multiple_base") + (kind_words("times_base") if match and match["times"] else ())
    return match is not None and text.endswith(bases, 0, lead)


@cache
def _after_base() -> re.Pattern[str]:
    barred = {row["word"]: row["not_before"] for row in rows_of("time_words") if row["kind"] == "after_base"}
    return re.compile("|".join(re.escape(word) + (f"(?![{barred[word]}])" if barred[word] else "")
                               for word in kind_words("after_base")))


@cache
def kind_words(kind: str) -> tuple[str, ...]:
    """The time words of one kind, as a tuple that str.startswith and str.endswith take.

    >>> kind_words("whole")[0]
    '全年度'
    """
    return words_of("time_words", kind=kind)
