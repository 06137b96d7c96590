"""The tables of the database."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from extract.record import COLUMNS
from extract.table import DECIMAL, WHOLE

FORMAT = 1  # of the database and of its export; goes up when older programs could not read it
metadata = MetaData()

# One row. Every writing transaction raises the revision first, so that writers wait for one another on any database.
state = Table(
    "library", metadata,
    Column("id", Integer, primary_key=True), Column("format", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
)  # fmt: skip

documents = Table(
    "documents", metadata,
    Column("sha256", String(64), primary_key=True),  # of the file's bytes
    Column("text_sha256", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False, unique=True),  # `document` in the table of observations
    Column("title", Text, nullable=False), Column("region", Text, nullable=False),
    Column("date", Text, nullable=False), Column("address", Text, nullable=False),
    Column("text", LargeBinary, nullable=False),  # deflated UTF-8: PostgreSQL's text takes no NUL sign
    Column("length", Integer, nullable=False),  # code points
    Column("encoding", Text, nullable=False), Column("reader", Text, nullable=False),
    Column("pages", JSON, nullable=False), Column("notes", JSON, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("who", Text, nullable=False), Column("at", String(20), nullable=False),
)  # fmt: skip


def _column_of(name: str) -> Column[str] | Column[int] | Column[float]:
    if name in WHOLE:
        return Column(name, Integer)
    return Column(name, Float) if name in DECIMAL else Column(name, Text, nullable=False)


observations = Table(
    "observations", metadata,
    Column("document", String(64), ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
    Column("id", String(12), primary_key=True),
    *(_column_of(name) for name in COLUMNS if name not in ("id", "document")),
)  # fmt: skip

# Never changed but to be undone: the history is the table. `subject` is a figure's id, or a document's SHA-256.
corrections = Table(
    "corrections", metadata,
    Column("serial", Integer, primary_key=True, autoincrement=True),
    Column("subject", String(64), nullable=False, index=True), Column("field", Text, nullable=False),
    Column("number", Integer, nullable=False),  # counts the corrections of this field of this subject
    Column("old", Text, nullable=False), Column("new", Text, nullable=False),
    Column("document", Text, nullable=False), Column("quote", Text, nullable=False),  # to find it again by hand
    Column("who", Text, nullable=False), Column("at", String(20), nullable=False),
    Column("undone_by", Text, nullable=False, default=""), Column("undone_at", String(20), nullable=False, default=""),
    UniqueConstraint("subject", "field", "number"),
    sqlite_autoincrement=True,  # a serial is never given twice
)  # fmt: skip

reviews = Table(
    "reviews", metadata,
    Column("serial", Integer, primary_key=True, autoincrement=True),
    Column("figure", String(12), nullable=False, index=True), Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False), Column("note", Text, nullable=False),
    Column("who", Text, nullable=False), Column("at", String(20), nullable=False),
    UniqueConstraint("figure", "number"),
    sqlite_autoincrement=True,
)  # fmt: skip
