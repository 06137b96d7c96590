"""From signs placed on pages to text: reading order, paragraphs out of broken lines, page furniture blanked.

A page gives pieces of lines (`Piece`) with their places; where they come from (PDF, OFD) does not matter here. Lengths
are in the unit of the page, heights grow upwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.formats.columns import columns_of
from extract.formats.margins import furniture_of
from extract.formats.pieces import Line, Piece, lines_of

# A line is not broken after an opening bracket, within a number or a Latin word, before closing punctuation.
_UNPARTED = re.compile(
    r"[“‘（《〈「『【〔(\[]{0,4}(?:[!-~]{1,40}|.?)[，。、；：？！）》〉」』】〕”’％%,.;:?!)\]…—·]{0,8}", re.DOTALL
)
_SENTENCE_END = "。！？!?：:；;”"
# A line that begins like this after a finished sentence opens a paragraph, be it indented or not.
_OPENING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节篇]"
    r"|\d{1,2}[.．、]\D"
)
_FULL = 0.6  # of a sign's size: room that nothing would have filled
_INDENT = 0.8  # of a sign's size: from here on a line is indented
_REACH = 0.75  # of a page's width, which full lines reach
_PITCH = 1.4  # of the usual distance between lines: from here on there is a gap
_SIZES = 0.12  # by which the sizes of two lines of one paragraph may differ


class _Margins(NamedTuple):
    """Where the lines of a column begin and end, and how far apart they are."""

    left: float
    right: float
    pitch: float


@dataclass(slots=True)
class _Placed:
    """A line in reading order: on which page, in which kind of column, and whether it is furniture."""

    line: Line
    page: int
    column: tuple[int, int, int]
    furniture: bool = False


def text_of_pages(pages: Sequence[Iterable[Piece]], widths: Sequence[float]) -> tuple[str, tuple[int, ...]]:
    """The text of pages and the offsets (in code points) at which each page begins in it.

    Each page gives its pieces in any order; `widths` are the widths of the pages. A paragraph is one line of the
    text, a table row too, with tabs between its cells. Page numbers, headers and footers become as many blanks.

    >>> page = [Piece("新建党支部", 0, 60, 700, 12), Piece("3个。", 0, 36, 680, 12), Piece("- 1 -", 20, 40, 20, 9)]
    >>> text_of_pages([page], [60.0])
    ('新建党支部3个。\\n     \\n', (0,))
    """
    placed: list[_Placed] = []
    by_page: list[list[Line]] = []
    for number, (pieces, width) in enumerate(zip(pages, widths, strict=True)):
        here: list[Line] = []
        columns = columns_of(list(pieces))
        for place, column in enumerate(columns):
            lines = lines_of(column)
            placed += [_Placed(line, number, (round(width / 20), place, len(columns))) for line in lines]
            here += lines
        by_page.append(here)
    furniture = {id(line) for line in furniture_of(by_page)}
    for one in placed:
        one.furniture = id(one.line) in furniture
    return _written(placed, widths)


def _written(placed: list[_Placed], widths: Sequence[float]) -> tuple[str, tuple[int, ...]]:
    """The text of lines in reading order; furniture amid a paragraph is blanked behind it, not to part a number."""
    margins = _margins_of([one for one in placed if not one.furniture], widths)
    pieces: list[str] = []
    starts: list[int] = []
    size = 0
    last: _Placed | None = None
    blanked = ""  # furniture since the last paragraph began, as lines of blanks
    for one in placed:
        if one.furniture:
            blanked += " " * len(one.line.words) + "\n"
            continue
        if last is None:
            joint, blanked = blanked, ""
        elif _goes_on(last, one, margins):
            joint = _joint(last.line.words, one.line.words)
        else:
            joint, blanked = "\n" + blanked, ""
        size += len(joint)
        starts += [size] * (one.page + 1 - len(starts))
        pieces += [joint, one.line.words]
        size += len(one.line.words)
        last = one
    pieces.append("\n" + blanked)
    starts += [size] * (len(widths) - len(starts))
    starts[:1] = [0] * len(starts[:1])  # furniture above the first line is on the first page too
    return "".join(pieces), tuple(starts)


def _margins_of(placed: list[_Placed], widths: Sequence[float]) -> dict[tuple[int, int, int], _Margins]:
    """The margins of each kind of column, over all its pages: one page may have none but short lines."""
    columns: dict[tuple[int, int, int], list[_Placed]] = {}
    for one in placed:
        columns.setdefault(one.column, []).append(one)
    margins: dict[tuple[int, int, int], _Margins] = {}
    for key, lines in columns.items():
        found = _margins([one for one in lines if not one.line.tabular] or lines)
        width = widths[lines[0].page]
        if key[2] == 1 and found.right < _REACH * width:  # short lines only: none of them ends at the margin
            found = found._replace(right=max(found.right, width - found.left))
        margins[key] = found
    return margins


def _margins(lines: list[_Placed]) -> _Margins:
    size = Counter(round(one.line.size, 1) for one in lines).most_common(1)[0][0] or 1.0
    text = [one.line for one in lines if abs(one.line.size - size) < _SIZES * size] or [one.line for one in lines]
    right = _right_edge([line.right for line in text], size)
    left = _left_edge([line.left for line in text], size)
    gaps = [round(a.line.bottom - b.line.bottom, 1) for a, b in zip(lines, lines[1:], strict=False)
            if a.page == b.page and 0 < a.line.bottom - b.line.bottom < 4 * size]  # fmt: skip
    return _Margins(left, right, Counter(gaps).most_common(1)[0][0] if gaps else 2 * size)


def _left_edge(edges: list[float], size: float) -> float:
    """The leftmost edge at which more than a few lines begin: a heading set out to the left makes no margin."""
    bins = Counter(round(edge / size) for edge in edges)
    place = min(place for place, count in bins.items() if count >= 0.1 * len(edges) or count > 1 or len(edges) < 4)
    return min(edge for edge in edges if round(edge / size) == place)


def _right_edge(edges: list[float], size: float) -> float:
    """The edge at which most full lines end, as punctuation may hang over it and tables may reach beyond."""
    bins = Counter(round(2 * edge / size) for edge in edges if edge > 0.6 * max(edges))
    count, place = max((count, place) for place, count in bins.items()) if bins else (1, 0)
    return max(edge for edge in edges if count == 1 or round(2 * edge / size) == place or not bins)


def _goes_on(a: _Placed, b: _Placed, margins: dict[tuple[int, int, int], _Margins]) -> bool:
    """True where line `b` goes on with the paragraph of line `a`, the one before it."""
    first, second = a.line, b.line
    size = first.size
    if first.tabular or second.tabular or abs(first.size - second.size) > _SIZES * size:
        return False
    if first.words[-1:] in _SENTENCE_END and _OPENING.match(second.words):
        return False
    edges, after = margins[a.column], margins[b.column]
    if edges.right - first.right > _first_word(second.words) * size + _FULL * size:
        return False  # what follows would have had room
    apart = first.bottom - second.bottom
    if a.page == b.page and a.column == b.column and apart > _PITCH * edges.pitch:
        return False
    first_indent, second_indent = first.left - edges.left, second.left - after.left
    if second_indent < _INDENT * size:
        return True
    return abs(first_indent - second_indent) < 0.5 * size and first.words[-1:] not in _SENTENCE_END


def _first_word(words: str) -> float:
    """How wide the first signs of a line are that cannot be parted, in sizes of a sign."""
    found = _UNPARTED.match(words)
    assert found is not None
    return sum(0.55 if sign.isascii() else 1.0 for sign in found[0])


def _joint(before: str, after: str) -> str:
    """What stands between two lines of a paragraph: a blank between Latin words, else nothing."""
    left, right = before[-1:], after[:1]
    return " " if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else ""
