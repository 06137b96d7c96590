"""Documents held: added once, by what they are; their text and rows; what is given of them by hand."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from os.path import splitext
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from extract.reader import Document, Given
from extract.record import COLUMNS, Observation
from library.schema import documents, observations
from library.store import LibraryError, now

_STORED = tuple(name for name in COLUMNS if name != "document")
_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the library, without its text; `length` in code points, `figures` rows as extracted."""

    sha256: str
    text_sha256: str
    name: str
    given: Given
    length: int
    encoding: str
    reader: str
    pages: tuple[int, ...]
    notes: tuple[str, ...]
    extractor: str
    who: str
    at: str
    figures: int


def text_hash(text: str) -> str:
    """The SHA-256 of a text, which is what the ids of its figures are made of."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def add_document(
    connection: Connection, document: Document, given: Given, rows: Iterable[Observation], who: str, extractor: str,
    taken: Collection[str] = (),
) -> tuple[Held, bool]:  # fmt: skip
    """Keep a document and its rows; returns it as held and True, or the one held already and False.

    It is held already where its file, or its text, is: then nothing is changed. A name in use, here or among those
    `taken` elsewhere, gets a number.
    """
    hashed = text_hash(document.text)
    found = _held_where(connection, or_(documents.c.sha256 == document.sha256, documents.c.text_sha256 == hashed))
    if found:
        return found[0], False
    connection.execute(insert(documents).values(
        sha256=document.sha256, text_sha256=hashed, name=_free_name(connection, document.name, taken),
        title=given.title, region=given.region, date=given.date, address=given.address,
        text=_packed(document.text), length=len(document.text), encoding=document.encoding, reader=document.reader,
        pages=list(document.pages), notes=list(document.notes), extractor=extractor, who=who, at=now(),
    ))  # fmt: skip
    _insert_rows(connection, document.sha256, rows)
    return held_document(connection, document.sha256), True


def held_documents(connection: Connection) -> list[Held]:
    """All documents, by name."""
    return _held_where(connection, None)


def held_document(connection: Connection, sha256: str) -> Held:
    """One document; raises LibraryError where none has this SHA-256."""
    found = _held_where(connection, documents.c.sha256 == sha256)
    if not found:
        raise LibraryError(f"the library holds no document {sha256[:12]}")
    return found[0]


def text_of(connection: Connection, sha256: str) -> str:
    """The text of one document; raises LibraryError where it is not held."""
    packed = connection.execute(select(documents.c.text).where(documents.c.sha256 == sha256)).scalar_one_or_none()
    if packed is None:
        raise LibraryError(f"the library holds no document {sha256[:12]}")
    return _unpacked(packed)


def texts(connection: Connection) -> Iterator[tuple[str, str]]:
    """Name and text of every document, one at a time, by name."""
    found = connection.execute(select(documents.c.name, documents.c.text).order_by(documents.c.name))
    for name, packed in found.yield_per(16):
        yield name, _unpacked(packed)


def as_document(connection: Connection, held: Held) -> Document:
    """A held document as the reader gave it."""
    text = text_of(connection, held.sha256)
    return Document(held.name, text, held.sha256, held.encoding, held.reader, held.pages, held.notes)


def replace_rows(
    connection: Connection, sha256: str, rows: Iterable[Observation], extractor: str, given: Given | None = None
) -> None:
    """Put other rows in the place of a document's, made by `extractor`; with `given`, what is given of it too."""
    changed: dict[str, Any] = {"extractor": extractor}
    if given is not None:
        changed |= {"title": given.title, "region": given.region, "date": given.date, "address": given.address}
    done = connection.execute(update(documents).where(documents.c.sha256 == sha256).values(**changed))
    if not done.rowcount:
        raise LibraryError(f"the library holds no document {sha256[:12]}")
    connection.execute(delete(observations).where(observations.c.document == sha256))
    _insert_rows(connection, sha256, rows)


def remove_document(connection: Connection, sha256: str) -> None:
    """Let go of a document, its text and its rows. What was corrected in it stays, without a match."""
    connection.execute(delete(observations).where(observations.c.document == sha256))
    connection.execute(delete(documents).where(documents.c.sha256 == sha256))


def rows_of(connection: Connection, sha256: str = "") -> list[Observation]:
    """The rows of one document, or of all of them, as extracted, by document and place."""
    columns = [documents.c.name.label("document") if name == "document" else observations.c[name] for name in COLUMNS]
    query = select(*columns).join(documents, documents.c.sha256 == observations.c.document)
    if sha256:
        query = query.where(documents.c.sha256 == sha256)
    query = query.order_by(documents.c.name, observations.c.start, observations.c.id)
    return [Observation(*row) for row in connection.execute(query)]


def _insert_rows(connection: Connection, sha256: str, rows: Iterable[Observation]) -> None:
    batch: list[Mapping[str, Any]] = []
    for row in rows:
        cells = {name: getattr(row, name) for name in _STORED}
        cells = {name: cell.replace("\0", "") if isinstance(cell, str) else cell for name, cell in cells.items()}
        batch.append({**cells, "document": sha256})
        if len(batch) == _BATCH:
            connection.execute(insert(observations), batch)
            batch = []
    if batch:
        connection.execute(insert(observations), batch)


def _held_where(connection: Connection, condition: Any) -> list[Held]:
    figures = select(func.count()).where(observations.c.document == documents.c.sha256).scalar_subquery()
    columns = [column for column in documents.c if column.name != "text"]
    query = select(*columns, figures.label("figures")).order_by(documents.c.name)
    return [_held(row) for row in connection.execute(query if condition is None else query.where(condition))]


def _held(row: Any) -> Held:
    return Held(
        row.sha256, row.text_sha256, row.name, Given(row.title, row.region, row.date, row.address), row.length,
        row.encoding, row.reader, tuple(row.pages), tuple(row.notes), row.extractor, row.who, row.at, row.figures,
    )  # fmt: skip


def _free_name(connection: Connection, name: str, others: Collection[str]) -> str:
    """The name, or the first of “name (2).txt”, “name (3).txt” … that no document has."""
    taken = {*connection.execute(select(documents.c.name)).scalars(), *others}
    stem, suffix = splitext(name or "?")
    number, free = 1, name or "?"
    while free in taken:
        number += 1
        free = f"{stem} ({number}){suffix}"
    return free


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
