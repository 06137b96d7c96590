"""Small rankings, drawn on the server: the marks of the large one as an SVG that fits any width.

A dozen charts of Plotly took a browser a second of its processor for every answer; these take a few hundredths.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from pages.parts.marks import COMPARABLE, MARKS
from pages.parts.numbers import plain
from pages.parts.ranking import Line
from pages.parts.ranking_chart import Trace, Traces, shortened, traces_of, width_of
from pages.parts.scale import Scale, scale_of
from pages.parts.style import FONT, Palette
from pages.parts.svg import bar, hatch, sign, tag
from pages.parts.texts import local_name

ROW, ROOMY = 8, 14  # pixels a line, where there are many and where there are few
LEAST = 64  # pixels of all lines together, from which on a line takes less than it might
TOP = 46  # pixels of title and second line
NAMES = 11  # pixels of the letters at the right
KEY = 11.5  # pixels of the letters of a key
WIDE = 300  # pixels that the keys share
SIGN = 6  # pixels of a sign
TICKS = 4  # steps of the axis, at most


@dataclass(frozen=True)
class Drawing:
    """A small chart as SVG, in which each line has its number as `data-line`, and the pixels its names need beside."""

    svg: str
    room: float


def small_traces(lines: Sequence[Line], scale: Scale, colors: Palette) -> Traces:
    """What is drawn of the lines, one trace a mark, as in the large ranking."""
    traces: Traces = []
    for mark in MARKS:
        rows = [(row, line) for row, line in enumerate(lines) if line.mark == mark]
        traces += traces_of(mark)(mark, rows, scale, colors) if rows else []
    return traces


def small_chart(
    lines: Sequence[Line], unit: str, colors: Palette, title: str, under: str, name: str
) -> Drawing:  # fmt: skip
    """A ranking with title and second line, its marks and their keys; the ends are named.

    `name` tells it from other charts of the page.
    """
    scale = scale_of(lines, unit)
    traces = small_traces(lines, scale, colors)
    height = max(ROW, min(ROOMY, LEAST / max(len(lines), 1)))
    bottom = TOP + height * len(lines)
    brief = len(scale.unit) < 3  # beside each number; else once, below them
    heading = [
        tag("text", shortened(title, 22), y=15, font_size=14, fill=colors.text),
        tag("text", escape(under, quote=False), y=33, font_size=11, fill=colors.faint),
    ]
    below = [] if brief else [
        tag("text", escape(scale.unit), x="50%", y=f"{bottom + 28:g}", font_size=10.5, text_anchor="middle",
            fill=colors.text)
    ]  # fmt: skip
    keys, end = keys_of(traces, name, bottom + (24 if brief else 36), colors)
    svg = tag(
        "svg",
        "".join((
            tag("defs", hatch(name, colors.masked)), *heading,
            *axis_of(scale, bottom, f" {escape(scale.unit)}" if brief else "", colors),
            *marks_of(lines, traces, scale, height, name), *names_of_ends(lines, height, colors), *below, *keys,
        )),
        xmlns="http://www.w3.org/2000/svg", width="100%", height=f"{end:g}", overflow="visible", font_family=FONT,
        aria_hidden="true",  # what is around it tells it in words
    )  # fmt: skip
    return Drawing(svg, room_of(lines))


def share(number: float, scale: Scale) -> str:
    """Where a number lies on the axis, as a share of its length."""
    return f"{100 * (number - scale.start) / scale.span:.2f}%"


def ticks_of(start: float, end: float, most: int = TICKS) -> list[float]:
    """Round numbers between two others, in steps of 1, 2 or 5 times a power of ten, at most `most` steps.

    >>> ticks_of(0, 31.8), ticks_of(4.4, 6.1)
    ([0.0, 10.0, 20.0, 30.0], [4.5, 5.0, 5.5, 6.0])
    """
    power = 10.0 ** floor(log10((end - start) / most))
    step = next(power * times for times in (1, 2, 5, 10) if (end - start) / (power * times) <= most)
    return [round(number * step, 10) for number in range(ceil(start / step), floor(end / step) + 1)]


def axis_of(scale: Scale, bottom: float, unit: str, colors: Palette) -> Iterator[str]:
    """A line for each round number, with the number below; the line of zero is stronger."""
    for number in ticks_of(scale.start, scale.end):
        x = share(number, scale)
        strong = number == 0 and not scale.dots
        yield tag("line", x1=x, x2=x, y1=TOP, y2=f"{bottom:g}", stroke=colors.absent if strong else colors.grid)
        anchor = "start" if float(x[:-1]) < 5 else "middle"
        yield tag("text", plain(number) + unit, x=x, y=f"{bottom + 13:g}", font_size=10, text_anchor=anchor,
                  fill=colors.text)  # fmt: skip


def marks_of(lines: Sequence[Line], traces: Traces, scale: Scale, height: float, name: str) -> Iterator[str]:
    """Each line's marks in a group of its own that the pointer finds anywhere in the line."""
    drawn: dict[int, list[str]] = {row: [] for row in range(len(lines))}
    for trace in traces:
        for row, shape in shapes_of(trace, scale, height, name):
            drawn[row].append(shape)
    for row, shapes in drawn.items():
        ground = tag("rect", y=f"{TOP + row * height:g}", width="100%", height=f"{height:g}", fill="transparent")
        yield tag("g", ground + "".join(shapes), data_line=row)


def shapes_of(trace: Trace, scale: Scale, height: float, name: str) -> Iterator[tuple[int, str]]:
    """What a trace draws, each with the number of its line."""
    for at, (row, x) in enumerate(zip(trace["y"], trace["x"], strict=True)):
        middle = TOP + (row + 0.5) * height
        if trace["type"] == "bar":
            thick = trace["width"] * height
            begin = trace["base"][at] + min(x, 0.0)
            yield row, bar(trace["marker"], name, x=share(begin, scale), y=f"{middle - thick / 2:g}",
                           width=f"{100 * abs(x) / scale.span:.2f}%", height=f"{thick:g}")  # fmt: skip
        elif trace["mode"] == "text":
            yield row, beside(trace, at, share(x, scale), middle)
        else:
            yield row, sign(trace["marker"], SIGN, share(x, scale), middle)


def beside(trace: Trace, at: int, x: str, middle: float) -> str:
    """The words beside a dot: the arrow of what is open to one side."""
    right = trace["textposition"] == "middle right"
    return tag("text", trace["text"][at].strip(), x=x, dx=4 if right else -4, y=f"{middle + 2.5:g}", font_size=7,
               text_anchor="start" if right else "end", fill=trace["textfont"]["color"])  # fmt: skip


def ends_of(lines: Sequence[Line]) -> dict[int, str]:
    """The words beside the first and the last line that have a position: region and value as written."""
    comparable = [row for row, line in enumerate(lines) if line.mark in COMPARABLE]
    return {
        row: f"{escape(local_name(lines[row].region))} {shortened(lines[row].quote, 9)}"
        for row in sorted({*comparable[:1], *comparable[-1:]})
    }


def names_of_ends(lines: Sequence[Line], height: float, colors: Palette) -> list[str]:
    """The same, right of the axis."""
    return [
        tag("text", words, x="100%", dx=6, y=f"{TOP + (row + 0.5) * height + 4:g}", font_size=NAMES, fill=colors.text)
        for row, words in ends_of(lines).items()
    ]


def room_of(lines: Sequence[Line]) -> float:
    """How many pixels the words beside the ends need."""
    return round(10 + max((width_of(words) * NAMES / 13 for words in ends_of(lines).values()), default=0.0))


def keys_of(traces: Traces, name: str, top: float, colors: Palette) -> tuple[list[str], float]:
    """The keys of the marks, one below another or several in a row where they find room, and where they end."""
    named: Mapping[str, Trace] = {each["name"]: each for each in traces if each.get("showlegend", True)}
    width = max((width_of(words) * KEY / 13 + 28 for words in named), default=WIDE)
    across = max(1, int(WIDE / width))
    drawn = []
    for number, (words, trace) in enumerate(named.items()):
        x, y = number % across * width, top + 8 + number // across * 17
        if trace["type"] == "bar":
            thick = 14 * trace["width"]
            drawn.append(bar(trace["marker"], name, x=f"{x:g}", y=f"{y - thick / 2:g}", width=14, height=f"{thick:g}"))
        else:
            drawn.append(sign(trace["marker"], SIGN, f"{x + 7:g}", y))
        drawn.append(tag("text", escape(words), x=f"{x + 19:g}", y=f"{y + 4:g}", font_size=KEY, fill=colors.text))
    return drawn, top + 2 + 17 * -(-len(named) // across)
