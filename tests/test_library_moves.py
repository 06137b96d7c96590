"""A library as one ZIP, out and in, and libraries that cannot be opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, update

from extract.reader import Given
from extract.record import Observation
from library import Library, LibraryError, archive, corrections, documents, reviews, schema
from library.corrections import Change
from tests.libraries import OTHER, correct, keep, row_with, rows_of


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
