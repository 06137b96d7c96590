"""Pieces of lines on a page, and the lines they make up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from extract.formats.lines import clean

_SAME_LINE = 0.5  # of a sign's size, up or down; a raised note mark is still on its line
_CELL = 1.6  # of a sign's size: a gap that parts the cells of a table
_BLANK = 0.25  # of a sign's size: a gap that is a blank between Latin words


class Piece(NamedTuple):
    """Signs that stand side by side: where they begin and end, the foot of their line, and their size."""

    words: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(slots=True)
class Line:
    """A line of a page or column, its cells apart by tabs; `tabular` where it is a row of a table."""

    words: str
    left: float
    right: float
    bottom: float
    size: float
    cells: tuple[float, ...]  # where they begin
    tabular: bool = False


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """The lines that pieces make up, from top to bottom.

    >>> [line.words for line in lines_of([Piece("12", 100, 112, 50, 12), Piece("宜春市", 0, 36, 50, 12)])]
    ['宜春市\\t12']
    """
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.bottom):
        row = rows[-1] if rows else None
        if row and abs(row[0].bottom - piece.bottom) <= _SAME_LINE * max(row[0].size, piece.size):
            row.append(piece)
        else:
            rows.append([piece])
    lines = [line for row in rows if (line := _line_of(row)).words.strip()]
    for place, line in enumerate(lines):
        beside = [other.cells for other in (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])]
        line.tabular = len(line.cells) > 2 or any(_aligned(line, cells) for cells in beside)
    return lines


def _line_of(row: list[Piece]) -> Line:
    row.sort(key=lambda piece: piece.left)
    words: list[str] = []
    cells: list[float] = []
    end = row[0].left
    size = max(row, key=lambda piece: len(piece.words)).size
    seen: list[Piece] = []
    for piece in row:
        if any(_same(piece, other) for other in seen[-4:]):  # printed twice, to look bold
            continue
        seen.append(piece)
        gap = piece.left - end
        if not cells or gap > _CELL * size:
            words.append("\t" if cells else "")
            cells.append(piece.left)
        elif gap > _BLANK * size and words[-1][-1:].isascii() and piece.words[:1].isascii():
            words.append(" ")
        words.append(piece.words)
        end = max(end, piece.right)
    whole = clean("".join(words)).replace("\n", " ").replace("\r", " ").rstrip()
    return Line(whole, row[0].left, end, row[0].bottom, size, tuple(cells))


def _same(piece: Piece, other: Piece) -> bool:
    near = 0.35 * piece.size
    return piece.words == other.words and abs(piece.left - other.left) < near and abs(piece.right - other.right) < near


def _aligned(line: Line, cells: tuple[float, ...]) -> bool:
    """True where two lines of two cells have their second ones below each other."""
    if len(line.cells) != 2:
        return False
    return any(abs(line.cells[1] - other) < 2 * line.size for other in cells[1:])
