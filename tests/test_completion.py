"""How much of a plan was carried out: whose share it is, and what the clauses after it speak of."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.lexicon import rows_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "税收收入380万元，完成年初预算391万元的97%，比上年增加37万元，增幅10%。",
            ["税收收入 result", "税收收入年初预算 target", "税收收入完成年初预算 result 计划", "税收收入 result 上年", "税收收入 result"],
        ),
        ("土地出让收入完成9亿元，为预算的102%，增长5%。",
         ["土地出让收入 result", "土地出让收入完成预算 result 计划", "土地出让收入 result"]),
        ("修建水渠12条，完成年度任务的120%。", ["修建水渠 result", "修建水渠完成年度任务 result 计划"]),
        ("教育支出5亿元，占年度预算的95%，下降3%。",
         ["教育支出 result", "教育支出占年度预算比重 result 计划", "教育支出 result"]),
        ("教育、卫生支出分别完成年度预算的97%、99%。",
         ["教育支出完成年度预算 result 计划", "卫生支出完成年度预算 result 计划"]),
        # what is counted is no share, and what is done is no claim
        ("修建水渠12条，完成任务30项。", ["修建水渠 result", "完成任务 result"]),
        ("参训率达到97%。", ["参训率 result"]),
    ],
)  # fmt: skip
def test_completion(text: str, expected: list[str]) -> None:
    assert [f"{row.label} {row.kind} {row.compared_with}".strip() for row in extract_text(text)] == expected


@pytest.mark.parametrize("row", rows_of("completion_words"), ids=lambda row: f"{row['use']} {row['word']}")
def test_completion_words(row: dict[str, str]) -> None:
    """The example is a claim about the tax, and none without the word."""
    claimed = extract_text(row["example"])[-1]
    assert claimed.compared_with == "计划"
    assert claimed.label.startswith("税收完成" if not row["word"].startswith("占") else "税收占")
    assert row["use"] == "verb" or row["word"] in claimed.label
    if row["use"] != "when":
        assert extract_text(row["example"].replace(row["word"], "嘟"))[-1].compared_with == ""
