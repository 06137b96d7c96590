"""What the pages for reports do with a text before it is shown: parts, marks, search, corrections of what is not kept."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.parts import correcting, finding, reasons, records, reviewing, sentences
from pages.parts.finding import find_sentences
from pages.parts.passages import Mark, page_at, paragraphs_of, part_at, parts_of
from pages.parts.texts import speaking
from tests import makers

LINES = st.text(alphabet="甲乙12。<b>&*\n\r\t 𠮷\u2028", max_size=200)


@given(LINES, st.integers(1, 40))
def test_parts_make_up_the_text(text: str, size: int) -> None:
    parts = parts_of(text, size)
    assert "".join(text[start:end] for start, end in parts) == text
    assert [part_at(parts, start) for start, _end in parts] == list(range(len(parts)))


@given(LINES, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 8)), max_size=12))
@settings(deadline=None)
def test_every_piece_stands_where_it_says(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever the marks, each piece is the text at its offset, in order, and nothing but line ends is left out."""
    marks = [Mark(start, start + length, "f", "reported", "") for start, length in spans]
    pieces = [piece for line in paragraphs_of(text, (0, len(text)), marks) for piece in line]
    assert all(text[offset : offset + len(shown)] == shown for offset, shown, *_ in pieces)
    ends = [(offset, offset + len(shown)) for offset, shown, *_ in pieces]
    assert all(before[1] <= after[0] for before, after in zip(ends, ends[1:], strict=False))
    assert "".join("".join(shown.split()) for _offset, shown, *_ in pieces) == "".join(text.split())


def test_overlapping_marks_are_cut() -> None:
    marks = [Mark(0, 3, "a", "x", ""), Mark(1, 5, "b", "x", "")]
    assert paragraphs_of("一二三四五六", (0, 6), marks) == [[[0, "一二三", "a", "x", ""], [3, "四五", "b", "x", ""], [5, "六"]]]


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (499, 1), (500, 2), (10_000, 3)])
def test_pages(offset: int, page: int) -> None:
    assert page_at((0, 500, 900), offset) == page
    assert page_at((), offset) == 0


@pytest.mark.parametrize(("file", "content", "document", "found"), [
    # file in the reader's folder, what it holds, document of the table => whether its text is at hand
    ("报告.txt", "新建联系点46个。".encode(), "报告.txt", True),
    ("下/报告.txt", "新建联系点46个。".encode("gb18030"), "另一处/报告.txt", True),
    ("报告.docx", makers.docx_of(["新建联系点46个。"]), "报告.docx", True),
    ("报告.html", "<p>新建联系点46个。</p>".encode(), "报告.html", True),
    ("几份.zip", makers.zipped({"下/报告.txt": "新建联系点46个。"}), "几份.zip/下/报告.txt", True),
    ("几份.zip", makers.zipped({"别的.txt": "新建联系点46个。"}), "几份.zip/报告.txt", False),
    ("报告.docx", b"PK broken", "报告.docx", False),
    ("报告.png", b"", "报告.png", False),
])  # fmt: skip
def test_reports_of_every_kind_are_found_in_a_folder(
    tmp_path: Path, file: str, content: bytes, document: str, found: bool
) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    text = sentences.text_of(tmp_path, document, "")
    assert (text is not None and text.strip() == "新建联系点46个。") == found


def test_a_folder_of_reports_is_looked_into_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that comes, changes or goes while the dashboard runs."""
    monkeypatch.setenv("FIGURES_DOCUMENTS", str(tmp_path))
    monkeypatch.setattr(sentences, "AGE", 0.0)

    def at_hand() -> list[str | None]:
        names = (("报告.txt", ""), ("下/另一份.txt", ""))
        texts = finding.texts_at_hand(names, {}, ("", 0), sentences.looked_into(tmp_path).stamp)
        assert texts == {name: text for name, _ in names if (text := sentences.text_of(tmp_path, name, "")) is not None}
        return [texts.get(name) for name, _ in names]

    assert at_hand() == [None, None]
    (tmp_path / "报告.txt").write_text("新建联系点46个。", encoding="utf-8")
    assert at_hand() == ["新建联系点46个。", None]
    (tmp_path / "报告.txt").write_text("新建联系点460个。", encoding="utf-8")
    (tmp_path / "下").mkdir()
    (tmp_path / "下" / "另一份.txt").write_text("培训骨干3人。", encoding="utf-8")
    assert at_hand() == ["新建联系点460个。", "培训骨干3人。"]
    (tmp_path / "报告.txt").unlink()
    assert at_hand() == [None, "培训骨干3人。"]


def test_a_folder_too_large_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "MOST_FILES", 2)
    for number in range(3):
        assert sentences.looked_into(tmp_path / "reports").whole
        (tmp_path / "reports").mkdir(exist_ok=True)
        (tmp_path / "reports" / f"{number}.txt").touch()
        monkeypatch.setattr(sentences, "AGE", 0.0)
    assert not sentences.looked_into(tmp_path / "reports").whole


FOUND = [
    # words searched for => sentences found
    ("联系点", ["新建联系点46个。"]),
    ("联系点 46", ["新建联系点46个。"]),
    ("联系点 骨干", []),
    ("满意率", ["群众满意率达93.5%。"]),  # broken over two lines in the text
    ("", []),
    (".*", []),
    ("达93.5%", ["群众满意率达93.5%。"]),
]


@pytest.mark.parametrize(("words", "sentences"), FOUND)
def test_search(words: str, sentences: list[str]) -> None:
    text = "新建联系点46个。培训骨干3人。群众满意率达93.5%。"
    found = list(find_sentences([("a.txt", text)], words))
    assert [hit.sentence for hit in found] == sentences
    assert all(text[hit.start : hit.end].strip() == hit.sentence for hit in found)


PROBLEMS = [
    # field, text => what is said
    ("year", "二〇二四", "“二〇二四”不是年份；请写四位数字，如 2025。"),
    ("value", "很多", "“很多”不是数；请写阿拉伯数字，如 46000 或 93.5。"),
    ("region", "无此地", "“无此地”不是能确定的地名；请写全，省名在前。"),
    ("value", "1,200", ""),
    ("region", "江西省宜春市", ""),
    ("year", "", ""),
]


@pytest.mark.parametrize(("field", "text", "said"), PROBLEMS)
def test_problems_are_told_in_words(field: str, text: str, said: str) -> None:
    assert correcting.problem_of(field, text) == said


def test_every_message_has_its_words() -> None:
    """What readers and library say in English is said in the language of the screen."""
    from extract.formats import Unreadable
    from extract.reader import decode

    said = []
    for data in (b"", b"\x00\x01" * 500, b"%PDF-1.7", b"\x89PNG\r\n"):
        with pytest.raises((ValueError, Unreadable)) as told:
            decode(data)
        said.append(str(told.value))
    assert all(not reasons.in_words(text).isascii() for text in said)
    assert reasons.in_words("something new") == "something new"
    with speaking("en"):
        assert all(reasons.in_words(text).isascii() for text in said)


def test_the_queue_goes_on_where_one_was() -> None:
    rows = pd.DataFrame({
        "id": list("abcd"), "doubt": ["", "no_year", "no_region", "no_label"],
        "review": ["unchecked", "unchecked", "checked", "doubtful"],
    })  # fmt: skip
    assert list(reviewing.in_queue(rows, "weak")["id"]) == ["b", "d"]
    assert list(reviewing.in_queue(rows, "checked")["id"]) == ["c"]
    assert list(reviewing.in_queue(rows, "")["id"]) == list("abcd")
    assert reviewing.neighbours(["b", "d"], "c", ["d"]) == ("b", "d")
    assert reviewing.neighbours(["b", "d"], "d", []) == ("b", "")
    assert reviewing.neighbours(["b"], "c", ["d"]) == ("b", "")
    assert reviewing.neighbours([], "c", []) == ("", "")


def test_a_correction_in_words() -> None:
    from library.corrections import Correction

    one = Correction(1, "0" * 12, "deleted", 1, "", "yes", "a.txt", "46个", "甲", "2026-11-21T00:00:00Z", "", "")
    table = records.table([one])
    assert list(table.loc[0, ["quote", "field", "new", "who"]]) == ["46个", "去掉", "", "甲"]


@pytest.mark.parametrize("text", ["*万名*", ":red[x]", "<b>x</b>", "$x$", "[a](b)", "# x", "`x`", "~~x~~", "1. x", "- x"])
def test_messages_show_a_text_as_it_is(text: str) -> None:
    escaped = correcting.escape_markdown(text)
    assert escaped.replace("\\", "") == text
    assert all(escaped[place - 1] == "\\" for place, sign in enumerate(escaped) if sign in "*:[]<>$#`~_()")
