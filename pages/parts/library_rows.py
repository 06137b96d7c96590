"""The library beside the shipped tables: its rows join them, its corrections and reviews lie over both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from extract.record import COLUMNS
from library import Library, LibraryError, corrections, documents, library_at, overlay, reviews, url_of_library
from library.store import is_there
from pages.parts import people, table
from pages.parts.outward import with_twins
from pages.parts.texts import _

REVIEW = pd.CategoricalDtype(list(reviews.STATES))
Stamp = tuple[str, int]


@dataclass(frozen=True)
class Joined:
    """The whole table and its sources; the documents held, by their name in the table; corrections without a figure."""

    frame: pd.DataFrame
    sources: pd.DataFrame
    held: dict[str, documents.Held]
    unmatched: list[corrections.Correction]


def library_at_hand() -> Library | None:
    """The library, None while nobody has kept anything; raises LibraryError where it cannot be opened."""
    url = url_of_library()
    return library_at(url) if is_there(url) else None


def library_to_write() -> Library:
    """The library, made where there is none; raises LibraryError where it cannot be, or one must sign in first."""
    if not people.may_change():
        raise LibraryError("one must sign in first")
    return library_at(url_of_library())


def stamp_of_library() -> Stamp:
    """What changes whenever the library does; raises LibraryError where it cannot be opened."""
    library = library_at_hand()
    return (library.url, library.revision()) if library else ("", 0)


def library_rows(library: Library) -> pd.DataFrame:
    """The rows of the documents held, as extracted, in the table's types."""
    with library.reading() as connection:
        rows = documents.rows_of(connection)
    return table.typed(pd.DataFrame(rows, columns=list(COLUMNS)))


@st.cache_resource(show_spinner=False, max_entries=2)
def joined(_shipped: pd.DataFrame, _sources: pd.DataFrame, key: object, stamp: Stamp) -> Joined:
    """Shipped tables and library as one table, made once for all readers; `key` and `stamp` say of what.

    A held document that is one of the shipped ones lends them its text, and the shipped rows stand. The table has a
    column more: `review`, what people said of each row.
    """
    if not stamp[0]:
        frame = _shipped.copy(deep=False)
        frame["review"] = reviews_of(frame, {})
        return Joined(frame, _sources, {}, [])
    library = library_at(stamp[0])
    with library.reading() as connection:
        held = documents.held_documents(connection)
        standing = corrections.in_force(connection)
        said = {figure: one.state for figure, one in reviews.states(connection).items()}
    own = library_rows(library)
    shipped_as = _names_in(_shipped, _sources, held, own)
    own = own[~own["document"].isin([one.name for one in held if one.sha256 in shipped_as])]
    frame = table.one_after_the_other([_shipped, own]) if len(own) else _shipped
    texts = {shipped_as.get(one.sha256, one.name): one for one in held}
    called = {one.name: shipped_as[one.sha256] for one in held if one.sha256 in shipped_as}
    standing = [overlay.moved(one, called.get(one.document, one.document)) for one in standing]
    lost = overlay.unmatched(frame["id"], [*frame["document"].cat.categories, *texts], standing)
    frame = overlay.with_corrections(frame, standing, texts).copy(deep=False)
    frame["level"] = table.levels_of(frame)
    frame["review"] = reviews_of(frame, said)
    sources = _with_own_sources(_sources, [one for one in held if one.sha256 not in shipped_as])
    return Joined(with_twins(frame), sources, texts, lost)


def reviews_of(frame: pd.DataFrame, said: Mapping[str, str]) -> pd.Series:
    """For each row what was said of it last, by its id; `unchecked` where nobody has said anything."""
    states = pd.Series("unchecked", index=frame.index, dtype=REVIEW)
    hit = frame["id"].isin(list(said))
    found = pd.Series([said[figure] for figure in frame.loc[hit, "id"]], index=frame.index[hit], dtype=REVIEW)
    return states.mask(hit, found.reindex(frame.index)) if len(found) else states


def reviewed_words(rows: pd.DataFrame) -> str:
    """How many of the rows somebody has checked or corrected: 已核对 k/n; empty for no rows.

    >>> reviewed_words(pd.DataFrame({"review": ["checked", "corrected", "unchecked"]}))
    '已核对 2/3'
    """
    if rows.empty:
        return ""
    done = int(rows["review"].isin(["checked", "corrected"]).sum())
    return _("已核对 {k:,}/{n:,}").format(k=done, n=len(rows))


def _names_in(
    shipped: pd.DataFrame, sources: pd.DataFrame, held: list[documents.Held], own: pd.DataFrame
) -> dict[str, str]:
    """Those held documents that are shipped ones, by SHA-256, and their name there.

    They are told by the hash of the file, else by the ids of their figures, which only the same text can have.
    """
    by_hash = {str(sha): str(name) for name, sha in sources["sha256"].items() if sha}
    found = {one.sha256: by_hash[one.sha256] for one in held if one.sha256 in by_hash}
    names = {one.name: one.sha256 for one in held}
    shared = shipped.loc[shipped["id"].isin(own["id"]), ["id", "document"]]
    mine = own.loc[own["id"].isin(shared["id"]), ["id", "document"]].merge(shared, on="id", suffixes=("", "_shipped"))
    for name, other in zip(mine["document"].astype(str), mine["document_shipped"].astype(str), strict=True):
        found.setdefault(names[name], other)
    return found


def _with_own_sources(sources: pd.DataFrame, held: list[documents.Held]) -> pd.DataFrame:
    """The list of sources with the reader's own documents, as far as they are given."""
    if not held:
        return sources
    rows = [
        dict.fromkeys(table.SOURCE_COLUMNS, "") | {
            "document": one.name, "title": one.given.title, "report_date": one.given.date,
            "address": one.given.address, "sha256": one.sha256,
        }
        for one in held
    ]  # fmt: skip
    more = pd.DataFrame(rows, columns=list(table.SOURCE_COLUMNS)).set_index("document", drop=False)
    return pd.concat([sources, more])
