"""The summary sheet: regions × chosen columns, each column one indicator with year, kind and basis fixed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

import pandas as pd

from pages.parts import series
from pages.parts.blanks import Blanks
from pages.parts.marks import COMPARABLE, MARKS, MASKED
from pages.parts.numbers import magnitude_of, plain, unit_words
from pages.parts.ranking import Line, line_of, line_rows
from pages.parts.scale import ENOUGH
from pages.parts.style import Palette, variables
from pages.parts.texts import N_, _, listed, local_name, word_of

SHORT = {"absent": N_("未提取"), "silent": N_("未提及"), "uncollected": N_("未收录")}  # in a cell
SIGNS = {"exact": "{x}", "about": N_("约{x}"), "at_least": "≥{x}", "at_most": "≤{x}"}


@dataclass(frozen=True, order=True)
class Column:
    """One column of the sheet: an indicator and the series that fixes year, kind, basis and unit."""

    indicator: str
    series: series.Series

    def key(self) -> str:
        """The column as one word for the URL."""
        return f"{self.indicator}~{self.series.key()}"


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet by region and column; a missing cell has no figure. `scales` tell each column's unit."""

    regions: tuple[str, ...]
    columns: tuple[Column, ...]
    cells: Mapping[tuple[str, Column], Line]
    scales: Mapping[Column, tuple[float, str]]

    def fixed(self, column: Column) -> str:
        """What a column's header fixes beside the indicator: year, kind, what else sets it apart, unit."""
        fixed = column.series
        year = "" if fixed.year == series.NO_YEAR else str(fixed.year)
        words = [year, word_of("kind", fixed.kind)]
        words += [word_of("time_basis", fixed.time_basis)] if fixed.time_basis not in ("", "year") else []
        words += [word_of("basis", fixed.basis)] if fixed.basis else []
        words += [_("比{base}").format(base=fixed.against)] if fixed.against else []
        words += [unit_words(self.scales[column][1], fixed.unit)]
        return " ".join(word for word in words if word)

    def sorted_by(self, column: Column) -> Sheet:
        """The same sheet with the largest numbers of one column on top, then what has no number."""

        def order(region: str) -> tuple[bool, float]:
            line = self.cells.get((region, column))
            at = line.at if line else None
            return at is None, -(at or 0.0)

        return replace(self, regions=tuple(sorted(self.regions, key=order)))


def counts_of(prepared: pd.DataFrame, level: str) -> pd.DataFrame:
    """Indicator, series and number of regions of every column the table can give at one level, widest first."""
    counts = series.counted(prepared[prepared["level"] == level], ["indicator", *series.KEY])
    return counts[counts["regions"] >= 2] if (counts["regions"] >= 2).any() else counts


def columns_of(counts: pd.DataFrame) -> dict[Column, int]:
    """The columns counted by `counts_of`, with their numbers of regions, in that order."""
    return {
        Column(str(line["indicator"]), series.Series(*(line[name] for name in series.KEY))): int(line["regions"])
        for line in counts.to_dict("records")
    }


def sheet_of(
    frame: pd.DataFrame, prepared: pd.DataFrame, level: str, columns: Sequence[Column], regions: Sequence[str]
) -> Sheet:
    """The sheet of these columns; of several values for one cell the first stated one, the others kept in its line."""
    cells: dict[tuple[str, Column], Line] = {}
    scales: dict[Column, tuple[float, str]] = {}
    of = series.rows_by_series(prepared, {column.indicator for column in columns}, level)
    wanted = {column: of.get((column.indicator, column.series), []) for column in columns}
    row_at = {row.Index: row for row in line_rows(frame.loc[[index for rows in wanted.values() for index in rows]])}
    for column, rows in wanted.items():
        groups: dict[str, list[object]] = {}
        for row in (row_at[index] for index in rows):
            groups.setdefault(str(row.region), []).append(row)
        lines = {region: line_of(group) for region, group in groups.items()}
        cells.update({(region, column): line for region, line in lines.items()})
        values = [abs(line.at) for line in lines.values() if line.mark in COMPARABLE and line.at is not None]
        scales[column] = magnitude_of(max(values, default=0.0) / ENOUGH, column.series.unit)
    return Sheet(tuple(regions), tuple(columns), cells, scales)


def text_of(line: Line | None, factor: float, blank: str = "absent") -> str:
    """What a cell shows: a number with its qualifier, else the words as written, or the mark of a `blank` one."""
    if line is None:
        return _(MARKS[blank])
    if line.mark in SIGNS:
        text = _(SIGNS[line.mark]).format(x=plain((line.at or 0.0) / factor, 2))
        return text + (" ◆" if line.recovered else "") + (" ⋯" if line.others else "")
    return "".join(line.quote.split())


def title_of_cell(line: Line) -> str:
    """What the pointer shows at a cell: the words as written, what they are, other values.

    >>> title_of_cell(Line("广东", "masked_bound", None, 1e4, None, "*万名"))
    '*万名; 隐去：只知一端 ▷'
    """
    parts = ["".join(line.quote.split()), _(MARKS[line.mark])]
    parts += [word_of("status", "recovered")] if line.recovered else []
    parts += [_("另有：") + listed("".join(quote.split()) for _v, quote, _r in line.others)] if line.others else []
    return "; ".join(parts)


def cell_html(line: Line | None, factor: float, blank: str, link: str) -> str:
    """A cell of the sheet: its text, leading to `link`; its look tells why there is no number."""
    text = escape(text_of(line, factor, blank) if line else _(SHORT[blank]))
    if line is None:
        inside = (
            f"<span>{text}</span>" if blank == "uncollected" else f"<a href='{escape(link)}' target='_self'>{text}</a>"
        )
        return f"<td class='{blank}' title='{escape(_(MARKS[blank]))}'>{inside}</td>"
    look = "hidden" if line.mark in MASKED else "soft" if line.mark != "exact" else "stated"
    look += " words" if line.mark in ("worded", "unvalued") else ""  # may be cut short, numbers never
    title = escape(title_of_cell(line))
    return f"<td class='{look}' title='{title}'><a href='{escape(link)}' target='_self'>{text}</a></td>"


def sheet_html(
    sheet: Sheet,
    blanks: Blanks,
    colors: Palette,
    link: Callable[[object], str],
    look: Callable[[str, Column], str],
) -> str:
    """The sheet as an HTML table; `link` gives the address for a row of the table, `look` for a blank cell."""
    head = "".join(
        f"<th scope='col'>{escape(column.indicator)}<small>{escape(sheet.fixed(column))}</small></th>"
        for column in sheet.columns
    )
    body = []
    for region in sheet.regions:
        cells = []
        for column in sheet.columns:
            line = sheet.cells.get((region, column))
            address = link(line.row) if line else look(region, column)
            blank = blanks.mark(region, column.indicator, column.series)
            cells.append(cell_html(line, sheet.scales[column][0], blank, address))
        body.append(f"<tr><th scope='row'>{escape(local_name(region))}</th>{''.join(cells)}</tr>")
    return (
        f"<div class='scroll sheet' style='{variables(colors)}' tabindex='0'><table class='grid'><thead><tr>"
        f"<th scope='col'>{escape(_('地区'))}</th>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def filled(sheet: Sheet) -> tuple[int, int]:
    """How many cells of a sheet hold a figure, and how many there are."""
    wanted = [(region, column) for region in sheet.regions for column in sheet.columns]
    return sum(cell in sheet.cells for cell in wanted), len(wanted)
