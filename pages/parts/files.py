"""The rows as CSV a spreadsheet opens right: byte-order mark, display values, no cell that runs as a formula."""

from __future__ import annotations

import pandas as pd

from extract.record import COLUMNS
from pages.parts.numbers import display_of

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FILE_COLUMNS = tuple(
    name
    for column in COLUMNS
    for name in ((column, "display_value", "display_unit") if column == "unit" else (column,))
)


def neutral(text: str) -> str:
    """A cell's text that no spreadsheet takes for a formula: an apostrophe before = + - @ and the like.

    >>> neutral("=1+1"), neutral("4.6万个")
    ("'=1+1", '4.6万个')
    """
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def as_file(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with the columns a file has: those of the table, display value and unit beside value and unit."""
    shown = [
        display_of(value, str(unit), quote)
        for value, unit, quote in zip(frame["value"], frame["unit"], frame["quote"], strict=True)
    ]
    out = frame.assign(
        display_value=pd.Series([number for number, _unit in shown], index=frame.index, dtype="float64"),
        display_unit=pd.Series([unit for _number, unit in shown], index=frame.index, dtype="string"),
    )
    return out[list(FILE_COLUMNS)]


def plain_number(value: float) -> str:
    """A number without exponent and without needless zeros, empty for none.

    >>> plain_number(6.77e12), plain_number(0.3333)
    ('6770000000000', '0.3333')
    """
    if value != value:
        return ""
    return f"{value:.10f}".rstrip("0").rstrip(".")


def csv_of(frame: pd.DataFrame) -> bytes:
    """The rows as CSV in UTF-8 with byte-order mark, lines ended as spreadsheets expect."""
    out = as_file(frame)
    for name in out.columns:
        if out[name].dtype.kind == "f":
            out[name] = out[name].map(plain_number)
        elif not pd.api.types.is_numeric_dtype(out[name]):
            out[name] = out[name].astype("string").map(neutral)
    text: str = out.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")
