"""Ranking the regions of one series: one line a region, comparable first, then masked, then nothing found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import inf, isinf
from typing import Any

import pandas as pd

from pages.parts.marks import COMPARABLE, MASKED, QUALIFIED, known, mark_of
from pages.parts.numbers import bounds_as_written, bounds_meant
from pages.parts.texts import _

LINE_COLUMNS = (
    "region", "value", "low", "high", "qualifier", "quote", "status", "same_as", "document", "section", "twin_quote",
    "twin_document", "twin_section", "axis_factor",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One region in the ranking.

    `at` is the number it is ordered by (base units; the middle of a written range), `low` and `high` the bounds that
    are known (what a qualifier or a mask leaves open included), `best` and `worst` the positions it may hold among the
    comparable lines (0: not ranked), `others` the rows that give another value for the same cell, `row` the index of
    its row in the table (None: nothing found). A `recovered` line has the words of its twin as `quote`, those of the
    masked copy as `hidden`; `places` tell where each of the two stands. `among` is how many lines the position is one
    of, `could` the best and worst position that a masked line may hold among those ranked and itself.
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
    if mark in QUALIFIED and low is None and high is None:
        low, high = (number(end, factor) for end in bounds_meant(first.qualifier, first.quote, first.value))
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
    """The numbers a line may stand for, infinite where open: its bounds, or what its rounding leaves open.

    A target is set, not measured: it is not `rounded`, and is the number that is written, 5%以上 is 5%.

    >>> extent_of(Line("广东", "at_least", 9e4, 9e4, None, "超9万名"))
    (90000.0, inf)
    """
    if line.mark == "exact" or (line.mark in QUALIFIED and not rounded):
        value = line.at or 0.0
        return bounds_as_written(line.quote, value) if rounded else (value, value)
    return -inf if line.low is None else line.low, inf if line.high is None else line.high


def not_below(one: float, other: float) -> bool:
    """Whether a number is no less than another one, but for what reckoning with fractions adds or takes."""
    slack = 0.0 if isinf(one) or isinf(other) else 1e-9 * max(abs(one), abs(other))
    return one >= other - slack


def positioned(lines: Sequence[Line], rounded: bool = True) -> list[Line]:
    """Comparable lines, largest first, each with the best and worst position that its bounds allow.

    Two values whose bounds or written roundings overlap cannot be told apart and share positions.
    """
    extents = {id(line): extent_of(line, rounded) for line in lines}
    result = []
    for line in sorted(lines, key=lambda line: (-(line.at or 0.0), line.region)):
        low, high = extents[id(line)]
        others = [extent for extent in extents.values() if extent != (low, high)]
        above = sum(not_below(other_low, high) for other_low, _ in others)
        below = sum(not_below(low, other_high) for _, other_high in others)
        result.append(replace(line, best=above + 1, worst=len(lines) - below, among=len(lines)))
    return result


def with_possible(lines: Sequence[Line], rounded: bool = True) -> list[Line]:
    """The lines, each masked one with the positions where it `could` stand among those ranked and itself.

    It is set among the ranked ones alone: of how many it would be one, the other masked ones left out.

    >>> given = [Line("广东", "exact", 9.0, None, None, "9名", best=1, worst=1)]
    >>> with_possible([*given, Line("甘肃", "masked_interval", None, 1.0, 5.0, "x名")])[1].could
    (2, 2)
    """
    extents = [extent_of(line, rounded) for line in lines if line.best]
    result = []
    for line in lines:
        if line.mark in MASKED and extents:
            low, high = extent_of(line)
            above = sum(other_low > high for other_low, _high in extents)
            below = sum(other_high < low for _low, other_high in extents)
            line = replace(line, among=len(extents) + 1, could=(above + 1, len(extents) + 1 - below))
        result.append(line)
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
    return with_possible(comparable + rest, rounded) + sorted(blanks, key=lambda line: line.mark)


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
