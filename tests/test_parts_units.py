"""Units that convert stand on one axis, in the unit most figures use; the words as written stay."""

from __future__ import annotations

import csv

import pandas as pd
import pytest

from extract import find_figures
from extract.lexicon import rows_of
from pages.parts import series, units
from pages.parts.ranking import ranked
from pages.parts.ranking_chart import gutter_text
from pages.parts.style import LIGHT
from pages.parts.table import levels_of, typed
from tests.synthetic import row_of

with units.FAMILIES.open(encoding="utf-8", newline="") as handle:
    LISTED = list(csv.DictReader(handle))


def table(*cells: tuple[str, str, float, str]) -> pd.DataFrame:
    rows = [
        row_of(
            number, indicator="粮食产量", region=region, province=region, quote=quote, value=value, unit=unit, year=2025
        )
        for number, (region, quote, value, unit) in enumerate(cells)
    ]
    frame = typed(pd.DataFrame(rows).astype("string"))
    frame["level"] = levels_of(frame)
    return units.with_axis(frame)


GRAIN = (("甲省", "600亿斤", 6e10, "斤"), ("乙省", "4000万吨", 4e7, "吨"), ("丙省", "50亿斤", 5e9, "斤"))


@pytest.mark.parametrize("row", LISTED, ids=lambda row: row["unit"])
def test_a_unit_converts_as_its_example_says(row: dict[str, str]) -> None:
    assert row["unit"] in row["example"]
    one, other = (find_figures(f"共计{side.strip()}。")[0] for side in row["example"].split("="))
    assert row["unit"] in (one.unit, other.unit) or row["unit"] in ("㎡", "平方米")
    assert one.value is not None
    factor = units.factor_between(one.unit, other.unit)
    assert factor is not None
    assert one.value * factor == pytest.approx(other.value)


def test_every_unit_is_known_and_stands_once() -> None:
    names = [row["unit"] for row in LISTED]
    assert len(names) == len(set(names))
    assert set(names) <= {row["word"] for row in rows_of("units")}


@pytest.mark.parametrize(
    ("unit", "other", "factor"),
    [("人", "名", 1.0), ("公里", "米", 1000.0), ("公顷", "亩", 15.0), ("元", "美元", None), ("人", "人次", None)],
)
def test_factor(unit: str, other: str, factor: float | None) -> None:
    found = units.factor_between(unit, other)
    assert found == (pytest.approx(factor) if factor else factor)


def test_the_unit_of_most_figures_is_the_axis() -> None:
    frame = table(*GRAIN)
    assert list(frame["axis_unit"]) == ["斤", "斤", "斤"]
    assert list(frame["axis_factor"]) == [1.0, 2000.0, 1.0]
    assert list(frame["unit"]) == ["斤", "吨", "斤"]


def test_convertible_units_are_one_series_in_the_right_order() -> None:
    frame = table(*GRAIN)
    prepared = series.prepared(frame)
    ((only, regions),) = series.series_of(prepared, "粮食产量", "province").items()
    assert (only.unit, regions) == ("斤", 3)
    lines = ranked(frame.loc[series.rows_of(prepared, "粮食产量", "province", only)])
    assert [(line.region, line.at, gutter_text(line, LIGHT)) for line in lines] == [
        ("乙省", 8e10, "4000万吨"), ("甲省", 6e10, "600亿斤"), ("丙省", 5e9, "50亿斤"),
    ]  # fmt: skip


def test_the_same_amount_in_two_units_is_no_second_value() -> None:
    frame = table(("甲省", "600亿斤", 6e10, "斤"), ("甲省", "3000万吨", 3e7, "吨"), ("甲省", "3100万吨", 3.1e7, "吨"))
    (line,) = ranked(frame)
    assert [quote for _value, quote, _row in line.others] == (["600亿斤"] if line.quote == "3100万吨" else ["3100万吨"])


def test_positions_and_other_units_stay() -> None:
    frame = table(("甲省", "5人", 5, "人"), ("乙省", "第3位", 3, "位"), ("丙省", "2家", 2, "家"))
    frame["role"] = pd.Categorical(["level", "rank", "level"])
    assert list(units.with_axis(frame)["axis_unit"]) == ["人", "位", "家"]
