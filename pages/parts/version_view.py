"""On the data page: what changed between a table downloaded earlier and the one now shown."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from pages.parts import listing, versions
from pages.parts.download import version_on
from pages.parts.shell import Page
from pages.parts.table import TableError
from pages.parts.texts import N_, _, clauses, title_of

SHOWN = 500  # lines of each list; the download has all
COLUMNS = ("region", "label", "quote", "display_value", "display_unit", "year", "kind", "status", "title")
LISTS = {"added": N_("新增"), "gone": N_("不再有"), "changed": N_("有改动")}


def changed_cells(changes: versions.Changes) -> pd.DataFrame:
    """The changed cells as the screen lists them."""
    cells = changes.changed.assign(column=changes.changed["column"].map(title_of))
    names = {"id": title_of("id"), "document": title_of("document"), "quote": title_of("quote"), "column": _("字段"),
             "before": _("原先"), "after": _("现在")}  # fmt: skip
    return cells.rename(columns=names)


def everything(changes: versions.Changes) -> pd.DataFrame:
    """All changes in one table for download: one line a row added or gone, one a changed cell."""
    columns = ["change", "id", "document", "quote", "column", "before", "after"]
    parts = [
        rows[["id", "document", "quote"]].assign(change=change, column="", before="", after="")
        for change, rows in (("added", changes.added), ("gone", changes.gone))
    ]
    whole: pd.DataFrame = pd.concat([*parts, changes.changed.assign(change="changed")], ignore_index=True)
    return whole[columns]


def summary_of(changes: versions.Changes) -> str:
    """How many rows were added, are gone, have changed, are the same."""
    counts = {
        "added": len(changes.added), "gone": len(changes.gone), "changed": int(changes.changed["id"].nunique()),
    }  # fmt: skip
    words = [_("{what} {n:,} 条").format(what=_(LISTS[name]), n=count) for name, count in counts.items()]
    return clauses([*words, _("相同 {n:,} 条").format(n=changes.same)]) + _("。")


def show_changes(changes: versions.Changes, titles: Mapping[str, str], version: str) -> None:
    """The counts, the three lists, and all of it for download."""
    st.text(summary_of(changes))
    if not changes:
        return
    text = everything(changes).to_csv(index=False, lineterminator="\r\n")
    st.download_button(
        _("下载全部变化"), text.encode("utf-8-sig"), file_name=f"changes-{version}.csv", mime="text/csv",
        on_click="ignore", key="download_changes",
    )  # fmt: skip
    for name, rows in (("added", changes.added), ("gone", changes.gone)):
        if len(rows):
            st.subheader(_(LISTS[name]), anchor=False)
            listing.show_rows(rows.head(SHOWN), titles, f"changes_{name}", COLUMNS)
    if len(changes.changed):
        st.subheader(_(LISTS["changed"]), anchor=False)
        st.dataframe(changed_cells(changes).head(SHOWN), hide_index=True, key="changes_changed", placeholder="")


def show_versions(page: Page) -> None:
    """The version in use, and a place to hand in an earlier table."""
    with st.expander(_("数据版本，及其间的变化")):
        st.text(_("数据版本：") + version_on(page))
        st.html(
            "<p class='note'>"
            + _("放入一份先前下载的全部数据（CSV、ZIP 或 Parquet），列出自那以后新增、不再有和改动的行；按编号对应。")
            + "</p>"
        )
        handed = st.file_uploader(_("先前的数据"), type=["csv", "zip", "parquet"], key="earlier_table")
        if handed is None:
            return
        try:
            earlier = versions.read_download(handed.getvalue(), handed.name)
        except TableError as error:
            st.error(_("这个文件读不出来：") + str(error))
            return
        show_changes(versions.changes_of(earlier, page.frame), page.titles, version_on(page))
