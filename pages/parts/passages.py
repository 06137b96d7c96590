"""A document's text cut for the screen: parts of a bearable length, paragraphs, and pieces with their marks.

Everything is text and stays text: what the browser gets are strings that it shows as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.texts import _, word_of

PART = 30_000  # code points shown at once
_SEARCHED_FOR_BREAK = 4_000


@dataclass(frozen=True)
class Mark:
    """A stretch of text that is marked: a figure (with its id) or a place that was searched for (without)."""

    start: int
    end: int
    figure: str
    look: str
    hint: str


def parts_of(text: str, size: int = PART) -> list[tuple[int, int]]:
    """The parts in which a text is shown: half-open spans of about `size` code points that end with a line.

    >>> parts_of("甲\\n乙\\n丙\\n", 3)
    [(0, 4), (4, 6)]
    """
    spans, start = [], 0
    while len(text) - start > size:
        end = text.find("\n", start + size, start + size + _SEARCHED_FOR_BREAK) + 1 or start + size
        spans.append((start, end))
        start = end
    if start < len(text) or not spans:
        spans.append((start, len(text)))
    return spans


def part_at(parts: Sequence[tuple[int, int]], offset: int) -> int:
    """Which of the parts holds an offset (the nearest one, where none does)."""
    return max(0, min(bisect_right([start for start, _end in parts], offset) - 1, len(parts) - 1))


def marks_of(rows: pd.DataFrame, dim: Iterable[bool]) -> list[Mark]:
    """The figures of a document as marks; a row that is filtered out (`dim`) is marked faintly."""
    found = []
    cells = zip(
        rows["start"], rows["end"], rows["id"], rows["status"], rows["review"], hints_of(rows), dim, strict=True
    )
    for start, end, figure, status, review, hint, faint in cells:
        look = f"{status} {review}{' dim' if faint else ''}"
        found.append(Mark(int(start), int(end), str(figure), look, hint))
    return found


def between(start: int, end: int, marks: Iterable[Mark]) -> list[Mark]:
    """Marks for a place that was searched for, which leave those that stand in it.

    >>> [(mark.start, mark.end) for mark in between(0, 9, [Mark(3, 5, "f", "reported", "")])]
    [(0, 3), (5, 9)]
    """
    found, at = [], start
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.end > start and mark.start < end:
            found.append((at, mark.start))
            at = max(at, mark.end)
    return [Mark(first, last, "", "hit", "") for first, last in (*found, (at, end)) if first < last]


def choose_part(text: str, offset: int | None, key: str, focus: str) -> tuple[int, int]:
    """The span of the text to show: the part chosen, of a long text, or the one that a new focus stands in."""
    parts = parts_of(text)
    if len(parts) == 1:
        return parts[0]
    state, before = f"part_{key}", f"_part_of_{key}"
    if offset is not None and st.session_state.get(before) != focus:
        st.session_state[state] = part_at(parts, offset)
        st.session_state[before] = focus
    part = st.selectbox(
        _("部分"), range(len(parts)), int(st.session_state.get(state) or 0), key=state,
        format_func=lambda part: _("第 {k} / {n} 部分").format(k=part + 1, n=len(parts)),
    )  # fmt: skip
    return parts[part or 0]


def hints_of(rows: pd.DataFrame) -> list[str]:
    """What is said of each figure when one points at it: label, region, kind."""
    cells = zip(rows["label"], rows["region"], rows["kind"], strict=True)
    return [
        " · ".join(filter(None, (str(label), str(region), word_of("kind", str(kind))))) for label, region, kind in cells
    ]


def paragraphs_of(text: str, span: tuple[int, int], marks: Iterable[Mark]) -> list[list[list[Any]]]:
    """The paragraphs of a span of a text, each a list of pieces `[offset, text, figure, look, hint]`.

    Unmarked pieces have but the first two. Marks that overlap an earlier one are cut by it.

    >>> paragraphs_of("共12人。\\n完", (0, 7), [Mark(1, 4, "f", "reported", "人数")])
    [[[0, '共'], [1, '12人', 'f', 'reported', '人数'], [4, '。']], [[6, '完']]]
    """
    first, last = span
    pieces: list[list[Any]] = []
    at = first
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        start, end = max(mark.start, at), min(mark.end, last)
        if start >= end:
            continue
        if at < start:
            pieces.append([at, text[at:start]])
        pieces.append([start, text[start:end], mark.figure, mark.look, mark.hint])
        at = end
    if at < last:
        pieces.append([at, text[at:last]])
    return _by_lines(pieces)


def _by_lines(pieces: list[list[Any]]) -> list[list[list[Any]]]:
    """The pieces by line; a piece over several lines is cut at their ends, empty lines are left out."""
    lines: list[list[list[Any]]] = [[]]
    for offset, text, *rest in pieces:
        for line in text.splitlines(keepends=True):
            shown = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
            if shown.strip():
                lines[-1].append([offset, shown, *rest])
            if shown != line:
                lines.append([])
            offset += len(line)
    return [line for line in lines if line]


def page_at(pages: Sequence[int], offset: int) -> int:
    """The number of the page that holds an offset, 0 where the document has no pages.

    >>> page_at((0, 500, 900), 600)
    2
    """
    return bisect_right(pages, offset) if pages else 0
