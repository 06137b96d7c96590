"""Data: every row that passes the filters, searched, in a table, for download."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from extract.record import COLUMNS
from pages.parts import evidence, listing
from pages.parts.download import show_downloads
from pages.parts.shell import Page, Places
from pages.parts.texts import _, title_of
from pages.parts.version_view import show_versions

SEARCHED = ("label", "indicator", "initiative", "quote", "region", "topic")
MOST = 5_000  # rows on the screen; a larger table is slow to send and to draw


def found(frame: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows in which each of the words (apart by blanks) stands in one of the searched columns, taken literally."""
    for word in words.split():
        hit = pd.Series(False, index=frame.index)
        for name in SEARCHED:
            cells = frame[name]
            if isinstance(cells.dtype, pd.CategoricalDtype):
                names = cells.cat.categories
                hit |= cells.isin(names[names.str.contains(word, regex=False, case=False)])
            else:
                hit |= cells.str.contains(word, regex=False, case=False).astype(bool)
        frame = frame[hit]
    return frame


def layout() -> Places:
    """The title; what filters are set stands below it."""
    st.title(_("数据明细"))
    return {}


def body(page: Page) -> None:
    """The page's content."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        words = page.address.words(
            "q", _("查找"), _("指标名、品牌、地区或原文写法，如：就业"), _("多个词用空格分开，须同时出现。")
        )
    rows = found(page.rows, words)
    with right:
        names = [name for name in ("title", *COLUMNS, "display_value", "display_unit") if name not in listing.USUAL]
        extra = page.address.many("columns", _("再显示哪些列"), names, title_of, placeholder=_("不另加列"))
    st.html(f"<p class='note'>{_('共 {n:,} 条').format(n=len(rows))}</p>")
    if rows.empty:
        st.info(_("没有找到。请换一个词，或放宽左侧的筛选。"))
        show_versions(page)
        return
    show_downloads(page, rows, page.frame, "data")
    place = st.container()
    line = listing.show_rows(rows.head(MOST), page.titles, "data_rows", (*listing.USUAL, *extra), height=620)
    with place:
        evidence.show_picked(page, {"rows": line}, _("点表中的一行，看它的原文依据。"))
    if len(rows) > MOST:
        st.text(_("表中只列前 {n:,} 条；下载的文件是完整的。").format(n=MOST))
    show_versions(page)
