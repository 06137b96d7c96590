"""Three kinds of blank, and the notes of those who looked in a report and found nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.parts import series
from pages.parts.blank_view import words_to_find
from pages.parts.blanks import Blanks, Silence, change_silences, read_silences

NOTE = Silence("广东", "粮食产量", "result", 2025, "王", "2026-11-21")
KNOWN = Blanks(frozenset({"广东", "江苏"}), frozenset({NOTE}))


def column(kind: str = "result", year: int = 2025) -> series.Series:
    return series.Series("level", "斤", kind, year, "year", "")


@pytest.mark.parametrize(
    ("region", "indicator", "shared", "mark"),
    [
        ("广东", "粮食产量", column(), "silent"),
        ("广东", "粮食产量", column(kind="target"), "absent"),
        ("广东", "粮食产量", column(year=2024), "absent"),
        ("广东", "就业", column(), "absent"),
        ("江苏", "粮食产量", column(), "absent"),
        ("西藏", "粮食产量", column(), "uncollected"),
    ],
)
def test_a_note_holds_for_its_region_indicator_kind_and_year_only(
    region: str, indicator: str, shared: series.Series, mark: str
) -> None:
    assert KNOWN.mark(region, indicator, shared) == mark


def test_notes_are_kept_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "silences.csv"
    other = Silence("江苏", "“双提升”,培训", "target", series.NO_YEAR)
    change_silences(path, lambda _known: {NOTE, other})
    assert read_silences(path) == {NOTE, other}
    assert {(each.who, each.day) for each in read_silences(path)} == {("王", "2026-11-21"), ("", "")}
    assert [each.name for each in path.parent.iterdir()] == ["silences.csv"]


@pytest.mark.parametrize(
    "text",
    ["", "x\n1\n", *(f"region,indicator,kind,year\n{line}\n" for line in (",粮食,result,2025", "广东,粮食,result,",
                                                                       "广东,粮食,result,²", "广东,粮食,result,--5"))],
)  # fmt: skip
def test_a_file_with_lines_that_are_not_whole(text: str, tmp_path: Path) -> None:
    path = tmp_path / "silences.csv"
    path.write_text(text, encoding="utf-8")
    assert read_silences(path) == frozenset()
    assert read_silences(tmp_path / "none.csv") == frozenset()


@pytest.mark.parametrize(
    ("indicator", "words"),
    [("就业", "就业"), ("进出口总额增长", "进出口总额"), ("关税总水平（%）", "关税总水平"), ("增长", "增长")],
)
def test_what_is_looked_for_in_the_report(indicator: str, words: str) -> None:
    assert words_to_find(indicator) == words
