"""Matrices over the years on the pages of a theme and of a region; each returns the index of the rows behind it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import kept, series
from pages.parts.address import links_with
from pages.parts.shell import Page
from pages.parts.style import palette_of
from pages.parts.table import NATIONAL
from pages.parts.texts import N_, _, local_name, noted, word_of
from pages.parts.views import universe_of
from pages.parts.year_matrix import Grid, by_indicator, by_region, grid_html, rows_in, unit_of

MOST_ROWS = 40
READING = N_(
    "颜色越深数值越大（只作大小，不表示好坏）；斜纹是数字隐去；带框是约数、区间或至多至少；◆ 据对照本补出；"
    "⋯ 另有不同数值；– 有说到当年的报告而未提取到；空格是没有说到当年的报告。点一格看原文依据。"
)


def show_grid(page: Page, grid: Grid, by_place: bool) -> None:
    """The grid with how to read it; a cell leads to the evidence of its figure on the same page."""
    ids = page.frame["id"].loc[pd.Index(rows_in(grid))].to_dict()
    to_figure = links_with("figure", page.name, page.address.now)
    known = {year: kept.held(page.key, year, page.frame) for year in grid.years} if by_place else {}

    def link(row: object) -> str:
        return to_figure(ids[row])

    def held(name: str, year: int) -> bool:
        return not by_place or name in known[year]

    st.html(f"<p class='note'>{_(READING)}</p>")
    st.html(grid_html(grid, local_name if by_place else str, palette_of(page.dark), link, held))


def rows_of(
    page: Page, ready: kept.Comparison, indicator: str, level: str, history: series.History, kind: str
) -> pd.DataFrame:  # fmt: skip
    """The dated rows of one history and kind."""
    rows = page.rows.loc[series.rows_of(ready.prepared, indicator, level, history)]
    return rows[(rows["kind"] == kind) & rows["year"].notna()]


def fullest(
    page: Page, ready: kept.Comparison, indicator: str, level: str
) -> list[tuple[series.History, str]]:  # fmt: skip
    """The histories of an indicator by kind, those that fill a matrix best first: several years, many cells."""
    sizes = {}
    for history in series.histories_of(ready.prepared, indicator, level):
        rows = page.rows[["region", "year", "kind"]].loc[series.rows_of(ready.prepared, indicator, level, history)]
        of = rows[rows["year"].notna()]
        for kind in ("result", "target"):
            cells = {*zip(of.loc[of["kind"] == kind, "region"], of.loc[of["kind"] == kind, "year"], strict=True)}
            if cells:
                sizes[history, kind] = (len({year for _region, year in cells}) > 1, len(cells))
    return sorted(sizes, key=lambda key: sizes[key], reverse=True)


def show_theme_years(page: Page, ready: kept.Comparison, level: str) -> None:
    """Regions × years of one of the theme's indicators; of the nation, all its indicators × years."""
    if level == "national":
        show_region_years(page, ready, NATIONAL)
        return
    found = ready.indicators_of(level)
    found = found[found["years"] >= 2].sort_values(["years", "regions"], ascending=False, kind="stable")
    if found.empty:
        return
    st.header(_("地区 × 年份"))
    counts = {str(name): int(years) for name, years in found["years"].items()}
    left, right = st.columns(2)
    with left:
        indicator = page.address.one(
            "yearly", _("逐年的指标"), list(counts),
            lambda name: noted(name, _("{n} 年").format(n=counts[name])),
        )  # fmt: skip
    by_key = {f"{each.key()}~{kind}": (each, kind) for each, kind in fullest(page, ready, indicator, level)}
    if not by_key:
        st.info(_("这些地区没有可按年排列的实绩或目标。"))
        return
    with right:
        key = page.address.one(
            "yearly_series", _("逐年的口径"), list(by_key),
            lambda key: " · ".join((word_of("kind", by_key[key][1]), series.words_of_history(by_key[key][0]))),
        )  # fmt: skip
    history, kind = by_key[key]
    own = rows_of(page, ready, indicator, level, history, kind)
    regions = dict.fromkeys([*universe_of(page, level), *sorted(own["region"].astype(str).unique())])
    grid = by_region(own, list(regions), history.unit)
    if grid.rows:
        unit = unit_of(grid)
        more = [unit] if unit != local_name(history.unit) else []
        st.caption(" · ".join((indicator, word_of("kind", kind), series.words_of_history(history), *more)))
        show_grid(page, grid, True)


def show_region_years(page: Page, ready: kept.Comparison, region: str) -> None:
    """The indicators of a region × years, where it gives some for more than one year."""
    grid = by_indicator(page.rows, ready.prepared, region, MOST_ROWS)
    if grid.rows:
        st.header(_("指标 × 年份"))
        show_grid(page, grid, False)
