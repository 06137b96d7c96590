"""Where a figure stands in its clause: the words left and right of it that can say what it measures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.outline import Outline
from extract.record import Figure

_BOUNDARY = re.compile(r"[，。；：！？!?;\n（()）]|——|,(?!\d)")
_BRACKET_END = re.compile("[）)\n]")
# Characters and figures looked at around one figure, so that cost stays linear whatever the text.
_LONGEST_BRACKET = 200
_LONGEST_CONTEXT = 160
_MOST_FIGURES = 40
_JOIN = re.compile(r"^(?:、|和|与|及|以及|或|/|到|至)$")


@dataclass(frozen=True, slots=True)
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
    """The slot of each figure (figures sorted, offsets of the reading); `stops` are spans, sorted, to leave out."""
    text = outline.text
    bounds = _bounds_of(text, figures)
    stop_starts = [start for start, _ in stops]
    clause_of = [bisect_right(bounds, (figure.start, len(text) + 1)) - 1 for figure in figures]
    slots: list[Slot] = []
    at = 0
    while at < len(figures):
        last = at
        while last + 1 < len(figures) and clause_of[last + 1] == clause_of[at] and last - at < _MOST_FIGURES:
            last += 1
        start = bounds[clause_of[at]][1]
        end = bounds[clause_of[at] + 1][0] if clause_of[at] + 1 < len(bounds) else len(text)
        for number in range(at, last + 1):
            here = figures[number]
            left_start = max(figures[number - 1].end if number > at else start, here.start - _LONGEST_CONTEXT)
            right_end = min(figures[number + 1].start if number < last else end, here.end + _LONGEST_CONTEXT)
            left = _without(text, left_start, here.start, stops, stop_starts)
            slots.append(Slot(
                before=text[left_start : here.start],
                after=text[here.end : right_end],
                left=left,
                right=_without(text, here.end, max(right_end, here.end), stops, stop_starts),
                first=at,
                rank=number - at,
                count=last - at + 1,
                joined=number > at and bool(_JOIN.match(left)),
                start=start,
                end=end,
                bracketed=start > 0 and text[start - 1] in "（(",
            ))
        at = last + 1
    return slots


def _bounds_of(text: str, figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """Spans of the clause marks, the text's start first; marks inside a figure, and brackets without one, are none."""
    spans = [(figure.start, figure.end) for figure in figures]
    spans.append((len(text) + 1, len(text) + 1))
    bounds = [(0, 0)]
    following = 0  # the first figure that ends behind the mark
    closing = -1  # the end of a bracket without figures, whose marks bound nothing
    for match in _BOUNDARY.finditer(text):
        at = match.start()
        while spans[following][1] <= at:
            following += 1
        if at <= closing or spans[following][0] <= at:
            continue
        if text[at] in "（(":
            close = _BRACKET_END.search(text, at, at + _LONGEST_BRACKET)
            if close and text[close.start()] != "\n" and spans[following][0] > close.start():
                closing = close.start()
                continue
        bounds.append(match.span())
    return bounds


def _without(text: str, start: int, end: int, stops: Sequence[tuple[int, int]], stop_starts: list[int]) -> str:
    """text[start:end] less the spans of `stops`."""
    number = max(bisect_right(stop_starts, start) - 1, 0)
    pieces = []
    while number < len(stops) and stops[number][0] < end:
        stop_start, stop_end = stops[number]
        if stop_end > start:
            pieces.append(text[start : max(stop_start, start)])
            start = max(start, min(stop_end, end))
        number += 1
    pieces.append(text[start:end])
    return "".join(pieces)
