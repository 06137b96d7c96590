"""The library, on a real SQLite file and on a real PostgreSQL server: kept once, corrected, undone, never lost."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest

from extract import extract_text
from extract.reader import Given
from extract.record import COLUMNS
from library import Library, LibraryError, corrections, documents, overlay, refresh, reviews
from library.added import missed_figure
from library.cells import as_text, canonical, changes_of
from library.corrections import Change
from pages.parts import library_rows, table
from tests.conftest import ROOT
from tests.libraries import OTHER, REPORT, correct, document_of, keep, row_with, rows_of, state_of


def test_a_document_comes_back_as_it_was(library: Library) -> None:
    text = REPORT + "\r\n\x00\ufffd𠮷 x\ty"
    given = Given("某市报告", "宜春市", "2024-03-01", "https://example.org/1")
    held = keep(library, text, given=given)
    with library.reading() as connection:
        assert documents.text_of(connection, held.sha256) == text
        assert documents.held_documents(connection) == [held]
        assert documents.rows_of(connection) == extract_text(text, "报告.txt", given)
    assert (held.given, held.length, held.figures) == (given, len(text), len(rows_of(library)))


def test_the_same_file_twice_is_one(library: Library) -> None:
    first = keep(library)
    with library.writing() as connection:
        again, new = documents.add_document(connection, document_of(REPORT, "别名.txt"), Given(), [], "乙", "2")
    assert (again, new) == (first, False)
    with library.writing() as connection:  # the same text from another file: the ids would be the same
        other = replace(document_of(REPORT, "报告.docx"), sha256="0" * 64)
        again, new = documents.add_document(connection, other, Given(), [], "乙", "2")
    assert (again, new) == (first, False)


def test_two_documents_of_one_name_are_told_apart(library: Library) -> None:
    names = [keep(library, text).name for text in (REPORT, OTHER, "另有联系点3个。")]
    assert names == ["报告.txt", "报告 (2).txt", "报告 (3).txt"]
    assert {row.document for row in rows_of(library)} == set(names)


CORRECTIONS = [
    # field, typed by hand => cells of the row
    ("region", "江苏省灌南县", {"region": "灌南县", "province": "江苏", "region_code": "320724", "region_basis": "given"}),
    ("region", "", {"region": "", "province": "", "region_code": "", "region_basis": "none"}),
    ("year", "2022", {"year": 2022, "period": "2022"}),
    ("label", " 建成\n联系点 ", {"label": "建成 联系点"}),
    ("value", "46,000", {"value": 46000.0}),
    ("indicator", "", {"indicator": ""}),
    ("theme", "基层治理", {"theme": "基层治理", "topic": ""}),
    ("theme", "联系服务群众", {"theme": "联系服务群众", "topic": "联系点"}),
    ("kind", "target", {"kind": "target"}),
]


@pytest.mark.parametrize(("field", "new", "expected"), CORRECTIONS)
def test_a_correction_shows_and_can_be_undone(library: Library, field: str, new: str, expected: dict[str, object]) -> None:
    keep(library)
    before = row_with(library, "46个")
    serial = correct(library, before, field, new)
    after = row_with(library, "46个")
    assert {name: getattr(after, name) for name in expected} == expected
    assert after.corrected == field
    assert state_of(library, before.id) == "corrected"
    with library.writing() as connection:
        corrections.undo(connection, serial, "乙")
    assert row_with(library, "46个") == before
    assert state_of(library, before.id) == "unchecked"
    with library.reading() as connection:
        (kept,) = corrections.history(connection, before.id)
    assert (kept.who, kept.old, kept.undone_by) == ("甲", as_text(getattr(before, field)), "乙")


REFUSED = [
    ("region", "无此地市"), ("year", "二〇二一"), ("year", "20211"), ("value", "许多"), ("value", "inf"),
    ("kind", "hope"), ("quote", "47个"), ("label", "长" * 501), ("added", "{}"), ("added", "["),
]  # fmt: skip
DATES = [
    ("2026", True), ("2026-02", True), ("2026-02-03", True), ("", True), (" 2026 ", True),
    ("2025-13", False), ("2025-13-45", False), ("2026-02-30", False), ("2026年", False), ("2026-2", False), ("x", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holds"), DATES)
def test_a_date_is_one_of_the_calendar(text: str, holds: bool) -> None:
    if holds:
        assert canonical("date", text) == text.strip()
    else:
        with pytest.raises(ValueError, match="no date"):
            canonical("date", text)


@pytest.mark.parametrize(("field", "new"), REFUSED)
def test_what_a_field_cannot_hold_is_refused(library: Library, field: str, new: str) -> None:
    keep(library)
    before = rows_of(library)
    revision = library.revision()
    with pytest.raises(ValueError, match="."):
        correct(library, before[0], field, new)
    assert rows_of(library) == before
    assert library.revision() == revision


def test_a_value_given_for_a_masked_figure() -> None:
    cells = changes_of("value", "30000", {"status": "masked", "doubt": ""})
    assert cells == {"value": 30000.0, "low": None, "high": None, "status": "reported"}


def test_what_is_known_is_no_doubt() -> None:
    assert changes_of("year", "2021", {"doubt": "no_label no_year"})["doubt"] == "no_label"


def test_a_figure_taken_out_and_brought_back(library: Library) -> None:
    keep(library)
    row = row_with(library, "46个")
    serial = correct(library, row, "deleted", "yes")
    assert row.id not in {one.id for one in rows_of(library)}
    with library.writing() as connection:
        corrections.undo(connection, serial, "甲")
    assert row_with(library, "46个") == row


def test_a_missed_figure_is_added(library: Library) -> None:
    keep(library)
    found = rows_of(library)
    missed = found[0]._replace(id="abcdefabcdef", label="手工补录", value=7.0, start=0, end=5, quote=REPORT[:5])
    cells = {name: getattr(missed, name) for name in missed._fields}
    with library.writing() as connection:
        change = Change(missed.id, "added", "", json.dumps(cells, ensure_ascii=False), missed.document, missed.quote)
        serial = corrections.correct(connection, change, "甲").serial
    (added,) = [row for row in rows_of(library) if row.id == missed.id]
    assert added == missed._replace(corrected="added")
    assert len(rows_of(library)) == len(found) + 1
    correct(library, added, "label", "改名")
    assert row_with(library, missed.quote).label == "改名"
    with library.writing() as connection:
        corrections.undo(connection, serial, "甲")
    assert len(rows_of(library)) == len(found)


def test_adding_a_figure_that_was_taken_out_brings_it_back(library: Library) -> None:
    keep(library)
    row = row_with(library, "46个")
    correct(library, row, "deleted", "yes")
    with library.writing() as connection:
        corrections.add(connection, row, "乙")
    assert row_with(library, "46个") == row


def test_a_figure_added_where_nothing_was_found(library: Library) -> None:
    held = keep(library, "走访几处企业。", "无数字.txt")
    row = missed_figure("走访几处企业。", 2, 4, held.name, [])
    with library.writing() as connection:
        corrections.add(connection, row, "甲")
    shipped = table.typed(pd.DataFrame(extract_text(REPORT, "随附.txt"), columns=list(COLUMNS)))
    sources = pd.DataFrame(columns=list(table.SOURCE_COLUMNS))
    found = library_rows.joined(shipped, sources, "key", (library.url, library.revision()))
    assert found.frame.loc[found.frame["corrected"] == "added", "quote"].tolist() == ["几处"]
    assert found.unmatched == []


def test_a_figure_added_to_a_report_that_is_shipped_too(library: Library) -> None:
    """The same text under another name: its rows are the shipped ones, what was added stands among them."""
    text = REPORT + "走访几处企业。"
    held = keep(library, text, "我的.txt")
    row = missed_figure(text, len(REPORT) + 2, len(REPORT) + 4, held.name, [])
    with library.writing() as connection:
        corrections.add(connection, row, "甲")
    shipped = table.typed(pd.DataFrame(extract_text(text, "随附.txt"), columns=list(COLUMNS)))
    sources = pd.DataFrame(columns=list(table.SOURCE_COLUMNS))
    found = library_rows.joined(shipped, sources, "another key", (library.url, library.revision()))
    assert set(found.frame["document"]) == {"随附.txt"}
    assert found.frame["quote"].tolist().count("几处") == 1
    assert found.unmatched == []


def test_reviews_keep_their_history(library: Library) -> None:
    keep(library)
    ids = [row.id for row in rows_of(library)]
    for state, who in (("checked", "甲"), ("doubtful", "乙"), ("doubtful", "乙"), ("checked", "丙")):
        with library.writing() as connection:
            reviews.set_state(connection, ids[:2], state, who, "看过" if state == "doubtful" else "")
    assert [state_of(library, one) for one in ids[:3]] == ["checked", "checked", "unchecked"]
    with library.reading() as connection:
        said = reviews.review_history(connection, ids[0])
    assert [(one.state, one.who, one.note) for one in said] == [("checked", "甲", ""), ("doubtful", "乙", "看过"), ("checked", "丙", "")]
    with pytest.raises(ValueError, match="state"), library.writing() as connection:
        reviews.set_state(connection, ids, "好", "甲")


def test_extracting_anew(library: Library) -> None:
    """As after a change of the words: rows held are others than those found now; corrections stay with their figure."""
    keep(library, OTHER, "别的.txt")
    found = extract_text(REPORT, "报告.txt")
    gone = found[0]._replace(id="0123456789ab", start=1, end=3, quote=REPORT[1:3])
    held_rows = [gone, found[1]._replace(label="旧名"), *found[2:]]
    with library.writing() as connection:
        held, _ = documents.add_document(connection, document_of(REPORT), Given(), held_rows, "甲", "旧版")
    correct(library, found[1], "theme", "基层治理")
    correct(library, gone, "label", "错认的数字")
    found_now = refresh.preview(library)
    assert [found_now.count(what) for what in ("gained", "lost", "changed")] == [1, 1, 1]
    assert [one.subject for one in found_now.loses] == [gone.id]
    assert rows_of(library) != found, "a preview changes nothing"
    with library.reading() as connection:
        assert refresh.outdated(documents.held_documents(connection))
    assert refresh.apply(library, found_now) == 2
    rows = {row.id: row for row in rows_of(library) if row.document == "报告.txt"}
    assert set(rows) == {row.id for row in found}
    assert (rows[found[1].id].label, rows[found[1].id].theme) == (found[1].label, "基层治理")
    with library.reading() as connection:
        assert not refresh.outdated(documents.held_documents(connection))
        lost = overlay.unmatched(rows, ["报告.txt"], corrections.in_force(connection))
    assert [(one.document, one.quote, one.new) for one in lost] == [("报告.txt", gone.quote, "错认的数字")]


def test_what_is_given_of_a_document_is_known_to_its_rows(library: Library) -> None:
    held = keep(library, "全市新建联系点46个。\n")
    assert row_with(library, "46个").region == ""
    refresh.give(library, held.sha256, Given("某市报告", "宜春市", "2024"), "甲")
    row = row_with(library, "46个")
    assert (row.region, row.region_basis) == ("宜春市", "given")
    with library.reading() as connection:
        assert documents.held_document(connection, held.sha256).given == Given("某市报告", "宜春市", "2024")
        told = {one.field: one.new for one in corrections.in_force(connection, held.sha256)}
    assert told == {"title": "某市报告", "region": "宜春市", "date": "2024"}
    with pytest.raises(ValueError, match="无此地"):
        refresh.give(library, held.sha256, Given("", "无此地"), "甲")
    with pytest.raises(LibraryError, match="no date"):
        refresh.give(library, held.sha256, Given("", "", "2025-13-45"), "甲")


def test_only_the_library_opens_the_database() -> None:
    from tests.test_imports import imported

    for path in [*ROOT.glob("*.py"), *(ROOT / "pages").rglob("*.py"), *(ROOT / "extract").rglob("*.py")]:
        assert not {name.split(".")[0] for name in imported(path)} & {"sqlalchemy", "sqlite3", "psycopg"}, path
    for path in (ROOT / "library").glob("*.py"):
        assert not {name.split(".")[0] for name in imported(path)} & {"streamlit", "pages"}, path


def test_canonical_region_is_any_place_by_its_name() -> None:
    assert canonical("region", " 江西省 宜春市 ") == "江西省 宜春市"
