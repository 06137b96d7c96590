"""Rows as a table on the screen: readable titles and words, numbers in units people use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from pages.parts import chosen
from pages.parts.library_rows import reviewed_words
from pages.parts.numbers import display_of
from pages.parts.texts import WORDS, _, clauses, listed, local_name, title_of, word_of

SHORT = (
    "region",
    "quote",
    "display_value",
    "display_unit",
    "year",
    "kind",
    "status",
    "label",
    "time_basis",
    "basis",
    "title",
)
USUAL = (
    "region", "label", "quote", "display_value", "display_unit", "year", "kind", "role", "status", "indicator", "theme",
    "topic", "initiative", "title",
)  # fmt: skip
Mode = Literal["single-row", "single-cell"]
BY_CLICK: tuple[Mode, ...] = ("single-row", "single-cell")  # a click anywhere in a row chooses it
WIDE = {"label", "indicator", "title"}
NAMED = {"region", "province", "theme", "topic", "unit"}


def readable(frame: pd.DataFrame, titles: Mapping[str, str], columns: Sequence[str]) -> pd.DataFrame:
    """The rows as the screen shows them: chosen columns, words for codes, line breaks folded."""
    out: dict[str, pd.Series] = {}
    if {"display_value", "display_unit"} & set(columns):
        written = zip(frame["value"], frame["unit"].astype("object"), frame["quote"], strict=True)
        displayed = [display_of(value, unit, quote) for value, unit, quote in written]
    for name in columns:
        if name in ("display_value", "display_unit"):
            out[name] = pd.Series([cell[name == "display_unit"] for cell in displayed], index=frame.index)
        elif name == "title":
            out[name] = said(frame["document"], lambda path: titles.get(path, path))
        elif name in WORDS or name == "corrected":
            out[name] = said(frame[name], partial(coded, name))
        elif name in NAMED:
            out[name] = said(frame[name], local_name)
        elif name == "quote":
            out[name] = frame[name].str.replace(r"\s+", "", regex=True)
        elif isinstance(frame[name].dtype, pd.CategoricalDtype):
            out[name] = frame[name].astype("string")  # else all categories of the table go to the browser
        else:
            out[name] = frame[name]
    return pd.DataFrame(out)


def coded(column: str, code: str) -> str:
    """The word for a code, nothing for none."""
    return word_of(column, code) if code else ""


def said(cells: pd.Series, words: Callable[[str], str]) -> pd.Series:
    """What the screen says for each cell; words are looked for once for all equal cells."""
    texts = cells.astype("object").tolist()
    known = {text: words(text) for text in dict.fromkeys(texts)}
    return pd.Series([known[text] for text in texts], cells.index, dtype="str")


def format_of(numbers: pd.Series) -> str | None:
    """The format of a column of numbers: grouped (50,150) unless that, with its three decimals, would cut one of them.

    A third has no end and is cut either way.

    >>> format_of(pd.Series([50150, 1 / 3, None])), format_of(pd.Series([50150, 3.0286]))
    ('localized', None)
    """
    scaled = numbers.dropna().astype("float64") * 1000
    ends = (scaled * 1000 - (scaled * 1000).round()).abs() < 1e-6 * (1 + scaled.abs())
    return None if (ends & ((scaled - scaled.round()).abs() > 1e-6 * (1 + scaled.abs()))).any() else "localized"


def columns_of(shown: pd.DataFrame) -> dict[str, Any]:
    """How the table on the screen titles and sizes its columns."""
    config: dict[str, Any] = {}
    for name in map(str, shown.columns):
        if name == "year":
            config[name] = st.column_config.NumberColumn(title_of(name), format="%d", width=60)
        elif name in ("display_value", "value", "low", "high"):
            config[name] = st.column_config.NumberColumn(title_of(name), format=format_of(shown[name]), width=100)
        else:
            config[name] = st.column_config.Column(title_of(name), width="medium" if name in WIDE else None)
    return config


def show_rows(frame: pd.DataFrame, titles: Mapping[str, str], key: str, columns: Sequence[str], height: int = 0) -> str:
    """The rows as a table that can be searched and sorted; returns the id of the row selected, empty if none."""
    if frame.empty:
        st.info(_("没有可列出的数字。"))
        return ""
    line = line_of(show_table(frame, titles, key, columns, height, BY_CLICK))
    return str(frame["id"].iloc[line]) if line is not None and line < len(frame) else ""


def show_table(
    frame: pd.DataFrame, titles: Mapping[str, str], key: str, columns: Sequence[str], height: int, modes: Sequence[Mode]
) -> Any:
    """The table itself; returns what is selected in it."""
    shown = readable(frame, titles, columns)
    size = height or min(35 * (len(shown) + 1) + 3, 460)
    return st.dataframe(
        shown, column_config=columns_of(shown), hide_index=True, key=key, height=size, placeholder="",
        on_select="rerun", selection_mode=modes,
    )  # fmt: skip


def line_of(event: Any) -> int | None:
    """The number of the line of a table that is ticked or clicked, None where none is."""
    selection = event["selection"] if event else {}
    lines = [cell[0] for cell in selection.get("cells", [])] or selection.get("rows", [])
    return int(lines[0]) if lines else None


def choose_row(
    frame: pd.DataFrame, titles: Mapping[str, str], key: str, columns: Sequence[str], height: int, focus: str
) -> str:
    """The rows as a table in which the figure `focus` is ticked; returns the one a reader has just ticked, or it."""
    ids = frame["id"].tolist()
    before = st.session_state.get(f"_{key}", ids)  # what the table held when it was ticked
    line = line_of(st.session_state.get(key))
    ticked = before[line] if line is not None and line < len(before) else ""
    shown = ticked if chosen.newly(key, ticked) else focus
    st.session_state[f"_{key}"] = ids
    if frame.empty:
        return show_rows(frame, titles, key, columns, height)
    rows = [ids.index(shown)] if shown in ids else []
    st.session_state[key] = {"selection": {"rows": rows, "columns": [], "cells": []}}
    chosen.newly(key, shown if rows else "")
    show_table(frame, titles, key, columns, min(height, 35 * (len(frame) + 1) + 3), BY_CLICK)
    return shown


def source_line(frame: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """Where the rows come from: their documents, the first few by title; how many rows were checked by somebody.

    Empty for no rows.
    """
    names = [titles.get(name, name) for name in map(str, frame["document"].unique())]
    more = _("等 {n} 份").format(n=len(names)) if len(names) > 3 else ""
    if not names:
        return ""
    return clauses([_("来源：") + listed(names[:3]) + more, reviewed_words(frame)])


def show_source_line(frame: pd.DataFrame, titles: Mapping[str, str]) -> None:
    """The line that says where the rows come from."""
    line = source_line(frame, titles)
    if line:
        st.text(line)
