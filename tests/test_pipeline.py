"""The whole path: places, ids, bases, doubts; nothing invented on arbitrary text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import COLUMNS, extract_text
from extract.bases import bases_of  # noqa: F401  (the step is exercised through the pipeline)
from extract.lexicon import rows_of

REPORT = "2023年某会发言\n某市委组织部\n　　全市建成驿站 ３ 个，选派指导员近*名；\n\n满意率从６１％提升\n至８８％。\n"


def test_quotes_stand_where_the_offsets_say() -> None:
    rows = extract_text(REPORT)
    assert [row.quote for row in rows] == ["３ 个", "近*名", "６１％", "８８％"]
    for row in rows:
        assert REPORT[row.start : row.end] == row.quote
        assert row.sentence_start <= row.start < row.end <= row.sentence_end


def test_ids_are_permanent_and_their_own() -> None:
    rows = extract_text(REPORT)
    assert [row.id for row in rows] == [row.id for row in extract_text(REPORT, "another name")]
    assert len({row.id for row in rows}) == len(rows)
    assert all(len(row.id) == 12 for row in rows)
    assert rows[0].id != extract_text(REPORT + "。")[0].id


def test_columns_are_those_documented() -> None:
    assert COLUMNS[:3] == ("id", "document", "section")
    assert COLUMNS[-3:] == ("same_as", "doubt", "corrected")
    assert len(COLUMNS) == 37


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "status", "mask"),
    [
        ("培训骨干4.6万名。", 46000, None, None, "reported", ""),
        ("培训骨干*万名。", None, 10000, None, "masked", "*"),
        ("达标率为xx.x%。", None, 10.0, 99.9, "masked", "xx.x"),
        ("补助8~10万元。", None, 80000, 100000, "reported", ""),
        ("能耗下降2%—3%。", None, -3, -2, "reported", ""),
        ("能耗下降-3.5%。", -3.5, None, None, "reported", ""),
        ("能耗下降–3.5%。", -3.5, None, None, "reported", ""),
    ],
)
def test_values(text: str, value: float, low: float, high: float, status: str, mask: str) -> None:
    (row,) = extract_text(text)
    assert (row.value, row.low, row.high, row.status, row.mask) == (value, low, high, status, mask)


@pytest.mark.parametrize("row", rows_of("basis_words"), ids=lambda row: row["word"])
def test_basis_words(row: dict[str, str]) -> None:
    assert extract_text(row["example"])[-1].basis == row["basis"]


def test_doubts_say_what_is_weak() -> None:
    (row,) = extract_text("培训骨干3名。")
    assert row.doubt.split() == ["no_region", "no_year"]


SIGNS = "全市建成点3个，比上年增长8.5%、*万xx×从提升至第名亿元１２〇三十余约以上" "（）“”《》。；\n 年月2021省县党员占其中分别"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=SIGNS, max_size=120))
def test_any_text_is_read_without_fault_and_every_row_can_be_traced(text: str) -> None:
    for row in extract_text(text):
        assert text[row.start : row.end] == row.quote
        assert row.value is None or not row.mask
        assert row.low is None or row.high is None or row.low <= row.high


@pytest.mark.parametrize(
    ("text", "time_basis"),
    [
        ("2012年产值比2007年增长65%。", "cumulative"),
        ("2025年产值较“十三五”末增长65%。", "cumulative"),
        # a part adds up as its whole does
        ("五年来，新增公路9公里，其中高速公路3公里。", "cumulative"),
        ("五年来，公路达到9公里，其中高速公路3公里。", "as_of"),
        ("2012年产值比2011年增长8%。", "year"),
        ("2012年产值增长8%。", "year"),
    ],
)
def test_what_adds_up_over_several_years(text: str, time_basis: str) -> None:
    assert extract_text(text)[-1].time_basis == time_basis


@pytest.mark.parametrize("text", ["产值翻4444番。", "全县，富民篇章分别5次。", "万番"])
def test_odd_texts_are_read_without_fault(text: str) -> None:
    assert all(text[row.start : row.end] == row.quote for row in extract_text(text))
