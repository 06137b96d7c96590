"""Targets and results: what is joined with what, and who met the target."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts import goals, table, targets
from pages.parts.marks import QUALIFIED
from pages.parts.numbers import bounds_meant
from pages.parts.ranking import Line
from tests.synthetic import row_of


def line(
    quote: str, at: float | None = None, mark: str = "exact", low: float | None = None, high: float | None = None
) -> Line:
    if mark in QUALIFIED and at is not None and low is None:
        low, high = bounds_meant(mark, quote, at)
    return Line("全国", mark, at, low, high, quote)


@pytest.mark.parametrize(
    ("target", "result", "ceiling", "verdict"),
    [
        (line("8%左右", 8.0, "about"), line("9%", 9.0), False, "met"),
        (line("5.5%左右", 5.5, "about"), line("5.2%", 5.2), False, "open"),
        (line("5.5%左右", 5.5, "about"), line("3%", 3.0), False, "missed"),
        (line("6%以上", 6.0, "at_least"), line("6%", 6.0), False, "met"),
        (line("6%以上", 6.0, "at_least"), line("5.9%", 5.9), False, "missed"),
        (line("6%-6.5%", 6.25, "range", 6.0, 6.5), line("6.1%", 6.1), False, "met"),
        (line("6%-6.5%", 6.25, "range", 6.0, 6.5), line("5.9%", 5.9), False, "missed"),
        (line("3%左右", 3.0, "about"), line("2%", 2.0), True, "met"),
        (line("3%左右", 3.0, "about"), line("5.9%", 5.9), True, "missed"),
        (line("4.5%以内", 4.5, "at_most"), line("4.1%", 4.1), False, "met"),
        (line("4.5%以内", 4.5, "at_most"), line("4.9%", 4.9), False, "missed"),
        (line("900万人", 9e6), line("1200多万人", 12e6, "at_least"), False, "met"),
        (line("900万人", 9e6), line("800多万人", 8e6, "at_least"), False, "open"),
        (line("6%", 6.0), None, False, "awaited"),
        (line("6%", 6.0), line("x.x%", None, "masked_interval", 1.0, 9.9), False, "open"),
        (line("6%", 6.0), line("1x%", None, "masked_interval", 10.0, 19.0), False, "met"),
        (line("900万人", 9e6), line("近1000万人", 1e7, "about", 9.5e6, 1e7), False, "met"),
        (line("960万人", 9.6e6), line("近1000万人", 1e7, "about", 9.5e6, 1e7), False, "open"),
        (line("1万人", 1e4), line("*万人", None, "masked_bound", 1e4), False, "met"),
        (line("60%", 60.0), line("1x%", None, "masked_interval", 10.0, 19.0), False, "missed"),
        (line("6%", 6.0), line("***", None, "masked_whole"), False, "open"),
        (line("x%", None, "masked_interval", 1.0, 9.0), line("6%", 6.0), False, "open"),
        (line("与经济增长同步", None, "worded"), line("6%", 6.0), False, "open"),
    ],
)
def test_verdict(target: Line, result: Line | None, ceiling: bool, verdict: str) -> None:
    assert goals.verdict_of(target, result, ceiling) == verdict


def goals_of(*cells: dict[str, object]) -> list[goals.Goal]:
    same = {"indicator": "收入", "region": "全国", "unit": "元", "year": 2020}
    frame = table.typed(pd.DataFrame([row_of(n, **{**same, **each}) for n, each in enumerate(cells)]).astype("string"))
    return goals.goals_of(frame.assign(level=table.levels_of(frame)))


def pairs(*cells: dict[str, object]) -> list[tuple[str, str, str]]:
    found = goals_of(*cells)
    return [(goal.target.quote, goal.result.quote if goal.result else "", goal.verdict) for goal in found]


TARGET = {"kind": "target", "quote": "5元", "value": 5}
RESULT = {"kind": "result", "quote": "6元", "value": 6}


@pytest.mark.parametrize(
    ("change", "joined"),
    [
        ({}, True),
        ({"time_basis": "as_of"}, True),
        ({"time_basis": ""}, True),
        ({"time_basis": "cumulative"}, False),
        ({"year": 2021}, False),
        ({"year": ""}, False),
        ({"unit": "亩"}, False),
        ({"region": "广东"}, False),
        ({"basis": "real"}, False),
        ({"role": "change"}, False),
        ({"kind": "rule"}, False),
    ],
)
def test_what_is_joined(change: dict[str, object], joined: bool) -> None:
    assert pairs(TARGET, {**RESULT, **change}) == [("5元", "6元" if joined else "", "met" if joined else "awaited")]


@pytest.mark.parametrize(
    ("indicator", "target", "result", "verdict"),
    [
        ("居民消费价格涨幅", 3, 0.2, "met"),
        ("城镇调查失业率", 5.5, 5.2, "met"),
        ("单位地区生产总值能耗增长", -2, -3.1, "met"),
        ("单位地区生产总值能耗增长", -2, -1.5, "missed"),
        ("地区生产总值增长", 5, 4.8, "missed"),
    ],
)
def test_less_is_the_aim_where_the_lexicon_says_so(indicator: str, target: float, result: float, verdict: str) -> None:
    cells = {"indicator": indicator, "unit": "%", "role": "change"}
    (found,) = goals_of({**TARGET, **cells, "quote": f"{target}%", "value": target},
                        {**RESULT, **cells, "quote": f"{result}%", "value": result})  # fmt: skip
    assert found.verdict == verdict


def test_claims_are_what_a_report_says_of_its_own_plan() -> None:
    claim = {"quote": "118%", "unit": "%", "value": 118, "role": "level", "kind": "result", "compared_with": "计划"}
    cells = [claim, {**claim, "kind": "target"}, {**claim, "role": "change"}, {**claim, "compared_with": ""}]
    frame = table.typed(pd.DataFrame([row_of(n, **each) for n, each in enumerate(cells)]).astype("string"))
    assert list(goals.claims_in(frame).index) == [0]


def test_the_nation_stands_before_its_regions_and_spans_are_named() -> None:
    cells: list[dict[str, object]] = [
        {**TARGET, "region": "广东", "province": "广东"}, {**RESULT, "region": "广东", "province": "广东"}, TARGET, RESULT,
        {**TARGET, "time_basis": "cumulative", "basis": "real"},
        {**RESULT, "time_basis": "cumulative", "basis": "real"}, {**TARGET, "year": 2022},
    ]  # fmt: skip
    found = sorted(goals_of(*cells), key=goals.order_of)
    assert [(goal.region, goal.year, goal.fixed) for goal in found] == [
        ("全国", 2020, ()), ("全国", 2020, (("time_basis", "cumulative"), ("basis", "real"))), ("广东", 2020, ()),
        ("全国", 2022, ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "difference", "result", "words"),
    [
        ("人", 1.9e7, line("6400万人", 6.4e7), "+1,900万人"),
        ("人", 1.9e7, line("超过6400万人", 6.4e7, "at_least"), "≥+1,900万人"),
        ("%", -0.3, line("近5.2%", 5.2, "about"), "约-0.3个百分点"),
        ("个", 0.0, line("5个", 5.0), "0个"),
        ("个", None, line("x个", None, "masked_interval", 1.0, 9.0), ""),
    ],
)
def test_the_difference_has_the_qualifier_of_the_result(unit: str, difference: float | None, result: Line, words: str) -> None:
    goal = goals.Goal("全国", "就业", unit, 2025, line("5个", 5.0), result, difference, "met")
    assert targets.difference_words(goal) == words
