"""The tile map: the 34 province-level units as tiles of one size, drawn as bars so that they can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.parts.marks import COMPARABLE, MARKS, MASKED
from pages.parts.numbers import plain
from pages.parts.ranking import Line
from pages.parts.ranking_chart import hatched, hover_of, shortened
from pages.parts.scale import Scale, scale_of
from pages.parts.style import Palette, figure_of, title_of
from pages.parts.texts import N_, _, local_name

SIDE = 0.93  # of a tile, in units of the grid
ROWS = 8
OUTSIDE = N_("不在收录范围")
OUTSIDE_ON_TILE = N_("不在<br>收录<br>范围")
COLORED = ("exact", "about", "at_least", "at_most")
SIGNS = {"about": N_("约{x}"), "at_least": "≥{x}", "at_most": "≤{x}", "exact": "{x}"}


def mixed(low: str, high: str, share: float) -> str:
    """The colour `share` (0 to 1) of the way from `low` to `high`, all as #RRGGBB.

    >>> mixed("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    ends = [(int(low[at : at + 2], 16), int(high[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in ends)


def share_of(line: Line, scale: Scale) -> float:
    """How far along the scale a line's number lies, 0 to 1."""
    return (scale.clipped(line.at or 0.0) - scale.start) / (scale.span or 1.0)


def ink_on(color: str) -> str:
    """Black or white, whichever reads better on a colour."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return "#000000" if 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] > 0.18 else "#FFFFFF"


def words_of(line: Line, scale: Scale, covered: bool) -> str:
    """The second line of a tile: the number in the unit of the scale with its qualifier, or the words as written."""
    if not covered and line.mark not in (*COMPARABLE, *MASKED):
        return _(OUTSIDE_ON_TILE)
    if line.mark in COLORED:
        digits = 0 if scale.span > 100 else 1 if scale.span > 10 else 2
        sign = "◆" if line.recovered else ""
        return _(SIGNS[line.mark]).format(x=plain((line.at or 0.0) / scale.factor, digits)) + sign
    return shortened(line.quote, 8) if line.quote else _(MARKS[line.mark])


def tile_style(mark: str, colors: Palette) -> dict[str, Any]:
    """The look of the tiles of one mark, apart from the colour of those that are coloured by value."""
    if mark == "exact":
        return {"line": {"width": 0}}
    if mark in COLORED:
        return {"line": {"width": 2.2, "color": colors.text}}
    if mark == "range":
        return {"color": colors.paper, "line": {"width": 2.2, "color": colors.span}}
    if mark in MASKED:
        style = hatched(colors)
        shape = "x" if mark == "masked_whole" else "/"
        return {**style, "pattern": {**style["pattern"], "shape": shape, "size": 9, "solidity": 0.1}}
    fill = colors.paper if mark == "uncollected" else colors.blank
    return {"color": fill, "line": {"width": 1, "color": colors.grid}}


def tile_trace(mark: str, tiles: Sequence[tuple[int, int, Line, bool]], scale: Scale, colors: Palette) -> go.Bar:
    """One trace for the tiles of one mark: (row, column, line, covered) each."""
    style = tile_style(mark, colors)
    if mark in COLORED:
        style |= {"color": [share_of(line, scale) for *_rest, line, _covered in tiles], "coloraxis": "coloraxis"}
    return go.Bar(
        x=[column for _row, column, *_rest in tiles], y=[SIDE] * len(tiles), width=SIDE,
        base=[ROWS - 1 - row - SIDE / 2 for row, *_rest in tiles], marker=style, name=_(MARKS[mark]), hoverinfo="text",
        hovertext=[hover_of(line) + ("" if covered else f"<br>{_(OUTSIDE)}") for *_rest, line, covered in tiles],
        customdata=[line.row for *_rest, line, _covered in tiles], legendgroup=mark,
    )  # fmt: skip


def placed(lines: Sequence[Line], tiles: pd.DataFrame) -> list[tuple[int, int, Line, bool]]:
    """Every tile with its row, column, line (one that says nothing is held, where there is none) and coverage."""
    by_region = {line.region: line for line in lines}
    result = []
    for tile in tiles.to_dict("records"):
        line = by_region.get(tile["region"]) or Line(tile["region"], "uncollected", None, None, None, "")
        result.append((int(tile["row"]), int(tile["column"]), line, tile["covered"] == "yes"))
    return result


def tile_figure(
    lines: Sequence[Line], tiles: pd.DataFrame, unit: str, colors: Palette, title: str = "", under: str = ""
) -> go.Figure:
    """The tile map of a ranking's lines; `unit` is the base unit of the series."""
    scale = scale_of(lines, unit)
    values = [(line.at or 0.0) / scale.factor for line in lines if line.mark in COLORED]
    if values:
        scale = replace(scale, start=min(values) if scale.dots else min(0.0, *values), end=max(values))
    places = placed(lines, tiles)
    traces = []
    outside = [place for place in places if not place[3] and place[2].mark == "uncollected"]
    for mark in MARKS:
        some = [place for place in places if place[2].mark == mark and place not in outside]
        if some:
            traces.append(tile_trace(mark, some, scale, colors))
    if outside:
        traces.append(tile_trace("uncollected", outside, scale, colors).update(name=_(OUTSIDE)))
    axis = {"visible": False, "range": [-0.55, 7.55], "fixedrange": True}
    colored = any(trace.marker.coloraxis for trace in traces)
    return figure_of(
        traces, colors, {"xaxis": axis, "yaxis": axis}, title=title_of(title, under, colors), height=720, bargap=0,
        margin={"l": 4, "r": 4, "t": 72, "b": 8}, annotations=words_on(places, scale, colors),
        coloraxis={**color_scale(scale, colors), "showscale": colored},
    )  # fmt: skip


def words_on(places: Sequence[tuple[int, int, Line, bool]], scale: Scale, colors: Palette) -> list[dict[str, Any]]:
    """The name of each tile and what it shows, in an ink that can be read on it."""
    words = []
    for row, column, line, covered in places:
        fill = mixed(*colors.scale, share_of(line, scale)) if line.mark in COLORED else colors.paper
        ink = colors.masked if line.mark in MASKED else ink_on(fill) if line.at is not None else colors.faint
        words.append({
            "x": column, "y": ROWS - 1 - row, "showarrow": False, "font": {"size": 11, "color": ink},
            "text": f"<b>{escape(local_name(line.region))}</b><br>{words_of(line, scale, covered)}",
            "bgcolor": colors.paper if line.mark in MASKED else None, "captureevents": False, "borderpad": 1,
        })  # fmt: skip
    return words


def color_scale(scale: Scale, colors: Palette) -> dict[str, Any]:
    """The colour scale, in the empty corner."""
    ticks = [0.0, 0.5, 1.0]
    bar = {
        "orientation": "h", "x": 0.0, "xanchor": "left", "y": 1.0, "yanchor": "top", "len": 0.42, "thickness": 10,
        "tickvals": ticks, "ticktext": [plain(scale.start + at * scale.span, 1) for at in ticks],
        "title": {"text": scale.unit, "side": "top", "font": {"size": 12}}, "outlinewidth": 0,
    }  # fmt: skip
    return {"colorscale": [[0, colors.scale[0]], [1, colors.scale[1]]], "cmin": 0, "cmax": 1, "colorbar": bar}
