"""Targets in words are kept as rows without a value."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.lexicon import rows_of

REPORT = (
    "2024年某市政府工作报告\n——2024年1月9日在某市人民代表大会上\n各位代表：\n"
    "一、2023年工作回顾\n{}。\n二、2024年重点工作\n{}。\n"
)


@pytest.mark.parametrize("row", rows_of("worded"), ids=lambda row: row["word"])
def test_a_worded_target_is_a_row_of_its_own(row: dict[str, str]) -> None:
    (found,) = extract_text(REPORT.format("成绩来之不易", row["example"]))
    assert (found.status, found.quote, found.kind) == ("worded", row["word"], "target")
    assert (found.value, found.unit) == (None, "")
    assert found.indicator


@pytest.mark.parametrize("text", ["居民收入增长与经济增长同步", "干部作风保持基本稳定"])
def test_results_and_unknown_measures_in_words_are_no_rows(text: str) -> None:
    assert extract_text(REPORT.format(text, "干部作风保持基本稳定")) == []


def test_growth_in_words_shares_the_name_of_growth_in_numbers() -> None:
    plan = "进出口总额增长5%，居民人均可支配收入实现正增长"
    number, worded = extract_text(REPORT.format("成绩来之不易", plan))
    assert worded.indicator == "居民人均可支配收入增长"
    assert number.indicator == "进出口总额增长"
