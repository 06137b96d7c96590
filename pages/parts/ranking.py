"""Ranking the regions of one series: one line a region, comparable first, then masked, then nothing found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from pages.parts.marks import COMPARABLE, MASKED, known, mark_of
from pages.parts.numbers import bounds_as_written
from pages.parts.texts import _

LINE_COLUMNS = (
    "region", "value", "low", "high", "qualifier", "quote", "status", "same_as", "document", "section", "twin_quote",
    "twin_document", "twin_section", "axis_factor",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One region in the ranking.

    `at` is the number it is ordered by (base units; the middle of a written range), `low` and `high` the bounds that
    are known, `best` and `worst` the positions it may hold among the comparable lines (0: not ranked), `others` the
    rows that give another value for the same cell, `row` the index of its row in the table (None: nothing found). A
    `recovered` line has the words of its twin as `quote`, those of the masked copy as `hidden`; `places` tell where
    each of the two stands. `among` is how many lines the position is one of, `could` the best and worst position that a
    masked line may hold among those ranked and itself.
    """

    region: str
    mark: str
    at: float | None
    low: float | None
    high: float | None
    quote: str
    row: Any = None
    recovered: bool = False
    best: int = 0
    worst: int = 0
    others: tuple[tuple[float | None, str, Any], ...] = field(default=())
    hidden: str = ""
    places: tuple[tuple[str, str], ...] = ()
    among: int = 0
    could: tuple[int, int] | None = None


def line_rows(rows: pd.DataFrame) -> list[Any]:
    """The rows of the table one by one, each with the cells that a line is made from."""
    names = [name for name in LINE_COLUMNS if name in rows]
    plain = {name: rows[name].astype("object") for name in names}  # categories are slow to go through
    return list(pd.DataFrame(plain, index=rows.index).itertuples())


def number(cell: Any, factor: float = 1.0) -> float | None:
    """A cell as a number in the unit of the axis, `factor` times as much; None where it is empty."""
    return float(f"{float(cell) * factor:.12g}") if known(cell) else None


def factor_of(row: Any) -> float:
    """What a row's numbers are multiplied by to be in the unit of its axis."""
    return float(getattr(row, "axis_factor", 1.0))


def choice_order(row: Any) -> tuple[bool, bool, bool, Any]:
    """The order in which rows of one cell are preferred: stated before masked, first statement before its repeats."""
    mark = mark_of(row)
    return mark not in COMPARABLE, row.status == "recovered", bool(row.same_as), row.Index


def words_of_row(row: Any) -> str:
    """The words that state a row's number: its own, of a recovered one those of its twin where that is in the table."""
    return (getattr(row, "twin_quote", "") if row.status == "recovered" else "") or str(row.quote)


def places_of(row: Any) -> tuple[tuple[str, str], ...]:
    """Document and section of a recovered row, then of the figure that states it."""
    return (str(row.document), str(row.section)), (str(row.twin_document), str(row.twin_section))


def line_of(rows: Sequence[Any]) -> Line:
    """The line of one region from all its rows of a series: the preferred one, other values kept beside it."""
    ordered = sorted(rows, key=choice_order)
    first = ordered[0]
    mark, factor = mark_of(first), factor_of(first)
    low, high, at = (number(cell, factor) for cell in (first.low, first.high, first.value))
    if mark == "range" and low is not None and high is not None:
        at = (low + high) / 2
    rivals = [row for row in ordered[1:] if differs(first, row)]
    others = [(number(row.value, factor_of(row)), words_of_row(row), row.Index) for row in rivals]
    words = words_of_row(first)
    twofold = first.status == "recovered" and words != first.quote
    return Line(
        str(first.region), mark, at, low, high, words, first.Index, first.status == "recovered",
        others=tuple(dict.fromkeys(others)), hidden=str(first.quote) if twofold else "",
        places=places_of(first) if twofold else (),
    )  # fmt: skip


def numbers_of(row: Any) -> tuple[float | None, ...]:
    """Value and bounds of a row in the unit of its axis."""
    return tuple(number(cell, factor_of(row)) for cell in (row.value, row.low, row.high))


def differs(first: Any, row: Any) -> bool:
    """Whether a row says something else than the one chosen for its cell (a masked repeat of a number does not)."""
    if mark_of(row) in MASKED:
        return mark_of(first) in MASKED and row.quote != first.quote
    return numbers_of(first) != numbers_of(row)


def extent_of(line: Line, rounded: bool = True) -> tuple[float, float]:
    """The numbers a comparable line may stand for: its range, or what its rounding leaves open.

    A target is set, not measured: it is not `rounded`, 5% is no 5.3%.
    """
    if line.mark == "range" and line.low is not None and line.high is not None:
        return line.low, line.high
    value = line.at or 0.0
    return bounds_as_written(line.quote, value) if rounded else (value, value)


def positioned(lines: Sequence[Line], rounded: bool = True) -> list[Line]:
    """Comparable lines, largest first, each with the best and worst position that written rounding allows.

    Two values whose written roundings overlap cannot be told apart and share positions.
    """
    extents = {id(line): extent_of(line, rounded) for line in lines}
    result = []
    for line in sorted(lines, key=lambda line: (-(line.at or 0.0), line.region)):
        low, high = extents[id(line)]
        slack = 1e-9 * max(abs(low), abs(high))
        others = [extent for extent in extents.values() if extent != (low, high)]
        above = sum(other_low >= high - slack for other_low, _ in others)
        below = sum(other_high <= low + slack for _, other_high in others)
        result.append(replace(line, best=above + 1, worst=len(lines) - below))
    return result


def ranked(rows: pd.DataFrame, universe: Sequence[str] = (), held: frozenset[str] = frozenset()) -> list[Line]:
    """The lines of a series in the order to draw them, top first.

    `rows` are the table's rows of one series; `universe` the regions to show even where nothing is found, told apart
    by whether a report of theirs is `held`.
    """
    return ranked_rows(line_rows(rows), not len(rows) or bool((rows["kind"] == "result").any()), universe, held)


def ranked_rows(
    rows: Iterable[Any], rounded: bool, universe: Sequence[str] = (), held: frozenset[str] = frozenset()
) -> list[Line]:
    """The same from the rows of `line_rows`; results are `rounded`, targets are not."""
    by_region: dict[str, list[Any]] = {}
    for row in rows:
        by_region.setdefault(str(row.region), []).append(row)
    lines = [line_of(group) for group in by_region.values()]
    comparable = positioned([line for line in lines if line.mark in COMPARABLE], rounded)
    order = [*MASKED, "worded", "unvalued"]
    rest = sorted(
        (line for line in lines if line.mark not in COMPARABLE),
        key=lambda line: (order.index(line.mark), -(line.low or 0.0), line.region),
    )
    missing = [name for name in universe if name not in by_region]
    blanks = [Line(name, "absent" if name in held else "uncollected", None, None, None, "") for name in missing]
    return comparable + rest + sorted(blanks, key=lambda line: line.mark)


def position_words(line: Line) -> str:
    """A line's position: `3`, `2–4` where rounding or a range leaves it open, `–` where it is not ranked.

    >>> position_words(Line("广东", "exact", 5.0, None, None, "5%", best=1, worst=2))
    '1–2'
    """
    if line.could:
        return _("可能 {range}").format(range=spanned(*line.could))
    return spanned(line.best, line.worst) if line.best else "–"


def spanned(best: int, worst: int) -> str:
    """Two positions as one or from–to."""
    return str(best) if best == worst else f"{best}–{worst}"
