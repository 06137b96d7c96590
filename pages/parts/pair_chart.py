"""Dumbbells: where a region began and where it ended, words as written in a gutter; no line where an end is masked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from pages.parts.marks import MARKS, MASKED
from pages.parts.numbers import shown
from pages.parts.pairs import Pair, span_words
from pages.parts.ranking import Line
from pages.parts.ranking_chart import BLANKS, both_places, hatched, shortened, width_of
from pages.parts.scale import RATE_UNITS, Scale, scale_of
from pages.parts.style import Palette, figure_of, title_of
from pages.parts.texts import N_, _, local_name

Traces = list[go.Bar | go.Scatter]
ROW = 34  # pixels a pair
ENDS = {"start": N_("起点"), "end": N_("终点")}
ASIDE = 0.24  # how far below and above its row a masked start and end stand
LETTERS = 22  # of the words as written before they are cut
SYMBOLS = {"exact": "circle", "about": "circle", "at_least": "triangle-right", "at_most": "triangle-left"}


def hover_of(pair: Pair, unit: str) -> str:
    """What the pointer shows: region, both words as written, years, marks, and the difference where both are given."""
    parts = [f"<b>{escape(local_name(pair.region))}</b>", shortened(pair.words, 60), span_words(pair.years)]
    for name, line in (("start", pair.start), ("end", pair.end)):
        parts.append(f"{_(ENDS[name])}: {_(MARKS[line.mark])}")
        if line.recovered:
            parts += [_("◆ 据对照本补出"), *both_places(line)]
    if pair.start.mark in SYMBOLS and pair.end.mark in SYMBOLS:
        change = float(f"{(pair.end.at or 0.0) - (pair.start.at or 0.0):.10g}")
        name = "个百分点" if unit in ("%", "％") else unit
        parts.append(_("相差 {x}").format(x=("+" if change > 0 else "") + shown(change, name)))
    return "<br>".join(parts)


def shift_of(name: str, line: Line) -> float:
    """How far a mark stands off its row: masked ends and ranges apart, so that two of them do not cover each other."""
    return 0.0 if line.mark in SYMBOLS else ASIDE if name == "start" else -ASIDE


def joining(pairs: Sequence[Pair], scale: Scale, unit: str, colors: Palette) -> go.Bar:
    """The lines between two given ends, as thin bars that can be clicked."""
    rows = [(row, pair) for row, pair in enumerate(pairs) if pair.start.mark in SYMBOLS and pair.end.mark in SYMBOLS]
    spans = [sorted((pair.start.at or 0.0, pair.end.at or 0.0)) for _row, pair in rows]
    return go.Bar(
        orientation="h", y=[row for row, _pair in rows], base=[low / scale.factor for low, _high in spans],
        x=[(high - low) / scale.factor for low, high in spans], width=0.16, marker={"color": colors.span},
        customdata=[pair.end.row for _row, pair in rows], hovertext=[hover_of(pair, unit) for _row, pair in rows],
        hoverinfo="text", showlegend=False, name=_("由起点到终点"),
    )  # fmt: skip


def dots(name: str, mark: str, rows: Sequence[tuple[int, Pair]], scale: Scale, unit: str, colors: Palette) -> Traces:
    """The given ends of one mark: filled where stated, open where rounded or bounded, a triangle where one-sided."""
    color = colors.stated if name == "end" else colors.absent
    places = [(row, pair, getattr(pair, name)) for row, pair in rows]
    return [go.Scatter(
        mode="markers", y=[row for row, *_rest in places],
        x=[scale.clipped(line.at or 0.0) for *_rest, line in places], cliponaxis=False,
        name=f"{_(ENDS[name])} · {_(MARKS[mark])}", customdata=[line.row for *_rest, line in places],
        hovertext=[hover_of(pair, unit) for _row, pair, _line in places], hoverinfo="text",
        marker={"symbol": SYMBOLS[mark], "size": 13, "color": color if mark == "exact" else colors.paper,
                "opacity": 1, "line": {"color": color, "width": 2.4}},
    )]  # fmt: skip


def spans(name: str, mark: str, rows: Sequence[tuple[int, Pair]], scale: Scale, unit: str, colors: Palette) -> Traces:
    """The ends that are no single number: a range, or what a mask leaves possible, off the row; a cross for nothing."""
    places = [(row + shift_of(name, getattr(pair, name)), pair, getattr(pair, name)) for row, pair in rows]
    shared: dict[str, Any] = {
        "name": f"{_(ENDS[name])} · {_(MARKS[mark])}", "customdata": [line.row for *_rest, line in places],
        "hovertext": [hover_of(pair, unit) for _row, pair, _line in places], "hoverinfo": "text",
        "y": [row for row, *_rest in places], "legendgroup": f"{name} {mark}",
    }  # fmt: skip
    if mark not in ("range", "masked_interval", "masked_bound"):
        x = [scale.start + 0.02 * scale.span] * len(places)
        look = (
            {"symbol": "x", "color": colors.masked} if mark in MASKED
            else {"symbol": BLANKS.get(mark, "diamond-open"), "color": colors.absent, "line": {"width": 2.2}}
        )  # fmt: skip
        return [go.Scatter(mode="markers", x=x, cliponaxis=False, marker={"size": 9, **look}, **shared)]
    ends, arrows = [], []
    for y, _pair, line in places:
        begin, end = scale.clipped(line.low or 0.0), scale.clipped(line.high or 0.0)
        if mark == "masked_bound" or begin == end:
            begin, end = scale.stub(line.low, line.high)
            arrows.append((y, end if line.low is not None else begin, "right" if line.low is not None else "left"))
        ends.append((begin, end))
    style = {"color": colors.span} if mark == "range" else hatched(colors)
    bars = go.Bar(orientation="h", base=[begin for begin, _end in ends], x=[end - begin for begin, end in ends],
                  width=0.24, marker=style, **shared)  # fmt: skip
    open_ends = go.Scatter(
        mode="markers", y=[y for y, *_rest in arrows], x=[x for _y, x, _side in arrows], hoverinfo="skip",
        showlegend=False, cliponaxis=False, name=_(ENDS[name]), legendgroup=f"{name} {mark}",
        marker={"symbol": [f"triangle-{side}-open" for *_rest, side in arrows], "size": 10, "color": colors.masked},
    )  # fmt: skip
    return [bars, open_ends] if arrows else [bars]


def gutter_text(pair: Pair, colors: Palette) -> str:
    """Both numbers as written, each in the colour of its kind."""
    texts = []
    for line in (pair.start, pair.end):
        text = shortened(line.quote, LETTERS // 2) + (" ◆" if line.recovered else "")
        texts.append(f'<span style="color:{colors.masked}">▨ {text}</span>' if line.mark in MASKED else text)
    return " → ".join(texts)


def labels_of(pairs: Sequence[Pair]) -> list[str]:
    """What stands on the left: the region, with its years where not all pairs have the same."""
    several = len({pair.years for pair in pairs}) > 1
    return [
        escape(local_name(pair.region) + (f" {span_words(pair.years)}" if several else "")) for pair in pairs
    ]  # fmt: skip


def pair_figure(pairs: Sequence[Pair], unit: str, colors: Palette, title: str = "", under: str = "") -> go.Figure:
    """The pairs (top first) as dumbbells with title and second line; `unit` is the unit of their axis."""
    lines = [line for pair in pairs for line in (pair.start, pair.end)]
    scale = scale_of(lines, unit)
    traces: Traces = [joining(pairs, scale, unit, colors)]
    for name in ENDS:
        for mark in MARKS:
            rows = [(row, pair) for row, pair in enumerate(pairs) if getattr(pair, name).mark == mark]
            draw = dots if mark in SYMBOLS else spans
            traces += draw(name, mark, rows, scale, unit, colors) if rows else []
    xaxis = {
        "range": [scale.start, scale.end], "title": {"text": scale.unit, "standoff": 6}, "gridcolor": colors.grid,
        "nticks": 6, "fixedrange": True, "zeroline": unit not in RATE_UNITS, "zerolinecolor": colors.absent,
        "automargin": True, "showgrid": True,
    }  # fmt: skip
    yaxis = {
        "range": [len(pairs) - 0.4, -0.6], "tickvals": list(range(len(pairs))), "ticktext": labels_of(pairs),
        "showgrid": True, "gridcolor": colors.grid, "zeroline": False, "automargin": True, "fixedrange": True,
        "ticks": "", "ticklabelstandoff": 4,
    }  # fmt: skip
    return figure_of(
        traces, colors, {"xaxis": xaxis, "yaxis": yaxis}, title=title_of(title, under, colors),
        margin={"l": 8, "r": gutter_width(pairs), "t": 78, "b": 8}, annotations=gutter(pairs, colors),
        height=170 + ROW * len(pairs) + 20 * -(-len(traces) // 2),
    )  # fmt: skip


def gutter_width(pairs: Sequence[Pair]) -> float:
    """How many pixels the words as written need on the right."""
    return max((width_of(pair.words[: LETTERS + 3]) for pair in pairs), default=60.0) + 34


def gutter(pairs: Sequence[Pair], colors: Palette) -> list[dict[str, Any]]:
    """The column on the right that repeats both numbers as written."""
    style: dict[str, Any] = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 8, "showarrow": False}
    head = f'<span style="color:{colors.faint}">{_("原文写法")}</span>'
    return [{**style, "text": head, "yref": "paper", "y": 1, "yanchor": "bottom"}] + [
        {**style, "text": gutter_text(pair, colors), "y": row, "yanchor": "middle"} for row, pair in enumerate(pairs)
    ]
