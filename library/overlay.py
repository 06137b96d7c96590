"""Corrections laid over a table: who knows best wins, and the column `corrected` says where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from extract.record import COLUMNS
from library.added import renamed
from library.cells import ADDED, DELETED, FIGURE_ID, FOLLOWING, added_row, changes_of
from library.corrections import Correction


def with_corrections(
    frame: pd.DataFrame, standing: Iterable[Correction], documents: Collection[str] = ()
) -> pd.DataFrame:
    """The table with the corrections in force: cells changed, figures added, those taken out left out.

    `frame` has the columns of the table, in any types; it is not changed. Corrections of figures that are not in it
    have no effect (see `unmatched`), but for those added by hand in a document that is, or that is one of `documents`
    (at hand, though nothing was found in it).
    """
    wanted = [one for one in standing if len(one.subject) == FIGURE_ID]
    if not wanted:
        return frame
    frame = _with_added(frame, wanted, documents)
    hit = frame["id"].isin({one.subject for one in wanted}).to_numpy().nonzero()[0]
    place_of = dict(zip(frame["id"].iloc[hit].astype(str), map(int, hit), strict=True))
    changed: dict[str, dict[int, Any]] = {}
    fields: dict[int, list[str]] = {}
    for one in sorted(wanted, key=lambda one: one.serial):
        place = place_of.get(one.subject)
        if place is None or one.field == DELETED:
            continue
        fields.setdefault(place, []).append(one.field)
        if one.field == ADDED:
            continue
        before = {name: changed.get(name, {}).get(place, frame[name].iat[place]) for name in FOLLOWING}
        for name, cell in changes_of(one.field, one.new, before).items():
            changed.setdefault(name, {})[place] = cell
    changed["corrected"] = {place: " ".join(sorted(set(names))) for place, names in fields.items()}
    frame = frame.copy(deep=False)
    for name, cells in changed.items():
        frame[name] = _replaced(frame[name], cells)
    gone = [place for one in wanted if one.field == DELETED and (place := place_of.get(one.subject)) is not None]
    return frame.drop(index=frame.index[gone]).reset_index(drop=True) if gone else frame


def unmatched(ids: Iterable[str], documents: Iterable[str], standing: Sequence[Correction]) -> list[Correction]:
    """The corrections in force that change nothing, for their figure is not there.

    `ids` are those of the figures extracted, `documents` the names of the documents at hand, in which figures added by
    hand have their place.
    """
    named = set(documents)
    known = {*ids, *(one.subject for one in standing if one.field == ADDED and one.document in named)}
    return [one for one in standing if len(one.subject) == FIGURE_ID and one.subject not in known]


def moved(one: Correction, document: str) -> Correction:
    """A correction under another name of its document."""
    if one.document == document:
        return one
    return replace(one, document=document, new=renamed(one.new, document) if one.field == ADDED else one.new)


def _with_added(frame: pd.DataFrame, wanted: Iterable[Correction], besides: Collection[str]) -> pd.DataFrame:
    """The table and the rows added by hand, but for those an extractor finds by now."""
    known, documents = set(frame["id"]), {*frame["document"].astype(object).unique(), *besides}
    rows = [added_row(one.new) for one in wanted if one.field == ADDED and one.subject not in known]
    rows = [row for row in rows if row["document"] in documents]
    if not rows:
        return frame
    more = pd.DataFrame(rows, columns=list(COLUMNS))
    parts = {}
    for name in frame.columns:
        cells, own = frame[name], more[name] if name in more else pd.Series(None, index=more.index, dtype=object)
        if isinstance(cells.dtype, pd.CategoricalDtype):
            missing = [cell for cell in own.dropna().unique() if cell not in cells.cat.categories]
            kinds = cells.cat.add_categories(missing).dtype
            parts[name] = pd.concat([cells.astype(kinds), own.astype(kinds)], ignore_index=True)
        else:
            parts[name] = pd.concat([cells, own.astype(cells.dtype)], ignore_index=True)
    return pd.DataFrame(parts)


def _replaced(column: pd.Series, cells: dict[int, Any]) -> pd.Series:
    """The column with other cells at some places; a category column learns the new ones."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        missing = [cell for cell in dict.fromkeys(cells.values()) if cell not in column.cat.categories]
        column = column.cat.add_categories(missing)
    else:
        column = column.copy()
    for place, value in cells.items():
        column.iat[place] = float("nan") if value is None and column.dtype == "float64" else value
    return column
