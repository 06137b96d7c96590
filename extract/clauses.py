"""Where a figure stands in its clause: the words left and right of it that can say what it measures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extract.outline import Outline
from extract.positions import positions_of
from extract.record import Figure

_MARKS: Final = "，。；：！？!?;\n（()）"
AMONG: Final = "其中"  # opens what speaks of a part of what was spoken of before
_PERHAPS: Final = "—,"  # —— is a mark; so is a comma, but for one between digits
_BRACKETS: Final = "（("
_BRACKET_END: Final = re.compile("[）)\n]")
# Characters looked at around one figure, and figures of one clause, so that cost stays linear whatever the text.
_LONGEST_BRACKET: Final = 200
_FARTHEST: Final = 200
_MOST: Final = 32
_MARK_SIGNS: Final = frozenset("，。；：！？!?;\n（()）—,")  # of which one stands in every mark
_JOINS: Final = frozenset(("、", "和", "与", "及", "以及", "或", "/", "到", "至"))


@dataclass(slots=True)
class Slot:
    """The surroundings of one figure.

    `before` is the text from the figure before it in the clause (or the clause's start) up to the figure, `after` that
    up to the next figure or the clause's end; `left` and `right` are the same less the time words and places. `first`
    is the number of the first figure of the clause, `rank` the figure's place among the clause's figures (0-based) and
    `count` how many those are. `joined` tells that only a conjunction parts it from the figure before (2名和7名).
    `start` and `end` bound the clause in the reading; `bracketed` tells that a bracket opens it.
    """

    before: str
    after: str
    left: str
    right: str
    first: int
    rank: int
    count: int
    joined: bool
    start: int
    end: int
    bracketed: bool


def slots_of(outline: Outline, figures: Sequence[Figure], stops: Sequence[tuple[int, int]] = ()) -> list[Slot]:
    """The slot of each figure (figures sorted, offsets of the reading); `stops` are spans, sorted, to leave out.

    >>> from extract.figures import figures_in
    >>> from extract.outline import outline_of
    >>> outline = outline_of("建成驿站3个，服务老人40名。")
    >>> slots = slots_of(outline, figures_in(outline.text))
    >>> [(slot.left, slot.right, slot.rank, slot.count) for slot in slots]
    [('建成驿站', '', 0, 1), ('服务老人', '', 0, 1)]
    """
    text = outline.text
    bounds, ends = _bounds_of(text, figures)
    stop_starts = [start for start, _ in stops]
    clause_of = [bisect_right(bounds, figure.start) - 1 for figure in figures]
    slots: list[Slot] = []
    at = 0
    while at < len(figures):
        clause = clause_of[at]
        last = at
        while last + 1 < len(figures) and clause_of[last + 1] == clause and last + 1 - at < _MOST:
            last += 1
        goes_on = last + 1 < len(figures) and clause_of[last + 1] == clause
        earlier = figures[at - 1].end if at and clause_of[at - 1] == clause else -1
        start = earlier if earlier >= 0 else ends.get(bounds[clause], bounds[clause] + 1)
        following = bounds[clause + 1] if clause + 1 < len(bounds) else len(text)
        end = figures[last + 1].start if goes_on else following
        inside = stops[max(bisect_right(stop_starts, start) - 1, 0) : bisect_left(stop_starts, end)]
        bracketed = start > 0 and text[start - 1] in "（("
        left_start = start
        for number in range(at, last + 1):
            figure = figures[number]
            right_end = figures[number + 1].start if number < last else end
            left_start, right_end = max(left_start, figure.start - _FARTHEST), min(right_end, figure.end + _FARTHEST)
            before, after = text[left_start : figure.start], text[figure.end : right_end]
            left = _without(text, left_start, figure.start, inside) if inside else before
            right = _without(text, figure.end, max(right_end, figure.end), inside) if inside else after
            joined = number > at and left in _JOINS
            place = (at, number - at, last - at + 1)
            slots.append(Slot(before, after, left, right, *place, joined, start, end, bracketed))
            left_start = figure.end
        at = last + 1
    return slots


def _bounds_of(text: str, figures: Sequence[Figure]) -> tuple[list[int], dict[int, int]]:
    """Where clause marks stand, -1 (before the text) first, and where those end that are more than one sign.

    Marks inside a figure, and brackets without one, are none.
    """
    starts = positions_of(text, _MARKS)
    ends = dict(_further_marks(text))
    if ends:
        starts = sorted([*starts, *ends])
    bounds = [-1]
    kept = 0
    for start, end in _unbroken(text, figures):
        first = bisect_left(starts, start, kept)
        bounds += starts[kept:first]
        kept = bisect_left(starts, end, first)
    return bounds + starts[kept:], ends


def _further_marks(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the marks that are more than one sign, or one that only mostly is a mark."""
    done = 0
    for start in positions_of(text, _PERHAPS):
        if text[start] == ",":
            if not text[start + 1 : start + 2].isdecimal():
                yield start, start + 1
        elif start >= done and text.startswith("——", start):
            yield start, (done := start + 2)


def _unbroken(text: str, figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """The stretches whose marks bound nothing, in order: figures with a mark in them, and brackets without a figure."""
    ends = [figure.end for figure in figures]
    stretches = [(figure.start, figure.end) for figure in figures if not _MARK_SIGNS.isdisjoint(figure.quote)]
    closing = 0
    for at in positions_of(text, _BRACKETS):
        if at < closing:
            continue
        following = bisect_right(ends, at)  # the first figure that ends behind the bracket's opening
        if following < len(figures) and figures[following].start <= at:
            continue
        close = _BRACKET_END.search(text, at, at + _LONGEST_BRACKET)
        if close and text[close.start()] != "\n" and not (
            following < len(figures) and figures[following].start <= close.start()
        ):
            closing = close.end()
            stretches.append((at, closing))
    return sorted(stretches)


def _without(text: str, start: int, end: int, stops: Sequence[tuple[int, int]]) -> str:
    """text[start:end] less the spans of `stops`."""
    pieces = []
    for stop_start, stop_end in stops:
        if stop_start >= end:
            break
        if stop_end > start:
            pieces.append(text[start : max(stop_start, start)])
            start = max(start, min(stop_end, end))
    pieces.append(text[start:end])
    return "".join(pieces)
