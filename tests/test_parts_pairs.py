"""From–to: which numbers make a pair, and how dumbbells draw what is given and what is masked."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from pages.parts.pair_chart import pair_figure
from pages.parts.pairs import Movement, Pair, movements_of, pair_lines, pairs_in, summary_of
from pages.parts.ranking import Line
from pages.parts.style import LIGHT
from pages.parts.table import levels_of, typed
from pages.parts.units import with_axis
from tests.synthetic import row_of


def table(*cells: dict[str, Any]) -> pd.DataFrame:
    """Rows of one sentence, 30 characters apart, about the 办结率 of 广东, changed by what is given."""
    shared = {"document": "a.txt", "region": "广东", "province": "广东", "indicator": "办结率", "unit": "%"}
    rows = [row_of(number, **{**shared, "sentence_start": 0, **each}) for number, each in enumerate(cells)]
    frame = typed(pd.DataFrame(rows).astype("string"))
    return with_axis(frame.assign(level=levels_of(frame)))


FROM = {"role": "from", "quote": "53％", "value": 53, "year": 2020}
TO = {"role": "to", "quote": "90％", "value": 90, "year": 2025}


@pytest.mark.parametrize(
    ("rows", "pairs"),
    [
        ([FROM, TO], [(0, 1)]),
        ([FROM, TO, FROM, TO], [(0, 1), (2, 3)]),
        ([FROM, FROM, TO], [(1, 2)]),
        ([TO, FROM], []),
        ([FROM, {**TO, "sentence_start": 20}], []),
        ([FROM, {**TO, "document": "b.txt"}], []),
        ([FROM, {**TO, "section": 2}], []),
        ([FROM, {**TO, "unit": "个"}], []),
        ([FROM, {**TO, "region": "江苏"}], []),
        ([FROM, {**TO, "start": 200, "end": 203}], []),
        ([{**FROM, "indicator": "", "label": "x"}, TO], []),
        ([FROM, {**TO, "indicator": "整合"}], [(0, 1)]),
        ([FROM, {"role": "level", "value": 1}, {**TO, "start": 24, "end": 28}], [(0, 2)]),
    ],
)
def test_a_pair_is_a_from_and_the_next_to_of_its_sentence(
    rows: list[dict[str, Any]], pairs: list[tuple[int, int]]
) -> None:
    rows = [{"start": 20 * number, "end": 20 * number + 4, **row} for number, row in enumerate(rows)]
    found = pairs_in(table(*rows))
    assert list(zip(found["first"], found["last"], strict=True)) == pairs


def test_units_of_one_family_make_a_pair_and_kinds_part_axes() -> None:
    frame = table(FROM, TO, FROM, {**TO, "kind": "target", "year": 2030}, {**FROM, "region": "江苏"},
                  {**TO, "region": "江苏"})  # fmt: skip
    assert movements_of(pairs_in(frame)) == {Movement("%", "result", ""): 2, Movement("%", "target", ""): 1}


def test_order_latest_years_then_largest_end_then_masked() -> None:
    masked = {**TO, "quote": "xx.x%", "value": "", "low": 10.0, "high": 99.9, "status": "masked", "mask": "xx.x"}
    rows = [FROM, {**TO, "value": 70, "quote": "70%"}, FROM, masked, FROM, TO, {**FROM, "year": 2010},
            {**TO, "year": 2015}, FROM, TO]  # fmt: skip
    frame = table(*({**row, "sentence_start": number // 2} for number, row in enumerate(rows)))
    lines = pair_lines(frame, pairs_in(frame))
    assert [(pair.words, pair.years) for pair in lines] == [
        ("53％ → 90％", (2020, 2025)), ("53％ → 70%", (2020, 2025)), ("53％ → xx.x%", (2020, 2025)),
        ("53％ → 90％", (2010, 2015)),
    ]  # fmt: skip


def pair(start: Line, end: Line, years: tuple[int, int] = (2020, 2025)) -> Pair:
    return Pair("广东", start, end, years)


def line(mark: str, at: float | None, low: float | None = None, high: float | None = None, quote: str = "") -> Line:
    return Line("广东", mark, at, low, high, quote or f"{at:g}%", row=0)


GIVEN = pair(line("exact", 53.0), line("exact", 90.0))
HALF = pair(line("exact", 63.0), line("masked_interval", None, 10.0, 99.9, "xx.x%"))
NEITHER = pair(line("masked_interval", None, 50.0, 59.9, "5x.x%"), line("masked_interval", None, 60.0, 69.9, "6x.x%"))
BOUND = pair(line("masked_whole", None, quote="***"), line("masked_bound", None, 10.0, None, "*%"))
ROUNDED = pair(line("about", 40.0, quote="约40%"), line("at_least", 80.0, quote="80%以上"))


def test_only_two_given_ends_are_joined() -> None:
    joining = pair_figure([GIVEN, HALF, NEITHER, BOUND, ROUNDED], "%", LIGHT).data[0]
    assert list(joining.y) == [0, 4]
    assert [(base, base + length) for base, length in zip(joining.base, joining.x, strict=True)] == [(53, 90), (40, 80)]


def test_every_mark_has_a_legend_key_of_its_own() -> None:
    figure = pair_figure([GIVEN, HALF, NEITHER, BOUND, ROUNDED], "%", LIGHT)
    keys = [trace.name for trace in figure.data if trace.showlegend is not False]
    assert sorted(keys) == sorted({
        "起点 · 写明", "终点 · 写明", "起点 · 约、近", "终点 · 至少 ▶", "起点 · 隐去：可能区间", "终点 · 隐去：可能区间",
        "起点 · 隐去：无从推断", "终点 · 隐去：只知一端 ▷",
    })  # fmt: skip
    drawn = sum(len(trace.y) for trace in figure.data if trace.showlegend is not False)
    assert drawn == 10


def test_masked_ends_of_one_row_do_not_cover_each_other() -> None:
    figure = pair_figure([NEITHER], "%", LIGHT)
    heights = {trace.name.split(" ")[0]: trace.y[0] for trace in figure.data if trace.showlegend is not False}
    assert heights["终点"] < 0 < heights["起点"]  # rows are counted downwards


def test_the_gutter_has_both_words_as_written() -> None:
    texts = " ".join(note.text for note in pair_figure([GIVEN, HALF], "%", LIGHT).layout.annotations)
    assert "53% → 90%" in texts
    assert "▨ xx.x%" in texts


def test_years_stand_with_the_regions_where_they_differ() -> None:
    labels = pair_figure([GIVEN, pair(GIVEN.start, GIVEN.end, (2010, 2015))], "%", LIGHT).layout.yaxis.ticktext
    assert labels == ("广东 2020–2025年", "广东 2010–2015年")
    assert pair_figure([GIVEN], "%", LIGHT).layout.yaxis.ticktext == ("广东",)


def test_summary() -> None:
    fall = pair(line("exact", 9.0), line("exact", 4.0))
    words = summary_of([GIVEN, fall, HALF], "办结率 · %")
    assert words == "办结率 · %：3 对前后数字，1 对上升，1 对下降；1 对有一端隐去。"
