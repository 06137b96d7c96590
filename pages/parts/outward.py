"""Recovered values: where the stated figure stands, and the table as it looks without them, for use outside."""

from __future__ import annotations

import re

import pandas as pd

from extract import find_figures
from pages.parts.table import levels_of
from pages.parts.texts import N_

CHOICE = N_("对外使用：据对照本补出的数值、地区和年份不列出，仍作数字隐去")
STATED_YEAR = re.compile(r"[0-9０-９]{4}|[〇零一二三四五六七八九]{4}")


def bounds_of_mask(quote: str) -> tuple[float | None, float | None]:
    """What a masked number as written may be at least and at most, in base units; None where that is open.

    >>> bounds_of_mask("x.x万个"), bounds_of_mask("*万名")
    ((10000.0, 99000.0), (10000.0, None))
    """
    found = find_figures(quote)
    return (found[0].low, found[0].high) if found else (None, None)


def _with_cells(column: pd.Series, where: pd.Series, cells: object) -> pd.Series:
    """A column with other cells in some rows, whatever its type."""
    if isinstance(column.dtype, pd.CategoricalDtype) and cells not in column.cat.categories:
        column = column.cat.add_categories(pd.Index([cells], dtype="string"))
    return column.mask(where, cells)


def masked_again(frame: pd.DataFrame) -> pd.DataFrame:
    """The table as it is without its twins: recovered values masked with their bounds, nor places and years by twin.

    A year that a row with a twin writes out itself stays. The frame given is not changed.
    """
    by_twin = frame["twin"] != ""
    hidden = frame["status"] == "recovered"
    placed = frame["region_basis"] == "twin"
    if not (by_twin | hidden | placed).any():
        return frame
    bounds = pd.Series([bounds_of_mask(quote) for quote in frame.loc[hidden, "quote"]], index=frame.index[hidden])
    out = frame.copy(deep=False)
    out["status"] = _with_cells(frame["status"], hidden, "masked")
    out["value"] = frame["value"].mask(hidden)
    for position, name in enumerate(("low", "high")):
        known = pd.to_numeric(bounds.map(lambda ends, at=position: ends[at]), errors="coerce").astype("float64")
        out[name] = known.reindex(frame.index).where(hidden, frame[name])
    for name in ("region", "region_code", "province", "region_clue"):
        out[name] = _with_cells(frame[name], placed, "")
    out["region_basis"] = _with_cells(frame["region_basis"], placed, "masked")
    dated = by_twin & ~frame["year_text"].str.contains(STATED_YEAR)
    out["year"] = frame["year"].mask(dated)
    out["period"] = _with_cells(frame["period"], dated, "")
    out["twin"] = frame["twin"].mask(by_twin, "")
    out["level"] = levels_of(out)
    return out


def with_twins(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with `twin_quote`, `twin_document` and `twin_section` of the figure each value was recovered from."""
    wanted = frame.loc[(frame["status"] == "recovered") & (frame["twin"] != ""), "twin"]
    stated = frame[frame["id"].isin(wanted)].drop_duplicates("id").set_index("id")
    for name in ("quote", "document", "section"):
        cells = wanted.map(stated[name].astype("string")).reindex(frame.index)
        frame[f"twin_{name}"] = cells.astype("string").fillna("")
    return frame
