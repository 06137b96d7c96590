"""The whole library as one ZIP: to keep, to move, to bring two libraries together."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from sqlalchemy import Connection, Table, insert, select

from extract.formats import LARGEST
from extract.formats.archive import most_unpacked
from extract.reader import Document, Given
from extract.record import COLUMNS, Observation
from library import schema
from library.cells import canonical
from library.documents import add_document, held_documents, rows_of, text_of
from library.reviews import STATES
from library.store import Library, LibraryError, now

_MEMBERS = ("library.json", "documents.jsonl", "observations.jsonl", "corrections.jsonl", "reviews.jsonl")
_LARGEST = 4 * 1024**3  # bytes of a library unpacked
_MOST = 1_000_000  # files in it
_CORRECTION = [column.name for column in schema.corrections.c if column.name not in ("serial", "number")]
_REVIEW = [column.name for column in schema.reviews.c if column.name not in ("serial", "number")]


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import brought: documents, corrections and reviews that were not held before; documents that were."""

    documents: int
    known: int
    corrections: int
    reviews: int


def export(library: Library, handle: BinaryIO) -> None:
    """Write the library as it is at this moment, as a ZIP of texts and JSON lines, to `handle`."""
    with library.reading() as connection, zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as archive:
        held = held_documents(connection)
        about = {"format": schema.FORMAT, "made": now(), "documents": len(held)}
        archive.writestr("library.json", json.dumps(about, ensure_ascii=False, indent=1))
        with archive.open("documents.jsonl", "w") as out:
            for one in held:
                out.write(_line(asdict(one)))
        with archive.open("observations.jsonl", "w") as out:
            for one in held:
                for row in rows_of(connection, one.sha256):
                    out.write(_line({**row._asdict(), "document": one.sha256}))
        for table in (schema.corrections, schema.reviews):
            with archive.open(f"{table.name}.jsonl", "w") as out:
                for record in connection.execute(select(table).order_by(table.c.serial)).mappings():
                    out.write(_line(dict(record)))
        for one in held:
            text = text_of(connection, one.sha256)
            archive.writestr(f"texts/{one.sha256}.txt", text.encode("utf-8", "surrogatepass"))


def bring_in(library: Library, handle: BinaryIO) -> Brought:
    """Add what an exported library holds and this one does not, all of it or nothing.

    Corrections and reviews join the history in the order of their time; the later one stands.
    Raises LibraryError where the file is no exported library, or a damaged or a newer one.
    """
    try:
        with zipfile.ZipFile(handle) as archive:
            _look_over(archive, handle.seek(0, io.SEEK_END))
            with library.writing() as connection:
                return _bring_in(connection, archive)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, OSError, NotImplementedError) as error:
        raise LibraryError(f"this is no library that was exported, or it is damaged ({error})") from error


def _look_over(archive: zipfile.ZipFile, packed: int) -> None:
    """Refuse what is no export, or unpacks to far more than its file of `packed` bytes, before anything is unpacked."""
    members = archive.infolist()
    size = sum(member.file_size for member in members)  # no member gives more than it says
    if len(members) > _MOST or size > _LARGEST:
        raise LibraryError("this library is too large to bring in")
    if size > most_unpacked(packed):
        most = max(members, key=lambda member: member.file_size)
        raise LibraryError(f"{most.filename} unpacks to {most.file_size:,} bytes in a file of {packed:,} (a ZIP bomb)")
    about = json.loads(_unpacked(archive, "library.json", 1 << 16))
    if about["format"] > schema.FORMAT:
        raise LibraryError("this library was exported by a newer version of this program")
    for name in _MEMBERS:
        archive.getinfo(name)


def _bring_in(connection: Connection, archive: zipfile.ZipFile) -> Brought:
    rows: dict[str, list[Observation]] = {}
    for cells in _lines(archive, "observations.jsonl"):
        rows.setdefault(cells["document"], []).append(Observation(**{name: cells[name] for name in COLUMNS}))
    new = known = 0
    for cells in _lines(archive, "documents.jsonl"):
        added = _add_document(connection, archive, cells, rows.get(cells["sha256"], []))
        new, known = new + added, known + (not added)
    told = _checked_corrections(archive)
    made = _add_records(connection, schema.corrections, told, _CORRECTION, ("subject", "field"))
    said = _add_records(connection, schema.reviews, _checked_reviews(archive), _REVIEW, ("figure",))
    return Brought(new, known, made, said)


def _add_document(
    connection: Connection, archive: zipfile.ZipFile, cells: dict[str, Any], rows: list[Observation]
) -> bool:
    packed = _unpacked(archive, f"texts/{cells['sha256']}.txt", LARGEST)
    if hashlib.sha256(packed).hexdigest() != cells["text_sha256"]:
        raise ValueError(f"the text of {cells['name']} is not the one that was exported")
    text = packed.decode("utf-8", "surrogatepass")
    for row in rows:
        if text[row.start : row.end] != row.quote:
            raise ValueError(f"a figure of {cells['name']} is not where it should be")
    document = Document(cells["name"], text, cells["sha256"], cells["encoding"], cells["reader"],
                        tuple(cells["pages"]), tuple(cells["notes"]))  # fmt: skip
    given = Given(**cells["given"])
    for field in ("region", "date"):
        canonical(field, getattr(given, field))
    return add_document(connection, document, given, rows, cells["who"], cells["extractor"])[1]


def _checked_corrections(archive: zipfile.ZipFile) -> Iterator[dict[str, Any]]:
    for cells in _lines(archive, "corrections.jsonl"):
        canonical(cells["field"], cells["new"])
        yield cells


def _checked_reviews(archive: zipfile.ZipFile) -> Iterator[dict[str, Any]]:
    for cells in _lines(archive, "reviews.jsonl"):
        if cells["state"] not in STATES:
            raise ValueError(f"{cells['state']!r} is no state of review")
        yield cells


def _add_records(
    connection: Connection, table: Table, records: Iterator[dict[str, Any]], names: list[str], subject: tuple[str, ...]
) -> int:
    """Add the records not yet in a table's history, numbered by time among those of their subject."""
    brought = [{name: str(cells[name]) for name in names} for cells in records]
    subjects = {tuple(cells[name] for name in subject) for cells in brought}
    own = [dict(row) for row in connection.execute(select(table).order_by(table.c.serial)).mappings()]
    told = [name for name in names if not name.startswith("undone")]
    known = {tuple(cells[name] for name in told): cells for cells in own}
    fresh = []
    for cells in brought:
        mine = known.get(tuple(cells[name] for name in told))
        if mine is None:
            fresh.append(cells)
        elif cells.get("undone_at") and not mine["undone_at"]:
            mine |= {"undone_by": cells["undone_by"], "undone_at": cells["undone_at"]}
            connection.execute(table.update().where(table.c.serial == mine["serial"]).values(**mine))
    if not fresh:
        return 0
    touched = [cells for cells in own if tuple(cells[name] for name in subject) in subjects]
    connection.execute(table.delete().where(table.c.serial.in_([cells["serial"] for cells in touched])))
    numbers: dict[tuple[str, ...], int] = {}
    for cells in sorted([*touched, *fresh], key=lambda cells: cells["at"]):
        key = tuple(cells[name] for name in subject)
        numbers[key] = numbers.get(key, 0) + 1
        values = {name: cells[name] for name in names}
        connection.execute(insert(table).values(**values, number=numbers[key]))
    return len(fresh)


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    with archive.open(name) as handle:
        for line in io.TextIOWrapper(handle, encoding="utf-8"):
            if line.strip():
                yield json.loads(line)


def _unpacked(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as handle:
        data = handle.read(most + 1)
    if len(data) > most:
        raise ValueError(f"{name} is too large")
    return data


def _line(cells: dict[str, Any]) -> bytes:
    return (json.dumps(cells, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
