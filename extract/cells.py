"""One cell, one value: what a report says more loosely, or on another basis, beside the figure itself.

Where a report gives a figure (32765亿元) and says in another place that a mark was passed (突破3万亿元) or a level
held (稳定在1300亿斤以上), the second is no second value of the same measure: it is a 关口. A growth rate at comparable
scope beside the plain one is a measure of its own too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from extract.indicators import STEP
from extract.record import Observation

_COMPARABLE: Final = "（同口径）"
_LEAST_SHARE: Final = 0.5  # of the figure itself; a mark further below it is that of something else
_LOOSE: Final = ("at_least", "nearly", "about")

Cell = tuple[str, str, str, int | None, str, str]


def with_cells_apart(rows: Sequence[Observation]) -> list[Observation]:
    """The observations of documents with the looser statements of a figure named apart from the figure itself.

    `rows` come from one document or more; the result keeps their number and order, only `indicator` changes.

    >>> from extract.pipeline import extract_text
    >>> rows = extract_text("2025年，湖南省粮食产量突破500亿斤，达到520.6亿斤。")
    >>> [row.indicator for row in with_cells_apart(rows)]
    ['粮食产量关口', '粮食产量']
    """
    cells: dict[Cell, _Stated] = {}
    for row in rows:
        if row.indicator and row.value is not None and row.kind == "result" and row.role in ("level", "to", "change"):
            stated = cells.setdefault(_cell(row), _Stated())
            stated.rows += 1
            stated.plainly = stated.plainly or row.basis != "comparable"
            if row.qualifier == "exact" and row.role != "change":
                stated.highest = max(stated.highest, row.value)
    return [_apart(row, cells) for row in rows]


@dataclass(slots=True)
class _Stated:
    """What the rows of one cell state: how many they are, the highest exact value, any not of comparable scope."""

    rows: int = 0
    highest: float = -inf
    plainly: bool = False


def _cell(row: Observation) -> Cell:
    return row.document, row.region, row.indicator, row.year, row.kind, row.unit


def _apart(row: Observation, cells: dict[Cell, _Stated]) -> Observation:
    """A row under its own name where another row of its cell states the figure itself."""
    loose = row.qualifier in _LOOSE and row.role != "change"
    if row.value is None or row.kind != "result" or not (loose or row.basis == "comparable"):
        return row
    stated = cells.get(_cell(row))
    if stated is None or stated.rows < 2:
        return row
    if loose and row.region and _LEAST_SHARE * stated.highest <= row.value <= stated.highest:
        return row._replace(indicator=row.indicator + STEP)
    if row.basis == "comparable" and stated.plainly:
        return row._replace(indicator=row.indicator + _COMPARABLE)
    return row
