"""Result, target or rule."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.kinds import plan_spans_of
from extract.lexicon import rows_of
from extract.outline import outline_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("全县建成驿站12个。", ["result"]),
        ("力争年底前建成驿站12个。", ["target"]),
        ("主要目标是：新增就业5万人，新建公园8个。", ["target", "target"]),
        ("覆盖率将达到95%。", ["target"]),
        ("每年至少走访4次。", ["rule"]),
        ("按照不低于20%的比例抽查。", ["rule"]),
        ("35岁以下党员占40%。", ["rule", "result"]),
        ("0—14岁人口为71万人。", ["rule", "result"]),
        ("打造集体收入过10万元的样板村。", ["rule"]),
        ("实施投资过亿元项目16个，税收过亿元。", ["rule", "result", "result"]),
        ("村集体收入超过20万元的达57个。", ["rule", "result"]),
        ("村集体收入全部达10万元以上。", ["result"]),
        ("实行2小时、8小时、3天分级响应。", ["rule", "rule", "rule"]),
        ("每年发展党员3万名。", ["result"]),
        ("明确书记5项、委员7项、支部12项重点任务。", ["rule", "rule", "rule"]),
        ("计划新建公园8个。", ["target"]),
        ("按计划建成公园8个。", ["result"]),
        ("已完成投资60亿元。", ["result"]),
    ],
)
def test_kind(text: str, kinds: list[str]) -> None:
    assert [row.kind for row in extract_text(text)] == kinds


def test_an_annual_report_plans_in_its_last_chapter() -> None:
    report = ("2024年某市政府工作报告\n——2024年1月9日在某市人民代表大会上\n各位代表：\n一、2023年工作回顾\n"
              "新建公园8个，超额完成目标任务。\n二、2024年重点工作\n新建公园9个。\n")
    assert [(row.value, row.kind) for row in extract_text(report)] == [(8, "result"), (9, "target")]


@pytest.mark.parametrize(
    ("text", "year", "planned"),
    [
        ("一、去年回顾\n成绩突出。\n二、今年重点工作\n要抓好落实。", 2024, "二、今年重点工作\n要抓好落实。"),
        ("成绩突出。\n“十五五”时期是关键时期。", 2026, "“十五五”时期是关键时期。"),
        ("成绩突出。\n“十四五”时期是不平凡的五年。", 2026, ""),
    ],
)
def test_plan_spans(text: str, year: int, planned: str) -> None:
    outline = outline_of(text)
    assert "".join(text[start:end] for start, end in plan_spans_of(outline, year)) == planned


def kinds_in(text: str) -> list[str]:
    return [row.kind for row in extract_text(text)]


# The kind of the first figure in the example of a row, by its place, and what it is with another word in its stead.
SHOWN = {
    "done": ("result", "rule"), "done_year": ("result", "rule"), "not_done": ("rule", "rule"), "no_group": ("result", "rule"),
    "bound": ("rule", "result"), "rhythm_unit": ("rule", None), "counted_unit": ("rule", None),
}  # fmt: skip


@pytest.mark.parametrize("row", rows_of("kind_words"), ids=lambda row: f"{row['place']} {row['word']}")
def test_word_of_a_kind(row: dict[str, str]) -> None:
    with_word, without = SHOWN.get(row["place"], (row["kind"], "result"))
    example = row["example"]
    assert row["word"] in example
    assert kinds_in(example)[:1] == [with_word]
    if without:
        assert kinds_in(example.replace(row["word"], "某"))[:1] in ([without], [])


@pytest.mark.parametrize("row", rows_of("chapter_words"), ids=lambda row: f"{row['chapter']} {row['word']}")
def test_word_of_a_chapter(row: dict[str, str]) -> None:
    """A heading of plans, or a sentence that turns to them, opens a stretch of plans; a heading of results ends one."""
    opening = "二、下一步工作\n抓好落实。\n" if row["chapter"] == "review" else "某县概况。\n"
    text = f"{opening}{row['example']}\n抓好落实。"
    expected = {"review": opening, "no_turn": ""}.get(row["chapter"], f"{row['example']}\n抓好落实。")
    planned = "".join(text[start:end] for start, end in plan_spans_of(outline_of(text), 2026))
    assert row["word"] in row["example"]
    assert planned == expected
