"""One cell, one value: what a report says more loosely, or on another basis, beside the figure itself.

Where a report gives a figure (32765亿元) and says in another place that a mark was passed (突破3万亿元) or a level
held (稳定在1300亿斤以上), the second is no second value of the same measure: it is a 关口. A growth rate at comparable
scope beside the plain one is a measure of its own too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.indicators import STEP
from extract.record import Observation

_COMPARABLE = "（同口径）"
_LOOSE = ("at_least", "nearly", "about")

Cell = tuple[str, str, str, int | None, str, str]


def with_cells_apart(rows: Sequence[Observation]) -> list[Observation]:
    """The observations of documents with the looser statements of a figure named apart from the figure itself.

    `rows` come from one document or more; the result keeps their number and order, only `indicator` changes.

    >>> from extract.pipeline import extract_text
    >>> rows = extract_text("2025年，湖南省粮食产量突破500亿斤，达到520.6亿斤。")
    >>> [row.indicator for row in with_cells_apart(rows)]
    ['粮食产量关口', '粮食产量']
    """
    cells: dict[Cell, list[Observation]] = defaultdict(list)
    for row in rows:
        if row.indicator and row.value is not None and row.kind == "result" and row.role in ("level", "to", "change"):
            cells[_cell(row)].append(row)
    return [_apart(row, cells.get(_cell(row), ())) for row in rows]


def _cell(row: Observation) -> Cell:
    return row.document, row.region, row.indicator, row.year, row.kind, row.unit


def _apart(row: Observation, beside: Sequence[Observation]) -> Observation:
    """A row under its own name where another row of its cell states the figure itself."""
    if row.value is None or row.kind != "result" or len(beside) < 2:
        return row
    if row.role != "change" and row.qualifier in _LOOSE:
        exact = [other.value for other in beside if other.qualifier == "exact" and other.role != "change"]
        if any(value is not None and row.value <= value for value in exact):
            return row._replace(indicator=row.indicator + STEP)
    if row.basis == "comparable" and any(other.basis != "comparable" for other in beside):
        return row._replace(indicator=row.indicator + _COMPARABLE)
    return row
