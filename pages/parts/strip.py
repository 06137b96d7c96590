"""One region's positions among all, as a strip: a row for each series."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from pages.parts.marks import COMPARABLE
from pages.parts.numbers import plain
from pages.parts.ranking import Line, position_words, spanned
from pages.parts.ranking_chart import shortened
from pages.parts.standing import Standing
from pages.parts.style import Palette, figure_of, title_of
from pages.parts.texts import _, local_name, word_of

ROW = 40  # pixels a row: words, and dots below them


def position_trace(
    places: Sequence[tuple[int, Standing]], name: str, marker: dict[str, Any], color: str, thickness: float
) -> go.Scatter:  # fmt: skip
    """The region's own points, each with a stroke over all the positions it may hold."""
    ends = [ends_of(each) for _row, each in places]
    return go.Scatter(
        x=[(low + high) / 2 for low, high in ends], y=[row for row, _each in places], mode="markers", name=name,
        hoverinfo="text", customdata=[each.line.row for _row, each in places], marker=marker,
        hovertext=[
            f"{escape(each.indicator)}<br>{shortened(each.line.quote, 20)}<br>{position_text(each)}"
            for _row, each in places
        ],
        error_x={"type": "data", "array": [(high - low) / 2 for low, high in ends], "color": color,
                 "thickness": thickness, "width": 0},
    )  # fmt: skip


def strip(standings: Sequence[Standing], colors: Palette) -> go.Figure:
    """For each series a row: every region a grey dot from last (left) to first (right), the region itself filled.

    What may hold several positions has a stroke over them; a masked figure is a cross in the middle of its own.
    """
    others = [
        (row, place(line, each.given)) for row, each in enumerate(standings) for line in each.lines
        if line.mark in COMPARABLE and line.region != each.line.region
    ]  # fmt: skip
    ranked = [(row, each) for row, each in enumerate(standings) if each.line.best]
    hidden = [(row, each) for row, each in enumerate(standings) if each.line.could]
    region = standings[0].line.region if standings else ""
    grey = {"size": 6, "color": colors.grid, "line": {"width": 0.6, "color": colors.absent}}
    own = {"size": 12, "color": colors.stated}
    traces = [
        go.Scatter(x=[x for _row, x in others], y=[row for row, _x in others], mode="markers", hoverinfo="skip",
                   name=_("其他地区"), marker=grey),
        position_trace(ranked, local_name(region), own, colors.span, 4),
    ]  # fmt: skip
    if hidden:
        cross = {"size": 10, "color": colors.masked, "symbol": "x"}
        traces.append(position_trace(hidden, _("数字隐去：若计入可能的位次"), cross, colors.masked, 1.5))
    xaxis = {
        "range": [-0.02, 1.02], "tickvals": [0, 1], "showticklabels": False, "fixedrange": True,
        "gridcolor": colors.grid, "zeroline": False,
    }  # fmt: skip
    yaxis = {
        "range": [len(standings) - 0.5, -0.9], "tickvals": list(range(len(standings))), "showticklabels": False,
        "fixedrange": True, "gridcolor": colors.grid, "zeroline": False,
    }  # fmt: skip
    return figure_of(
        traces, colors, {"xaxis": xaxis, "yaxis": yaxis}, height=ROW * len(standings) + 118,
        margin={"l": 8, "r": 8, "t": 56, "b": 8}, annotations=words_of_strip(standings),
        title=title_of(_("{region}：在各地中的位置").format(region=local_name(region)), "", colors),
    )  # fmt: skip


def words_of_strip(standings: Sequence[Standing]) -> list[dict[str, Any]]:
    """Which end is which, and above each row the indicator on the left and the position on the right."""
    letters = {"showarrow": False, "font": {"size": 11}}  # so that both find room on a phone
    ends = [
        {**letters, "xref": "paper", "yref": "paper", "x": x, "xanchor": anchor, "y": 1, "yanchor": "bottom",
         "text": text}
        for x, anchor, text in ((0, "left", _("数值最小")), (1, "right", _("数值最大")))
    ]  # fmt: skip
    return ends + [
        {**letters, "xref": "paper", "yshift": 15, "x": x, "xanchor": anchor, "y": row, "text": text}
        for row, each in enumerate(standings)
        for x, anchor, text in (
            (0, "left", f"{shortened(each.indicator, 15)} {label_year(each)}"), (1, "right", position_text(each)),
        )
    ]  # fmt: skip


def place(line: Line, given: int) -> float:
    """Where a position lies between last (0) and first (1); a shared one in the middle of those it may be."""
    return 1 - ((line.best + line.worst) / 2 - 1) / max(given - 1, 1)


def ends_of(each: Standing) -> tuple[float, float]:
    """Where the worst and the best position of a figure lie; that of a masked one is squeezed among those given."""
    best, worst = each.line.could or (each.line.best, each.line.worst)
    last = max(each.line.among - 1, 1)
    return 1 - (worst - 1) / last, 1 - (best - 1) / last


def position_text(each: Standing) -> str:
    """`第 3 位 / 31`, where a masked figure may stand, or that there is no position."""
    if each.line.could:
        return _("若计入第 {k} 位 / {n}").format(k=spanned(*each.line.could), n=plain(each.line.among))
    if not each.line.best:
        return _("不参与排名")
    return _("第 {k} 位 / {n}").format(k=position_words(each.line), n=plain(each.given))


def label_year(each: Standing) -> str:
    """The year of a series, its time basis if it is no single year, and whether it is a target, for a label."""
    year = str(each.series.year) if each.series.year > 0 else ""
    basis = word_of("time_basis", each.series.time_basis) if each.series.time_basis not in ("", "year") else ""
    kind = _("目标") if each.series.kind == "target" else ""
    return " ".join(word for word in (year, basis.split("/")[0], kind) if word)
