"""Showing a chart: one look, its picture below it, clicks that lead to a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.parts import listing, picture
from pages.parts.download import version_on
from pages.parts.shell import Page
from pages.parts.style import palette_of
from pages.parts.texts import N_, _, word_of

CONFIG = {"displayModeBar": False}
SIGNS = {"◆": N_("◆ 据对照本补出"), "⋯": N_("⋯ 另有不同数值"), "▨": N_("▨ 数字隐去")}


def clicked(event: Any, frame: pd.DataFrame) -> str:
    """The id of the figure whose mark was clicked in a chart, empty if none was.

    A mark's `customdata` is the index of its row in the table.
    """
    for point in (event or {}).get("selection", {}).get("points", []):
        data = point.get("customdata")
        data = data[0] if isinstance(data, (list, tuple)) and data else data
        if data is not None and data in frame.index:
            return str(frame.at[data, "id"])
    return ""


def rows_of(figure: go.Figure, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the table that a chart's marks stand for."""
    indices = [index for trace in figure.data if trace.customdata is not None for index in trace.customdata]
    known = frame.index
    return frame.loc[[index for index in dict.fromkeys(indices) if index is not None and index in known]]


def facts_of(row: Any, titles: Mapping[str, str]) -> str:
    """What the pointer adds for a row: status, kind, year, time and calculation basis, and the report's title."""
    year = "" if pd.isna(row.year) else _("{year}年").format(year=int(row.year))
    words = [word_of("status", row.status), word_of("kind", row.kind), year or _("年份未注明")]
    words += [word_of(name, getattr(row, name)) for name in ("time_basis", "basis")]
    return escape(" · ".join(words)) + "<br>" + escape(_("来源：") + titles.get(row.document, row.document))


def facts_by_row(rows: pd.DataFrame, titles: Mapping[str, str]) -> dict[Any, str]:
    """What the pointer adds for each of the rows, by their index."""
    names = ["status", "kind", "year", "time_basis", "basis", "document"]
    return {row.Index: facts_of(row, titles) for row in rows[names].astype("object").itertuples()}


def with_facts(figure: go.Figure, page: Page) -> go.Figure:
    """The chart with what the table says of each figure below what the pointer shows of its mark."""
    facts = facts_by_row(rows_of(figure, page.frame), page.titles)
    for trace in figure.data:
        if trace.customdata is not None and trace.hovertext is not None:
            pairs = zip(trace.hovertext, trace.customdata, strict=True)
            trace.hovertext = [f"{text}<br>{facts[index]}" if index in facts else text for text, index in pairs]
    return figure


def signs_in(figure: go.Figure) -> list[str]:
    """What the signs beside the words of a chart mean, those that occur in it."""
    words = "".join(str(each.text) for each in figure.layout.annotations)
    return [_(meaning) for sign, meaning in SIGNS.items() if sign in words]


def notes_of(rows: pd.DataFrame, page: Page, notes: Sequence[str]) -> list[str]:
    """The lines below a chart's picture: notes, where the figures, the `rows`, come from, data version."""
    source = listing.source_line(rows, page.titles)
    made = _("报数 Reported Figures，数据版本 {version}，{day}").format(
        version=version_on(page), day=date.today().isoformat()
    )
    return [text for text in (*notes, source, made) if text]


def show_chart(figure: go.Figure, key: str, alt: str, page: Page, notes: Sequence[str] = ()) -> str:
    """Show a chart with `alt` as its text, its picture's buttons below; returns the id of the figure clicked, or empty.

    `notes` stand below the picture when it is saved.
    """
    for trace in with_facts(figure, page).data:
        if trace.type == "bar" or "markers" in (trace.mode or ""):
            trace.unselected = {"marker": {"opacity": 0.45}}
    event = st.plotly_chart(
        figure, key=key, theme=None, config=CONFIG, alt=alt, on_select="rerun", selection_mode="points"
    )
    signs = "  ".join(signs_in(figure))
    if signs:
        st.html(f"<p class='note'>{escape(signs)}</p>")
    rows = rows_of(figure, page.frame[["document", "review"]])
    show_picture(rows, key, str(figure.layout.title.text or ""), page, [signs, *notes])
    return clicked(event, page.frame)


def show_picture(rows: pd.DataFrame, chart: str, title: str, page: Page, notes: Sequence[str] = ()) -> None:
    """The buttons for the picture of the chart of `rows` that stands under the key `chart`, with `notes` below it."""
    name = picture.file_name("reported-figures", page.name, title, date.today().isoformat())
    picture.show_picture_buttons(chart, name, title, notes_of(rows, page, notes), palette_of(page.dark))
