"""The download buttons beside every chart and table: displayed rows and all rows, in the format chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import citation, exports, files, table
from pages.parts.texts import N_, _, noted

FORMATS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("JSON", "application/json"),
    "zip": ("ZIP", "application/zip"),
}
HELP = N_(
    "CSV 可用 Excel 直接打开；XLSX 另有口径、来源位置和字段说明；ZIP 是 data.csv、datapackage.json 与 README.md。"
)


@st.cache_data(show_spinner=False, max_entries=4)
def version(stamp: tuple[tuple[str, int, int], ...]) -> str:
    """The version of the tables as they lie in their folder now (`stamp`)."""
    return citation.version_of(table.table_files(table.folder_of_tables()))


def version_now() -> str:
    """The version of the tables now in use."""
    return version(table.stamp_of(table.folder_of_tables()))


def bytes_later(rows: pd.DataFrame, sources: pd.DataFrame, kind: str) -> Callable[[], bytes]:
    """A function that writes the file only when the button is pressed."""

    def write() -> bytes:
        if kind == "csv":
            return files.csv_of(rows)
        made = {"xlsx": exports.xlsx_of, "json": exports.json_of, "zip": exports.zip_of}[kind]
        return made(rows, sources, version_now())

    return write


def show_downloads(
    displayed: pd.DataFrame, everything: pd.DataFrame, sources: pd.DataFrame, name: str, all_label: str = ""
) -> None:
    """A choice of format and two buttons, each with its number of rows: displayed rows, all rows behind them."""
    today = date.today().isoformat()
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"downloads_{name}"):
        kind = st.segmented_control(
            _("下载格式"), list(FORMATS), default="csv", format_func=lambda key: FORMATS[key][0], required=True,
            key=f"format_{name}", help=_(HELP),
        )  # fmt: skip
        kind = str(kind or "csv")
        for key, label, rows in (
            ("displayed", _("下载所示数据"), displayed),
            ("all", all_label or _("下载全部数据"), everything),
        ):
            st.download_button(
                noted(label, _("{n:,} 条").format(n=len(rows))), data=bytes_later(rows, sources, kind),
                file_name=f"{name}-{key}-{today}.{kind}", mime=FORMATS[kind][1], key=f"download_{name}_{key}",
                on_click="ignore", disabled=rows.empty,
            )  # fmt: skip
