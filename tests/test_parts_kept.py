"""What is kept for a choice of filters is worked out once, apart for each choice, and as if worked out anew."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts import kept, series
from pages.parts.ranking import LINE_COLUMNS, ranked
from pages.parts.texts import speaking
from tests.test_parts_ranking import rows

FRAME = rows(
    {
        "region": "广东",
        "indicator": "新增就业",
        "quote": "30名",
        "value": 30,
        "unit": "名",
        "year": 2025,
        "province": "广东",
    },
    {
        "region": "江苏",
        "indicator": "新增就业",
        "quote": "40名",
        "value": 40,
        "unit": "名",
        "year": 2025,
        "province": "江苏",
    },
    {
        "region": "江苏",
        "indicator": "新增就业",
        "quote": "稳步增长",
        "status": "worded",
        "year": 2025,
        "province": "江苏",
    },
    {
        "region": "甘肃",
        "indicator": "培训班",
        "quote": "越办越多",
        "status": "worded",
        "unit": "期",
        "province": "甘肃",
    },
).assign(level=pd.Categorical(["province"] * 4, ["national", "province", "place", "none"]))


def test_the_same_key_gives_the_same_thing_and_another_key_another() -> None:
    one = kept.comparison(("kept", 1), FRAME)
    assert kept.comparison(("kept", 1), FRAME) is one
    other = kept.comparison(("kept", 2), FRAME[FRAME["region"] == "江苏"])
    assert (len(one.prepared), len(other.prepared)) == (4, 2)
    assert one.levels == other.levels == ["province"]


def test_what_is_kept_is_what_working_it_out_gives() -> None:
    ready = kept.comparison(("kept", 1), FRAME)
    pd.testing.assert_frame_equal(
        ready.indicators_of("province"), series.indicators_of(series.prepared(FRAME), "province")
    )


def test_what_is_offered_is_said_in_the_language_in_use() -> None:
    ready = kept.comparison(("kept", 1), FRAME)
    said = {}
    for code in ("zh", "en", "zh"):
        with speaking(code):
            offered = ready.offered("province", 1, code)
            assert ready.offered("province", 1, code) is offered
        said[code] = list(offered.values())
    assert said == {
        "zh": ["新增就业 · 2025年 · 实绩 · 水平 · 当年 · 名（2 个地区）"],
        "en": ["新增就业 · 2025 · Result · Level · Within the year · people (名) (regions: 2)"],
    }


@pytest.mark.parametrize(("row", "unit"), [(1, "名"), (2, "名"), (3, "期")])
def test_a_target_in_words_takes_the_unit_of_its_numbers_and_nothing_else_moves(row: int, unit: str) -> None:
    assert series.prepared(FRAME).set_index("row").loc[row, "unit"] == unit


def test_a_line_needs_no_other_columns_than_those_listed() -> None:
    assert ranked(FRAME) == ranked(FRAME[[name for name in LINE_COLUMNS if name in FRAME] + ["kind"]])
