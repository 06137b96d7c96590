"""The regions a comparison shows, their order, and indicators side by side."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pages.parts.beside_view import aligned, order_of
from pages.parts.charting import facts_of
from pages.parts.ranking import Line, positioned
from pages.parts.region_choice import ordered, regions_of_group
from pages.parts.views import summary_of


def line(region: str, value: float | None, mark: str = "exact") -> Line:
    return Line(region, mark, value, None, None, "" if value is None else f"{value:g}名", row=region)


LINES = [
    *positioned([line("天津", 9.0), line("北京", 5.0), line("河北", 7.0)]), line("山西", None, "masked_whole"),
    line("辽宁", None, "absent"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("order", "regions"),
    [
        ("", ["天津", "河北", "北京", "山西", "辽宁"]),
        ("low", ["北京", "河北", "天津", "山西", "辽宁"]),
        ("region", ["北京", "天津", "河北", "山西", "辽宁"]),
    ],
)
def test_order(order: str, regions: list[str]) -> None:
    assert [each.region for each in ordered(LINES, order)] == regions


def test_positions_stay_with_any_order() -> None:
    assert {each.region: each.best for each in ordered(LINES, "low")} == {each.region: each.best for each in LINES}


@pytest.mark.parametrize(("group", "count"), [("东部", 10), ("中部", 6), ("西部", 12), ("东北", 3), ("", 34)])
def test_groups(group: str, count: int) -> None:
    assert len(regions_of_group(group)) == count


def test_columns_share_the_regions_of_all_in_the_order_of_the_first() -> None:
    other = [line("山西", 3.0), line("重庆", 1.0), line("辽宁", None, "absent"), line("北京", None, "absent")]
    assert order_of([LINES, other]) == ["天津", "河北", "北京", "山西", "重庆"]
    assert [(each.region, each.mark) for each in aligned(other, order_of([LINES, other]))] == [
        ("天津", "absent"), ("河北", "absent"), ("北京", "absent"), ("山西", "exact"), ("重庆", "exact"),
    ]  # fmt: skip


def test_the_pointer_tells_status_year_bases_and_source() -> None:
    row = SimpleNamespace(
        status="recovered", kind="result", year=2025, time_basis="cumulative", basis="real", document="a.txt"
    )
    assert facts_of(row, {"a.txt": "<甲>报告"}) == (
        "据对照本补出 · 实绩 · 2025年 · 累计 · 实际<br>来源：&lt;甲&gt;报告"
    )
    open_row = SimpleNamespace(status="masked", kind="target", year=None, time_basis="", basis="", document="b.txt")
    assert facts_of(open_row, {}) == "数字隐去 · 目标 · 年份未注明 · 时间口径未注明 · 计算口径未注明<br>来源：b.txt"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "就业：0 个地区给出数字。"),
        (positioned([line("天津", 9.0)]), "就业：1 个地区给出数字（天津 9名）。"),
        (LINES[:4], "就业：3 个地区给出数字，最高 天津（9名），最低 北京（5名）；另有 1 个地区的数字被隐去。"),
    ],
)
def test_the_ranking_in_words(lines: list[Line], words: str) -> None:
    assert summary_of(lines, "就业") == words
