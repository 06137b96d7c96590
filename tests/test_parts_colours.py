"""Whoever sees colours otherwise can read the marks: what colour alone tells apart looks different to all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest

from pages.parts import legend, reading_view
from pages.parts.coverage import shade
from pages.parts.marks import MARKS, WITHOUT_FIGURE
from pages.parts.matrix import SHORT
from pages.parts.pair_chart import ENDS, pair_figure, shift_of
from pages.parts.pairs import Pair
from pages.parts.ranking import Line
from pages.parts.ranking_chart import ranking_figure
from pages.parts.scale import scale_of
from pages.parts.series import Series
from pages.parts.small_chart import small_traces
from pages.parts.standing import Standing
from pages.parts.strip import strip
from pages.parts.style import DARK, LIGHT, Palette
from pages.parts.table import read_tiles
from pages.parts.tile_chart import SIGNS, tile_figure
from pages.parts.timeline import Track
from pages.parts.timeline_chart import timeline_figure
from tests.colour_vision import SIGHTS, Triple, difference, least_difference, linear, seen

# CIEDE2000, in the eyes of those who tell the two apart worst. About ten times what one just notices side by side, and
# about what the palette keeps that M. Okabe and K. Ito made for the colour-blind (10.9, reckoned the same way).
ENOUGH = 10.0
OKABE_ITO = ("#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7")
CLEAR = "rgba(0,0,0,0)"
PALETTES = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])


def lines() -> list[Line]:
    """One line for each mark, and one with another value."""
    more = [
        Line("北京", "at_most", 50_000.0, None, 50_000.0, "不足5万名"), Line("天津", "worded", None, None, None, "有所增长"),
        Line("河北", "unvalued", None, None, None, "若干名"),
        Line("山西", "exact", 40_000.0, None, None, "4万名", others=((30_000.0, "3万名", None),)),
    ]  # fmt: skip
    return [*legend.example_lines(), *more]


def tracks() -> list[Track]:
    """As many regions as are drawn at once, with each mark in some year."""
    years = dict(enumerate(lines(), 2010))
    return [Track(name, kind, years) for name in "甲乙丙丁戊己庚辛" for kind in ("result", "target")]


def pairs() -> list[Pair]:
    """A pair of each mark with itself: at the start and at the end."""
    return [Pair(line.region, line, line, (2020, 2025)) for line in lines() if line.mark not in WITHOUT_FIGURE]


def standings() -> list[Standing]:
    """A region's own figure once ranked, once masked."""
    own = Line("甲", "exact", 5.0, None, None, "5名", best=1, worst=2, among=2)
    other = Line("乙", "exact", 4.0, None, None, "4名", best=1, worst=2, among=2)
    hidden = Line("甲", "masked_whole", None, None, None, "*名", among=2, could=(1, 2))
    of = Series("level", "名", "result", 2025, "year", "")
    return [Standing("就业", of, "经济社会", "", line, (line, other)) for line in (own, hidden)]


FIGURES: dict[str, Callable[[Palette], go.Figure]] = {
    "ranking": lambda colors: ranking_figure(lines(), "名", colors),
    "dots": lambda colors: ranking_figure(
        [Line(line.region, line.mark, 5 + at / 10, 5.0, 5.5, line.quote) for at, line in enumerate(lines())], "%", colors
    ),
    "map": lambda colors: tile_figure(lines(), read_tiles(), "名", colors),
    "years": lambda colors: timeline_figure(tracks(), "名", colors),
    "from-to": lambda colors: pair_figure(pairs(), "名", colors),
    "small": lambda colors: go.Figure(small_traces(lines(), scale_of(lines(), "名"), colors)),
    "strip": lambda colors: strip(standings(), colors),
}
# What tells keys apart besides: on a tile the number has its sign, and no number is a word; of two masked ends the
# first is below its row, the last above it.
BESIDES: dict[str, dict[str, object]] = {
    "map": {MARKS[mark]: SIGNS.get(mark, mark) for mark in MARKS},
    "from-to": {
        f"{ENDS[end]} · {MARKS[pair.start.mark]}": shift_of(end, pair.start) for end in ENDS for pair in pairs()
    },
}


def looks_of(figure: go.Figure, besides: dict[str, object]) -> dict[str, tuple[Any, list[str]]]:
    """Each key of a chart's legend with what it looks like but for colour, and the colours it has.

    Traces of one legend group belong to one key: an arrow at the end of a bar.
    """
    shown = [trace for trace in figure.data if trace.showlegend is not False]
    looks = {}
    for key in shown:
        group = [trace for trace in figure.data if trace is key or (trace.legendgroup and trace.legendgroup == key.legendgroup)]
        signs = frozenset(sign for trace in group for sign in signs_of(trace))
        looks[key.name] = ((signs, besides.get(key.name)), [color for trace in group[:1] for color in inks_of(trace)])
    return looks


def signs_of(trace: Any) -> Iterator[Any]:
    """What a trace looks like but for its colours: shape, size, pattern, stroke, sign."""
    yield trace.type
    marker = trace.marker
    if trace.type == "bar":
        yield "pattern", marker.pattern.shape
        yield "width", trace.width
        yield "outline", marker.line.width or 0
    else:
        yield "symbol", marker.symbol if "markers" in (trace.mode or "") else ""
        yield "size", marker.size
        yield "dash", trace.line.dash
        yield "text", trace.text[:1] if trace.mode == "text" else ""
        yield "stroke", trace.error_x.array is not None


def inks_of(trace: Any) -> Iterator[str]:
    """The colours of a trace: fill, outline; none where it has several or none."""
    for color in (trace.marker.color, trace.marker.line.color, trace.line.color if trace.type == "scatter" else None):
        yield color if isinstance(color, str) and color != CLEAR else ""


def told_by_colour(figure: go.Figure, besides: dict[str, object]) -> Iterator[tuple[str, str, float]]:
    """The pairs of keys that differ in colour alone, and how much: by what differs most, fill or outline."""
    for (name, (signs, inks)), (other, (other_signs, other_inks)) in combinations(looks_of(figure, besides).items(), 2):
        if signs == other_signs:
            both = [pair for pair in zip(inks, other_inks, strict=True) if all(pair)]
            yield name, other, max((least_difference(*pair) for pair in both), default=0.0)


@PALETTES
@pytest.mark.parametrize("chart", FIGURES)
def test_keys_told_apart_by_colour_alone_differ_for_all(chart: str, colors: Palette) -> None:
    found = told_by_colour(FIGURES[chart](colors), BESIDES.get(chart, {}))
    assert [(name, other, round(least, 1)) for name, other, least in found if least < ENOUGH] == []


def test_pairs_told_by_colour_are_found() -> None:
    """The regions over the years are: 8 of them, with two kinds each."""
    years = list(told_by_colour(FIGURES["years"](LIGHT), {}))
    assert len([pair for pair in years if "实绩" in pair[0] and "实绩" in pair[1]]) == 28
    stale = replace(LIGHT, lines=("#1F5FA8", "#0E766B", "#7A3FC4", "#B0560A", "#B0306A", "#4F6B14", "#5B5F66", "#8C2F2F"))
    assert min(least for _name, _other, least in told_by_colour(FIGURES["years"](stale), {})) < 1


@PALETTES
def test_every_mark_stands_out_from_the_page(colors: Palette) -> None:
    inks = {"stated": colors.stated, "span": colors.span, "masked": colors.masked, "absent": colors.absent}
    inks |= dict(zip(map(str, range(8)), colors.lines, strict=True))
    assert {name: ink for name, ink in inks.items() if least_difference(ink, colors.paper) < 2 * ENOUGH} == {}


@PALETTES
def test_a_scale_goes_from_light_to_dark_for_all(colors: Palette) -> None:
    low, high = colors.scale
    assert all(abs(seen(low, sight)[0] - seen(high, sight)[0]) > 40 for sight in SIGHTS)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#RRGGBB` as WCAG reckons it, 1 to 21."""
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in map(linear, (one, other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@PALETTES
def test_counts_can_be_read_on_every_shade_and_on_paper(colors: Palette) -> None:
    for count in range(1, 101):
        found = re.findall(r"#\w{6}", shade(count, 100, colors))
        screen, ink, paper, ink_on_paper = found
        assert min(contrast(screen, ink), contrast(paper, ink_on_paper)) >= 4.5
        assert (paper, ink_on_paper) == tuple(re.findall(r"#\w{6}", shade(count, 100, LIGHT))[:2])


def test_blank_cells_are_told_apart_by_words() -> None:
    assert len(set(SHORT.values())) == len(SHORT) == len(WITHOUT_FIGURE)


def test_the_marks_in_a_report_are_told_apart_without_colour() -> None:
    rules = dict(re.findall(r"mark\.report-text|\.report-legend mark(?:\.(\w+))? \{(.*?)\}", reading_view.MARKS, re.DOTALL))
    codes = [code for _column, codes in reading_view.LEGEND for code in codes if code != "reported"]
    signs = {code: re.sub(r"#\w{6}|\d+%", "", rules[code]) for code in ("", *codes)}
    assert len(set(signs.values())) == len(signs)


# From the test data of Sharma, Wu and Dalal: two colours in CIE Lab, and their difference.
SHARMA = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
    ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "apart"), SHARMA)
def test_difference(one: Triple, other: Triple, apart: float) -> None:
    assert difference(one, other) == pytest.approx(apart, abs=1e-4)


def test_sight() -> None:
    """Grey stays grey for all; red and green grow alike for two of them, blue and green for the third."""
    for sight in SIGHTS:
        assert seen("#808080", sight) == pytest.approx(seen("#808080", "usual"), abs=0.05)
    for sight, one, other in (
        ("protanopia", "#B0560A", "#4F6B14"), ("deuteranopia", "#B0560A", "#4F6B14"), ("tritanopia", "#1F5FA8", "#0E766B"),
    ):  # fmt: skip
        assert difference(seen(one, sight), seen(other, sight)) < 0.4 * difference(seen(one, "usual"), seen(other, "usual"))


def test_the_measure_is_that_of_a_palette_made_for_all() -> None:
    assert min(least_difference(one, other) for one, other in combinations(OKABE_ITO, 2)) == pytest.approx(10.9, abs=0.05)
