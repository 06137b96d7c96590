"""Showing a chart: one look, no tool bar beyond the picture's download, clicks that lead to a figure."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

CONFIG = {
    "displaylogo": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "autoScale2d",
                               "resetScale2d"],
    "toImageButtonOptions": {"format": "png", "scale": 2, "filename": "reported-figures"},
}  # fmt: skip


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


def show_chart(figure: go.Figure, key: str, alt: str, frame: pd.DataFrame) -> str:
    """Show a chart with `alt` as its text; returns the id of the figure that was clicked, empty if none."""
    for trace in figure.data:
        if trace.type == "bar" or "markers" in (trace.mode or ""):
            trace.unselected = {"marker": {"opacity": 0.45}}
    event = st.plotly_chart(
        figure, key=key, theme=None, config=CONFIG, alt=alt, on_select="rerun", selection_mode="points"
    )
    return clicked(event, frame)
