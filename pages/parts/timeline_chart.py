"""The years as a picture: lines broken where nothing is found, targets beside results, status lanes below."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.parts.marks import COMPARABLE, MARKS, MASKED
from pages.parts.numbers import magnitude_of, unit_words
from pages.parts.ranking import Line
from pages.parts.ranking_chart import both_places, shortened
from pages.parts.style import Palette, layout_of, title_of
from pages.parts.texts import _, listed, local_name, word_of
from pages.parts.timeline import Track

LANE = 30  # pixels a status lane


def name_of(track: Track) -> str:
    """What a track is called in legend and lane."""
    return f"{local_name(track.region)} {word_of('kind', track.kind)}"


def hover_of(track: Track, year: int) -> str:
    """What the pointer shows at one year of a track."""
    line = track.years[year]
    parts = [f"<b>{escape(name_of(track))} {year}</b>", shortened(line.quote, 40), _(MARKS[line.mark])]
    if line.recovered:
        parts += [_("◆ 据对照本补出"), *both_places(line)]
    if line.others:
        parts.append(_("另有：") + listed(shortened(quote, 20) for _value, quote, _row in line.others[:5]))
    return "<br>".join(parts)


def heights_of(line: Line) -> float | None:
    """Where a line's point stands (base units), None where it has no comparable number."""
    return line.at if line.mark in COMPARABLE else None


def track_traces(track: Track, color: str, factor: float, colors: Palette) -> list[go.Scatter]:
    """The broken line of a track and its points: filled where stated exactly, open where about or bounded."""
    xs: list[int | None] = []
    ys: list[float | None] = []
    for run in track.runs():
        xs += [*run, None]
        ys += [*((track.years[year].at or 0.0) / factor for year in run), None]
    dash = "dot" if track.kind == "target" else "solid"
    lines = go.Scatter(x=xs, y=ys, mode="lines", name=name_of(track), legendgroup=name_of(track), hoverinfo="skip",
                       showlegend=False, line={"color": color, "width": 2, "dash": dash})  # fmt: skip
    years = [year for run in track.runs() for year in run]
    solid = [track.years[year].mark == "exact" for year in years]
    symbol = "diamond" if track.kind == "target" else "circle"
    dots = go.Scatter(
        x=years, y=[(track.years[year].at or 0.0) / factor for year in years], mode="markers",
        name=name_of(track), legendgroup=name_of(track), hoverinfo="text",
        hovertext=[hover_of(track, year) for year in years], customdata=[track.years[year].row for year in years],
        marker={"symbol": symbol, "size": 10, "color": [color if full else colors.paper for full in solid],
                "line": {"color": color, "width": 2}},
    )  # fmt: skip
    return [lines, dots]


def interval_trace(track: Track, color: str, factor: float, top: float, shift: float) -> go.Bar | None:
    """Hatched bars for masked years of which two bounds are known, clipped to the axis, beside the points."""
    spans = [
        (year, (line.low or 0.0) / factor, min((line.high or 0.0) / factor, top)) for year, line in track.years.items()
        if line.mark == "masked_interval"
    ]  # fmt: skip
    spans = [(year, low, high) for year, low, high in spans if high > low]
    if not spans:
        return None
    return go.Bar(
        x=[year + shift for year, *_rest in spans], base=[low for _year, low, _high in spans],
        y=[high - low for _year, low, high in spans], width=0.16, showlegend=False, legendgroup=name_of(track),
        hoverinfo="text", hovertext=[hover_of(track, year) for year, *_rest in spans], name=name_of(track),
        customdata=[track.years[year].row for year, *_rest in spans],
        marker={"color": color, "line": {"color": color, "width": 1.2},
                "pattern": {"shape": "/", "size": 5, "solidity": 0.25, "fgcolor": color, "bgcolor": "rgba(0,0,0,0)"}},
    )  # fmt: skip


def lane_style(mark: str, color: str, colors: Palette) -> dict[str, Any]:
    """How a year's box looks in the lane: as its mark in the ranking, in the track's colour."""
    outline = {"color": color, "width": 1.4}
    if mark == "exact":
        return {"color": color, "line": outline}
    if mark in COMPARABLE:
        return {"color": colors.paper, "line": {"color": color, "width": 2.4}}
    if mark in MASKED:
        shape = "x" if mark == "masked_whole" else "/"
        return {"color": color, "line": outline, "pattern": {
            "shape": shape, "size": 7, "solidity": 0.1, "fgcolor": color, "bgcolor": "rgba(0,0,0,0)"}}  # fmt: skip
    return {"color": "rgba(0,0,0,0)", "line": {"color": colors.absent, "width": 1}}


def lane_text(line: Line) -> str:
    """What stands in a lane's box: masked digits as written, a word for targets in words, else nothing."""
    if line.mark in MASKED:
        return shortened(line.quote, 6)
    return _("文字") if line.mark == "worded" else ""


def lane_traces(track: Track, row: int, color: str, colors: Palette) -> list[go.Bar]:
    """One lane: a box a year, one trace for each mark; no box where nothing is found."""
    traces = []
    for mark in MARKS:
        years = [year for year, line in track.years.items() if line.mark == mark]
        if not years:
            continue
        texts = [lane_text(track.years[year]) for year in years]
        traces.append(go.Bar(
            x=years, y=[0.72] * len(years), base=[row - 0.36] * len(years), width=0.84, showlegend=False,
            hoverinfo="text", hovertext=[hover_of(track, year) for year in years], text=texts, textposition="inside",
            insidetextanchor="middle", textangle=0, textfont={"size": 11, "color": colors.text}, constraintext="none",
            customdata=[track.years[year].row for year in years], marker=lane_style(mark, color, colors),
            name=_(MARKS[mark]),
        ))  # fmt: skip
    return traces


def timeline_figure(tracks: Sequence[Track], unit: str, colors: Palette, title: str = "", under: str = "") -> go.Figure:
    """The tracks over the years with title and second line; `unit` is the base unit they share."""
    values = [
        line.at for track in tracks for line in track.years.values() if line.mark in COMPARABLE and line.at is not None
    ]
    bounds = values or [line.high or line.low or 1.0 for track in tracks for line in track.years.values()]
    factor, word = magnitude_of(max(abs(value) for value in bounds), unit)
    top, bottom = max([0.0, *bounds]) / factor * 1.12 or 1.0, min([0.0, *bounds]) / factor * 1.12
    lanes = LANE * len(tracks) + 30
    figure = make_subplots(
        rows=2,
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.04,
        row_heights=[340 / (340 + lanes), lanes / (340 + lanes)],
    )
    regions = list(dict.fromkeys(track.region for track in tracks))
    for row, track in enumerate(tracks):
        color = colors.lines[regions.index(track.region) % len(colors.lines)]
        figure.add_traces(track_traces(track, color, factor, colors), rows=1, cols=1)
        bar = interval_trace(track, color, factor, top, 0.12 * (row - (len(tracks) - 1) / 2))
        if bar:
            figure.add_trace(bar, row=1, col=1)
        figure.add_traces(lane_traces(track, row, color, colors), rows=2, cols=1)
    years = sorted({year for track in tracks for year in track.years})
    figure.update_layout(
        **layout_of(colors), title=title_of(title, under, colors), height=340 + lanes + 150,
        margin={"l": 8, "r": 12, "t": 66, "b": 8},
    )  # fmt: skip
    figure.update_xaxes(
        range=[years[0] - 0.6, years[-1] + 0.6], tickformat="d", dtick=1 if len(years) <= 16 else None,
        gridcolor=colors.grid, fixedrange=True, zeroline=False,
    )  # fmt: skip
    figure.update_yaxes(fixedrange=True, zeroline=False, automargin=True)
    figure.update_yaxes(
        range=[bottom, top], gridcolor=colors.grid, title={"text": unit_words(word, unit), "standoff": 6}, row=1, col=1,
        zeroline=True, zerolinecolor=colors.absent, zerolinewidth=1.2,
    )  # fmt: skip
    figure.update_yaxes(
        range=[len(tracks) - 0.4, -0.6], tickvals=list(range(len(tracks))),
        ticktext=[escape(name_of(track)) for track in tracks], showgrid=False, row=2, col=1,
    )  # fmt: skip
    return figure
