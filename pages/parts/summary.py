"""The page of the summary sheet: choose columns, see 31 regions at once, a click leads to the sentence."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import blank_view, evidence, kept, listing, matrix, series, sheets
from pages.parts.address import links_with
from pages.parts.blanks import Blanks
from pages.parts.download import show_downloads
from pages.parts.shell import Page, Places
from pages.parts.style import palette_of
from pages.parts.table import read_tiles
from pages.parts.texts import _, language

USUAL = 20  # columns shown before any is chosen
OFFERED = 800


def layout() -> Places:
    """Title, then scope and theme in one row, the columns below."""
    st.title(_("汇总表"))
    level, theme, sort = st.columns([5, 4, 7], vertical_alignment="bottom")
    return {"level": level, "theme": theme, "sort": sort, "columns": st.container()}


def regions_of(page: Page, prepared: pd.DataFrame, level: str) -> list[str]:
    """The rows of the sheet: the covered provinces (those filtered for), or the narrower places with most figures."""
    if level == "province":
        tiles = read_tiles()
        wanted = page.chosen.get("province") or page.chosen.get("region")
        return [name for name in tiles.loc[tiles["covered"] == "yes", "region"] if not wanted or name in wanted]
    counts = prepared.loc[prepared["level"] == level, "region"].value_counts()
    return [str(name) for name, count in counts.items() if count][:200]


def body(page: Page) -> None:
    """The page's content."""
    ready = kept.comparison(page.rows_key, page.rows)
    prepared, levels = ready.prepared, ready.levels
    if not levels:
        st.info(_("没有符合筛选条件、又有统一指标名和地区的数字。请放宽左侧的筛选。"))
        return
    with page.places["level"]:
        level = page.address.one(
            "level", _("比较范围"), levels, lambda name: _(series.LEVELS[name]), control="segments"
        )
    words = ready.offered(level, OFFERED, language())
    by_key = {column.key(): column for column in words}
    with page.places["columns"]:
        chosen = page.address.many(
            "columns", _("列"), list(by_key), lambda key: words[by_key[key]],
            help=_("每一列是一个指标，年份、类别、口径和单位都已定死；可输入文字查找。"),
            placeholder=_("给出地区最多的 {n} 列").format(n=USUAL),
        )  # fmt: skip
    columns = [by_key[key] for key in chosen] or list(words)[:USUAL]
    sheet = matrix.sheet_of(page.rows, prepared, level, columns, regions_of(page, prepared, level))
    with page.places["sort"]:
        keys = [column.key() for column in columns]
        sort = page.address.one(
            "sort", _("排序"), ["", *keys], lambda key: by_key[key].indicator if key else _("行政区划顺序")
        )
    sheet = sheet.sorted_by(by_key[sort]) if sort else sheet
    show_sheet(page, sheet)


def show_sheet(page: Page, sheet: matrix.Sheet) -> None:
    """The evidence of the cell that was clicked, the sheet, and the rows behind it for download."""
    full, cells = matrix.filled(sheet)
    known = Blanks(kept.held(page.key, None, page.frame), kept.silences())
    blank_view.show_blank(page, sheet)
    evidence.show_picked(page, {}, _("点一格，看它的原文依据。"))
    st.html(
        "<p class='note'>"
        + _("{regions} 个地区 × {columns} 列，{cells:,} 格中有 {full:,} 格有数字。").format(
            regions=len(sheet.regions), columns=len(sheet.columns), cells=cells, full=full
        )
        + "</p><p class='note'>"
        + _("未提取到的格点开可在报告里查找，并可标为“已核对未提及”；")
        + _("斜纹是数字隐去；◆ 据对照本补出；⋯ 另有不同数值；约、≥、≤ 照原文的限定。")
        + "</p>"
    )

    here = {name: values for name, values in page.address.now.items() if name not in ("figure", "blank")}

    ids = page.frame["id"].loc[[line.row for line in sheet.cells.values()]].to_dict()
    to_figure, to_blank = (links_with(key, "matrix", here) for key in ("figure", "blank"))

    def link(row: object) -> str:
        return to_figure(ids[row])

    def look(region: str, column: matrix.Column) -> str:
        return to_blank(blank_view.key_of(region, column))

    st.html(matrix.sheet_html(sheet, known, palette_of(page.dark), link, look))
    rows = page.frame.loc[[line.row for (region, _column), line in sheet.cells.items() if region in sheet.regions]]
    show_downloads(page, rows, page.frame, "matrix", own={
        "xlsx": lambda _rows, about: sheets.matrix_xlsx(sheet, known, page.frame, about),
    })  # fmt: skip
    listing.show_source_line(rows, page.titles)
