"""Which chapters, paragraphs and sentences of a report lay out what is to be done."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice, pairwise
from typing import Final

from extract.dating import DocumentDate
from extract.lexicon import words_of
from extract.outline import Outline, section_at
from extract.positions import WordFinder, positions_of

_CHAPTER: Final = re.compile(r"第?[一二三四五六七八九十]{1,3}(?:、|部分|章)")
_ARTICLE: Final = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_HEADING: Final = re.compile(r"[^\n。]*")
_LONGEST_HEADING, _LONGEST_PLAIN_HEADING = 60, 24
_MARK: Final = re.compile("[。；，！？：、]")
_SENTENCE_ENDS: Final = "。！\n"
_PLAN_SIGNS: Final = frozenset("做今未“2")  # that open a sentence which may turn to plans
_NUMERALS: Final = "零一二三四五六七八九"
_YEAR: Final = re.compile(r"20\d\d年")


def plan_spans_of(outline: Outline, date: DocumentDate) -> list[tuple[int, int]]:
    """The half-open stretches of the reading that lay out what is to be done: chapters, paragraphs that open so.

    In an annual report more headings speak of plans (重点工作), and a sentence that opens with the document's year,
    or with the five-year plan that begins no earlier, turns to plans too. A chapter of shortcomings *and* plans is one
    of plans from the first sentence on that says so.

    >>> from extract.outline import outline_of
    >>> outline = outline_of("一、主要成效\\n建成3个。\\n二、下一步打算\\n建成5个。")
    >>> plan_spans_of(outline, DocumentDate(2024, "", False, "title"))
    [(13, 26)]
    """
    turns = list(_turned_by_headings(outline, date))
    if date.annual_report:
        turns.extend((start, True) for start in _plans_opened(outline.text, date.year))
    turns.sort()
    spans = list(_paragraphs_ahead(outline.text))
    for (at, plan), (end, _) in pairwise([*turns, (len(outline.text), False)]):
        if plan:
            spans.append((at, end))
    return _joined(spans)


def mixes_lack_and_plans(heading: str) -> bool:
    """True for a heading of shortcomings and plans: the time it names is that of the plans alone.

    >>> mixes_lack_and_plans("四、存在的不足和2024年打算")
    True
    """
    return _speaks_of("lack", heading) and _speaks_of("ahead", heading)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans sorted, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _turned_by_headings(outline: Outline, date: DocumentDate) -> Iterator[tuple[int, bool]]:
    """Where headings turn to plans (True) or away from them; a new section, and a chapter after an article, do too."""
    chapter = now = date.plan  # whether the chapter at hand is one of plans, and whether the place is
    section = None
    for start, level in _headings(outline):
        here = section_at(outline, start)
        if here is not section and here:
            section, chapter, now = here, date.plan, date.plan
            yield here.start, date.plan
        match = _HEADING.match(outline.text, start)
        heading = match.group() if match else ""
        plan = _speaks_of("ahead", heading) or date.annual_report and _speaks_of("plan", heading)
        lack = _speaks_of("lack", heading)
        review = _speaks_of("review", heading)
        if plan and lack and not review:
            now = chapter = False
            yield start, False
            yield from _first_plan(outline.text, start + len(heading))
        elif plan != (review or lack):
            now = plan
            chapter = plan if level == "chapter" else chapter
            yield start, plan
        elif level == "chapter" and now != (chapter or date.plan):
            now = chapter = chapter or date.plan
            yield start, now


def _headings(outline: Outline) -> Iterator[tuple[int, str]]:
    """Where headings begin, and their level: numbered ones, and short lines without a mark."""
    text = outline.text
    for start in outline.line_starts:
        section = section_at(outline, start)
        if section is None:
            continue
        level = "chapter" if _CHAPTER.match(text, start) else "article" if _ARTICLE.match(text, start) else ""
        end = text.find("\n", start, start + _LONGEST_PLAIN_HEADING + 1)
        if level:
            stop = _HEADING.match(text, start)
            if stop and stop.end() - start <= _LONGEST_HEADING:
                yield start, level
        elif end > start >= section.head_end and not _MARK.search(text, start, end):
            yield start, "chapter"


def _first_plan(text: str, start: int) -> Iterator[tuple[int, bool]]:
    """Where, in the chapter whose heading ends at `start`, the first sentence speaks of what is to be done."""
    opener, ends = _chapter_pattern("turn"), positions_of(text, _SENTENCE_ENDS)
    for at in chain((start,), (end + 1 for end in islice(ends, bisect_left(ends, start), None))):
        if at > start and _CHAPTER.match(text, at):
            return
        if opener.match(text, at) or _YEAR.match(text, at):
            yield at, True
            return


def _paragraphs_ahead(text: str) -> Iterator[tuple[int, int]]:
    """The lines that open with 下一步 or the like."""
    opener = re.compile(rf"(?m)^(?:{_chapter_pattern('opening').pattern})[，,].*")
    yield from (match.span() for match in opener.finditer(text))


def _speaks_of(chapter: str, heading: str) -> bool:
    return bool(_chapter_pattern(chapter).search(heading))


@cache
def _opens_plan() -> tuple[re.Pattern[str], WordFinder]:
    """What opens a sentence, and what stands anywhere, that turns to what is to be done without a chapter heading."""
    after_plan, after_year, goal, none = (
        _chapter_pattern(chapter).pattern for chapter in ("after_plan", "after_year", "goal", "no_turn")
    )
    goals = rf"[^。，\n]{{0,20}}(?:{goal})(?:是|为|：|:|建议)"
    return re.compile(
        r"做好(?:今年|明年|20\d\d年)[^。\n]{0,8}工作|(?:今后|未来)五年"
        rf"|“(?P<plan>十[一二三四五六七八九]?)五”时期(?=，|{after_plan})"
        rf"|(?P<year>今年|20\d\d年)(?!{none})(?:{after_year})"
    ), WordFinder(("今年", "20", "今后"), rf"(?:今年|20\d\d年|今后五年){goals}")


def _plans_opened(text: str, year: int | None) -> Iterator[int]:
    """Where sentences turn to what is to be done, as their own words say; in no order."""
    opener, goal = _opens_plan()
    yield from (match.start() for match in goal.matches(text))
    for start in (0, *(end + 1 for end in positions_of(text, _SENTENCE_ENDS))):
        match = opener.match(text, start) if text[start : start + 1] in _PLAN_SIGNS else None
        if match and _is_ahead(match, year):
            yield start


def _is_ahead(match: re.Match[str], year: int | None) -> bool:
    """False where the year or the five-year plan that opens a sentence lies behind the document's year."""
    if match["plan"]:
        # the eleventh plan began in 2006, each later one five years on
        start = 1951 + 5 * (10 + max(_NUMERALS.find(match["plan"][1:]), 0))
        return year is None or start >= year
    if match["year"] and match["year"] != "今年":
        return year is None or int(match["year"][:4]) >= year
    return True


@cache
def _chapter_pattern(chapter: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words_of("chapter_words", chapter=chapter))))
