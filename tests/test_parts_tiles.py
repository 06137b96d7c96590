"""The tile map, and the evidence for a figure."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pages.parts import charting, evidence, marks, sentences, table, tile_chart
from pages.parts.ranking import Line
from pages.parts.style import LIGHT
from tests.synthetic import row_of

LINES = [
    Line("广东", "exact", 30.0, None, None, "30万名", row=0),
    Line("江苏", "about", 20.0, None, None, "约20万名", row=1),
    Line("浙江", "range", 12.0, 10.0, 14.0, "10至14万名", row=2),
    Line("四川", "masked_interval", None, 10.0, 99.0, "xx万名", row=3),
    Line("河南", "masked_whole", None, None, None, "***名", row=4),
    Line("西藏", "absent", None, None, None, ""),
]


def test_every_unit_has_one_tile_at_its_place() -> None:
    tiles = table.read_tiles()
    figure = tile_chart.tile_figure(LINES, tiles, "名", LIGHT)
    places = [(x, base) for trace in figure.data for x, base in zip(trace.x, trace.base, strict=True)]
    assert len(places) == len(set(places)) == 34


def test_masked_and_range_tiles_are_never_coloured_by_a_number() -> None:
    figure = tile_chart.tile_figure(LINES, table.read_tiles(), "名", LIGHT)
    coloured = {trace.name for trace in figure.data if trace.marker.coloraxis}
    assert coloured == {marks.MARKS["exact"], marks.MARKS["about"]}
    hatched = {trace.name for trace in figure.data if trace.marker.pattern.shape}
    assert hatched == {marks.MARKS["masked_interval"], marks.MARKS["masked_whole"]}


def test_units_outside_are_told_from_reports_not_held() -> None:
    figure = tile_chart.tile_figure(LINES, table.read_tiles(), "名", LIGHT)
    outside = next(trace for trace in figure.data if trace.name == tile_chart.OUTSIDE)
    assert len(outside.x) == 3


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.7, 1.0])
def test_letters_can_be_read_on_every_colour(share: float) -> None:
    from tests.test_parts_ranking import luminance

    fill = tile_chart.mixed(*LIGHT.scale, share)
    high, low = sorted((luminance(fill), luminance(tile_chart.ink_on(fill))), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


def document_row(text: str, quote: str) -> dict[str, object]:
    start = text.index(quote)
    return row_of(1, document="one.txt", quote=quote, start=start, end=start + len(quote), sentence_start=0,
                  sentence_end=len(text))  # fmt: skip


def test_the_sentence_is_found_in_the_document_at_hand(tmp_path: Path) -> None:
    text = "全市新建\n驿站46个，服务2万人次。"
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.txt").write_text(text, encoding="utf-8")
    found = sentences.sentence_of(document_row(text, "46个"), "", tmp_path)
    assert found == sentences.Sentence("全市新建驿站", "46个", "，服务2万人次。")


def test_another_document_of_that_name_is_not_quoted(tmp_path: Path) -> None:
    text = "全市新建驿站46个。"
    (tmp_path / "one.txt").write_text("全市关闭驿站46个。", encoding="utf-8")
    assert sentences.sentence_of(document_row(text, "46个"), "0" * 64, tmp_path) is None
    (tmp_path / "two.txt").write_text(text, encoding="utf-8")
    shifted = dict(document_row(text, "46个"), document="two.txt", start=0, end=3)
    assert sentences.sentence_of(shifted, "", tmp_path) is None


def test_without_the_document_there_is_no_sentence(tmp_path: Path) -> None:
    assert sentences.sentence_of(document_row("新建驿站46个。", "46个"), "", tmp_path / "none") is None


@pytest.mark.parametrize(
    ("points", "identity"),
    [([], ""), ([{"customdata": 1}], "b"), ([{"customdata": [0]}], "a"), ([{"customdata": None}], ""), ([{}], ""),
     ([{"customdata": 99}], "")],
)  # fmt: skip
def test_a_click_leads_to_its_row(points: list[dict[str, object]], identity: str) -> None:
    frame = pd.DataFrame({"id": ["a", "b"]})
    assert charting.clicked({"selection": {"points": points}}, frame) == identity


def test_facts_are_words_and_a_masked_value_has_only_bounds() -> None:
    frame = table.typed(pd.DataFrame([row_of(1, quote="x.x万名", low=10000, high=99000, unit="名", status="masked")]))
    facts = dict(evidence.facts_of(evidence.cells_of(frame)))
    assert "数值" not in facts
    assert facts["可能的范围"] == "1万名 – 9.9万名"
    assert facts["状态"] == "数字隐去"
