"""The years as a picture: lines broken where nothing is found, targets beside results, status lanes below."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from pages.parts.marks import COMPARABLE, MARKS, MASKED
from pages.parts.numbers import magnitude_of, unit_words
from pages.parts.ranking import Line
from pages.parts.ranking_chart import both_places, shortened
from pages.parts.style import Palette, figure_of, title_of
from pages.parts.texts import N_, _, listed, local_name, told, word_of
from pages.parts.timeline import Track

LANE = 30  # pixels a status lane
PLOT = 340  # pixels of the axis above them
GAP = 14  # pixels between
OTHER = N_("同一格的另一个数值")
STATES = {
    "exact": N_("写明"), "about": N_("约数或区间"), "masked_interval": N_("隐去：可能区间"),
    "masked_whole": N_("隐去：无从推断"), "worded": N_("仅文字表述"),
}  # fmt: skip


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


def summary_of(tracks: Sequence[Track]) -> str:
    """The years in words, for those who do not see the picture: of each track how many, highest, lowest, masked.

    >>> line = [Line("全国", "exact", x, None, None, f"{x}%") for x in (6.0, 3.0)]
    >>> summary_of([Track("全国", "result", {2019: line[0], 2020: line[1]})])
    '全国 实绩：2019–2020年有 2 年给出数字，最高 2019年 6.0%，最低 2020年 3.0%。'
    """
    return " ".join(map(words_of_track, tracks))


def words_of_track(track: Track) -> str:
    """One track in words."""
    given = {year: line.at for year, line in track.years.items() if line.mark in COMPARABLE and line.at is not None}
    hidden = sum(line.mark in MASKED for line in track.years.values())
    span = "–".join(dict.fromkeys(map(str, (min(track.years), max(track.years)))))
    words = _("{years}年有 {n} 年给出数字").format(years=span, n=len(given))
    if len(given) == 1:
        (only,) = given
        words = _("{year}年给出 {x}").format(year=only, x="".join(track.years[only].quote.split()))
    elif given:
        high, low = max(given, key=given.__getitem__), min(given, key=given.__getitem__)
        most, least = ("".join(track.years[year].quote.split()) for year in (high, low))
        words += _("，最高 {a}年 {x}，最低 {b}年 {y}").format(a=high, x=most, b=low, y=least)
    words += _("，另有 {n} 年数字隐去").format(n=hidden) if hidden else ""
    return told(name_of(track), words) + _("。")


def height_of(track: Track, year: int, factor: float) -> float:
    """Where the point of a year stands on the axis."""
    return (track.years[year].at or 0.0) / factor


def line_style(track: Track, color: str) -> dict[str, Any]:
    """How a track's line looks: solid for results, dotted for targets."""
    return {"color": color, "width": 2, "dash": "dot" if track.kind == "target" else "solid"}


def point_style(track: Track, color: str, fill: Any) -> dict[str, Any]:
    """How a track's points look: round for results, square for targets; `fill` is one colour or one for each."""
    symbol = "square" if track.kind == "target" else "circle"
    return {"symbol": symbol, "size": 10, "color": fill, "line": {"color": color, "width": 2}}


def track_traces(track: Track, color: str, factor: float, colors: Palette) -> list[go.Scatter]:
    """The broken line of a track and its points: filled where stated exactly, open where about or bounded.

    A written range has a stroke from one end to the other.
    """
    xs: list[int | None] = []
    ys: list[float | None] = []
    for run in track.runs():
        xs += [*run, None]
        ys += [*(height_of(track, year, factor) for year in run), None]
    shared = {"name": name_of(track), "showlegend": False}
    lines = go.Scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", line=line_style(track, color), **shared)
    years = [year for run in track.runs() for year in run]
    fills = [color if track.years[year].mark == "exact" else colors.paper for year in years]
    reach = [half_range(track.years[year]) / factor for year in years]
    dots = go.Scatter(
        x=years, y=[height_of(track, year, factor) for year in years], mode="markers", hoverinfo="text",
        hovertext=[hover_of(track, year) for year in years], customdata=[track.years[year].row for year in years],
        marker=point_style(track, color, fills), **shared,
        error_y={"type": "data", "array": reach, "visible": any(reach), "color": color, "thickness": 3, "width": 0},
    )  # fmt: skip
    return [lines, dots]


def half_range(line: Line) -> float:
    """Half of what a written range spans, 0 for other numbers."""
    return ((line.high or 0.0) - (line.low or 0.0)) / 2 if line.mark == "range" else 0.0


def sign_traces(tracks: Sequence[Track], factor: float, span: float, colors: Palette) -> list[go.Scatter]:
    """A diamond above each recovered number, a ring at each other value of one year; both stand in the legend."""
    recovered = [
        (track, year, height_of(track, year, factor) + 0.05 * span, line.row, hover_of(track, year))
        for track in tracks for year, line in track.years.items() if line.recovered and line.mark in COMPARABLE
    ]  # fmt: skip
    rivals = [
        (track, year, value / factor, row, f"{shortened(quote, 40)}<br>{_(OTHER)}") for track in tracks
        for year, line in track.years.items() for value, quote, row in line.others if value is not None
    ]  # fmt: skip
    looks = (
        (recovered, word_of("status", "recovered"), {"symbol": "diamond", "size": 8, "color": colors.text}),
        (rivals, _(OTHER), {"symbol": "circle-open", "size": 8, "color": colors.text, "line": {"width": 1.5}}),
    )
    return [
        go.Scatter(
            x=[year for _track, year, *_rest in places], y=[y for _track, _year, y, *_rest in places], mode="markers",
            name=name, hoverinfo="text", hovertext=[words for *_rest, words in places], marker=look,
            customdata=[row for *_rest, row, _words in places],
        )
        for places, name, look in looks if places
    ]  # fmt: skip


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


def state_of(mark: str) -> str:
    """Which key of STATES a mark's box in the lane looks like."""
    if mark in MASKED:
        return "masked_whole" if mark == "masked_whole" else "masked_interval"
    return mark if mark == "exact" else "about" if mark in COMPARABLE else "worded"


def lane_text(line: Line) -> str:
    """What stands in a lane's box: masked digits as written, signs, a word for targets in words, else nothing."""
    if line.mark in MASKED:
        return shortened(line.quote, 6)
    if line.recovered or line.others:
        return "◆" * line.recovered + "⋯" * bool(line.others)
    return _("文字") if line.mark == "worded" else ""


def lane_traces(track: Track, row: int, color: str, colors: Palette) -> list[go.Bar]:
    """One lane: a box a year, one trace for each mark; no box where nothing is found."""
    traces = []
    for mark in MARKS:
        years = [year for year, line in track.years.items() if line.mark == mark]
        if not years:
            continue
        ink = colors.paper if mark == "exact" else colors.text
        traces.append(go.Bar(
            x=years, y=[0.72] * len(years), base=[row - 0.36] * len(years), width=0.84, showlegend=False, yaxis="y2",
            hoverinfo="text", hovertext=[hover_of(track, year) for year in years], name=_(MARKS[mark]),
            text=[lane_text(track.years[year]) for year in years], textposition="inside",
            insidetextanchor="middle", textangle=0, textfont={"size": 11, "color": ink}, constraintext="none",
            customdata=[track.years[year].row for year in years], marker=lane_style(mark, color, colors),
        ))  # fmt: skip
    return traces


def keys_of(tracks: Sequence[Track], inks: Sequence[str], colors: Palette) -> list[go.Scatter | go.Bar]:
    """The legend: each track's line with its point, then how a box of the lane looks for each state that occurs."""
    keys: list[go.Scatter | go.Bar] = [
        go.Scatter(x=[None], y=[None], mode="lines+markers", name=name_of(track), hoverinfo="skip",
                   line=line_style(track, ink), marker=point_style(track, ink, ink))
        for track, ink in zip(tracks, inks, strict=True)
    ]  # fmt: skip
    found = {state_of(line.mark) for track in tracks for line in track.years.values()}
    for state in (state for state in STATES if state in found):
        look = lane_style("unvalued" if state == "worded" else state, colors.faint, colors)
        keys.append(go.Bar(x=[None], y=[None], yaxis="y2", name=_(STATES[state]), marker=look, hoverinfo="skip"))
    return keys


def timeline_figure(tracks: Sequence[Track], unit: str, colors: Palette, title: str = "", under: str = "") -> go.Figure:
    """The tracks over the years with title and second line; `unit` is the base unit they share."""
    lines = [line for track in tracks for line in track.years.values()]
    given = [line for line in lines if line.mark in COMPARABLE and line.at is not None]
    bounds = [line.at or 0.0 for line in given] + [line.high or 0.0 for line in given if line.mark == "range"]
    bounds += [value for line in given for value, _quote, _row in line.others if value is not None]
    bounds = bounds or [line.high or line.low or 1.0 for line in lines]
    factor, word = magnitude_of(max(abs(value) for value in bounds), unit)
    top, bottom = max([0.0, *bounds]) / factor * 1.12 or 1.0, min([0.0, *bounds]) / factor * 1.12
    regions = list(dict.fromkeys(track.region for track in tracks))
    inks = [colors.lines[regions.index(track.region) % len(colors.lines)] for track in tracks]
    traces: list[go.Scatter | go.Bar] = []
    for row, (track, ink) in enumerate(zip(tracks, inks, strict=True)):
        traces += track_traces(track, ink, factor, colors)
        bar = interval_trace(track, ink, factor, top, 0.12 * (row - (len(tracks) - 1) / 2))
        traces += [bar] if bar else []
        traces += lane_traces(track, row, ink, colors)
    traces += [*keys_of(tracks, inks, colors), *sign_traces(tracks, factor, top - bottom, colors)]
    keys = sum(trace.showlegend is not False for trace in traces)
    lanes = LANE * len(tracks)
    return figure_of(
        traces, colors, axes_of(tracks, (bottom, top), unit_words(word, unit), lanes / (PLOT + GAP + lanes), colors),
        title=title_of(title, under, colors), height=PLOT + GAP + lanes + 130 + 20 * -(-keys // 4),
        margin={"l": 8, "r": 12, "t": 66, "b": 8}, yaxis2=lane_axis(tracks, lanes / (PLOT + GAP + lanes), colors),
    )  # fmt: skip


def axes_of(
    tracks: Sequence[Track], reach: tuple[float, float], unit: str, lanes: float, colors: Palette
) -> dict[str, dict[str, Any]]:  # fmt: skip
    """The axis of years, below the lanes, and that of numbers, above them; `lanes` is the share the lanes take."""
    years = sorted({year for track in tracks for year in track.years})
    gap = lanes * GAP / (LANE * len(tracks))
    xaxis = {
        "range": [years[0] - 0.6, years[-1] + 0.6], "tickformat": "d", "dtick": 1 if len(years) <= 16 else None,
        "gridcolor": colors.grid, "fixedrange": True, "zeroline": False, "anchor": "y2", "separatethousands": False,
        "automargin": True,
    }  # fmt: skip
    yaxis = {
        "range": list(reach), "gridcolor": colors.grid, "title": {"text": unit, "standoff": 6}, "zeroline": True,
        "zerolinecolor": colors.absent, "zerolinewidth": 1.2, "domain": [lanes + gap, 1], "fixedrange": True,
        "automargin": True,
    }  # fmt: skip
    return {"xaxis": xaxis, "yaxis": yaxis}


def lane_axis(tracks: Sequence[Track], lanes: float, colors: Palette) -> dict[str, Any]:
    """The axis that names the lanes."""
    return {
        "range": [len(tracks) - 0.4, -0.6], "tickvals": list(range(len(tracks))), "domain": [0, lanes],
        "ticktext": [escape(name_of(track)) for track in tracks], "showgrid": False, "zeroline": False,
        "fixedrange": True, "automargin": True, "gridcolor": colors.grid,
    }  # fmt: skip
