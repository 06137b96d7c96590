"""Small pictures: one series as a thumbnail ranking, one region's positions as a strip."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from pages.parts.marks import COMPARABLE, MARKS
from pages.parts.numbers import plain
from pages.parts.ranking import Line, position_words, spanned
from pages.parts.ranking_chart import Traces, shortened, traces_of, width_of
from pages.parts.scale import scale_of
from pages.parts.standing import Standing
from pages.parts.style import Palette, figure_of, title_of
from pages.parts.texts import _, local_name, word_of

ROW = 8  # pixels a line of a thumbnail
NAMES = 11  # pixels of the letters at its right
STRIP = 40  # pixels a row of the strip: words, and dots below them


def thumbnail(lines: Sequence[Line], unit: str, colors: Palette, title: str, under: str) -> go.Figure:
    """A ranking with title and second line, the same marks as in the large one and their keys; the ends are named."""
    scale = scale_of(lines, unit)
    brief = len(scale.unit) < 3  # beside each number; else once, below them
    traces: Traces = []
    for mark in MARKS:
        rows = [(row, line) for row, line in enumerate(lines) if line.mark == mark]
        traces += traces_of(mark)(mark, rows, scale, colors) if rows else []
    for trace in traces:
        if trace.type == "scatter" and trace.mode == "markers":
            trace.marker.size = 5
        elif trace.type == "scatter":  # arrows beside dots
            trace.textfont.size = 7
    xaxis = {
        "range": [scale.start, scale.end], "fixedrange": True, "nticks": 4, "gridcolor": colors.grid,
        "tickfont": {"size": 10}, "ticksuffix": f" {scale.unit}" if brief else "",
        "zeroline": not scale.dots, "automargin": True,
    }  # fmt: skip
    yaxis = {"range": [len(lines) - 0.4, -0.6], "visible": False, "fixedrange": True}
    keys = sum(trace.showlegend is not False for trace in traces)
    heading = title_of(shortened(title, 22), under, colors)
    names = names_of_ends(lines)
    if not brief:
        xaxis["title"] = {"text": scale.unit, "standoff": 4, "font": {"size": 10}}
    return figure_of(
        traces, colors, {"xaxis": xaxis, "yaxis": yaxis}, height=ROW * max(len(lines), 8) + 100 + 18 * -(-keys // 2),
        margin={"l": 4, "r": width_of_names(names), "t": 54, "b": 4}, annotations=names,
        title={**heading, "font": {"size": 13.5}, "subtitle": {**heading["subtitle"], "font": {
            "size": 11, "color": colors.faint}}},
    )  # fmt: skip


def names_of_ends(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The words beside the first and the last line that have a position: region and value as written."""
    comparable = [row for row, line in enumerate(lines) if line.mark in COMPARABLE]
    return [
        {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 4, "y": row, "showarrow": False, "font": {"size": NAMES},
         "text": f"{escape(local_name(lines[row].region))} {shortened(lines[row].quote, 9)}"}
        for row in sorted({*comparable[:1], *comparable[-1:]})
    ]  # fmt: skip


def width_of_names(names: Sequence[dict[str, Any]]) -> float:
    """How many pixels the words beside the ends need."""
    return 12 + max((width_of(name["text"]) * NAMES / 13 for name in names), default=0.0)


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
        traces, colors, {"xaxis": xaxis, "yaxis": yaxis}, height=STRIP * len(standings) + 118,
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
