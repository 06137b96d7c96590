"""The version of a table, and what changed between two of them: rows added, gone, changed, told apart by id."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from extract.record import COLUMNS
from extract.table import DECIMAL, WHOLE
from pages.parts.table import TableError, cells_of_csv, typed

DIGITS = 12
LARGEST = 400_000_000  # bytes of a file within a ZIP that is read
COMPARED = tuple(name for name in COLUMNS if name != "id")


@dataclass(frozen=True)
class Changes:
    """What became of a table: `added` and `gone` are its rows, `changed` has a line for each cell that changed.

    The columns of `changed` are id, document, quote, column, before, after.
    """

    added: pd.DataFrame
    gone: pd.DataFrame
    changed: pd.DataFrame
    same: int

    def __bool__(self) -> bool:
        return bool(len(self.added) or len(self.gone) or len(self.changed))


def version_of(frame: pd.DataFrame) -> str:
    """The version of a table: the first 12 hex digits of a SHA-256 over its cells, whatever the order of its rows.

    The format of the files (CSV, Parquet) and how they are cut does not matter; every cell does.
    """
    order = pc.sort_indices(texts_of(frame["id"]))
    digest = hashlib.sha256(str(len(frame)).encode())
    for name in COLUMNS:
        digest.update(f"\0{name}\0".encode())
        if name in WHOLE | DECIMAL:
            numbers = frame[name].to_numpy(dtype="<f8", na_value=np.nan)
            digest.update(numbers[order.to_numpy()].tobytes())
        else:
            texts = texts_of(frame[name]).take(order)
            lengths = pc.binary_length(texts).to_numpy().astype("<i8")
            digest.update(lengths.tobytes())
            digest.update(memoryview(texts.buffers()[2] or b"")[: int(lengths.sum())])
    return digest.hexdigest()[:DIGITS]


def texts_of(cells: pd.Series) -> Any:
    """Cells of text, of categories too, as one array of Arrow, empty where there is none."""
    array = pa.array(cells)
    array = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    array = array.dictionary_decode() if pa.types.is_dictionary(array.type) else array
    return pc.fill_null(array.cast(pa.large_string()), "")


def as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of the table as text, one row an id, so that two tables can be compared cell by cell."""
    columns = {}
    for name in COLUMNS:
        cells = frame[name]
        if name in WHOLE:
            columns[name] = cells.astype("Int64").astype("string").fillna("")
        elif name in DECIMAL:
            columns[name] = cells.astype("float64").map(lambda number: "" if number != number else f"{number:.12g}")
        else:
            columns[name] = cells.astype("string").fillna("")
    return pd.DataFrame(columns).drop_duplicates("id").set_index("id", drop=False).astype(object)


def changes_of(before: pd.DataFrame, after: pd.DataFrame) -> Changes:
    """How the table `after` differs from `before`; a row is the same figure where its id is the same.

    >>> rows = typed(pd.DataFrame({"id": ["a", "b"], "unit": ["个", "名"]}))
    >>> changes = changes_of(rows, rows.assign(id=["a", "c"], unit=["项", "名"]))
    >>> list(changes.added["id"]), list(changes.gone["id"]), changes.changed[["id", "before", "after"]].values.tolist()
    (['c'], ['b'], [['a', '个', '项']])
    """
    old, new = as_text(before), as_text(after)
    kept = old.index.intersection(new.index)
    earlier, later = old.loc[kept], new.loc[kept]
    lines = []
    for name in COMPARED:
        differs = (earlier[name] != later[name]).to_numpy()
        if differs.any():
            rows = later[differs]
            lines.append(pd.DataFrame({
                "id": rows["id"], "document": rows["document"], "quote": rows["quote"], "column": name,
                "before": earlier.loc[differs, name], "after": rows[name],
            }))  # fmt: skip
    columns = ["id", "document", "quote", "column", "before", "after"]
    changed = pd.concat(lines, ignore_index=True) if lines else pd.DataFrame(columns=columns)
    added, gone = after[~after["id"].isin(old.index)], before[~before["id"].isin(new.index)]
    return Changes(added, gone, changed, len(kept) - changed["id"].nunique())


def read_download(raw: bytes, name: str) -> pd.DataFrame:
    """A table that was downloaded here before (CSV, the CSV in a ZIP, or Parquet), typed.

    Raises TableError for anything else.
    """
    try:
        if name.lower().endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                if archive.getinfo("data.csv").file_size > LARGEST:
                    raise TableError(f"{name}: data.csv")
                raw = archive.read("data.csv")
        table = io.BytesIO(raw)
        frame = pd.read_parquet(table) if name.lower().endswith(".parquet") else cells_of_csv(table)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, pa.ArrowException) as error:
        raise TableError(f"{name}: {error}") from error
    missing = [column for column in ("id", "document", "quote", "value", "status") if column not in frame]
    if missing:
        raise TableError(f"{name}: {', '.join(missing)}")
    return typed(frame)
