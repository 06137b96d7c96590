"""Reports that were read but not kept yet: their rows, what was corrected in them, and how they are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from extract import extract_document
from extract.reader import Document, Given, UnreadableDocument, documents_in
from extract.record import COLUMNS, Observation
from library import Library, corrections, documents, overlay
from library.added import as_correction, missed_figure, renamed
from library.cells import ADDED, DELETED, as_text, canonical
from library.corrections import Change, Correction
from library.version import extractor_version
from pages.parts import table
from pages.parts.library_rows import REVIEW


@dataclass
class Draft:
    """A report that was read: `changes` are the corrections to be kept with it, by figure and field."""

    document: Document
    given: Given
    rows: list[Observation]
    changes: dict[tuple[str, str], Change] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """A file that could not be read: what it is called and why."""

    name: str
    reason: str


def drafts_in(data: bytes, name: str) -> list[Draft | Failure]:
    """The reports that a file holds (a ZIP may hold many), extracted; what could not be read stands in its place."""
    found: list[Draft | Failure] = []
    try:
        for one in documents_in(data, name):
            if isinstance(one, UnreadableDocument):
                found.append(Failure(str(one.path), one.reason))
            else:
                found.append(draft_or_failure(one))
    except ValueError as error:  # its message is made for people
        found.append(Failure(name, str(error)))
    except Exception as error:  # a file may be damaged in more ways than its reader knows
        found.append(_not_extracted(name, error))
    return found


def draft_or_failure(document: Document) -> Draft | Failure:
    """A document extracted, or that it could not be: one must not stop the others that came with it."""
    try:
        return draft_of(document)
    except Exception as error:
        return _not_extracted(document.name, error)


def _not_extracted(name: str, error: Exception) -> Failure:
    return Failure(name, f"could not be extracted ({type(error).__name__})")


def draft_of(document: Document, given: Given | None = None) -> Draft:
    """A document extracted."""
    given = given or Given()
    return Draft(document, given, extract_document(document, given))


def given_anew(draft: Draft, given: Given) -> Draft:
    """The draft extracted with other things given of the whole document; its corrections stay.

    Raises ValueError where the region is no place, or the date none.
    """
    canonical("date", given.date)
    return replace(draft_of(draft.document, given), changes=draft.changes)


def change(draft: Draft, row: Mapping[str, object], fields: Mapping[str, str]) -> None:
    """Correct fields of one figure of a draft; a field set back to what was extracted is corrected no longer.

    Raises ValueError where a field cannot hold its text; then nothing is changed.
    """
    figure = str(row["id"])
    extracted = next((one for one in draft.rows if one.id == figure), None)
    texts = {name: canonical(name, text) for name, text in fields.items()}
    for name, new in texts.items():
        old = as_text(getattr(extracted, name, "")) if extracted else as_text(row.get(name))
        if extracted and name not in (DELETED, ADDED) and new == old:
            draft.changes.pop((figure, name), None)
        else:
            draft.changes[figure, name] = Change(figure, name, old, new, draft.document.name, str(row["quote"]))


def take_out(draft: Draft, row: Mapping[str, object]) -> None:
    """Take a figure out of the draft's rows; one that was added by hand is simply forgotten."""
    figure = str(row["id"])
    if (figure, ADDED) in draft.changes:
        for key in [key for key in draft.changes if key[0] == figure]:
            del draft.changes[key]
    else:
        change(draft, row, {DELETED: "yes"})


def bring_back(draft: Draft, figure: str) -> None:
    """Put a figure back that was taken out."""
    draft.changes.pop((figure, DELETED), None)


def add(draft: Draft, start: int, end: int) -> str:
    """Add the figure that stands at a span of the text, or bring back one taken out there; returns its id.

    Raises ValueError where none can be.
    """
    stand = [row for row in draft.rows if (row.id, DELETED) not in draft.changes]
    row = missed_figure(draft.document.text, start, end, draft.document.name, stand)
    if (row.id, DELETED) in draft.changes:
        bring_back(draft, row.id)
    else:
        draft.changes[row.id, ADDED] = Change(row.id, ADDED, "", as_correction(row), row.document, row.quote)
    return row.id


def frame_of(draft: Draft) -> pd.DataFrame:
    """The rows of a draft as they would be kept: corrected, in the table's types, with `level` and `review`."""
    made = [_as_correction(number, one) for number, one in enumerate(draft.changes.values(), 1)]
    frame = table.typed(pd.DataFrame(draft.rows, columns=list(COLUMNS)))
    frame = _with_name(frame, draft.document.name)
    frame = overlay.with_corrections(frame, made, [draft.document.name]).sort_values("start", ignore_index=True)
    frame["level"] = table.levels_of(frame)
    changed = frame["corrected"] != ""
    frame["review"] = pd.Series("unchecked", index=frame.index).where(~changed, "corrected").astype(REVIEW)
    return frame


def keep(library: Library, kept: Iterable[Draft], who: str, taken: Collection[str]) -> list[documents.Held]:
    """Keep drafts in the library with their corrections, all of them or none; returns them as held.

    They stand before what was corrected in the same report earlier, even one that was removed since. `taken` are the
    names other tables use. Raises LibraryError where that fails.
    """
    held = []
    with library.writing() as connection:
        for draft in kept:
            one, _new = documents.add_document(
                connection, draft.document, draft.given, draft.rows, who, extractor_version(), taken
            )
            held.append(one)
            for made in draft.changes.values():
                if made.field == ADDED:
                    made = replace(made, new=renamed(made.new, one.name))
                earlier = corrections.correction_of(connection, made.subject, made.field)
                seen = earlier.serial if earlier else 0
                corrections.correct(connection, replace(made, document=one.name, seen=seen), who)
    return held


def _with_name(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """The frame with the document's name among its categories, though it may have no row."""
    if name not in frame["document"].cat.categories:
        frame["document"] = frame["document"].cat.add_categories([name])
    return frame


def _as_correction(number: int, one: Change) -> Correction:
    return Correction(number, one.subject, one.field, 1, one.old, one.new, one.document, one.quote, "", "", "", "")
