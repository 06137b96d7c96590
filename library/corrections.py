"""What people corrected: records of their own, matched by the figure's id; a later one stands before an earlier one,
any can be undone, none is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from extract.record import Observation
from library import reviews
from library.added import as_correction
from library.cells import ADDED, DELETED, canonical
from library.schema import corrections
from library.store import LibraryError, now


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction as kept: `old` and `new` are cells as text, `undone_at` is empty while it stands.

    `subject` is the figure's id; for what is given of a whole document, its SHA-256. `document` and `quote` say where
    it was, should the figure not be found again.
    """

    serial: int
    subject: str
    field: str
    number: int
    old: str
    new: str
    document: str
    quote: str
    who: str
    at: str
    undone_by: str
    undone_at: str


@dataclass(frozen=True, slots=True)
class Change:
    """A correction to be made; `seen` is the serial of the correction its maker saw in force, 0 for none."""

    subject: str
    field: str
    old: str
    new: str
    document: str = ""
    quote: str = ""
    seen: int = 0


class ConflictError(LibraryError):
    """Somebody else has corrected the same field meanwhile; `theirs` is that correction, None where it was undone."""

    def __init__(self, change: Change, theirs: Correction | None) -> None:
        said = f"“{theirs.new}” by {theirs.who or '?'}" if theirs else "undone"
        super().__init__(f"{change.field} of {change.subject} was changed meanwhile: {said}")
        self.change, self.theirs = change, theirs


def correct(connection: Connection, change: Change, who: str) -> Correction:
    """Keep a correction; the figure is 已更正 from now on.

    Raises ConflictError where another one than the maker saw is in force, ValueError where the field cannot hold it.
    """
    new = canonical(change.field, change.new)
    theirs = correction_of(connection, change.subject, change.field)
    if (theirs.serial if theirs else 0) != change.seen:
        raise ConflictError(change, theirs)
    wanted = (corrections.c.subject == change.subject) & (corrections.c.field == change.field)
    number = connection.execute(select(func.max(corrections.c.number)).where(wanted)).scalar_one() or 0
    cells = {**asdict(change), "new": new, "number": number + 1, "who": who, "at": now()}
    del cells["seen"]
    try:
        made = connection.execute(insert(corrections).values(undone_by="", undone_at="", **cells))
    except IntegrityError:
        raise ConflictError(change, None) from None
    reviews.set_state(connection, [change.subject], "corrected", who)
    key = made.inserted_primary_key
    assert key is not None
    return correction(connection, key[0])


def add(connection: Connection, row: Observation, who: str) -> None:
    """Keep a figure that was missed; one that somebody took out there is brought back instead."""
    gone = correction_of(connection, row.id, DELETED)
    if gone:
        undo(connection, gone.serial, who)
    else:
        correct(connection, Change(row.id, ADDED, "", as_correction(row), row.document, row.quote), who)


def undo(connection: Connection, serial: int, who: str) -> None:
    """Take a correction back: the one before it, or what was extracted, is in force again.

    Raises LibraryError where there is none such, or it is undone already.
    """
    found = correction(connection, serial)
    done = connection.execute(
        update(corrections)
        .where(corrections.c.serial == serial, corrections.c.undone_at == "")
        .values(undone_by=who, undone_at=now())
    )
    if not done.rowcount:
        raise LibraryError(f"the correction of {found.field} is undone already")
    if not any(one.subject == found.subject for one in in_force(connection, found.subject)):
        reviews.set_state(connection, [found.subject], "unchecked", who)


def correction(connection: Connection, serial: int) -> Correction:
    """One correction; raises LibraryError where there is none with this number."""
    row = connection.execute(select(corrections).where(corrections.c.serial == serial)).first()
    if row is None:
        raise LibraryError(f"there is no correction {serial}")
    return Correction(*row)


def history(connection: Connection, subject: str = "") -> list[Correction]:
    """All corrections, of one figure or of all, in the order they were made."""
    query = select(corrections).order_by(corrections.c.serial)
    if subject:
        query = query.where(corrections.c.subject == subject)
    return [Correction(*row) for row in connection.execute(query)]


def in_force(connection: Connection, subject: str = "") -> list[Correction]:
    """Of every field of every figure (or of one figure) the correction that stands."""
    return standing(history(connection, subject))


def standing(made: Iterable[Correction]) -> list[Correction]:
    """Of corrections in order, for each figure and field the last one that is not undone."""
    last = {(one.subject, one.field): one for one in made if not one.undone_at}
    return list(last.values())


def correction_of(connection: Connection, subject: str, field: str) -> Correction | None:
    """The correction of one field of one figure that stands, None where there is none."""
    return next((one for one in in_force(connection, subject) if one.field == field), None)

