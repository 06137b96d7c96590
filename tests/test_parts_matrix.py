"""The summary sheet: which cells it has, what they say, how blanks are told apart, how it is sorted."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts import matrix, series, table
from pages.parts.blanks import Blanks
from pages.parts.ranking import Line
from pages.parts.style import LIGHT
from tests.synthetic import row_of

BASE = {"indicator": "收入增长", "unit": "%", "role": "change", "year": 2025}


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    cells = [
        dict(BASE, region="广东", province="广东", quote="5.3%", value=5.3),
        dict(BASE, region="江苏", province="江苏", quote="约6%", value=6, qualifier="about"),
        dict(BASE, region="四川", province="四川", quote="x.x%", low=1, high=9.9, status="masked"),
        dict(BASE, region="广东", province="广东", quote="6%左右", value=6, qualifier="about", kind="target", year=2026),
        dict(BASE, region="江苏", province="江苏", quote="与经济增长同步", kind="target", year=2026, status="worded",
             unit="", role="level", time_basis=""),
    ]  # fmt: skip
    frame = table.typed(pd.DataFrame([row_of(number, **each) for number, each in enumerate(cells)]).astype("string"))
    return frame.assign(level=table.levels_of(frame))


@pytest.fixture(scope="module")
def sheet(frame: pd.DataFrame) -> matrix.Sheet:
    prepared = series.prepared(frame)
    columns = list(matrix.columns_of(matrix.counts_of(prepared, "province")))
    return matrix.sheet_of(frame, prepared, "province", columns, ["四川", "广东", "江苏", "西藏"])


def test_a_column_fixes_year_and_kind(sheet: matrix.Sheet) -> None:
    assert [(column.indicator, sheet.fixed(column)) for column in sheet.columns] == [
        ("收入增长", "2025 实绩 %"), ("收入增长", "2026 目标 %"),
    ]  # fmt: skip


def test_a_target_in_words_stands_in_the_column_of_its_numbers(sheet: matrix.Sheet) -> None:
    assert sheet.cells[("江苏", sheet.columns[1])].mark == "worded"


@pytest.mark.parametrize(
    ("line", "factor", "blank", "text"),
    [
        (None, 1.0, "absent", "未提取到"),
        (None, 1.0, "uncollected", "未收录报告"),
        (None, 1.0, "silent", "已核对未提及"),
        (Line("广东", "exact", 46000.0, None, None, "4.6万个"), 1e4, "", "4.6"),
        (Line("广东", "about", 46000.0, None, None, "约4.6万个"), 1e4, "", "约4.6"),
        (Line("广东", "at_least", 5.0, None, None, "5%以上"), 1.0, "", "≥5"),
        (Line("广东", "at_most", 5.0, None, None, "不超过5%"), 1.0, "", "≤5"),
        (Line("广东", "masked_interval", None, 1.0, 9.9, "x.x%"), 1.0, "", "x.x%"),
        (Line("广东", "range", 5.0, 4.5, 5.5, "4.5%-5.5%"), 1.0, "", "4.5%-5.5%"),
        (Line("广东", "exact", 5.0, None, None, "5%", recovered=True), 1.0, "", "5 ◆"),
        (Line("广东", "exact", 5.0, None, None, "5%", others=((6.0, "6%", 1),)), 1.0, "", "5 ⋯"),
    ],
)
def test_cell(line: Line | None, factor: float, blank: str, text: str) -> None:
    assert matrix.text_of(line, factor, blank) == text


def test_sorted_by_a_column_masked_and_blank_come_last(sheet: matrix.Sheet) -> None:
    assert sheet.sorted_by(sheet.columns[0]).regions == ("江苏", "广东", "四川", "西藏")


def test_every_filled_cell_leads_to_its_figure(sheet: matrix.Sheet, frame: pd.DataFrame) -> None:
    html = matrix.sheet_html(
        sheet, Blanks(frozenset({"广东", "江苏", "四川"})), LIGHT, lambda row: f"?figure={frame.at[row, 'id']}",
        lambda region, _column: f"?blank={region}",
    )  # fmt: skip
    assert all(f"?figure={identity}" in html for identity in frame["id"])
    assert html.count("class='uncollected'") == 2  # 西藏
    assert html.count("class='absent'") == html.count("?blank=四川") == 1  # 四川's target
    assert "?blank=西藏" not in html  # nothing to look in
    assert matrix.filled(sheet) == (5, 8)


def test_quotes_are_escaped_in_the_sheet() -> None:
    line = Line("广东", "unvalued", None, None, None, "<script>alert(1)</script>", row=0)
    assert "<script>" not in matrix.cell_html(line, 1.0, "", "data?figure=1&x='")
