"""Sections and sentences of a reading: who speaks where, and where a sentence ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from extract.lexicon import words_of
from extract.positions import positions_of


@dataclass(frozen=True, slots=True)
class Section:
    """One speech or article of a document, in half-open offsets of the reading.

    `start` up to `head_end` is the stretch of its title and signature lines; start <= head_end <= end.
    """

    number: int
    start: int
    head_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The reading of one document, cut into sections and sentences (both sorted, half-open, not overlapping).

    `preamble` is the end of what stands before the first section's body: the document's title, date and place lines
    and its table of contents. `sentence_of` remembers the sentence of each character that was asked for.
    """

    text: str
    preamble: int
    sections: tuple[Section, ...]
    sentences: tuple[tuple[int, int], ...]
    section_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    sentence_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    sentence_of: dict[int, tuple[int, int]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "section_starts", tuple(section.start for section in self.sections))
        object.__setattr__(self, "sentence_starts", tuple([start for start, _ in self.sentences]))
        starts = accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0)
        object.__setattr__(self, "line_starts", tuple(starts)[:-1])


class _Line(NamedTuple):
    start: int
    text: str


_SENTENCE_ENDS: Final = "。！？!?\n"
_MORE_ENDS, _CLOSING = frozenset("。！？!?"), frozenset("”’）)」")  # what goes with the end of a sentence before it
_CONTENTS_ENTRY: Final = re.compile(r"(.{6,60}?)[.…·]*\d{1,3}$")
_LIST_NUMBER: Final = re.compile(r"^(?:\d{1,2}(?!\d)[.．、]?|[（(]?[一二三四五六七八九十]{1,3}[)）、.])")
_HEADING: Final = re.compile(r"^(?:\d{1,2}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[)）、.])")
_FIRST_CHAPTER: Final = re.compile("[一（(]一?[、）)]")  # an excerpt without a title begins so
_NOT_TITLE: Final = re.compile(r"[。；！？，：:]|^[一二三四五六七八九十]{1,3}、|^[（(]")
_RUNS_ON: Final = re.compile(r"[。！；]$|，.{12}")  # prose; a date line may hold a comma too
_LONGEST_TITLE: Final = 60
_MOST_HEAD_LINES: Final = 40


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words_of('document_words', kind='salutation'))}).{{0,12}}[：:！!]$")


def outline_of(text: str) -> Outline:
    """The sections and sentences of a reading's text.

    Sections come from a table of contents whose entries stand again as headings, else from a title line that
    repeats (a compilation of speeches given at one meeting); a text with neither is one section.

    >>> outline_of("在会上的发言\\n某县建成中心3个。成效好。").sentences
    ((0, 7), (7, 16), (16, 20))
    """
    lines = _lines_of(text)
    starts = _contents_headings(lines) or _repeated_titles(lines)
    if starts:
        ends = [*(lines[start].start for start in starts[1:]), len(text)]
        sections = tuple(
            Section(number, lines[start].start, _head_end(lines, start, end), end)
            for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
        )
        preamble = sections[0].start
    else:
        preamble = 0 if _FIRST_CHAPTER.match(text) else _head_end(lines, 0, len(text))
        sections = (Section(1, 0, preamble, len(text)),)
    return Outline(text, preamble, sections, _sentences_of(text))


def sentence_at(outline: Outline, index: int) -> tuple[int, int]:
    """The half-open offsets of the sentence that holds character `index` of the reading.

    >>> sentence_at(outline_of("成效好。建成3个。"), 6)
    (4, 9)
    """
    found = outline.sentence_of.get(index)  # each step asks it of each figure
    if found is None:
        number = bisect_right(outline.sentence_starts, index, 1) - 1
        found = outline.sentence_of[index] = outline.sentences[number]
    return found


def line_start_at(outline: Outline, index: int) -> int:
    """Where the line that holds character `index` of the reading begins.

    >>> line_start_at(outline_of("成效好。\\n建成3个。"), 7)
    5
    """
    return outline.line_starts[bisect_right(outline.line_starts, index) - 1]


def lines_opening_with(outline: Outline, opening: re.Pattern[str], signs: frozenset[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern at the beginnings of lines; `signs` are the characters that it can begin with.

    >>> outline = outline_of("某县工作情况\\n一、建成3个。\\n成效好。")
    >>> [match.group() for match in lines_opening_with(outline, re.compile("[一二]、"), frozenset("一二"))]
    ['一、']
    """
    text = outline.text
    for start in outline.line_starts:
        if text[start : start + 1] in signs and (match := opening.match(text, start)):
            yield match


def section_at(outline: Outline, index: int) -> Section | None:
    """The section that holds character `index` of the reading; None before the first.

    >>> section_at(outline_of("成效好。建成3个。"), 6).number
    1
    """
    number = bisect_right(outline.section_starts, index) - 1
    return outline.sections[number] if number >= 0 else None


def _lines_of(text: str) -> list[_Line]:
    lines, at = [], 0
    for piece in text.split("\n"):
        lines.append(_Line(at, piece))
        at += len(piece) + 1
    return lines


def _sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    ends = [0]
    for at in positions_of(text, _SENTENCE_ENDS):
        end = at + 1
        if at < ends[-1]:
            continue
        if text[at] != "\n":
            while text[end : end + 1] in _MORE_ENDS:
                end += 1
            while text[end : end + 1] in _CLOSING:
                end += 1
        ends.append(end)
    if len(ends) == 1 or ends[-1] < len(text):
        ends.append(len(text))
    return tuple(pairwise(ends))


def _bare(line: str) -> str:
    """A heading without list number, quotes and signs, for comparison."""
    return re.sub(r"[^\w*]", "", _LIST_NUMBER.sub("", line))


def _contents_headings(lines: list[_Line]) -> list[int]:
    """Line numbers of the headings that a table of contents near the beginning announces."""
    entries: list[str] = []
    last = 0
    for number, line in enumerate(lines[:80]):
        match = _CONTENTS_ENTRY.match(line.text) if line.text[-1:].isdecimal() else None
        if match and not _NOT_TITLE.search(_LIST_NUMBER.sub("", match[1])):
            entries.append(_bare(match[1]))
            last = number
    if len(entries) < 3:
        return []
    announced = set(entries)
    found = [number for number, line in enumerate(lines) if number > last and _bare(line.text) in announced]
    return found if len(found) >= len(entries) - 1 else []


def _repeated_titles(lines: list[_Line]) -> list[int]:
    """Line numbers where a title that repeats word by word opens a new speech."""
    counts = Counter(line.text for line in lines)
    repeated = {text for text, count in counts.items() if count >= 3 and _is_title(text)}
    runs = [number for number, line in enumerate(lines)
            if line.text in repeated and (number == 0 or lines[number - 1].text not in repeated)]
    bodies = [sum(len(line.text) for line in lines[a:b]) for a, b in pairwise([*runs, len(lines)])]
    # Titles stand far apart; a line that repeats every few lines is page furniture.
    return runs if len(runs) >= 3 and min(bodies) > 300 else []


def _is_title(line: str) -> bool:
    return 8 <= len(line) <= _LONGEST_TITLE and not _NOT_TITLE.search(line)


def _head_end(lines: list[_Line], first: int, end: int) -> int:
    """Where title and signature lines end and the body begins: at the first line that is a sentence or a heading."""
    for line in lines[first : first + _MOST_HEAD_LINES]:
        text = line.text
        is_body = len(text) > _LONGEST_TITLE or _RUNS_ON.search(text) or _HEADING.match(text)
        if line.start >= end or (is_body and line is not lines[first]) or _salutation().match(text):
            return min(line.start, end)
        if is_body and re.search("[。！；，]", text):
            return line.start
    return lines[first + 1].start if first + 1 < len(lines) and lines[first + 1].start < end else lines[first].start
