"""Tables as files a spreadsheet opens right: byte-order mark, display values, no cell that runs as a formula."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from extract.record import COLUMNS
from pages.parts.numbers import display_of
from pages.parts.texts import _

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FILE_COLUMNS = tuple(
    name
    for column in COLUMNS
    for name in ((column, "display_value", "display_unit") if column == "unit" else (column,))
)


def neutral(text: str) -> str:
    """A cell's text that no spreadsheet takes for a formula: an apostrophe before = + - @ and the like.

    >>> neutral("=1+1"), neutral("4.6万个")
    ("'=1+1", '4.6万个')
    """
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def as_file(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with the columns a file has: those of the table, display value and unit beside value and unit."""
    shown = [
        display_of(value, str(unit), quote)
        for value, unit, quote in zip(frame["value"], frame["unit"], frame["quote"], strict=True)
    ]
    out = frame.assign(
        display_value=pd.Series([number for number, _unit in shown], index=frame.index, dtype="float64"),
        display_unit=pd.Series([unit for _number, unit in shown], index=frame.index, dtype="string"),
    )
    return out[list(FILE_COLUMNS)]


def plain_number(value: float) -> str:
    """A number without exponent and without needless zeros, empty for none.

    >>> plain_number(6.77e12), plain_number(0.3333)
    ('6770000000000', '0.3333')
    """
    if value != value:
        return ""
    return f"{value:.10f}".rstrip("0").rstrip(".")


def csv_of(frame: pd.DataFrame) -> bytes:
    """The rows as CSV in UTF-8 with byte-order mark, lines ended as spreadsheets expect."""
    out = as_file(frame)
    for name in out.columns:
        if out[name].dtype.kind == "f":
            out[name] = out[name].map(plain_number)
        elif not pd.api.types.is_numeric_dtype(out[name]):
            out[name] = out[name].astype("string").map(neutral)
    text: str = out.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def show_downloads(displayed: pd.DataFrame, everything: pd.DataFrame, name: str, all_label: str = "") -> None:
    """Two buttons, each with its number of rows: the displayed rows and all rows behind them, as CSV."""
    today = date.today().isoformat()
    with st.container(horizontal=True):
        for key, label, rows in (
            ("displayed", _("下载所示数据"), displayed),
            ("all", all_label or _("下载全部数据"), everything),
        ):
            st.download_button(
                f"{label}（{_('{n:,} 条').format(n=len(rows))}）", data=bytes_later(rows),
                file_name=f"{name}-{key}-{today}.csv", mime="text/csv", key=f"download_{name}_{key}",
                on_click="ignore", disabled=rows.empty,
                help=_("CSV 文件，可用 Excel 直接打开；每行带原文写法、数值、单位和出处位置。"),
            )  # fmt: skip


def bytes_later(rows: pd.DataFrame) -> Callable[[], bytes]:
    """A function that writes the file only when the button is pressed."""
    return lambda: csv_of(rows)
