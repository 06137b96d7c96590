"""Which time a heading, or the opening of a paragraph, sets for what follows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from extract.chapters import mixes_lack_and_plans
from extract.clauses import AMONG
from extract.dating import DocumentDate
from extract.lexicon import words_of
from extract.outline import Outline, line_start_at, section_at
from extract.timereading import TimeWord
from extract.times import ASIDE, NO_TIME, Time, is_base, kind_words, names_months, time_of

_LEVELS: Final = {"part": 0, "chapter": 1, "article": 2, "item": 3}
_MARKS: Final = (
    r"(?:(?P<part>第[一二三四五六七八九十]{1,3}[章篇部])|(?P<chapter>[一二三四五六七八九十]{1,3}、)"
    r"|(?P<article>[（(][一二三四五六七八九十]{1,3}[)）])|(?P<item>[（(]?\d{1,2}(?:[)）]|[.．、](?!\d))))"
)
_HEADING, _NEW_HEADING = re.compile(_MARKS), re.compile(r"\n" + _MARKS)
_LONGEST_HEADING, _LONGEST_PLAIN_HEADING = 60, 40
_SENTENCE_END: Final = re.compile(r"[。！？；]")
_CAPTION: Final = re.compile(r"(?:附?[图表])[\d一二三四五六七八九十]")
_ENDS_SENTENCE: Final = "。！？；：，、"
_MONTH: Final = re.compile(r"\d月|月\d")
_LONGEST_OPENER: Final = 25
_LONGEST_SENTENCE: Final = 300
_OPENING_SENTENCES: Final = 2  # a time that opens one of so many sentences after the first is still the paragraph's
_THEME: Final = re.compile("(?:——)?这?是")
_LASTING: Final = frozenset({"review", "ahead", "back", "forward", "span"})


class Frames:
    """The time that headings and openings set, for every place of a reading."""

    def __init__(self, outline: Outline, words: Sequence[TimeWord], date: DocumentDate) -> None:
        self._starts: list[int] = [0]
        self._times: list[Time] = [NO_TIME]
        self._spans: list[Time] = [NO_TIME]  # beside each time, the innermost heading or opening that sets a span
        text = outline.text
        glossary = any(word in text for word in words_of("document_words", kind="aside"))
        aside = _aside_line().search(text, outline.sections[-1].head_end) if glossary and outline.sections else None
        self._aside = aside.end() if aside else len(text) + 1
        stack: list[tuple[float, Time]] = []  # (level of the heading that set it, time), outermost first
        level, section = 0.0, None
        for start, line_words in _lines(outline, words):
            here = section_at(outline, start)
            if here is not section:
                section, level, stack = here, 0.0, []
                self._change(start, NO_TIME, stack)
            if here is None or start < here.head_end or _CAPTION.match(text, start):
                continue
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            found = _heading_level(text, start, end, line_words)
            if found is not None:
                level = found
                stack = [entry for entry in stack if entry[0] < level]
                stop = _heading_end(text, start, end)
                named = next((word for word in line_words if word.end <= stop and _is_of_heading(text, word)), None)
                if named and not mixes_lack_and_plans(text[start:stop]):
                    stack.append((level, time_of(named, date, _top(stack) if stack else _year_of(date))))
                self._change(start, _top(stack), stack)
                start = stop
            self._read_paragraph(text, start, line_words, date, stack, level + 0.5)
            self._change(end, _top(stack), stack)

    def at(self, index: int) -> Time:
        """The time in force at character `index` of the reading."""
        return ASIDE if index >= self._aside else self._times[bisect_right(self._starts, index) - 1]

    def span_at(self, index: int) -> Time:
        """The innermost span of years in force at character `index`, behind whatever single year is."""
        return NO_TIME if index >= self._aside else self._spans[bisect_right(self._starts, index) - 1]

    def _change(self, start: int, time: Time, stack: Sequence[tuple[float, Time]]) -> None:
        if self._times[-1] is not time:
            self._starts.append(start)
            self._times.append(time)
            self._spans.append(next((outer for _, outer in reversed(stack) if outer.span), NO_TIME))

    def _read_paragraph(
        self, text: str, start: int, words: Sequence[TimeWord], date: DocumentDate,
        stack: list[tuple[float, Time]], level: float,
    ) -> None:
        """Take in the time words that open sentences; those that open the paragraph hold on after it."""
        sentence, read, marks = start, start, 0  # where the sentence starts, how far it is read, sentences before it
        for word in words:
            if word.start < start or not (_names_time(word) or word.kind in ("since", "theme")) or is_base(text, word):
                continue
            for mark in _SENTENCE_END.finditer(text, read, word.start):
                sentence, marks = mark.end(), marks + 1
            read = word.start
            opens = word.start - sentence <= _LONGEST_OPENER and bool(_opener().fullmatch(text, sentence, word.start))
            lasts = _is_theme(word, text, sentence, date) if word.kind in ("theme", "mention") else opens and _lasts(
                word, text, date)
            if not lasts and (not opens or sentence != start or word.kind == "mention"):
                if self._opened_by_year(start) and not marks and word.kind == "year":  # 2018年3件、2019年5件
                    self._change(_sentence_end(text, word.end), _top(stack), stack)
                continue  # a plain year in mid-paragraph holds for its sentence only
            time = time_of(word, date, self._times[-1] if self._opened_by_year(start) else _top(stack))
            if lasts and marks <= _OPENING_SENTENCES:
                stack[:] = [entry for entry in stack if entry[0] < level] + [(level, time)]
            self._change(word.start, time, stack)

    def _opened_by_year(self, start: int) -> bool:
        """True where the last change of time is the plain year that opens the paragraph at `start`."""
        return self._starts[-1] >= start and self._times[-1].basis == "year" and not self._times[-1].span


def _sentence_end(text: str, start: int) -> int:
    mark = _SENTENCE_END.search(text, start, start + _LONGEST_SENTENCE)
    return mark.end() if mark else start


def _is_of_heading(text: str, word: TimeWord) -> bool:
    """True for a time that a heading can be of; not for that of a part: 改造6000户，其中2024年2000户."""
    if text.endswith(AMONG, 0, word.start):
        return False
    return _names_time(word) or word.kind in ("bare", "theme") or word.kind == "part" and names_months(word)


def _year_of(date: DocumentDate) -> Time:
    """The year that a part of a year (上半年) is of, where no heading says; an annual report speaks of two."""
    return NO_TIME if date.year is None or date.annual_report else Time("", date.year, str(date.year), "")


def _top(stack: Sequence[tuple[float, Time]]) -> Time:
    return stack[-1][1] if stack else NO_TIME


def _lines(outline: Outline, words: Sequence[TimeWord]) -> Iterator[tuple[int, Sequence[TimeWord]]]:
    """The starts of lines that can change the time: sections, headings, and lines with time words, which come along."""
    text = outline.text
    lines: dict[int, list[TimeWord]] = {section.start: [] for section in outline.sections}
    lines |= {match.start() + 1: [] for match in _NEW_HEADING.finditer(text)}
    for word in words:
        lines.setdefault(line_start_at(outline, word.start), []).append(word)
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
    return coming and any(draft in text[word.end : word.end + 8] for draft in words_of("document_words", kind="draft"))


@lru_cache(maxsize=1)
def _opener() -> re.Pattern[str]:
    """What may stand between the start of a sentence and the time word that opens it."""
    openers, lead_ins = ("|".join(kind_words(kind)) for kind in ("opener", "lead_in"))
    return re.compile(rf"(?:—{{1,4}}|[一二三四五六七八九十]是|第[一二三四五六七八九十]，|{openers}|[，！：“])*"
                      rf"(?:(?:{lead_ins})[^，。；\d]{{1,16}}，)?")


@lru_cache(maxsize=1)
def _title_end() -> re.Pattern[str]:
    titles = words_of("document_words", kind="title") + words_of("document_words", kind="annual")
    return re.compile("(?:" + "|".join(titles) + ")$")


@lru_cache(maxsize=1)
def _aside_line() -> re.Pattern[str]:
    """The line above a glossary."""
    return re.compile(r"\n[^\n。，]{0,24}(?:" + "|".join(words_of("document_words", kind="aside")) + r")\n")
