"""The ranking as a picture: one trace for each mark, words as written in a gutter, a dotted line where ranking ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import PurePath
from typing import Any

import plotly.graph_objects as go

from pages.parts.contrast import differences, marked_html
from pages.parts.marks import COMPARABLE, MARKS, MASKED, WITHOUT_FIGURE
from pages.parts.ranking import Line, position_words, spanned
from pages.parts.scale import Scale, scale_of
from pages.parts.style import Palette, figure_of, title_of
from pages.parts.texts import _, listed, local_name

ROW = 27  # pixels a line
THICK, THIN = 0.62, 0.26
GUTTER = 12  # letters of the words as written before they are cut
BLANKS = {"absent": "line-ew", "silent": "circle-x-open", "uncollected": "circle-open", "worded": "square-open"}
Trace = dict[str, Any]  # as Plotly knows it; a small chart is drawn from it without
Traces = list[Trace]


def shortened(text: str, letters: int = GUTTER) -> str:
    """A text folded to one line and cut, with … where something is missing, safe for the chart's text.

    >>> shortened("超过<15>万名")
    '超过&lt;15&gt;万名'
    """
    folded = "".join(text.split())
    return escape(folded if len(folded) <= letters else folded[: letters - 1] + "…", quote=False)


def width_of(text: str) -> float:
    """About how many pixels a text is wide at the chart's letter size.

    >>> width_of("约20万") > width_of("20")
    True
    """
    return sum(13.5 if letter > "\u2000" else 7.6 for letter in text)


def hover_of(line: Line) -> str:
    """What the pointer shows: region, words as written, position, what the mark means, other values."""
    parts = [f"<b>{escape(local_name(line.region))}</b>", shortened(line.quote, 40), _(MARKS[line.mark])]
    if line.best:
        words = _("第 {k} 位，在 {n} 个给出数字的地区中") if line.among else _("第 {k} 位")
        parts.append(words.format(k=position_words(line), n=line.among))
    if line.could:
        parts.append(_("若计入可在第 {k} 位，连同它共 {n} 个地区").format(k=spanned(*line.could), n=line.among))
    if line.recovered:
        parts += [_("◆ 据对照本补出"), *both_places(line)]
    if line.others:
        parts.append(_("另有：") + listed(shortened(quote, 20) for _value, quote, _row in line.others[:5]))
    return "<br>".join(part for part in parts if part)


def both_places(line: Line) -> list[str]:
    """The two places of a recovered number, masked and stated, with what differs in bold; none where one is missing."""
    if not line.hidden:
        return []
    texts = ("".join(words.split()) for words in (line.hidden, line.quote))
    return [
        _("{words}（{document}，第 {section} 篇）").format(
            words=marked_html(pieces, "b"), document=escape(PurePath(document).stem), section=escape(section)
        )
        for pieces, (document, section) in zip(differences(*texts), line.places, strict=True)
    ]  # fmt: skip


def bars(mark: str, spans: Sequence[tuple[int, Line, float, float]], width: float, **style: Any) -> Trace:
    """One trace of bars: for each line its row, and where its bar begins and ends on the axis."""
    return {
        "type": "bar", "orientation": "h", "name": _(MARKS[mark]), "legendgroup": mark, "width": width,
        "y": [row for row, *_rest in spans], "base": [begin for *_rest, begin, _end in spans],
        "x": [end - begin for *_rest, begin, end in spans],
        "customdata": [line.row for _row, line, *_rest in spans],
        "hovertext": [hover_of(line) for _row, line, *_rest in spans], "hoverinfo": "text", "marker": style,
    }  # fmt: skip


def points(mark: str, places: Sequence[tuple[int, Line, float]], legend: bool, **style: Any) -> Trace:
    """One trace of points: for each line its row and place on the axis."""
    return {
        "type": "scatter", "mode": "markers", "name": _(MARKS[mark]), "legendgroup": mark, "showlegend": legend,
        "cliponaxis": False, "y": [row for row, *_rest in places], "x": [x for *_rest, x in places],
        "customdata": [line.row for _row, line, _x in places],
        "hovertext": [hover_of(line) for _row, line, _x in places], "hoverinfo": "text", "marker": style,
    }  # fmt: skip


def stated_traces(mark: str, rows: Sequence[tuple[int, Line]], scale: Scale, colors: Palette) -> Traces:
    """Bars (or dots) of the numbers a report states: solid, or light with outline, with an arrow where one-sided."""
    solid = {"color": colors.stated} if mark == "exact" else {
        "color": colors.light, "line": {"color": colors.stated, "width": 1.6},
    }  # fmt: skip
    ends = [(row, line, (line.at or 0.0) / scale.factor) for row, line in rows]
    if scale.dots:
        traces: Traces = [points(mark, ends, True, size=12, symbol="circle", **solid)]
    else:
        traces = [bars(mark, [(row, line, 0.0, end) for row, line, end in ends], THICK, **solid)]
    arrow = {
        "at_least": ("triangle-right", "  ►", "middle right"),
        "at_most": ("triangle-left", "◄  ", "middle left"),
    }.get(mark)
    if arrow and scale.dots:  # beside the dot, however wide the picture is
        traces.append({
            **points(mark, ends, False), "mode": "text", "text": [arrow[1]] * len(ends), "textposition": arrow[2],
            "textfont": {"color": colors.stated, "size": 13},
        })  # fmt: skip
    elif arrow:
        traces.append(points(mark, ends, False, symbol=arrow[0], size=12, color=colors.stated))
    return traces


def range_traces(mark: str, rows: Sequence[tuple[int, Line]], scale: Scale, colors: Palette) -> Traces:
    """Thin bars from one end of a written range to the other."""
    spans = [(row, line, scale.clipped(line.low or 0.0), scale.clipped(line.high or 0.0)) for row, line in rows]
    return [bars(mark, spans, THIN, color=colors.span)]


def hatched(colors: Palette) -> dict[str, Any]:
    """The look of a masked interval: hatched, unfilled, outlined."""
    pattern = {"shape": "/", "size": 6, "solidity": 0.25, "fgcolor": colors.masked, "bgcolor": "rgba(0,0,0,0)"}
    return {"color": colors.masked, "pattern": pattern, "line": {"color": colors.masked, "width": 1.4}}


def masked_traces(mark: str, rows: Sequence[tuple[int, Line]], scale: Scale, colors: Palette) -> Traces:
    """What is known of masked numbers: an interval, a stub at the one bound with an open arrow, or a cross."""
    if mark == "masked_whole":
        places = [(row, line, scale.start + 0.02 * scale.span) for row, line in rows]
        return [points(mark, places, True, symbol="x", size=9, color=colors.masked)]
    whole = mark == "masked_interval"
    spans, arrows = [], []
    for row, line in rows:
        low, high = line.low, line.high
        begin, end = (scale.clipped(low or 0.0), scale.clipped(high or 0.0)) if whole else scale.stub(low, high)
        if whole and end - begin < 0.01 * scale.span:  # all of it lies beyond the axis
            beyond = (low or 0.0) / scale.factor >= scale.end
            begin, end = scale.stub(low, None) if beyond else (begin, begin + 0.01 * scale.span)
            arrows += [(row, line, end)] if beyond else []
        elif not whole:
            arrows.append((row, line, end if low is not None else begin))
        spans.append((row, line, begin, end))
    traces: Traces = [bars(mark, spans, THIN, **hatched(colors))]
    for symbol, up in (("triangle-right-open", True), ("triangle-left-open", False)):
        some = [place for place in arrows if (place[1].low is not None) == up]
        if some:
            traces.append(points(mark, some, False, symbol=symbol, size=11, color=colors.masked, line={"width": 1.8}))
    return traces


def blank_traces(mark: str, rows: Sequence[tuple[int, Line]], scale: Scale, colors: Palette) -> Traces:
    """A grey mark at the axis for what has no number: a dash, a ring where no report is held."""
    symbol = BLANKS.get(mark, "diamond-open")
    places = [(row, line, scale.start + 0.02 * scale.span) for row, line in rows]
    line_style = {"color": colors.absent, "width": 2.2}
    return [points(mark, places, True, symbol=symbol, size=9, color=colors.absent, line=line_style)]


def traces_of(mark: str) -> Callable[[str, Sequence[tuple[int, Line]], Scale, Palette], Traces]:
    """The function that draws a mark."""
    if mark == "range":
        return range_traces
    return stated_traces if mark in COMPARABLE else masked_traces if mark in MASKED else blank_traces


def gutter_text(line: Line, colors: Palette) -> str:
    """The words as written, in the colour of their kind, with a sign where recovered and where other values stand."""
    if line.mark in WITHOUT_FIGURE:
        return f'<span style="color:{colors.faint}">— {_(MARKS[line.mark])}</span>'
    text = shortened(line.quote) + (" ◆" if line.recovered else "") + (" ⋯" if line.others else "")
    return f'<span style="color:{colors.masked}">▨ {text}</span>' if line.mark in MASKED else text


def other_values(lines: Sequence[Line], scale: Scale, colors: Palette) -> Traces:
    """Small open rings where another report, or another place in it, gives another value for the same cell."""
    places = [
        (row, line, scale.clipped(value)) for row, line in enumerate(lines) for value, _quote, _row in line.others
        if value is not None
    ]  # fmt: skip
    if not places:
        return []
    ring = points("exact", places, True, symbol="circle-open", size=8, color=colors.text, line={"width": 1.5})
    return [{**ring, "name": _("同一格的另一个数值"), "legendgroup": "other"}]


def ranking_figure(
    lines: Sequence[Line], unit: str, colors: Palette, title: str = "", under: str = "", narrow: bool = False
) -> go.Figure:
    """The ranking of `lines` (top first) with title and second line; `unit` is the base unit of the series.

    A `narrow` picture has fewer ticks and room for a key a line.
    """
    scale = scale_of(lines, unit)
    traces: Traces = []
    for mark in MARKS:
        rows = [(row, line) for row, line in enumerate(lines) if line.mark == mark]
        traces += traces_of(mark)(mark, rows, scale, colors) if rows else []
    traces += other_values(lines, scale, colors)
    labels = [label_of(line) for line in lines]
    xaxis = {
        "range": [scale.start, scale.end], "title": {"text": scale.unit, "standoff": 6}, "gridcolor": colors.grid,
        "fixedrange": True, "tickfont": {"size": 12}, "zeroline": not scale.dots, "zerolinecolor": colors.absent,
        "zerolinewidth": 1.5, "nticks": 4 if narrow else 7, "automargin": True, "showgrid": True, "tickangle": 0,
    }  # fmt: skip
    yaxis = {
        "range": [len(lines) - 0.4, -0.6], "tickvals": list(range(len(lines))), "ticktext": labels, "showgrid": False,
        "zeroline": False, "automargin": True, "fixedrange": True, "ticks": "", "ticklabelstandoff": 8,
    }  # fmt: skip
    keys = [trace for trace in traces if not narrow or trace.get("showlegend", True)]
    border, words = boundary(lines, colors)
    return figure_of(
        traces, colors, {"xaxis": xaxis, "yaxis": yaxis}, title=title_of(title, under, colors),
        height=150 + ROW * len(lines) + 20 * -(-len(keys) // (1 if narrow else 3)), shapes=border,
        annotations=[*gutter(lines, colors), *words],
        margin={"l": 8, "r": gutter_width(lines), "t": 78 if title else 26, "b": 8},
    )  # fmt: skip


def label_of(line: Line) -> str:
    """What stands on the left of a line: its position and region, of a masked one the positions it may hold.

    >>> label_of(Line("甘肃", "masked_interval", None, 1.0, 9.0, "x名", could=(2, 4)))
    '(2–4)  甘肃'
    """
    name = escape(local_name(line.region))
    if line.could:
        return f"({spanned(*line.could)})  {name}"
    return f"{position_words(line)}  {name}" if line.best else name


def gutter_width(lines: Sequence[Line]) -> float:
    """How many pixels the words as written need on the right."""
    blank = max(width_of(f"— {_(MARKS[mark])}") for mark in WITHOUT_FIGURE)
    widest = max((width_of(f"▨ {line.quote[:GUTTER]} ◆") for line in lines if line.quote), default=blank)
    return 16 + max(widest, blank if any(line.mark in WITHOUT_FIGURE for line in lines) else 0, width_of(_("原文写法")))


def gutter(lines: Sequence[Line], colors: Palette) -> list[dict[str, Any]]:
    """The column on the right that repeats every value as written."""
    style: dict[str, Any] = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 8, "showarrow": False}
    head = f'<span style="color:{colors.faint}">{_("原文写法")}</span>'
    return [
        {**style, "text": head, "yref": "paper", "y": 1, "yanchor": "bottom"},
        *(
            {**style, "text": gutter_text(line, colors), "y": row, "yanchor": "middle"}
            for row, line in enumerate(lines)
        ),
    ]


def boundary(lines: Sequence[Line], colors: Palette) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The dotted line below which lines are not ranked, and its words; nothing where all are, or none."""
    ranked = sum(line.best > 0 for line in lines)
    if not 0 < ranked < len(lines) or not all(line.best for line in lines[:ranked]):
        return [], []
    at, words = ranked - 0.5, _("以下不参与排名")
    free = "bottom" if (lines[0].at or 0.0) >= (lines[ranked - 1].at or 0.0) else "top"  # beside the shortest bar
    line_style = {"color": colors.faint, "width": 1.2, "dash": "dot"}
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at, "line": line_style}], [{
        "text": f'<span style="color:{colors.faint}">{words}</span>', "xref": "paper", "x": 1, "xanchor": "right",
        "y": at, "yanchor": free, "showarrow": False, "font": {"size": 11},
    }]  # fmt: skip
