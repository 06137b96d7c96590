"""The date of a document: from what the user gives, its title, a date line, or a meeting that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from extract.lexicon import rows_of, words_of
from extract.outline import Outline, lines_opening_with
from extract.timereading import parse_count, parse_year

_HEAD, _OPENING, _TAIL = 1500, 3000, 300  # characters at either end of a document where it is dated
_CHAPTER: Final = re.compile(r"[一二三四五六七八九]、[^。；\n]{2,40}$", re.M)
_CHAPTER_SIGNS: Final = frozenset("一二三四五六七八九")  # that open such a line
_LONGEST_TITLE: Final = 70
_LONGEST_DATE_LINE: Final = 60
_YEAR: Final = r"(?<![\d.])((?:19|20)\d\d|[一二][〇零○0Oo一二三四五六七八九]{3})"
_YEAR_SIGN: Final = re.compile(_YEAR + "年")
_BARE_YEAR: Final = re.compile(r"^((?:19|20)\d\d)(?=[一-鿿])")  # 2025医院工作总结
_NUMBER: Final = r"(\d{1,2}|[一二三]?十?[一二三四五六七八九十]?)"
_DATE: Final = re.compile(rf"{_YEAR}(?:年{_NUMBER}月{_NUMBER}日|[-./](\d{{1,2}})[-./](\d{{1,2}})(?!\d))")
# A line of its own, or behind who signs: 某县组织部  2021年11月.
_MONTH_LINE: Final = re.compile(
    rf"\s*(?:[^\d\s，。；：！？][^\d，。；：！？]{{1,30}}[\s（(]\s*|[（(])?{_YEAR}年{_NUMBER}月[)）]?\s*$"
)
_RANGE: Final = re.compile(r"\d[-—–~至]{1,2}\d|[一二三四五六七八九十]年")  # a title of several years
_FIRST_OF_RANGE: Final = re.compile(r"((?:19|20)\d\d)年?[-—–~至]{1,2}(?:19|20)\d\d")
_SENTENCE_MARK: Final = re.compile("[。；，！？]")


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """When a document was written: its `year`, None where unknown, and its `date` in ISO 8601 as far as known, or "".

    `annual_report` tells that it reviews the year before `year` and plans for `year`, `summary` that it reviews `year`
    itself (年度总结, 统计公报), `plan` that it only lays out what is to be done. `basis` is `given` (by the user),
    `date line` (the line that says where and when it was delivered or published), `title`, `named meeting` (a meeting
    or jubilee it speaks of as near) or "".
    """

    year: int | None
    date: str
    annual_report: bool
    basis: str
    summary: bool = False
    plan: bool = False


def document_date_of(outline: Outline, given: str = "") -> DocumentDate:
    """The date of a document; `given` is what the user says of it: 2023, 2023-05 or 2023-05-12.

    Raises ValueError where `given` holds no year.

    >>> from extract.outline import outline_of
    >>> document_date_of(outline_of("2024年某县政府工作报告\\n各位代表：\\n一、工作回顾\\n建成书屋3座。"))
    DocumentDate(year=2024, date='', annual_report=True, basis='title', summary=False, plan=False)
    """
    head = _head_of(outline)
    date = _date_of(outline, head, given)
    if date.annual_report:
        return date
    if any(_plan_title().search(line) for line in head if len(line) <= _LONGEST_TITLE):
        first = _FIRST_OF_RANGE.search(_title_of(head)) if date.basis == "title" else None
        return replace(date, plan=True, year=int(first[1]) if first else date.year)
    planned = _year_by_headings(outline)
    reviewed = planned - 1 if planned else _year_of_summary(head)
    if reviewed is None:
        return date
    if date.year is None:
        return replace(date, year=reviewed + 1, annual_report=True, basis="title")
    return replace(date, annual_report=date.year == reviewed + 1, summary=date.year == reviewed)


def _date_of(outline: Outline, head: list[str], given: str) -> DocumentDate:
    """The date of a document, before it is known whether one that is no government's is an annual report, too."""
    title_years = _title_years(head)
    annual = _is_annual(head)
    if given:
        match = re.match(r"\d{4}(?:-\d\d){0,2}", given.strip())
        if not match:
            raise ValueError(f"no date: {given!r}")
        return DocumentDate(int(match.group()[:4]), match.group(), annual, "given")
    held, published = _dated_lines(head)
    if held:
        year = _year_by_headings(outline) if annual else None  # a session in December plans for the next year
        return DocumentDate(year or int(held[:4]), held, annual, "date line")
    if title_years:  # 2023年总结和2024年计划 is written at the end of 2023, an assembly meets in 2024
        return DocumentDate(max(title_years) if annual else min(title_years), published, annual, "title")
    published = published or _press_date(outline)
    published = published or _dated_lines([line for line in outline.text[-_TAIL:].split("\n") if _is_date(line)])[1]
    if published:
        return DocumentDate(int(published[:4]), published, annual, "date line")
    year = _year_by_headings(outline) if annual else None
    if year:
        return DocumentDate(year, "", annual, "title")
    year = _year_by_meeting(outline.text[:_OPENING])
    return DocumentDate(year, "", annual, "named meeting" if year else "")


def _head_of(outline: Outline) -> list[str]:
    """The lines in which a document can be dated: its preamble, the first section's title lines and salutation."""
    end = max([outline.preamble, *(section.head_end for section in outline.sections[:1])])
    salutation = outline.text[end : end + _LONGEST_TITLE].partition("\n")[0] if end < _HEAD else ""
    lines = [line for line in outline.text[: min(end, _HEAD)].split("\n") if line]
    return [*lines, salutation] if salutation.endswith("：") else lines


def _title_years(head: list[str]) -> set[int]:
    """The years in the title, which holds a word of titles."""
    return {int(parse_year(year)) for year in _years_in(_title_of(head))}


def _years_in(line: str) -> list[str]:
    return _YEAR_SIGN.findall(line) or _BARE_YEAR.findall(line)


def _title_of(head: list[str]) -> str:
    """The first line, or two lines broken apart, that read like a title with a year; empty where there is none."""
    words = _either("title", "annual", "plan", "summary")
    for first, second in pairwise([*head, ""]):
        for line in (first, first + second):
            if (_years_in(line) and words.search(line) and len(line) <= _LONGEST_TITLE
                    and not _SENTENCE_MARK.search(line) and not _DATE.search(line)):
                return line
    return ""


@lru_cache(maxsize=1)
def _plan_title() -> re.Pattern[str]:
    return re.compile(rf"^(?!.*(?:{_alternation('summary')}|情况)).*(?:{_alternation('plan')})(?:[（(][^）)]*[）)])?$")


def _year_of_summary(head: list[str]) -> int | None:
    """The one year that the document sums up, by its title; None for a part of a year, several years, a speech."""
    title = _title_of(head)
    if not _either("summary").search(title) or _either("part", "meeting").search(title) or _RANGE.search(title):
        return None
    return min(_title_years(head))


def _is_annual(head: list[str]) -> bool:
    """True for a report that a government, court or other office gives to an assembly on its work or plans."""
    titles = [line for line in head if len(line) <= _LONGEST_TITLE]
    if any(_either("annual").search(line) for line in titles):
        return True
    reports = any(_either("report").search(line) for line in titles)
    return reports and any(_either("assembly").search(line) for line in titles)


def _dated_lines(lines: list[str]) -> tuple[str, str]:
    """The dates (ISO, or "") of the first line that says where a report was delivered, and of the first other one."""
    held = published = ""
    for line in lines:
        match = _DATE.search(line)
        if alone := _MONTH_LINE.match(line):
            published = published or _month_of(alone)
        if not match or len(line) > _LONGEST_DATE_LINE:
            continue
        month, day = (parse_count(part) or 0 for part in (match[2] or match[4], match[3] or match[5]))
        if not (1 <= month <= 12 and 1 <= day <= 31):
            continue
        date = f"{parse_year(match[1])}-{month:02d}-{day:02d}"
        if _either("meeting", "assembly").search(line):
            held = held or date
        else:
            published = published or date
    return held, published


def _month_of(match: re.Match[str]) -> str:
    """A line of year and month as YYYY-MM, "" where there is no such month."""
    month = parse_count(match[2]) or 0
    return f"{parse_year(match[1])}-{month:02d}" if 1 <= month <= 12 else ""


def _press_date(outline: Outline) -> str:
    """The full date (ISO, or "") that opens a piece of news: 2023年8月18日，记者从…获悉."""
    start = outline.sections[0].head_end if outline.sections else 0
    first = outline.text[start : start + _LONGEST_DATE_LINE]
    match = _DATE.match(first)
    told = match and _either("press").search(first, match.end())
    return _dated_lines([match.group()])[1] if match and told else ""


def _is_date(line: str) -> bool:
    match = _DATE.search(line)
    return bool(_MONTH_LINE.match(line) or match and len(line) - len(match.group()) <= 4)


def _year_by_headings(outline: Outline) -> int | None:
    """The year of an annual report from its chapter headings: 一、2023年工作回顾 and 二、2024年工作安排 are of 2024."""
    years = set()
    for match in lines_opening_with(outline, _CHAPTER, _CHAPTER_SIGNS):
        line = match.group()
        named = {int(parse_year(year)) for year in _YEAR_SIGN.findall(line)}
        reviews, plans = (bool(_either(kind).search(line)) for kind in ("review_heading", "plan_heading"))
        if len(named) == 1 and reviews != plans:
            years.add(named.pop() + reviews)
    return years.pop() if len(years) == 1 else None


def _year_by_meeting(text: str) -> int | None:
    """The year of a meeting that is about to open or has just closed, or of a jubilee or plan year “this year”."""
    near, jubilee, plan_year = _meeting_patterns()
    years = set()
    for match in near.finditer(text):
        years.add(int(_meeting_date(match["name"])[:4]))
    for match in jubilee.finditer(text):
        age = parse_count(match["age"])
        years.add(int(_meeting_date(match["event"])[:4]) + age if age else 0)
    for match in plan_year.finditer(text):
        row = next(row for row in rows_of("time_words") if row["kind"] == "plan" and row["word"] == match["plan"])
        opening = match["which"] in words_of("document_words", kind="opening")
        years.add(int(row["first"] if opening else row["last"]))
    return years.pop() if len(years) == 1 and 0 not in years else None


@lru_cache(maxsize=1)
def _meeting_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    meetings, events = ("|".join(sorted(words_of("meetings", "name", kind=kind))) for kind in ("meeting", "event"))
    coming, past, held = (_alternation(kind) for kind in ("coming", "past", "held"))
    near = re.compile(rf"(?=(?P<name>{meetings}))(?P=name)(?:胜利)?(?:(?:{coming}|{past})|{held})")
    age = r"(?P<age>\d{1,3}|[一二三四五六七八九十]{1,3})"
    jubilee = re.compile(rf"今年是[^。\n]{{0,30}}?(?P<event>{events}){age}周年")
    plans = "|".join(words_of("time_words", kind="plan"))
    plan_year = re.compile(rf"今年是[^。\n]{{0,30}}?“(?P<plan>{plans})”[^，。\n]{{0,6}}?"
                           rf"(?P<which>{_alternation('opening')}|{_alternation('closing')})")
    return near, jubilee, plan_year


def _meeting_date(name: str) -> str:
    return next(row["date"] for row in rows_of("meetings") if row["name"] == name)


def _alternation(*kinds: str) -> str:
    return "|".join(word for kind in kinds for word in words_of("document_words", kind=kind))


@lru_cache(maxsize=8)
def _either(*kinds: str) -> re.Pattern[str]:
    return re.compile(_alternation(*kinds))
