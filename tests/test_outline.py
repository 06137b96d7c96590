"""Sections and sentences."""

from __future__ import annotations

import pytest

from extract.lexicon import rows_of
from extract.outline import outline_of, section_at, sentence_at
from extract.reading import Reading

BODY = "全县坚持大抓基层，建成驿站{n}个。" * 30


def _outline(source: str):  # type: ignore[no-untyped-def]
    return outline_of(Reading(source).text)


def test_a_table_of_contents_announces_the_sections() -> None:
    titles = ["以网格为底座提升治理效能", "以培训为抓手建强支部队伍", "以阵地为依托做优为民服务"]
    contents = "目录\n" + "\n".join(f"{n}{title} {n * 2}" for n, title in enumerate(titles, 1))
    bodies = "\n".join(f"{title}\n某市委组织部\n{BODY.format(n=3)}" for title in titles)
    outline = _outline(f"{contents}\n{bodies}")
    assert [outline.text[s.start : s.head_end].split("\n")[0] for s in outline.sections] == titles
    assert outline.text[outline.sections[1].start : outline.sections[1].head_end].endswith("某市委组织部\n")


def test_a_title_that_repeats_opens_a_new_speech() -> None:
    title = "在城市基层治理现场会上的发言"
    outline = _outline("\n".join(f"{title}\n{BODY.format(n=n)}" for n in range(1, 5)))
    assert [section.number for section in outline.sections] == [1, 2, 3, 4]


def test_a_line_that_repeats_on_every_page_opens_nothing() -> None:
    outline = _outline("\n".join(f"内部资料请勿外传注意保管\n建成驿站{n}个，服务群众。" for n in range(1, 8)))
    assert len(outline.sections) == 1


def test_a_report_is_one_section_and_its_head_ends_before_the_salutation() -> None:
    head = "2024年某省政府工作报告\n——2024年1月9日在某省人民代表大会上\n省长某某\n"
    outline = _outline(f"{head}各位代表：\n全省新建公园3个。")
    assert len(outline.sections) == 1
    assert outline.text[outline.sections[0].head_end :].startswith("各位代表")


def test_sentences_cover_the_text() -> None:
    outline = _outline("建成3个！选派5名？“很好。”继续。\n下一段")
    assert "".join(outline.text[start:end] for start, end in outline.sentences) == outline.text
    start, end = sentence_at(outline, outline.text.index("5"))
    assert outline.text[start:end] == "选派5名？"
    section = section_at(outline, 3)
    assert section is not None
    assert section.number == 1


@pytest.mark.parametrize("row", [row for row in rows_of("document_words") if row["kind"] == "salutation"], ids=lambda row: row["word"])
def test_a_salutation_ends_the_head(row: dict[str, str]) -> None:
    outline = _outline(f"在推进会上的发言\n某市某某\n{row['example']}\n建成驿站3个。")
    assert outline.text[outline.sections[0].head_end :].startswith(row["example"])


@pytest.mark.parametrize("text", ["一、2022年工作回顾\n建成驿站3个。\n", "（一）主要做法\n建成驿站3个。\n"])
def test_an_excerpt_that_opens_with_a_heading_has_no_head(text: str) -> None:
    assert outline_of(text).sections[0].head_end == 0
