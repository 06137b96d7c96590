"""The columns of a page: where text runs in two or three of them, each is read to its end before the next."""

from __future__ import annotations

from statistics import median

from extract.formats.pieces import Piece

_FEWEST = 6  # lines on each side of a gutter
_SHORTEST = 8  # signs in a line of a column; a cell of a table has fewer
_REACH = 0.85  # of the column's width, which a line of running text fills
_FULL = 0.5  # share of the lines that do
_STEPS = 48  # places at which a gutter is looked for
_DEEPEST = 3


def columns_of(pieces: list[Piece], depth: int = 0) -> list[list[Piece]]:
    """The pieces of a page in groups, each to be read to its end before the next, in reading order.

    >>> left = [Piece("新建党支部十二个并", 0, 90, 500 - 20 * row, 10) for row in range(8)]
    >>> right = [Piece("培训党员四千余人次", 110, 200, 500 - 20 * row, 10) for row in range(8)]
    >>> [len(column) for column in columns_of(left + right)]
    [8, 8]
    """
    if len(pieces) < 2 * _FEWEST or depth >= _DEEPEST:
        return [pieces] if pieces else []
    west, east = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    order = sorted(pieces, key=lambda piece: -piece.bottom)
    best: tuple[int, float, int, int] | None = None
    for step in range(_STEPS // 5, _STEPS - _STEPS // 5):
        gutter = west + (east - west) * step / _STEPS
        for start, end in _bands(order, gutter):
            if (best is None or end - start > best[0]) and _parts(order[start:end], gutter):
                best = end - start, gutter, start, end
    if best is None:
        return [pieces]
    _, gutter, start, end = best
    left = [piece for piece in order[start:end] if piece.right <= gutter]
    right = [piece for piece in order[start:end] if piece.right > gutter]
    groups: list[list[Piece]] = []
    for group in (order[:start], left, right, order[end:]):
        groups += columns_of(group, depth + 1)
    return groups


def _bands(order: list[Piece], gutter: float) -> list[tuple[int, int]]:
    """The stretches of pieces, from top to bottom, in which none crosses the gutter."""
    bands = []
    start = 0
    for place, piece in enumerate(order):
        if piece.left < gutter < piece.right:
            if place - start >= 2 * _FEWEST:
                bands.append((start, place))
            start = place + 1
    if len(order) - start >= 2 * _FEWEST:
        bands.append((start, len(order)))
    return bands


def _parts(band: list[Piece], gutter: float) -> bool:
    """True where running text stands on both sides of the gutter, side by side."""
    left = [piece for piece in band if piece.right <= gutter]
    right = [piece for piece in band if piece.right > gutter]
    if not (_is_column(left) and _is_column(right)):
        return False
    top = min(left[0].bottom, right[0].bottom)
    foot = max(left[-1].bottom, right[-1].bottom)
    return top - foot > 0.4 * (band[0].bottom - band[-1].bottom)


def _is_column(side: list[Piece]) -> bool:
    if len(side) < _FEWEST or median(len(piece.words) for piece in side) < _SHORTEST:
        return False
    west, east = min(piece.left for piece in side), max(piece.right for piece in side)
    full = sum(piece.right >= west + _REACH * (east - west) for piece in side)
    return full >= _FULL * len(side)
