"""A figure that was missed, and corrections of a report that is not kept yet."""

from __future__ import annotations

import hashlib

import pytest

from extract import extract_text
from extract.reader import Document, Given
from library.added import missed_figure
from pages.parts import drafts

REPORT = "2024年，宜春市新建联系点46个，培训骨干近1.2万人次。\n发展党员*万名，办结率由53%提高到90%。\n"


def document_of(text: str, name: str = "报告.txt") -> Document:
    return Document(name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")


def draft() -> drafts.Draft:
    return drafts.draft_of(document_of(REPORT))


def row_of(one: drafts.Draft, quote: str) -> dict[str, object]:
    frame = drafts.frame_of(one)
    return {str(name): cell for name, cell in frame[frame["quote"] == quote].iloc[0].items()}


MISSED = [
    # words chosen in the text => quote, value, unit, qualifier
    ("46个", ("46个", 46.0, "个", "exact")),
    (" 近1.2万人次 ", ("近1.2万人次", 12000.0, "人次", "nearly")),
    ("*万名", ("*万名", None, "名", "exact")),
    ("几处", ("几处", None, "", "exact")),
]


@pytest.mark.parametrize(("words", "expected"), MISSED)
def test_a_missed_figure_is_read_from_its_words(words: str, expected: tuple[object, ...]) -> None:
    text = f"前面一句。这里有{words}在内。"
    start = text.index(words)
    row = missed_figure(text, start, start + len(words), "a.txt", [])
    assert (row.quote, row.value, row.unit, row.qualifier) == expected
    assert text[row.start : row.end] == row.quote
    assert text[row.sentence_start : row.sentence_end] == text[5:]


def test_a_missed_figure_has_the_id_it_would_have_had() -> None:
    rows = extract_text(REPORT, "a.txt")
    for row in rows:
        others = [one for one in rows if one.id != row.id]
        assert missed_figure(REPORT, row.start, row.end, "a.txt", others).id == row.id
        with pytest.raises(ValueError, match="already"):
            missed_figure(REPORT, row.start, row.end, "a.txt", rows)


def test_a_missed_figure_borrows_from_its_sentence_alone() -> None:
    rows = [row for row in extract_text(REPORT, "a.txt") if row.quote != "近1.2万人次"]
    start = REPORT.index("近1.2")
    row = missed_figure(REPORT, start, start + 7, "a.txt", rows)
    assert (row.region, row.year, row.label, row.doubt) == ("宜春市", 2024, "", "no_label")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("“京通小程序”试行以来，答复来件若干件，办结诉求46件。", "no_label region_by_clue no_year"),
        ("宜春市政府工作报告\n（2024年1月12日）\n\n走访企业若干家，办结诉求46件。", "no_label year_by_document"),
        ("2024年，宜春市走访企业若干家，办结诉求46件。", "no_label"),
    ],
)
def test_a_missed_figure_is_as_doubtful_as_what_it_borrows(text: str, doubt: str) -> None:
    [lender] = extract_text(text, "a.txt")
    start = text.index("若干")
    row = missed_figure(text, start, start + 3, "a.txt", [lender])
    assert (row.region, row.year, row.doubt) == (lender.region, lender.year, doubt)


@pytest.mark.parametrize("span", [(0, 0), (5, 3), (0, 200), (-1, 3)])
def test_no_figure_is_made_of_nothing(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="."):
        missed_figure(REPORT + "字" * 200, *span, "a.txt", [])


def test_a_draft_is_corrected_and_set_back() -> None:
    one = draft()
    drafts.change(one, row_of(one, "46个"), {"label": "改过的名", "year": "2020"})
    row = row_of(one, "46个")
    assert (row["label"], row["year"], row["corrected"], row["review"]) == ("改过的名", 2020, "label year", "corrected")
    drafts.change(one, row, {"label": "新建联系点", "year": "2024"})
    assert one.changes == {}


def test_a_wrong_field_changes_nothing() -> None:
    one = draft()
    with pytest.raises(ValueError, match="."):
        drafts.change(one, row_of(one, "46个"), {"label": "改", "region": "无此地"})
    assert one.changes == {}


def test_a_figure_is_taken_out_of_a_draft_and_brought_back() -> None:
    one = draft()
    count = len(drafts.frame_of(one))
    row = row_of(one, "53%")
    drafts.take_out(one, row)
    assert len(drafts.frame_of(one)) == count - 1
    drafts.bring_back(one, str(row["id"]))
    assert len(drafts.frame_of(one)) == count


def test_what_was_added_to_a_draft_is_forgotten_when_it_is_taken_out() -> None:
    one = drafts.Draft(document_of("走访几处企业。"), Given(), [])
    figure = drafts.add(one, 2, 4)
    frame = drafts.frame_of(one)
    assert (list(frame["id"]), list(frame["quote"]), list(frame["corrected"])) == ([figure], ["几处"], ["added"])
    drafts.take_out(one, row_of(one, "几处"))
    assert one.changes == {}


def test_a_figure_taken_out_of_a_draft_is_brought_back_by_adding_it() -> None:
    one = draft()
    row = row_of(one, "46个")
    drafts.take_out(one, row)
    assert drafts.add(one, int(str(row["start"])), int(str(row["end"]))) == row["id"]
    assert one.changes == {}


def test_corrections_of_a_draft_outlive_what_is_given() -> None:
    one = draft()
    drafts.change(one, row_of(one, "46个"), {"label": "改过的名"})
    one = drafts.given_anew(one, Given("", "", "2024"))
    assert row_of(one, "46个")["label"] == "改过的名"
    with pytest.raises(ValueError, match="无此地"):
        drafts.given_anew(one, Given("", "无此地"))
    with pytest.raises(ValueError, match="no date"):
        drafts.given_anew(one, Given("", "", "2025-13-45"))


def test_a_file_is_a_draft_or_a_failure() -> None:
    [failed] = drafts.drafts_in(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "图.png")
    assert isinstance(failed, drafts.Failure)
    assert failed.name == "图.png"
    [read] = drafts.drafts_in(REPORT.encode("gb18030"), "报告.txt")
    assert isinstance(read, drafts.Draft)
    assert len(read.rows) == 5
