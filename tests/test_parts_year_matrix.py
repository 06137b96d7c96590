"""Matrices over the years: which rows and cells they have, how they are coloured, and how blanks are told apart."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from pages.parts import series
from pages.parts.marks import MARKS
from pages.parts.style import LIGHT
from pages.parts.table import levels_of, typed
from pages.parts.units import with_axis
from pages.parts.year_matrix import Row, by_indicator, by_region, grid_html, shades_of, unit_of
from tests.synthetic import row_of


def table(*cells: dict[str, Any]) -> pd.DataFrame:
    shared = {"indicator": "办结率", "unit": "%", "region": "广东", "province": "广东"}
    frame = typed(pd.DataFrame([row_of(n, **{**shared, **each}) for n, each in enumerate(cells)]).astype("string"))
    return with_axis(frame.assign(level=levels_of(frame)))


MASKED = {"status": "masked", "mask": "xx.x", "quote": "xx.x%", "low": 10, "high": 99.9}
FRAME = table(
    {"year": 2020, "value": 50, "quote": "50%"}, {"year": 2021, "value": 60, "quote": "约60%", "qualifier": "about"},
    {"year": 2022, **MASKED}, {"year": "", "value": 99, "quote": "99%"},
    {"year": 2021, "value": 100, "quote": "100%", "region": "江苏", "province": "江苏"},
)  # fmt: skip
GRID = by_region(FRAME, ["江苏", "广东", "浙江"], "%")


def html(held: bool = True) -> dict[tuple[str, int], str]:
    """The cells of the matrix as HTML, by region and year."""
    text = grid_html(GRID, str, LIGHT, lambda row: f"?row={row}", lambda _name, _year: held)
    rows = [re.findall(r"<td.*?</td>", row) for row in text.split("<tr>")[2:]]
    return {(row.name, year): rows[at][column] for at, row in enumerate(GRID.rows)
            for column, year in enumerate(GRID.years)}  # fmt: skip


def test_rows_are_the_regions_in_order_and_undated_rows_are_left_out() -> None:
    assert [row.name for row in GRID.rows] == ["江苏", "广东"]
    assert GRID.years == (2020, 2021, 2022)
    assert len(GRID.cells) == 4


def test_colours_tell_the_size_among_all_regions_and_masked_cells_have_none() -> None:
    shades = shades_of(GRID)
    assert {(row.name, year): shade for (row, year), shade in shades.items()} == {
        ("广东", 2020): 0.0, ("广东", 2021): 0.2, ("江苏", 2021): 1.0,
    }  # fmt: skip


def test_every_state_looks_its_own_and_leads_to_its_figure() -> None:
    cells = html()
    assert "class='stated'" in cells["广东", 2020]
    assert "class='soft'" in cells["广东", 2021]
    assert "约60" in cells["广东", 2021]
    assert "class='hidden'" in cells["广东", 2022]
    assert "background" not in cells["广东", 2022]
    assert "xx.x%</a>" in cells["广东", 2022]
    assert "href='?row=2'" in cells["广东", 2022]


def test_blanks_tell_whether_a_report_is_held() -> None:
    assert MARKS["absent"] in html(held=True)["江苏", 2020]
    assert MARKS["uncollected"] in html(held=False)["江苏", 2020]


def test_all_regions_share_the_unit_people_use() -> None:
    rows = table({"year": 2020, "value": 46000, "unit": "个"}, {"year": 2021, "value": 500, "unit": "个"})
    assert unit_of(by_region(rows, ["广东"], "个")) == "万个"


def test_indicators_of_a_region_with_two_years_or_more_never_mix_kinds_or_bases() -> None:
    frame = table(
        {"year": 2020, "value": 5}, {"year": 2021, "value": 6}, {"year": 2021, "value": 7, "kind": "target"},
        {"year": 2022, "value": 8, "kind": "target"}, {"year": 2021, "value": 9, "time_basis": "cumulative"},
        {"year": 2020, "value": 1, "indicator": "培训", "unit": "期"},
        {"year": 2020, "value": 2, "region": "江苏", "province": "江苏"},
    )  # fmt: skip
    grid = by_indicator(frame, series.prepared(frame), "广东", 10)
    assert set(grid.rows) == {Row("办结率", "实绩", "%"), Row("办结率", "目标", "%")}
    assert {(row.note, year): line.at for (row, year), line in grid.cells.items()} == {
        ("实绩", 2020): 5.0, ("实绩", 2021): 6.0, ("目标", 2021): 7.0, ("目标", 2022): 8.0,
    }  # fmt: skip
