"""Which mark a row gets, in what order regions stand, who ties, and how the axis is set."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from pages.parts import legend, marks, numbers
from pages.parts.ranking import Line, position_words, positioned, ranked, with_possible
from pages.parts.ranking_chart import ranking_figure
from pages.parts.scale import STUB, scale_of
from pages.parts.style import DARK, LIGHT, Palette
from pages.parts.table import typed
from tests.synthetic import row_of


def line(
    quote: str, value: float | None, mark: str = "exact", low: float | None = None, high: float | None = None
) -> Line:
    if mark in marks.QUALIFIED and value is not None:
        low, high = numbers.bounds_meant(mark, quote, value)
    return Line(quote, mark, value, low, high, quote, row=0)


def rows(*cells: dict[str, object]) -> pd.DataFrame:
    return typed(pd.DataFrame([row_of(number, **each) for number, each in enumerate(cells)]).astype("string"))


@pytest.mark.parametrize(
    ("value", "low", "high", "qualifier", "status", "mark"),
    [
        (5.3, None, None, "exact", "reported", "exact"),
        (5.3, None, None, "nearly", "reported", "about"),
        (5.3, None, None, "about", "recovered", "about"),
        (5.3, None, None, "at_least", "reported", "at_least"),
        (5.3, None, None, "at_most", "reported", "at_most"),
        (-3.4, None, None, "at_least", "reported", "at_most"),  # 下降3.4%以上
        (-3.4, None, None, "at_most", "reported", "at_least"),
        (None, 8.0, 10.0, "exact", "reported", "range"),
        (None, None, None, "exact", "reported", "unvalued"),
        (None, 10.0, 99.9, "exact", "masked", "masked_interval"),
        (None, 10000.0, None, "exact", "masked", "masked_bound"),
        (None, None, None, "exact", "masked", "masked_whole"),
        (None, None, None, "exact", "worded", "worded"),
        (float("nan"), 10.0, float("nan"), "exact", "masked", "masked_bound"),
    ],
)
def test_mark(value: float, low: float, high: float, qualifier: str, status: str, mark: str) -> None:
    row = SimpleNamespace(value=value, low=low, high=high, qualifier=qualifier, status=status)
    assert marks.mark_of(row) == mark


@pytest.mark.parametrize(
    ("quote", "value", "step"),
    [
        ("4.6万个", 46000, 1000),
        ("46200个", 46200, 1),
        ("３．５％", 3.5, 0.1),
        ("1,234.5亿元", 1234.5e8, 0.1e8),
        ("三十余万人", 300000, 0),
        ("-2.3%", -2.3, 0.1),
        ("1／3", 0.3333, 0.3333),
    ],
)
def test_rounding(quote: str, value: float, step: float) -> None:
    assert numbers.rounding_of(quote, value) == pytest.approx(step)


@pytest.mark.parametrize(
    ("quotes", "positions"),
    [
        ([("4.6万个", 46000.0), ("46200个", 46200.0), ("3万个", 30000.0)], ["1–2", "1–2", "3"]),
        ([("5.3%", 5.3), ("5.2%", 5.2), ("5.1%", 5.1)], ["1", "2", "3"]),
        ([("5.2%", 5.2), ("5.2%", 5.2), ("6%", 6.0)], ["1", "2–3", "2–3"]),
        ([("-2.3%", -2.3), ("0.4%", 0.4)], ["1", "2"]),
    ],
)
def test_ties_by_written_rounding(quotes: list[tuple[str, float]], positions: list[str]) -> None:
    assert [position_words(each) for each in positioned([line(*quote) for quote in quotes])] == positions


# The words of each region's figure, largest first, and the position each may hold.
QUALIFIED = [
    ("10万名 超9万名 8万名", ["1–2", "1–2", "3"]),  # there is no telling how far above 9万 it is
    ("12.0万名 11.0万名 超9万名 8.0万名", ["1–2", "2–3", "1–3", "4"]),
    ("超9万名 超8万名 7000名", ["1–2", "1–2", "3"]),
    ("近5万名 4.9万名 4.2万名", ["1–2", "1–2", "3"]),
    ("5.1万名 近5万名 4.2万名", ["1", "2", "3"]),
    ("约3万名 3.2万名 2.5万名", ["1–2", "1–2", "3"]),
    ("6.2万名 不足6万名 5.5万名 1.2万名", ["1", "2–4", "2–3", "3–4"]),
    ("超9万名 不足5万名", ["1", "2"]),
    ("9万余名 9万余名", ["1–2", "1–2"]),
    ("超200名 近160名 154名", ["1", "2", "3"]),
]
WRITTEN = {"超": "at_least", "余": "at_least", "不足": "at_most", "近": "nearly", "约": "about"}


def written(region: str, quote: str) -> dict[str, object]:
    """The cells of a figure, from its words."""
    qualifier = next((code for word, code in WRITTEN.items() if word in quote), "exact")
    digits = "".join(sign for sign in quote if sign.isdigit() or sign == ".")
    return {"region": region, "quote": quote, "value": float(digits) * (1e4 if "万" in quote else 1),
            "qualifier": qualifier}  # fmt: skip


@pytest.mark.parametrize(("quotes", "positions"), QUALIFIED, ids=[quotes for quotes, _positions in QUALIFIED])
def test_a_qualified_number_holds_the_positions_its_bounds_allow(quotes: str, positions: list[str]) -> None:
    lines = ranked(rows(*(written(f"{at}县", quote) for at, quote in enumerate(quotes.split()))))
    held = {each.quote + each.region: position_words(each) for each in lines}
    assert [held[f"{quote}{at}县"] for at, quote in enumerate(quotes.split())] == positions
    assert {each.among for each in lines} == {len(positions)}


def test_a_masked_number_is_set_among_the_bounds_of_qualified_ones() -> None:
    hidden = {"region": "甘肃", "quote": "6x名", "low": 60, "high": 69, "status": "masked"}
    lines = ranked(rows(written("广东", "超90名"), written("江苏", "不足80名"), written("浙江", "近50名"), hidden))
    assert [(each.region, position_words(each)) for each in lines] == [
        ("广东", "1"), ("江苏", "2–3"), ("浙江", "2–3"), ("甘肃", "可能 2–3"),
    ]  # fmt: skip


def test_a_qualified_target_is_the_number_that_is_set() -> None:
    cells = (written("广东", "超5名"), written("江苏", "5.5名"), written("浙江", "约5.2名"))
    lines = ranked(rows(*({**each, "kind": "target"} for each in cells)))
    assert [(each.region, position_words(each)) for each in lines] == [("江苏", "1"), ("浙江", "2"), ("广东", "3")]


def test_targets_are_not_rounded() -> None:
    lines = [line("5%", 5.0), line("5.3%", 5.3)]
    assert [position_words(each) for each in positioned(lines, rounded=False)] == ["1", "2"]
    assert [position_words(each) for each in positioned(lines, rounded=True)] == ["1–2", "1–2"]


def test_a_range_takes_the_positions_it_may_hold() -> None:
    lines = [line("15", 15.0), line("12", 12.0), line("10至14", 12.0, "range", 10.0, 14.0), line("9", 9.0)]
    assert {each.quote: position_words(each) for each in positioned(lines)} == {
        "15": "1", "12": "2–3", "10至14": "2–3", "9": "4",
    }  # fmt: skip


def test_order_comparable_then_masked_then_nothing() -> None:
    frame = rows(
        {"region": "甘肃", "quote": "*万名", "low": 10000, "status": "masked"},
        {"region": "四川", "quote": "6x.x%", "low": 60, "high": 69.9, "status": "masked"},
        {"region": "河南", "quote": "***名", "status": "masked"},
        {"region": "广东", "quote": "30名", "value": 30},
        {"region": "江苏", "quote": "约40名", "value": 40, "qualifier": "about"},
    )
    lines = ranked(frame, ["广东", "西藏", "新疆"], frozenset({"西藏"}))
    assert [each.region for each in lines] == ["江苏", "广东", "四川", "甘肃", "河南", "西藏", "新疆"]
    assert [each.mark for each in lines[-2:]] == ["absent", "uncollected"]
    assert [each.best for each in lines] == [1, 2, 0, 0, 0, 0, 0]


def test_two_values_for_one_cell_are_both_kept() -> None:
    frame = rows(
        {"region": "广东", "quote": "*名", "status": "masked"},
        {"region": "广东", "quote": "30名", "value": 30},
        {"region": "广东", "quote": "30名", "value": 30},
        {"region": "广东", "quote": "31名", "value": 31},
    )
    (only,) = ranked(frame)
    assert (only.at, [quote for _value, quote, _row in only.others]) == (30.0, ["31名"])


def test_axis_is_set_by_comparable_values_only() -> None:
    lines = [line("20名", 20.0), line("xxxx名", None, "masked_interval", 1000.0, 9999.0)]
    scale = scale_of(lines, "名")
    assert scale.end == pytest.approx(20.5 * 1.06)
    assert scale.clipped(9999.0) == scale.end


@pytest.mark.parametrize(("low", "high"), [(0.0, None), (5.0, None), (1e9, None), (None, 30.0), (None, -1e9)])
def test_a_stub_has_a_fixed_length_and_stays_on_the_axis(low: float | None, high: float | None) -> None:
    scale = scale_of([line("100名", 100.0)], "名")
    begin, end = scale.stub(low, high)
    assert end - begin == pytest.approx(STUB * scale.span)
    assert scale.start - 1e-9 <= begin < end <= scale.end + 1e-9


@pytest.mark.parametrize(
    ("values", "unit", "dots"),
    [
        ([4.8, 5.0, 5.5], "%", True),
        ([12, 80], "%", False),
        ([-1, 5], "%", False),
        ([4.8, 5.0], "名", False),
        ([5], "%", False),
    ],
)
def test_narrow_rates_are_dots(values: list[float], unit: str, dots: bool) -> None:
    assert scale_of([line(f"{value}{unit}", value) for value in values], unit).dots is dots


def test_one_trace_for_each_mark_and_no_pattern_on_stated_ones() -> None:
    figure = ranking_figure(legend.example_lines(), "名", LIGHT)
    shown = [trace for trace in figure.data if trace.showlegend is not False]
    assert [trace.name for trace in shown] == [
        marks.MARKS[mark] for mark in marks.MARKS if mark in {e[1] for e in legend.EXAMPLE}
    ]
    hatched = {trace.name for trace in shown if trace.type == "bar" and trace.marker.pattern.shape}
    assert hatched == {marks.MARKS["masked_interval"], marks.MARKS["masked_bound"]}
    assert all(not isinstance(trace.marker.color, (list, tuple)) for trace in shown)


def test_nothing_masked_is_drawn_as_zero_or_longer_than_the_longest() -> None:
    figure = ranking_figure(legend.example_lines(), "名", LIGHT)
    length = {trace.name: max(trace.x) for trace in figure.data if trace.type == "bar"}
    assert 0 < length[marks.MARKS["masked_bound"]] < length[marks.MARKS["exact"]]
    assert min(length.values()) > 0


def test_the_gutter_repeats_every_value_as_written() -> None:
    texts = " ".join(note.text for note in ranking_figure(legend.example_lines(), "名", LIGHT).layout.annotations)
    for quote in ("18.6万名", "超过15万名", "10万至14万名", "x.x万名", "*万名", "***名"):
        assert quote in texts


def test_markup_in_a_quote_is_text() -> None:
    figure = ranking_figure([line("<b>5</b>名", 5.0)], "名", LIGHT)
    assert "<b>5" not in " ".join(note.text for note in figure.layout.annotations)
    assert "&lt;b&gt;5" in figure.data[0].hovertext[0]


def luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mark", ["exact", "range", "masked_interval", "masked_bound", "masked_whole"])
def test_a_mark_that_stands_alone_has_its_key(mark: str) -> None:
    figure = ranking_figure([Line("甲", mark, 2.0, 1.0, 3.0, "x名")], "名", LIGHT)
    assert figure.layout.showlegend
    assert [trace.name for trace in figure.data if trace.showlegend is not False] == [marks.MARKS[mark]]


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colors: Palette) -> None:
    def ratio(one: str, other: str) -> float:
        high, low = sorted((luminance(one), luminance(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    for ink in (colors.text, colors.faint, colors.masked, *colors.lines):
        assert ratio(ink, colors.paper) >= 4.5
    for mark in (colors.stated, colors.span):
        assert ratio(mark, colors.paper) >= 2.5


def test_a_masked_region_shows_the_positions_it_may_hold() -> None:
    lines = with_possible(
        [*positioned([line("90名", 90.0), line("20名", 20.0)]), line("xx名", None, "masked_interval", 30.0, 60.0)]
    )
    labels = ranking_figure(lines, "名", LIGHT).layout.yaxis.ticktext
    assert labels == ("1  90名", "2  20名", "(2)  xx名")
