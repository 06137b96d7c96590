"""Sections and sentences of a reading: who speaks where, and where a sentence ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One speech, article or chapter of a document, in half-open offsets of the reading.

    `head` is the stretch of its title and signature lines, `body` what follows; start <= head_end <= end.
    """

    number: int
    start: int
    head_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The reading of one document, cut into sections and sentences (both sorted, half-open, not overlapping).

    `preamble` is the end of what stands before the first section: the document's own title, date and place lines.
    """

    text: str
    preamble: int
    sections: tuple[Section, ...]
    sentences: tuple[tuple[int, int], ...]


def sentence_at(outline: Outline, index: int) -> tuple[int, int]:
    """The half-open offsets of the sentence that holds character `index` of the reading."""
    from bisect import bisect_right

    number = bisect_right(outline.sentences, (index, len(outline.text) + 1)) - 1
    return outline.sentences[max(number, 0)]


def section_at(outline: Outline, index: int) -> Section | None:
    """The section that holds character `index` of the reading; None before the first."""
    from bisect import bisect_right

    number = bisect_right([section.start for section in outline.sections], index) - 1
    return outline.sections[number] if number >= 0 else None
