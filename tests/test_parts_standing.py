"""A region's position among all, and the named programmes."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts import brands, profile, series, standing, table
from pages.parts.ranking import Line
from pages.parts.strip import place, position_text, strip
from pages.parts.style import LIGHT
from tests.synthetic import row_of

PROVINCES = ["广东", "江苏", "浙江", "山东", "河南", "四川"]


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    cells: list[dict[str, object]] = [
        {"region": name, "province": name, "indicator": "就业", "quote": f"{60 - 10 * n}人", "value": 60 - 10 * n,
         "unit": "人", "year": 2025, "theme": "经济社会", "initiative": "接诉即办" if n < 2 else ""}
        for n, name in enumerate(PROVINCES)
    ]  # fmt: skip
    cells[5] |= {"quote": "*人", "value": "", "status": "masked"}
    cells.append(dict(cells[0], indicator="少见", quote="3人", value=3))
    cells.append(dict(cells[0], region="广州市", quote="7人", value=7, initiative=""))
    frame = table.typed(pd.DataFrame([row_of(n, **each) for n, each in enumerate(cells)]).astype("string"))
    return frame.assign(level=table.levels_of(frame))


@pytest.mark.parametrize(
    ("region", "words"), [("广东", "第 1 位 / 5"), ("河南", "第 5 位 / 5"), ("四川", "若计入第 1–6 位 / 6")]
)
def test_position(frame: pd.DataFrame, region: str, words: str) -> None:
    (only,) = standing.standings_of(frame, series.prepared(frame), region)
    assert (only.indicator, position_text(only)) == ("就业", words)


def test_a_series_few_regions_share_has_no_position(frame: pd.DataFrame) -> None:
    assert {each.indicator for each in standing.standings_of(frame, series.prepared(frame), "广东", fewest=1)} == {"就业", "少见"}


@pytest.mark.parametrize(("best", "worst", "at"), [(1, 1, 1.0), (5, 5, 0.0), (2, 4, 0.5)])
def test_place_on_the_strip(best: int, worst: int, at: float) -> None:
    assert place(Line("广东", "exact", 1.0, None, None, "1", best=best, worst=worst), 5) == pytest.approx(at)


def test_the_strip_draws_a_masked_figure_over_all_the_positions_it_may_hold(frame: pd.DataFrame) -> None:
    figure = strip(standing.standings_of(frame, series.prepared(frame), "四川"), LIGHT)
    others, own, hidden = figure.data
    assert (len(others.x), len(own.x)) == (5, 0)
    assert (hidden.x, hidden.error_x.array) == ((0.5,), (0.5,))  # from the first position to the last


def test_the_strip_says_whose_positions_and_which_end_is_which(frame: pd.DataFrame) -> None:
    figure = strip(standing.standings_of(frame, series.prepared(frame), "广东"), LIGHT)
    assert figure.layout.title.text == "广东：在各地中的位置"
    assert [note.text for note in figure.layout.annotations[:2]] == ["数值最小", "数值最大"]


def test_a_province_has_the_figures_of_its_places(frame: pd.DataFrame) -> None:
    assert set(profile.rows_of(frame, "广东")["region"]) == {"广东", "广州市"}
    assert profile.options_of(frame)[-1] == "广州市"


def test_brands_are_counted(frame: pd.DataFrame) -> None:
    (line,) = brands.brands_of(frame).to_dict("records")
    assert (line["initiative"], line["figures"], line["regions"], line["masked"]) == ("接诉即办", 3, 2, 0)
    assert brands.places_of(frame[frame["initiative"] != ""]) == "广东 2、江苏 1"
