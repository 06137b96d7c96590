"""Labels merged under one indicator: listed, split off, merged, kept, named in downloads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from pages.parts import merges, series
from pages.parts.merges import Rule
from pages.parts.table import levels_of, typed
from tests.synthetic import row_of

ROWS: list[dict[str, object]] = [
    {"indicator": "举办培训班", "label": "培训班次", "region": "甲省", "province": "甲省", "quote": "*期", "unit": "期"},
    {"indicator": "举办培训班", "label": "举办培训班", "region": "乙省", "province": "乙省", "quote": "3期", "value": 3,
     "unit": "期", "year": 2024},
    {"indicator": "举办培训班", "label": "举办培训班", "region": "丙省", "province": "丙省", "quote": "4期", "value": 4,
     "unit": "期", "year": 2022},
    {"indicator": "示范培训", "label": "示范培训", "region": "丁市", "quote": "5期", "value": 5, "unit": "期",
     "corrected": "unit"},
]  # fmt: skip


def table() -> pd.DataFrame:
    frame = typed(pd.DataFrame([row_of(number, **each) for number, each in enumerate(ROWS)]).astype("string"))
    frame["level"] = levels_of(frame)
    return frame


@pytest.mark.parametrize(
    ("rules", "indicators"),
    [
        ([], ["举办培训班", "举办培训班", "举办培训班", "示范培训"]),
        ([("举办培训班", "培训班次", "培训班次")], ["培训班次", "举办培训班", "举办培训班", "示范培训"]),
        ([("示范培训", "", "举办培训班")], ["举办培训班"] * 4),
        ([("举办培训班", "培训班次", "甲"), ("甲", "", "乙")], ["乙", "举办培训班", "举办培训班", "示范培训"]),
        ([("无此指标", "", "乙")], ["举办培训班", "举办培训班", "举办培训班", "示范培训"]),
    ],
)
def test_choices_rename_the_indicator(rules: list[tuple[str, str, str]], indicators: list[str]) -> None:
    before = table()
    after = merges.with_rules(before, [Rule(*rule) for rule in rules])
    assert list(after["indicator"]) == indicators
    assert list(before["indicator"]) == [row["indicator"] for row in ROWS]
    changed = [new != row["indicator"] for new, row in zip(indicators, ROWS, strict=True)]
    assert ["indicator" in cell.split() for cell in after["corrected"]] == changed


def test_a_renamed_row_keeps_what_else_was_corrected() -> None:
    after = merges.with_rules(table(), [Rule("示范培训", "", "举办培训班")])
    assert list(after["corrected"]) == ["", "", "", "unit indicator"]


def test_merged_indicators_share_a_series() -> None:
    after = merges.with_rules(table().assign(level="province"), [Rule("示范培训", "", "举办培训班")])
    assert list(series.prepared(after)["indicator"].unique()) == ["举办培训班"]


def test_labels_with_counts_regions_and_examples() -> None:
    labels = merges.labels_of(table().iloc[:3])
    assert labels.to_dict("records") == [
        {"label": "举办培训班", "figures": 2, "regions": 2, "places": ["乙省", "丙省"], "units": ["期"],
         "years": "2022–2024", "example": "乙省 3期"},
        {"label": "培训班次", "figures": 1, "regions": 1, "places": ["甲省"], "units": ["期"], "years": "",
         "example": "甲省 *期"},
    ]  # fmt: skip


def test_choices_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "merges.csv"
    rules = [Rule("举办培训班", "培训班次，含“线上”", "培训, 班次"), Rule("甲", "", "乙")]
    assert merges.read_rules(path) == []
    merges.change_rules(path, lambda _rules: [*rules, rules[0]])
    assert merges.read_rules(path) == rules
    assert [each.name for each in path.parent.iterdir()] == ["merges.csv"]


def test_choices_made_at_the_same_time_are_all_kept(tmp_path: Path) -> None:
    """Readers of the dashboard are threads of one process."""
    path = tmp_path / "merges.csv"
    made = [Rule(f"指标{number}", "", "共同的名称") for number in range(120)]

    def choose(rule: Rule) -> None:
        merges.change_rules(path, lambda rules: [*rules, rule])

    with ThreadPoolExecutor(4) as readers:
        assert not any(readers.map(choose, made))
    assert set(merges.read_rules(path)) == set(made)
    assert [each.name for each in tmp_path.iterdir()] == ["merges.csv"]


@pytest.mark.parametrize(
    ("name", "wrong"), [("乙", False), ("", True), ("  ", True), ("甲", True), ("长" * 61, True), ("两\n行", True)]
)
def test_names_that_cannot_be(name: str, wrong: bool) -> None:
    assert bool(merges.problem_of(Rule("甲", "", name))) is wrong


def test_the_words_of_a_choice() -> None:
    rules = [Rule("示范培训", "", "举办培训班"), Rule("举办培训班", "培训班次", "班次")]
    assert merges.words_of_rules(rules) == (
        "使用者合并或拆分的指标：示范培训 → 举办培训班、举办培训班（培训班次）→ 班次"
    )
    assert merges.words_of_rules([]) == ""
