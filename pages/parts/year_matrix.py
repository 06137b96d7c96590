"""A matrix over the years: regions × years of one indicator, or the indicators of one region × years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from pages.parts import series
from pages.parts.marks import COMPARABLE, MARKS, MASKED
from pages.parts.matrix import text_of, title_of_cell
from pages.parts.numbers import magnitude_of, unit_words
from pages.parts.ranking import Line, line_of, line_rows
from pages.parts.scale import ENOUGH
from pages.parts.style import LIGHT, Palette, variables
from pages.parts.texts import _, word_of
from pages.parts.tile_chart import ink_on, mixed

FEWEST = 2  # years that make a row worth a place


@dataclass(frozen=True, order=True)
class Row:
    """A row of the grid: its name, what else sets it apart, and the base unit of its numbers."""

    name: str
    note: str
    unit: str


Cell = tuple[Row, int]


@dataclass(frozen=True)
class Grid:
    """The lines by row and year; `scales` tell what a row's numbers are divided by, and the word for it.

    `together` says that all rows share one unit and one scale of colours.
    """

    rows: tuple[Row, ...]
    years: tuple[int, ...]
    cells: Mapping[Cell, Line]
    scales: Mapping[Row, tuple[float, str]]
    together: bool


def grid_of(frame: pd.DataFrame, of: Mapping[Row, Sequence[object]], together: bool) -> Grid:
    """The grid of grouped rows of the table, given by their index; undated rows are left out, and groups of them."""
    wanted = frame.loc[[index for indices in of.values() for index in indices]]
    years = wanted["year"].astype("object")
    row_at = {row.Index: (year, row) for row, year in zip(line_rows(wanted), years, strict=True)}
    cells: dict[Cell, Line] = {}
    for row, indices in of.items():
        by_year: dict[int, list[object]] = {}
        for year, each in (row_at[index] for index in indices):
            if not pd.isna(year):
                by_year.setdefault(int(year), []).append(each)
        cells |= {(row, year): line_of(found) for year, found in by_year.items()}
    largest: dict[Row, float] = {}
    for (row, _year), line in cells.items():
        largest[row] = max(largest.get(row, 0.0), abs(line.at or 0.0))
    if together:
        largest = dict.fromkeys(largest, max(largest.values(), default=0.0))
    scales = {row: magnitude_of(most / ENOUGH, row.unit) for row, most in largest.items()}
    rows = tuple(row for row in of if row in scales)
    return Grid(rows, tuple(sorted({year for _row, year in cells})), cells, scales, together)


def by_region(rows: pd.DataFrame, regions: Iterable[str], unit: str) -> Grid:
    """Regions × years of one history and kind, all on one scale."""
    known: dict[str, list[object]] = {}
    for index, region in zip(rows.index, rows["region"].astype("object"), strict=True):
        known.setdefault(str(region), []).append(index)
    return grid_of(rows, {Row(region, "", unit): known[region] for region in regions if region in known}, True)


def by_indicator(frame: pd.DataFrame, prepared: pd.DataFrame, region: str, most: int) -> Grid:
    """The indicators of one region × years, those with most years first, each on its own scale.

    `prepared` are the rows of `frame` made ready to be compared.
    """
    rows = prepared[(prepared["region"] == region) & (prepared["year"] != series.NO_YEAR)]
    number = series.numbered(rows, ["indicator", "kind", *series.KEY_OVER_TIME])
    years = rows["year"].groupby(number).nunique().sort_values(ascending=False, kind="stable")
    widest = years[years >= FEWEST].head(most).index
    of: dict[int, list[object]] = {int(group): [] for group in widest}
    first: dict[int, Any] = {}
    kept = pd.Index(number).isin(widest)
    for group, each in zip(number[kept], rows[kept].astype("object").itertuples(), strict=True):
        of[int(group)].append(each.row)
        first.setdefault(int(group), each)
    named = {group: Row(str(each.indicator), note_of(each), str(each.unit)) for group, each in first.items()}
    return grid_of(frame, {named[group]: indices for group, indices in of.items()}, False)


def note_of(row: Any) -> str:
    """What sets a row of indicators apart: kind, and what is not usual."""
    words = [word_of("kind", row.kind)]
    words += [_(series.FAMILIES[row.family])] if row.family not in ("level", "change") else []
    words += [word_of("time_basis", row.time_basis)] if row.time_basis not in ("", "year") else []
    words += [word_of("basis", row.basis)] if row.basis else []
    words += [_("比{base}").format(base=row.against)] if row.against else []
    return " ".join(words)


def shades_of(grid: Grid) -> dict[Cell, float]:
    """How strong the colour of each given number is, 0 to 1, among all or within its row."""
    at = {cell: line.at for cell, line in grid.cells.items() if line.mark in COMPARABLE and line.at is not None}
    shades: dict[Cell, float] = {}
    for row in grid.rows:
        values = [value for (other, _year), value in at.items() if grid.together or other == row]
        low, high = (min(values), max(values)) if values else (0.0, 0.0)
        for year in grid.years:
            if (row, year) in at:
                shades[row, year] = (at[row, year] - low) / (high - low) if high > low else 0.5
    return shades


def cell_html(
    line: Line | None, factor: float, shade: float | None, colors: Palette, link: Callable[[object], str], blank: str
) -> str:
    """A cell: a number on its colour, masked digits hatched, rounded ones framed, or why it is blank."""
    if line is None:
        sign = {"absent": "–", "uncollected": ""}[blank]
        return f"<td class='{blank}' title='{escape(_(MARKS[blank]))}'><span>{sign}</span></td>"
    look = "hidden" if line.mark in MASKED else "stated" if line.mark == "exact" else "soft"
    look += " words" if line.mark in ("worded", "unvalued") else ""
    style = ""
    if shade is not None and line.mark != "range":
        screen, paper = (mixed(*each.scale, shade) for each in (colors, LIGHT))
        style = (
            f" style='background:{screen};color:{ink_on(screen)};--on-paper:{paper};--ink-on-paper:{ink_on(paper)}'"
        )
    text = escape(text_of(line, factor))
    title = escape(title_of_cell(line))
    return (
        f"<td class='{look}'{style} title='{title}'><a href='{escape(link(line.row))}' target='_self'>{text}</a></td>"
    )


def grid_html(
    grid: Grid,
    names: Callable[[str], str],
    colors: Palette,
    link: Callable[[object], str],
    held: Callable[[str, int], bool],
) -> str:
    """The grid as an HTML table; `held` tells of a row's name and a year whether a report is held."""
    shades = shades_of(grid)
    head = "".join(f"<th scope='col'>{year}</th>" for year in grid.years)
    body = []
    for row in grid.rows:
        factor, word = grid.scales[row]
        cells = [
            cell_html(grid.cells.get((row, year)), factor, shades.get((row, year)), colors, link,
                      "absent" if held(row.name, year) else "uncollected")
            for year in grid.years
        ]  # fmt: skip
        note = "" if grid.together else f"<small>{escape(row.note)} {escape(unit_words(word, row.unit))}</small>"
        body.append(f"<tr><th scope='row'>{escape(names(row.name))}{note}</th>{''.join(cells)}</tr>")
    return (
        f"<div class='scroll sheet years' style='{variables(colors)}' tabindex='0'><table class='grid'><thead><tr>"
        f"<th scope='col'></th>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def unit_of(grid: Grid) -> str:
    """The unit of a grid whose rows share one, in words."""
    return unit_words(grid.scales[grid.rows[0]][1], grid.rows[0].unit) if grid.rows else ""


def rows_in(grid: Grid) -> list[object]:
    """The index of the table's row behind each cell."""
    return [line.row for line in grid.cells.values()]
