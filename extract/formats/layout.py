"""From signs placed on pages to text: reading order, paragraphs out of broken lines, page furniture blanked.

A page gives pieces of lines (`Piece`) with their places; where they come from (PDF, OFD) does not matter here. Lengths
are in the unit of the page, heights grow upwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.formats.columns import columns_of
from extract.formats.margins import furniture_of
from extract.formats.pieces import Line, Piece, lines_of

# A line does not begin with one of these, so a line before it may stay short.
_NO_START = "，。、；：？！）》〉」』】〕”’％%,.;:?!)]}…—·"
_SENTENCE_END = "。！？!?：:；;”"
_FULL = 0.6  # of a sign's size: room that nothing would have filled
_INDENT = 0.8  # of a sign's size: from here on a line is indented
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
    return _written(placed, len(by_page))


def _written(placed: list[_Placed], count: int) -> tuple[str, tuple[int, ...]]:
    margins = _margins_of([one for one in placed if not one.furniture])
    pieces: list[str] = []
    starts: list[int] = []
    size = 0
    last: _Placed | None = None
    blanks = 0  # of furniture since the last line
    for one in placed:
        if one.furniture:
            while len(starts) <= one.page:
                starts.append(size + blanks)
            blanks += len(one.line.words)
            continue
        joint = "" if last is None else "\n"
        if last is not None and _goes_on(last, one, margins):
            joint = _joint(last.line.words, one.line.words)
        if blanks:
            joint = " " * blanks if joint != "\n" else "\n" + " " * blanks + "\n"
            joint = joint.lstrip("\n") if last is None else joint
            blanks = 0
        while len(starts) <= one.page:
            starts.append(size + len(joint))
        pieces += [joint, one.line.words]
        size += len(joint) + len(one.line.words)
        last = one
    pieces.append("\n" + " " * blanks + "\n" * (blanks > 0))
    size += len(pieces[-1])
    starts += [size] * (count - len(starts))
    return "".join(pieces), tuple(starts)


def _margins_of(placed: list[_Placed]) -> dict[tuple[int, int, int], _Margins]:
    """The margins of each kind of column, over all its pages: one page may have none but short lines."""
    columns: dict[tuple[int, int, int], list[_Placed]] = {}
    for one in placed:
        columns.setdefault(one.column, []).append(one)
    return {key: _margins([one for one in lines if not one.line.tabular] or lines) for key, lines in columns.items()}


def _margins(lines: list[_Placed]) -> _Margins:
    size = Counter(round(one.line.size, 1) for one in lines).most_common(1)[0][0] or 1.0
    text = [one.line for one in lines if abs(one.line.size - size) < _SIZES * size] or [one.line for one in lines]
    right = _edge([line.right for line in text], size, highest=True)
    left = _edge([line.left for line in text], size, highest=False)
    gaps = [round(a.line.bottom - b.line.bottom, 1) for a, b in zip(lines, lines[1:], strict=False)
            if a.page == b.page and 0 < a.line.bottom - b.line.bottom < 4 * size]  # fmt: skip
    return _Margins(left, right, Counter(gaps).most_common(1)[0][0] if gaps else 2 * size)


def _edge(edges: list[float], size: float, *, highest: bool) -> float:
    """The outermost edge at which more than a few lines end: a wide table or a heading sets no margin."""
    bins = Counter(round(edge / size) for edge in edges)
    enough = max(2, 0.1 * len(edges))
    common = [place for place, count in bins.items() if count >= enough] or list(bins)
    place = max(common) if highest else min(common)
    near = [edge for edge in edges if abs(round(edge / size) - place) <= 1]
    return max(near) if highest else min(near)


def _goes_on(a: _Placed, b: _Placed, margins: dict[tuple[int, int, int], _Margins]) -> bool:
    """True where line `b` goes on with the paragraph of line `a`, the one before it."""
    first, second = a.line, b.line
    size = first.size
    if first.tabular or second.tabular or abs(first.size - second.size) > _SIZES * size:
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
    width = 0.0
    place = 0
    while place < len(words) and words[place].isascii() and not words[place].isspace():
        width += 0.55
        place += 1
    if not place:
        place, width = 1, 1.0
    while place < len(words) and words[place] in _NO_START and width < 40:
        place, width = place + 1, width + 1
    return width


def _joint(before: str, after: str) -> str:
    """What stands between two lines of a paragraph: a blank between Latin words, else nothing."""
    left, right = before[-1:], after[:1]
    return " " if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else ""
