"""Extracting all documents anew, after the words or the rules have changed: first what would change, then doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pipeline import extract_document, extract_documents
from extract.reader import Document, Given
from extract.record import COLUMNS, Observation
from library import corrections, documents
from library.cells import canonical
from library.overlay import unmatched
from library.store import Library, LibraryError
from library.version import extractor_version

_SAME = {"document", "corrected"}


@dataclass(frozen=True, slots=True)
class Difference:
    """What extracting a document anew changes: rows gained and lost, and pairs of rows (before, after) that differ."""

    held: documents.Held
    rows: list[Observation]
    gained: list[Observation]
    lost: list[Observation]
    changed: list[tuple[Observation, Observation]]

@dataclass(frozen=True, slots=True)
class Preview:
    """What extracting anew would change, and which corrections would lose their figure by it."""

    extractor: str
    differences: list[Difference]
    loses: list[corrections.Correction]

    def count(self, what: str) -> int:
        """How many rows are `gained`, `lost` or `changed` in all."""
        return sum(len(getattr(one, what)) for one in self.differences)


def outdated(held: Sequence[documents.Held]) -> list[documents.Held]:
    """The documents whose rows another version of the extractor made."""
    return [one for one in held if one.extractor != extractor_version()]


def extracted_anew(library: Library) -> list[tuple[documents.Held, list[Observation]]]:
    """Every document with the rows that the extractor of now finds, all read together, so that twins are found."""
    with library.reading() as connection:
        held = documents.held_documents(connection)
        read: list[tuple[Document, Given | None]] = [
            (documents.as_document(connection, one), one.given) for one in held
        ]
    rows: dict[str, list[Observation]] = {one.name: [] for one in held}
    for row in extract_documents(read):
        rows[row.document].append(row)
    return [(one, rows[one.name]) for one in held]


def preview(library: Library) -> Preview:
    """What extracting all documents anew would change; nothing is written."""
    anew = extracted_anew(library)
    differences = []
    with library.reading() as connection:
        for held, rows in anew:
            differences.append(difference_of(held, documents.rows_of(connection, held.sha256), rows))
        standing = corrections.in_force(connection)
    before = {row.id for one in differences for row in (*one.rows, *one.lost)}
    after = {row.id for one in differences for row in one.rows}
    names = {held.name for held, _rows in anew}
    strangers = {one.serial for one in unmatched(before, names, standing)}
    loses = [one for one in unmatched(after, names, standing) if one.serial not in strangers]
    return Preview(extractor_version(), differences, loses)


def apply(library: Library, found: Preview) -> int:
    """Put the rows of a preview in the place of those held, all of them or none; returns the number of documents.

    A document that is gone, or of which something else has been given since, is left as it is.
    """
    done = 0
    with library.writing() as connection:
        now = {one.sha256: one for one in documents.held_documents(connection)}
        for one in found.differences:
            if one.held.sha256 in now and now[one.held.sha256].given == one.held.given:
                documents.replace_rows(connection, one.held.sha256, one.rows, found.extractor)
                done += 1
    return done


def difference_of(held: documents.Held, before: list[Observation], after: list[Observation]) -> Difference:
    """What tells two sets of rows of one document apart, matched by id."""
    old, new = {row.id: row for row in before}, {row.id: row for row in after}
    return Difference(
        held, after, [row for row in after if row.id not in old], [row for row in before if row.id not in new],
        [(old[row.id], row) for row in after if row.id in old and fields_changed(old[row.id], row)],
    )  # fmt: skip


def fields_changed(before: Observation, after: Observation) -> list[str]:
    """The columns in which two rows of one figure differ, in their order."""
    names = [name for name in COLUMNS if name not in _SAME]
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def give(library: Library, sha256: str, given: Given, who: str) -> int:
    """Say title, region, date and address of a whole document and extract it anew; returns its number of rows.

    What is said is kept as a correction of the document, with who and when. Raises ValueError for a region that is no
    place, LibraryError for a date that is none and where the document is not held.
    """
    try:
        canonical("date", given.date)
    except ValueError as error:
        raise LibraryError(str(error)) from error
    with library.reading() as connection:
        held = documents.held_document(connection, sha256)
        read = documents.as_document(connection, held)
    rows = extract_document(read, given)
    with library.writing() as connection:
        if documents.held_document(connection, sha256).given != held.given:
            raise LibraryError("somebody else has changed what is given of this document; look again")
        standing = {one.field: one for one in corrections.in_force(connection, sha256)}
        for name in ("title", "region", "date", "address"):
            old, new = getattr(held.given, name), getattr(given, name)
            if old != new:
                seen = standing[name].serial if name in standing else 0
                change = corrections.Change(sha256, name, old, new, held.name, "", seen)
                corrections.correct(connection, change, who)
        documents.replace_rows(connection, sha256, rows, extractor_version(), given)
    return len(rows)
