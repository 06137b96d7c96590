"""The library, on a real SQLite file and on a real PostgreSQL server: kept once, corrected, undone, never lost."""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Connection, create_engine, update

from extract import extract_text
from extract.reader import Document, Given
from extract.record import COLUMNS, Observation
from library import Library, LibraryError, archive, corrections, documents, overlay, refresh, reviews, schema
from library.added import missed_figure
from library.cells import as_text, canonical, changes_of
from library.corrections import Change, ConflictError
from pages.parts import library_rows, table
from tests.conftest import ROOT
from tests.databases import postgres

REPORT = "2024年，宜春市新建联系点46个，培训骨干近1.2万人次，群众满意率达93.5%。\n发展党员*万名，办结率由53%提高到90%。\n"
OTHER = "2023年，长沙市改造老旧小区12个，惠及居民3400户。\n"
Open = Callable[[], Library]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database: a file of its own, or the server's one emptied."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'library.db'}"
        return
    found = request.getfixturevalue("server")
    yield found
    engine = create_engine(found.replace("postgresql", "postgresql+psycopg"))
    schema.metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture
def library(url: str) -> Iterator[Library]:
    library = Library(url)
    yield library
    library.close()


def document_of(text: str, name: str = "报告.txt") -> Document:
    return Document(name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")


def keep(library: Library, text: str = REPORT, name: str = "报告.txt", given: Given | None = None) -> documents.Held:
    given = given or Given()
    with library.writing() as connection:
        rows = extract_text(text, name, given)
        return documents.add_document(connection, document_of(text, name), given, rows, "甲", "1")[0]


def rows_of(library: Library) -> list[Observation]:
    """The rows as people see them: with the corrections in force."""
    with library.reading() as connection:
        extracted = pd.DataFrame(documents.rows_of(connection), columns=list(COLUMNS)).astype(object)
        frame = overlay.with_corrections(extracted, corrections.in_force(connection))
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return sorted((Observation(**row) for row in rows), key=lambda row: (row.document, row.start))


def row_with(library: Library, quote: str) -> Observation:
    return next(row for row in rows_of(library) if row.quote == quote)


def correct(library: Library, row: Observation, field: str, new: str, who: str = "甲", seen: int = 0) -> int:
    change = Change(row.id, field, as_text(getattr(row, field, "")), new, row.document, row.quote, seen)
    with library.writing() as connection:
        return corrections.correct(connection, change, who).serial


def state_of(library: Library, figure: str) -> str:
    with library.reading() as connection:
        found = reviews.states(connection).get(figure)
    return found.state if found else "unchecked"


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


def test_the_later_correction_stands_and_undoing_it_brings_the_earlier_back(library: Library) -> None:
    keep(library)
    row = row_with(library, "46个")
    first = correct(library, row, "label", "第一")
    second = correct(library, row, "label", "第二", "乙", seen=first)
    assert row_with(library, "46个").label == "第二"
    with library.writing() as connection:
        corrections.undo(connection, second, "甲")
    assert row_with(library, "46个").label == "第一"
    with library.writing() as connection:
        corrections.undo(connection, first, "甲")
    with pytest.raises(LibraryError, match="already"), library.writing() as connection:
        corrections.undo(connection, first, "甲")
    with library.reading() as connection:
        assert [one.new for one in corrections.history(connection)] == ["第一", "第二"]


def test_who_comes_second_is_told(library: Library) -> None:
    keep(library)
    row = row_with(library, "46个")
    correct(library, row, "label", "甲说", "甲")
    with pytest.raises(ConflictError) as told:
        correct(library, row, "label", "乙说", "乙")
    assert told.value.theirs
    assert (told.value.theirs.new, told.value.theirs.who) == ("甲说", "甲")
    correct(library, row, "year", "2020", "乙")  # another field is no conflict
    assert row_with(library, "46个").corrected == "label year"


def _correct_many(url: str, who: str, ids: list[str]) -> None:
    library = Library(url)
    for figure in ids:
        with library.writing() as connection:
            corrections.correct(connection, Change(figure, "topic" if who == "甲" else "initiative", "", f"{who}改"), who)
    library.close()


def test_two_users_at_once_lose_nothing(library: Library) -> None:
    """Two processes correct the same figures at the same time, each its own field, a transaction a figure."""
    text = "".join(f"2024年，第{n}处联系点接待群众{n + 10}人次。\n" for n in range(40))
    keep(library, text)
    ids = [row.id for row in rows_of(library)]
    assert len(ids) >= 40
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_correct_many, args=(library.url, who, ids)) for who in ("甲", "乙")]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    assert {(row.topic, row.initiative) for row in rows_of(library)} == {("甲改", "乙改")}


WRITER = """
import sys
from library import Library, corrections
from library.corrections import Change
library = Library(sys.argv[1])
number = 0
while True:
    with library.writing() as connection:  # five records that belong together
        for part in range(5):
            corrections.correct(connection, Change(f"{number:011x}{part}", "label", "", str(number)), "x")
    print(number, flush=True)
    number += 1
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process outright")
@pytest.mark.parametrize("moment", [0.0, 0.03, 0.11, 0.24, 0.4])
def test_a_kill_loses_nothing_committed(library: Library, moment: float) -> None:
    run = subprocess.Popen([sys.executable, "-c", WRITER, library.url], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert run.stdout
    said = [int(run.stdout.readline())]
    time.sleep(moment)
    os.kill(run.pid, signal.SIGKILL)
    said += [int(line) for line in run.stdout if line.strip()]
    run.stdout.close()
    run.wait()
    for _ in range(100):  # a server needs a moment to notice that its client is gone
        with library.reading() as connection:
            kept = corrections.history(connection)
        if len(kept) >= 5 * len(said):
            break
        time.sleep(0.05)
    groups = pd.Series([one.new for one in kept]).value_counts()
    assert set(groups) == {5}, "a transaction is kept whole"
    assert {str(number) for number in said} <= set(groups.index), "what was said to be kept is"
    correct(library, extract_text(REPORT)[0], "label", "还能写")


def test_an_exception_leaves_nothing_half_written(library: Library) -> None:
    held = keep(library)
    before, revision = rows_of(library), library.revision()

    def half(connection: Connection) -> None:
        documents.remove_document(connection, held.sha256)
        reviews.set_state(connection, [before[0].id], "好", "甲")

    with pytest.raises(ValueError, match="no state"), library.writing() as connection:
        half(connection)
    assert (rows_of(library), library.revision()) == (before, revision)
    assert state_of(library, before[0].id) == "unchecked"


def test_readers_do_not_wait_for_a_writer(library: Library) -> None:
    keep(library)
    with library.writing() as connection:
        keepers = corrections.correct(connection, Change("0" * 12, "label", "", "x"), "甲")
        with library.reading() as reader:
            assert corrections.history(reader) == []
            assert len(documents.held_documents(reader)) == 1
    with library.reading() as reader:
        assert corrections.history(reader) == [keepers]


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


def exported(library: Library) -> bytes:
    out = io.BytesIO()
    archive.export(library, out)
    return out.getvalue()


def test_a_library_moves_in_one_zip(library: Library, tmp_path: Path) -> None:
    keep(library, given=Given("标题", "宜春市", "2024"))
    keep(library, OTHER, "别的.txt")
    row = row_with(library, "46个")
    first = correct(library, row, "label", "第一")
    correct(library, row, "label", "第二", "乙", seen=first)
    with library.writing() as connection:
        reviews.set_state(connection, [row.id], "checked", "丙")
        corrections.undo(connection, correct_in(connection, row), "丙")
    packed = exported(library)
    other = Library(f"sqlite:///{tmp_path / 'other.db'}")
    brought = archive.bring_in(other, io.BytesIO(packed))
    assert (brought.documents, brought.known, brought.corrections) == (2, 0, 3)
    assert rows_of(other) == rows_of(library)
    assert told_of(other) == told_of(library)
    again = archive.bring_in(other, io.BytesIO(packed))
    assert (again.documents, again.known, again.corrections, again.reviews) == (0, 2, 0, 0)
    assert told_of(other) == told_of(library)
    other.close()


def correct_in(connection: Connection, row: Observation) -> int:
    return corrections.correct(connection, Change(row.id, "year", "", "2020"), "丙").serial


def told_of(library: Library) -> tuple[object, ...]:
    """All of a library but its serials, which are its own."""
    with library.reading() as connection:
        held = documents.held_documents(connection)
        texts = dict(documents.texts(connection))
        made = [replace(one, serial=0) for one in corrections.history(connection)]
        said = [replace(one, serial=0) for one in reviews.review_history(connection)]
    return [replace(one, at="") for one in held], texts, made, said


def test_two_libraries_come_together(library: Library, tmp_path: Path) -> None:
    keep(library)
    row = row_with(library, "46个")
    other = Library(f"sqlite:///{tmp_path / 'other.db'}")
    keep(other)
    keep(other, OTHER, "别的.txt")
    correct(library, row, "label", "这边")
    correct(other, row, "theme", "那边", "乙")
    brought = archive.bring_in(library, io.BytesIO(exported(other)))
    assert (brought.documents, brought.known, brought.corrections) == (1, 1, 1)
    merged = row_with(library, "46个")
    assert (merged.label, merged.theme, merged.corrected) == ("这边", "那边", "label theme")
    other.close()


def broken(packed: bytes, member: str, change: Callable[[bytes], bytes], pressed: int = zipfile.ZIP_STORED) -> bytes:
    """An export in which one member is another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", pressed) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name.startswith(member) else data)
    return out.getvalue()


BROKEN: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("a text changed", lambda packed: broken(packed, "texts/", lambda data: data + b"!")),
    ("a figure moved", lambda packed: broken(packed, "observations", lambda data: data.replace(b'"start": ', b'"start": 1', 1))),
    ("no JSON", lambda packed: broken(packed, "corrections", lambda data: b"{")),
    ("a column missing", lambda packed: broken(packed, "documents", lambda data: b"{}\n")),
    ("a date that is none", lambda packed: broken(packed, "documents", lambda data: data.replace(b'"date": ""', b'"date": "x"'))),
    ("a newer format", lambda packed: broken(packed, "library.json", lambda data: b'{"format": 99}')),
    ("a state that is none", lambda packed: broken(packed, "reviews", lambda data: data.replace(b"corrected", b"good"))),
    ("cut short", lambda packed: packed[: len(packed) // 2]),
    ("no ZIP", lambda packed: b"PK\x03\x04 nothing"),
    ("another ZIP", lambda packed: broken(packed, "library.json", lambda data: b"[]")),
]


@pytest.mark.parametrize(("what", "change"), BROKEN, ids=[what for what, _ in BROKEN])
def test_a_broken_export_changes_nothing(library: Library, tmp_path: Path, what: str, change: Callable[[bytes], bytes]) -> None:
    keep(library)
    correct(library, row_with(library, "46个"), "label", "改")
    other = Library(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(LibraryError):
        archive.bring_in(other, io.BytesIO(change(exported(library))))
    assert told_of(other) == ([], {}, [], [])
    other.close()


def test_an_export_that_unpacks_to_far_more_changes_nothing(library: Library, tmp_path: Path) -> None:
    """Blank lines between the records mean nothing, but 48 MB of them in a file of some KB are no library's."""
    keep(library)
    packed = broken(exported(library), "observations", lambda data: data + b"\n" * 48 * 1024**2, zipfile.ZIP_DEFLATED)
    other = Library(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(LibraryError, match=r"observations\.jsonl unpacks to 50,.* bytes in a file of .*ZIP bomb"):
        archive.bring_in(other, io.BytesIO(packed))
    assert told_of(other) == ([], {}, [], [])
    other.close()


@pytest.mark.parametrize("url", ["mysql://localhost/x", "nonsense", "sqlite:////no/such/folder/library.db", "postgresql://localhost:1/x"])
def test_a_library_that_cannot_be_opened_says_why(url: str) -> None:
    with pytest.raises(LibraryError, match="."):
        Library(url)


def test_a_newer_library_is_left_alone(url: str) -> None:
    library = Library(url)
    with library.writing() as connection:
        connection.execute(update(schema.state).values(format=99))
    library.close()
    with pytest.raises(LibraryError, match="newer"):
        Library(url)


def test_many_open_a_new_library_at_once(url: str) -> None:
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_open, args=(url,)) for _ in range(4)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0] * 4


def _open(url: str) -> None:
    library = Library(url)
    library.revision()
    library.close()


def test_only_the_library_opens_the_database() -> None:
    from tests.test_imports import imported

    for path in [*ROOT.glob("*.py"), *(ROOT / "pages").rglob("*.py"), *(ROOT / "extract").rglob("*.py")]:
        assert not {name.split(".")[0] for name in imported(path)} & {"sqlalchemy", "sqlite3", "psycopg"}, path
    for path in (ROOT / "library").glob("*.py"):
        assert not {name.split(".")[0] for name in imported(path)} & {"streamlit", "pages"}, path


def test_canonical_region_is_any_place_by_its_name() -> None:
    assert canonical("region", " 江西省 宜春市 ") == "江西省 宜春市"
