"""Reading the shipped tables into one frame, once, and the list of their sources."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO

import pandas as pd
from pandas.api.types import union_categoricals

from extract.record import COLUMNS
from extract.table import DECIMAL, WHOLE, unharmed

ROOT = Path(__file__).resolve().parents[2]
SOURCE_COLUMNS = (
    "document", "title", "reporter", "meeting", "report_date", "published", "publisher", "address", "kind", "extent",
    "sha256",
)  # fmt: skip
FREE_TEXTS = ("id", "quote", "label", "region_clue", "year_text", "mask", "twin", "same_as", "corrected")
CATEGORIES = tuple(name for name in COLUMNS if name not in WHOLE | DECIMAL | {*FREE_TEXTS})
NATIONAL = "全国"


class TableError(Exception):
    """A table that cannot be read; the message names the file and says why."""


def folder_of_tables() -> Path:
    """The folder the tables lie in: the environment's FIGURES_DATA, else data/observations."""
    return Path(os.environ.get("FIGURES_DATA") or ROOT / "data" / "observations")


def table_files(folder: Path) -> tuple[Path, ...]:
    """The observation tables of a folder (`*.csv` and `*.parquet`, without sources.csv), by name.

    A folder in it that holds Parquet files is a table in parts, as `python -m extract -o FOLDER/` writes it.
    """
    found = [*folder.glob("*.csv"), *folder.glob("*.parquet"), *folder.glob("*/*.parquet")]
    return tuple(sorted(path for path in found if path.name != "sources.csv"))


def stamp_of(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size in bytes and time of change of each file of a folder: changes whenever a table does."""
    paths = [*table_files(folder), folder / "sources.csv"]
    return tuple((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths if path.exists())


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of text cells with every column of the table, in order, in its type (categories, numbers, text)."""
    columns: dict[str, pd.Series] = {}
    for name in COLUMNS:
        cells = frame[name] if name in frame else pd.Series("", index=frame.index)
        if name in WHOLE:
            columns[name] = pd.to_numeric(cells, errors="coerce").astype("Int32")
        elif name in DECIMAL:
            columns[name] = pd.to_numeric(cells, errors="coerce").astype("float64")
        elif name in CATEGORIES:
            columns[name] = categories_of(cells)
        else:
            columns[name] = cells.astype("string").fillna("")
    return pd.DataFrame(columns)


def categories_of(cells: pd.Series) -> pd.Series:
    """Text cells as categories, missing ones as ``""``; what are categories already are not written out in between."""
    if not isinstance(cells.dtype, pd.CategoricalDtype) or cells.isna().any():
        return cells.astype("string").fillna("").astype("category")
    return pd.Series(pd.Categorical.from_codes(cells.cat.codes, cells.cat.categories.astype("string")), cells.index)


def read_table(path: Path) -> pd.DataFrame:
    """One table of observations, typed.

    Raises TableError where the file cannot be read or lacks the columns every row needs.
    """
    try:
        frame = pd.read_parquet(path) if path.suffix == ".parquet" else cells_of_csv(path)
    except (OSError, ValueError, pd.errors.ParserError) as error:
        raise TableError(f"{path.name}: {error}") from error
    missing = [name for name in ("id", "document", "quote", "region", "value", "status") if name not in frame]
    if missing:
        raise TableError(f"{path.name}: {', '.join(missing)}")
    return typed(frame)


def cells_of_csv(source: Path | BinaryIO) -> pd.DataFrame:
    """The cells of a table of observations in CSV, as texts, without the apostrophes that keep them from running."""
    frame = pd.read_csv(source, dtype="string", keep_default_na=False, encoding="utf-8-sig")
    for name, cells in frame.items():
        led = cells[cells.str.startswith("'").fillna(False).astype(bool)]
        if len(led):
            frame[name] = cells.mask(cells.index.isin(led.index), led.map(unharmed))
    return frame


def read_tables(paths: Iterable[Path]) -> pd.DataFrame:
    """All rows of several tables in one typed frame, a row that stands in two of them once, with `level` added."""
    frame = one_after_the_other([read_table(path) for path in paths] or [typed(pd.DataFrame())])
    frame = frame.drop_duplicates("id").reset_index(drop=True)
    for name in CATEGORIES:
        frame[name] = frame[name].cat.remove_unused_categories()
    frame["level"] = levels_of(frame)
    return frame


def one_after_the_other(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Typed tables as one, with the columns of the last; categories are brought together, not turned into text."""
    columns: dict[str, pd.Series] = {}
    for name in frames[-1].columns:
        parts = [frame[name] for frame in frames]
        if isinstance(parts[0].dtype, pd.CategoricalDtype):
            columns[name] = pd.Series(union_categoricals(parts, sort_categories=True))
        else:
            columns[name] = pd.concat(parts, ignore_index=True)
    return pd.DataFrame(columns)


def levels_of(frame: pd.DataFrame) -> pd.Series:
    """For each row how wide its region is: `national`, `province`, `place` (narrower, or a body) or `none`."""
    region = frame["region"].astype("string")
    level = pd.Series("place", index=frame.index, dtype="string")
    level[region == frame["province"].astype("string")] = "province"
    level[region == NATIONAL] = "national"
    level[region == ""] = "none"
    return level.astype(pd.CategoricalDtype(["national", "province", "place", "none"]))


def read_sources(folder: Path) -> pd.DataFrame:
    """The list of sources of a folder, all text, one row a document; empty where there is none."""
    path = folder / "sources.csv"
    rows: list[dict[str, str]] = []
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = [{name: row.get(name) or "" for name in SOURCE_COLUMNS} for row in csv.DictReader(handle)]
    return (
        pd.DataFrame(rows, columns=list(SOURCE_COLUMNS)).drop_duplicates("document").set_index("document", drop=False)
    )


def titles_of(documents: Iterable[str], sources: pd.DataFrame) -> dict[str, str]:
    """Each document's title as the sources give it, else the file's name without folder and ending."""
    titles = sources["title"].to_dict()
    return {name: titles.get(name) or Path(name).stem for name in documents}


@cache
def read_tiles(path: Path = ROOT / "data" / "tiles.csv") -> pd.DataFrame:
    """The 34 province-level units: region, short name, row and column on the tile map, group, covered or not.

    Read once: nobody may change it.
    """
    return pd.read_csv(path, dtype={"region": "string"}, keep_default_na=False)
