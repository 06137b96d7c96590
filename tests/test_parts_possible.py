"""The positions a masked region may hold, and totals with what masks leave open."""

from __future__ import annotations

import pytest

from extract.lexicon import rows_of
from extract.sums import may_be_summed
from pages.parts.possible import is_added, total_of, total_words
from pages.parts.ranking import Line, position_words, positioned, with_possible
from tests.test_parts_ranking import line

INF = float("inf")
GIVEN = [line("90名", 90.0), line("50名", 50.0), line("20名", 20.0)]


@pytest.mark.parametrize(
    ("low", "high", "positions"),
    [
        (60.0, 69.0, "可能 2"),
        (10.0, 99.0, "可能 1–4"),
        (30.0, None, "可能 1–3"),
        (None, None, "可能 1–4"),
        (1.0, 9.0, "可能 4"),
        (100.0, None, "可能 1"),
    ],
)
def test_where_a_masked_region_could_stand(low: float | None, high: float | None, positions: str) -> None:
    hidden = Line("甘肃", "masked_interval", None, low, high, "xx名")
    *ranked, last = with_possible([*positioned(GIVEN), hidden])
    assert (position_words(last), last.among) == (positions, 4)
    assert [(each.best, each.among) for each in ranked] == [(1, 3), (2, 3), (3, 3)]


def test_at_least_may_be_more_than_anything() -> None:
    open_end = line("20名以上", 20.0, "at_least")
    hidden = Line("甘肃", "masked_interval", None, 60.0, 69.0, "6x名")
    assert with_possible([*positioned([open_end]), hidden])[-1].could == (1, 2)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (10.0, 99.0, "3 个地区合计 160名 + 1 个隐去，介于 168.5名 与 260.5名；未按人均计算。"),
        (10.0, None, "3 个地区合计 160名 + 1 个隐去，至少 168.5名；未按人均计算。"),
        (None, None, "3 个地区合计 160名 + 1 个隐去，至少 158.5名；未按人均计算。"),
    ],
)
def test_total_with_a_masked_number(low: float | None, high: float | None, words: str) -> None:
    assert total_words([*GIVEN, Line("甘肃", "masked_interval", None, low, high, "xx名")], "名") == words


def test_a_total_without_masks_and_of_one_number() -> None:
    assert total_words(GIVEN, "名") == "3 个地区合计 160名；未按人均计算。"
    assert total_words(GIVEN[:1], "名") == ""
    loose = [*GIVEN, line("超10名", 10.0, "at_least"), line("约5名", 5.0, "about")]
    assert total_words(loose, "名") == "5 个地区合计 175名（其中 2 个是约数、区间或至多至少）；未按人均计算。"
    assert total_of([line("约20名", 20.0, "at_least")]).high == INF


@pytest.mark.parametrize(
    ("indicator", "family", "unit", "added"),
    [
        ("发展党员", "level", "名", True),
        ("粮食产量", "level", "斤", True),
        ("发展党员增长", "change", "%", False),
        ("办结率", "level", "%", False),
        ("居民人均可支配收入", "level", "元", False),
        ("财政收入位次", "rank", "位", False),
    ],
)
def test_what_may_be_added(indicator: str, family: str, unit: str, added: bool) -> None:
    assert is_added(indicator, family, unit) is added


@pytest.mark.parametrize("row", rows_of("not_summed"), ids=lambda row: row["word"])
def test_the_example_of_each_word(row: dict[str, str]) -> None:
    """Each word alone makes its example one that is not added."""
    others = [other["word"] for other in rows_of("not_summed") if other != row and other["kind"] == "measure"]
    assert row["word"] in row["example"]
    assert not may_be_summed(*((row["example"], "元") if row["kind"] == "measure" else ("办结", row["word"])))
    assert not any(word in row["example"] for word in others)
    assert may_be_summed(row["example"].replace(row["word"], ""), "元")
