"""The view over the years: a visible sign for recovered and for second values, and keys that look like their marks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pages.parts.marks import MARKS
from pages.parts.ranking import Line
from pages.parts.style import LIGHT
from pages.parts.timeline import Track
from pages.parts.timeline_chart import STATES, lane_style, state_of, summary_of, timeline_figure


def line(mark: str, at: float | None = None, low: float | None = None, high: float | None = None) -> Line:
    return Line("广东", mark, at, low, high, "x.x%" if at is None else f"{at:g}%", row=1)


EVERY = {
    2015: line("exact", 5.0), 2016: replace(line("exact", 6.0), recovered=True, row=16),
    2017: replace(line("exact", 7.0), others=((8.0, "8%", 18), (None, "x%", 19))), 2018: line("about", 6.5),
    2019: line("range", 6.0, 5.0, 7.0), 2020: line("masked_interval", None, 1.0, 9.9), 2021: line("masked_whole"),
    2022: line("worded"), 2023: line("at_least", 6.0), 2024: line("masked_bound", None, 1.0),
}  # fmt: skip
FIGURE = timeline_figure(
    [Track("广东", "result", EVERY), Track("广东", "target", {2016: line("exact", 5.5)})], "%", LIGHT
)


POINTS = [each for each in FIGURE.data if each.showlegend is False and getattr(each, "mode", "") == "markers"]


def trace(name: str) -> Any:
    (found,) = [each for each in FIGURE.data if each.name == name and each.showlegend is not False]
    return found


def test_the_years_are_told_in_words_too() -> None:
    assert summary_of([Track("广东", "result", EVERY), Track("广东", "target", {2016: line("masked_whole")})]) == (
        "广东 实绩：2015–2024年有 6 年给出数字，最高 2017年 7%，最低 2015年 5%，另有 3 年数字隐去。 "
        "广东 目标：2016年有 0 年给出数字，另有 1 年数字隐去。"
    )


def test_a_single_year_is_said_once() -> None:
    hidden = {2016: line("masked_whole"), 2020: Line("广东", "about", 5.0, 4.5, 5.5, "5%左右")}
    assert summary_of([Track("广东", "target", hidden)]) == "广东 目标：2020年给出 5%左右，另有 1 年数字隐去。"


def test_a_recovered_value_has_a_diamond_above_it() -> None:
    sign = trace("据对照本补出")
    assert (list(sign.x), sign.marker.symbol, list(sign.customdata)) == ([2016], "diamond", [16])
    assert 6.0 < sign.y[0] < 7.0
    lane = [text for each in FIGURE.data if each.type == "bar" and each.text for text in each.text]
    assert "◆" in lane


def test_every_second_value_has_a_ring_that_leads_to_its_own_row() -> None:
    ring = trace("同一格的另一个数值")
    assert (list(ring.x), list(ring.y), ring.marker.symbol) == ([2017], [8.0], "circle-open")
    assert list(ring.customdata) == [18]
    assert FIGURE.layout.yaxis.range[1] > 8.0


@pytest.mark.parametrize("mark", [mark for mark in MARKS if mark in {line.mark for line in EVERY.values()}])
def test_the_key_of_each_state_looks_like_its_box(mark: str) -> None:
    key = trace(STATES[state_of(mark)]).marker.to_plotly_json()
    style = lane_style(mark, LIGHT.faint, LIGHT)
    assert key == {**style, "line": {**style["line"]}}
    box = next(each for each in FIGURE.data if each.name == MARKS[mark] and each.text is not None)
    assert (box.marker.pattern.shape or "") == key.get("pattern", {}).get("shape", "")
    assert box.marker.line.width == key["line"]["width"]


def test_the_key_of_a_track_is_its_line_and_point() -> None:
    keys = [trace(name) for name in ("广东 实绩", "广东 目标")]
    assert [(key.line.dash, key.marker.symbol) for key in keys] == [("solid", "circle"), ("dot", "square")]
    assert [each.marker.symbol for each in POINTS] == ["circle", "square"]


def test_a_written_range_shows_both_ends() -> None:
    assert POINTS[0].error_y.array[list(POINTS[0].x).index(2019)] == 1.0


def test_keys_stand_for_what_occurs_only() -> None:
    figure = timeline_figure([Track("广东", "result", {2020: line("exact", 5.0)})], "%", LIGHT)
    assert [each.name for each in figure.data if each.showlegend is not False] == ["广东 实绩", "写明"]
