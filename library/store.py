"""The database behind the library: where it is, how it is opened, and transactions on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from library.schema import FORMAT, metadata, state

ROOT = Path(__file__).resolve().parent.parent
WAIT = 30  # seconds that a writer waits for another
_MAKING = 7_303_014  # the advisory lock under which the tables are made on PostgreSQL


class LibraryError(Exception):
    """The library cannot be opened or used; the message says why."""


def url_of_library() -> str:
    """The database's URL: the environment's FIGURES_DB, else the SQLite file data/library.db."""
    return os.environ.get("FIGURES_DB") or f"sqlite:///{ROOT / 'data' / 'library.db'}"


def now() -> str:
    """The present moment in UTC, to the second, as it stands in the records: 2026-11-21T08:30:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Library:
    """A library in one database; made where there is none. Safe to share among threads.

    Raises LibraryError where the database cannot be opened or was written by a newer program.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            self.engine = _engine_of(url)
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise LibraryError(_reason_of(error)) from error
        try:
            with _in_words():
                _make_tables(self.engine)
        except LibraryError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads one state of the library, whatever others write meanwhile."""
        with _in_words(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it or, where an exception leaves it, nothing."""
        with _in_words(), _writing_to(self.engine) as connection, connection.begin():
            connection.execute(update(state).values(revision=state.c.revision + 1))
            yield connection

    def revision(self) -> int:
        """A number that goes up with every change of the library."""
        with self.reading() as connection:
            return int(connection.execute(select(state.c.revision)).scalar_one())

    def close(self) -> None:
        """Let go of the database's connections."""
        self.engine.dispose()


@lru_cache(maxsize=8)
def library_at(url: str) -> Library:
    """The library at a URL, opened once for all threads of this process.

    Raises LibraryError as `Library` does.
    """
    return Library(url)


def is_there(url: str) -> bool:
    """False where the URL names an SQLite file that does not exist: nobody has kept anything yet."""
    try:
        found = make_url(url)
    except ArgumentError:
        return True  # opening it will say what is wrong
    file = found.database or ""
    return found.get_backend_name() != "sqlite" or (file not in ("", ":memory:") and Path(file).exists())


def _engine_of(url: str) -> Engine:
    found = make_url(url)
    if found.drivername in ("postgres", "postgresql"):
        found = found.set(drivername="postgresql+psycopg")
    if found.get_backend_name() not in ("sqlite", "postgresql"):
        raise LibraryError(f"{found.get_backend_name()}: the library lives in SQLite or PostgreSQL")
    if found.get_backend_name() == "postgresql":
        return create_engine(found, pool_pre_ping=True, isolation_level="REPEATABLE READ")
    if found.database and found.database != ":memory:" and not Path(found.database).parent.is_dir():
        raise LibraryError(f"{Path(found.database).parent}: there is no such folder")
    engine = create_engine(found, connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Readers do not wait for the writer; what is committed is on the disk; Python's module begins no transaction."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Writers take their turn at the beginning, for one that has read first would find its state gone by."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _writing_to(engine: Engine) -> Connection:
    """A connection for writing: one that had to wait for another writer then sees what that one wrote."""
    if engine.dialect.name == "postgresql":
        return engine.connect().execution_options(isolation_level="READ COMMITTED")
    return engine.connect().execution_options(writes=True)


def _make_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        if _format_of(connection) is not None:
            return
    with _writing_to(engine) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING})
        metadata.create_all(connection)
        if connection.execute(select(state.c.id)).first() is None:
            connection.execute(insert(state).values(id=1, format=FORMAT, revision=0))


def _format_of(connection: Connection) -> int | None:
    """The format of the tables, None where there are none yet."""
    if not connection.dialect.has_table(connection, "library"):
        return None
    found = connection.execute(select(state.c.format)).scalar_one_or_none()
    if found is not None and found > FORMAT:
        raise LibraryError(f"the library was written by a newer version of this program (format {found})")
    return found


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise LibraryError(_reason_of(error)) from error


def _reason_of(error: Exception) -> str:
    """What the database said, in one line, without the statement (which may hold a document)."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.splitlines()[0] if said else type(error).__name__
