"""The rows as CSV a spreadsheet opens right: byte-order mark, display values, no cell that runs as a formula."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from extract.record import COLUMNS
from extract.table import harmless, plain_number
from pages.parts.numbers import display_of

FILE_COLUMNS = tuple(
    name
    for column in COLUMNS
    for name in ((column, "display_value", "display_unit") if column == "unit" else (column,))
)
MARK = b"\xef\xbb\xbf"


def as_file(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with the columns a file has: those of the table, display value and unit beside value and unit."""
    shown = [
        display_of(value, unit, quote)
        for value, unit, quote in zip(
            frame["value"].to_numpy(), frame["unit"].astype("string"), frame["quote"], strict=True
        )
    ]
    out = frame.assign(
        display_value=pd.Series([number for number, _unit in shown], index=frame.index, dtype="float64"),
        display_unit=pd.Series([unit for _number, unit in shown], index=frame.index, dtype="string"),
    )
    return out[list(FILE_COLUMNS)]


def each_once(cells: pd.Series, change: Callable[[Any], str]) -> pd.Series:
    """The cells changed one by one, equal ones only once."""
    codes, values = pd.factorize(cells, use_na_sentinel=False)
    return pd.Series(np.array([change(value) for value in values], dtype=object)[codes], index=cells.index)


def cells_as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a file, every cell as the text that stands in it; what would run as a formula is harmless."""
    out = {}
    for name in frame:
        cells = frame[name]
        if cells.dtype.kind == "f":
            out[name] = each_once(cells, lambda value: "" if math.isnan(value) else plain_number(value))
        elif pd.api.types.is_numeric_dtype(cells):
            out[name] = cells.astype("string").fillna("")
        else:
            out[name] = each_once(cells.astype("string").fillna(""), harmless)
    return pd.DataFrame(out)


def csv_of(frame: pd.DataFrame) -> bytes:
    """The rows as CSV in UTF-8 with byte-order mark, lines ended as spreadsheets expect."""
    return MARK + plain_csv(cells_as_text(as_file(frame)))


def plain_csv(cells: pd.DataFrame) -> bytes:
    """Cells as CSV in UTF-8, lines ended by carriage return and line feed."""
    text: str = cells.to_csv(index=False, lineterminator="\r\n")
    return text.encode()
