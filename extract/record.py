"""The record: what a figure is, what an observation is, and the columns of the table, in order."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """A number, or a masked number, as it stands in a text.

    `start` and `end` are half-open code-point offsets: ``text[start:end] == quote``. `value` is in base units of
    `unit` (4.6万个 is 46000 个); it is None where the number is masked or a range, and then `low` and `high` bound it
    (None = open). `mask` holds the mask signs as written, else it is empty.
    """

    start: int
    end: int
    quote: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    qualifier: str
    mask: str
    form: str  # plain, masked, range, fraction, ratio, multiple, rank


class Observation(NamedTuple):
    """One row of the table: a figure and everything its report says of it (the columns of the documentation)."""

    id: str
    document: str
    section: int
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    quote: str
    label: str
    indicator: str
    initiative: str
    theme: str
    topic: str
    region: str
    region_code: str
    province: str
    region_basis: str
    region_clue: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    qualifier: str
    role: str
    compared_with: str
    kind: str
    year: int | None
    period: str
    year_text: str
    time_basis: str
    basis: str
    status: str
    mask: str
    twin: str = ""
    same_as: str = ""
    doubt: str = ""
    corrected: str = ""


COLUMNS: tuple[str, ...] = Observation._fields
