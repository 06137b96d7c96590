"""What a time word means in its place, and which time a heading or a paragraph's opening sets for what follows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.dating import DocumentDate
from extract.lexicon import words_of
from extract.outline import Outline, section_at
from extract.timewords import MASKED_YEAR, TimeWord

_LEVELS = {"part": 0, "chapter": 1, "article": 2, "item": 3}
_MARKS = (
    r"(?:(?P<part>第[一二三四五六七八九十]{1,3}[章篇部])|(?P<chapter>[一二三四五六七八九十]{1,3}、)"
    r"|(?P<article>[（(][一二三四五六七八九十]{1,3}[)）])|(?P<item>[（(]?\d{1,2}(?:[)）]|[.．、](?!\d))))"
)
_HEADING, _NEW_HEADING = re.compile(_MARKS), re.compile(r"\n" + _MARKS)
_LONGEST_HEADING, _LONGEST_PLAIN_HEADING = 60, 40
_SENTENCE_END = re.compile(r"[。！？；]")
_ENDS_SENTENCE = "。！？；：，、"
_MONTH = re.compile(r"\d月|月\d")
_OPENING_SENTENCES = 2  # a time that opens one of so many sentences after the first is still the paragraph's
_THEME = re.compile("(?:——)?这?是")
_DRAFT = re.compile("纲要|的建议")
_LASTING = frozenset({"review", "ahead", "back", "forward", "span"})


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


NO_TIME = Time("", None, "", "")


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
    if kind in ("back", "bare", "theme", "forward", "review", "ahead"):
        return _counted_time(word, date, frame, anchor)
    if kind == "now":
        return Time(word.text, year, str(year or ""), "as_of")
    if kind in ("part", "whole"):
        return _part_time(word, frame if frame.year else NO_TIME)
    return Time(word.text, None, "", "")


def _shifted(year: int | None, by: int) -> str:
    return str(year + by) if year is not None else ""


def _number(year: str) -> int | None:
    return int(year[:4]) if year[:4].isdecimal() else None


def _year_time(word: TimeWord, period: str) -> Time:
    part = _MONTH.search(word.text) or word.text.endswith(_part_words())
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
    known = year if first != MASKED_YEAR else None
    return Time(word.text, known, f"{first}/..", "cumulative")


def _counted_time(word: TimeWord, date: DocumentDate, frame: Time, anchor: str) -> Time:
    """The time of 近三年, 五年来, 过去一年, 今后五年: so many years up to, or from, the document's."""
    length, year = word.length, date.year
    if word.kind in ("back", "bare", "theme") and frame.span and length == frame.span[1] - frame.span[0] + 1:
        return replace(frame, text=word.text, basis="cumulative")
    if year is None or (word.kind == "back" and length is None):
        if word.kind == "back" and anchor:
            return Time(word.text, year if anchor != MASKED_YEAR else None, f"{anchor}/..", "cumulative")
        return Time(word.text, None, "", "cumulative")
    if word.kind == "ahead":
        return Time(word.text, year, str(year), "year")
    last = year - 1 if date.annual_report else year
    if word.kind == "review":
        return Time(word.text, last, str(last), "year") if date.annual_report else _span_time(word.text, year - 1, year)
    if word.kind == "forward":
        return _span_time(word.text, last + 1, last + (length or 1))
    if anchor and _number(anchor) is not None and abs(last - int(anchor[:4]) - (length or 0)) <= 1:
        return Time(word.text, year, f"{anchor}/..", "cumulative")
    return _span_time(word.text, last - (length or 1) + 1, last)


def _part_time(word: TimeWord, frame: Time) -> Time:
    basis = "as_of" if word.ends else "year" if word.kind == "whole" else ""
    month = re.search(r"(\d{1,2})月", word.text)
    period = str(frame.year or "")
    if period and month and 1 <= int(month[1]) <= 12 and not re.search(r"[-—~至]", word.text):
        period += f"-{int(month[1]):02d}"
    return Time(word.text, frame.year, period, basis)


class Frames:
    """The time that headings and openings set, for every place of a reading."""

    def __init__(self, outline: Outline, words: Sequence[TimeWord], date: DocumentDate) -> None:
        self._starts: list[int] = [0]
        self._times: list[Time] = [NO_TIME]
        text = outline.text
        stack: list[tuple[float, Time]] = []  # (level of the heading that set it, time), outermost first
        level, section = 0.0, None
        for start, line_words in _lines(outline, words):
            here = section_at(outline, start)
            if here is not section:
                section, level, stack = here, 0.0, []
                self._change(start, NO_TIME)
            if here is None or start < here.head_end:
                continue
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            found = _heading_level(text, start, end, line_words)
            if found is not None:
                level = found
                stack = [entry for entry in stack if entry[0] < level]
                stop = _heading_end(text, start, end)
                named = next((word for word in line_words if word.end <= stop and _names_time(word)), None)
                if named:
                    stack.append((level, time_of(named, date, _top(stack))))
                self._change(start, _top(stack))
                start = stop
            self._read_paragraph(text, start, line_words, date, stack, level + 0.5)
            self._change(end, _top(stack))

    def at(self, index: int) -> Time:
        """The time in force at character `index` of the reading."""
        return self._times[bisect_right(self._starts, index) - 1]

    def _change(self, start: int, time: Time) -> None:
        if self._times[-1] is not time:
            self._starts.append(start)
            self._times.append(time)

    def _read_paragraph(
        self, text: str, start: int, words: Sequence[TimeWord], date: DocumentDate,
        stack: list[tuple[float, Time]], level: float,
    ) -> None:
        """Take in the time words that open sentences; those that open the paragraph hold on after it."""
        for word in words:
            if word.start < start or not (_names_time(word) or word.kind in ("since", "theme")):
                continue
            marks = [mark.end() for mark in _SENTENCE_END.finditer(text, start, word.start)]
            sentence = marks[-1] if marks else start
            opens = bool(_opener().fullmatch(text, sentence, word.start))
            lasts = _is_theme(word, text, sentence, date) if word.kind in ("theme", "mention") else opens and _lasts(
                word, text, date)
            if not lasts and not (opens and sentence == start):
                continue  # a plain year in mid-paragraph holds for its sentence only
            time = time_of(word, date, _top(stack))
            if lasts and len(marks) <= _OPENING_SENTENCES:
                stack[:] = [entry for entry in stack if entry[0] < level] + [(level, time)]
            self._change(word.start, time)


def _top(stack: Sequence[tuple[float, Time]]) -> Time:
    return stack[-1][1] if stack else NO_TIME


def _lines(outline: Outline, words: Sequence[TimeWord]) -> Iterator[tuple[int, Sequence[TimeWord]]]:
    """The starts of lines that can change the time: sections, headings, and lines with time words, which come along."""
    text = outline.text
    lines: dict[int, list[TimeWord]] = {section.start: [] for section in outline.sections}
    lines |= {match.start() + 1: [] for match in _NEW_HEADING.finditer(text)}
    for word in words:
        lines.setdefault(text.rfind("\n", 0, word.start) + 1, []).append(word)
    yield from sorted(lines.items())


def _heading_level(text: str, start: int, end: int, words: Sequence[TimeWord]) -> float | None:
    """How deep a heading the line is, 0 the highest; None where it is none."""
    heading = _HEADING.match(text, start, end)
    if heading:
        return _LEVELS[heading.lastgroup or ""]
    named = any(_names_time(word) for word in words)
    plain = 0 < end - start <= _LONGEST_PLAIN_HEADING and text[end - 1] not in _ENDS_SENTENCE
    if plain and named and not _MONTH.search(text, start, end) and not _title_end().search(text, start, end):
        return 0
    return None


def _heading_end(text: str, start: int, end: int) -> int:
    """Where the heading that begins the line ends: at the line's end, or after its first sentence."""
    mark = _SENTENCE_END.search(text, start, min(end, start + _LONGEST_HEADING))
    return mark.end() if mark else end if end - start <= _LONGEST_HEADING else start


def _names_time(word: TimeWord) -> bool:
    return word.kind in _LASTING or (word.kind in ("year", "mention") and not word.ends)


def _lasts(word: TimeWord, text: str, date: DocumentDate) -> bool:
    """True where an opening word is what a paragraph is about (过去五年, 2025年是…), not the date of one statement."""
    if word.kind == "back":
        return (word.length or 0) >= 5 or word.text.endswith("来") or not word.text.startswith(("近", "最近"))
    if word.kind in ("span", "forward"):
        return word.length == 5
    if word.kind != "year":
        return word.kind in _LASTING
    ahead = word.offset == (0, 0) or word.first == str(date.year)
    return (date.annual_report and ahead) or text.startswith("是", word.end) or text.endswith("过去的", 0, word.start)


def _is_theme(word: TimeWord, text: str, sentence: int, date: DocumentDate) -> bool:
    """True for 这是…的五年, and where an annual report lays before the assembly the plan for the years to come."""
    if word.kind == "theme":
        return (word.length or 0) > 1 and bool(_THEME.match(text, sentence))
    coming = date.annual_report and date.year is not None and word.first >= str(date.year)
    return coming and bool(_DRAFT.search(text, word.end, word.end + 8))


@lru_cache(maxsize=1)
def _part_words() -> tuple[str, ...]:
    return words_of("time_words", kind="part")


@lru_cache(maxsize=1)
def _opener() -> re.Pattern[str]:
    """What may stand between the start of a sentence and the time word that opens it."""
    words = "|".join(words_of("time_words", kind="opener"))
    return re.compile(rf"(?:——|[一二三四五六七八九十]是|第[一二三四五六七八九十]，|{words}|[，！：“])*")


@lru_cache(maxsize=1)
def _title_end() -> re.Pattern[str]:
    words = words_of("document_words", kind="title") + words_of("document_words", kind="annual")
    return re.compile("(?:" + "|".join(words) + ")$")
