"""A figure that was missed, added by hand: its row, as far as the words chosen for it say."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from extract import find_figures
from extract.outline import section_at, sentence_at
from extract.pipeline import doubts_of, first_sign, identifier_of, outlined
from extract.record import COLUMNS, Observation
from extract.table import DECIMAL, WHOLE

_LONGEST = 60
_LENT = ("region", "region_code", "province", "region_basis", "region_clue", "year", "period", "year_text", "theme",
         "topic")  # fmt: skip


def missed_figure(text: str, start: int, end: int, document: str, rows: Iterable[Observation]) -> Observation:
    """The row of a figure that stands at `text[start:end]` (blanks around it do not count) and no row tells of.

    Value, bounds, unit and mask are read from those words; region, year and theme are those of the nearest figure of
    the same sentence, where there is one. Raises ValueError where the span is empty, too long, holds several numbers
    or one that a row tells of.

    >>> row = missed_figure("共培训约3.5万人次。", 3, 10, "a.txt", [])
    >>> row.quote, row.value, row.unit, row.qualifier, row.doubt
    ('约3.5万人次', 35000.0, '人次', 'about', 'no_label no_region no_year')
    """
    start, end = _without_blanks(text, start, end)
    quote = text[start:end]
    if not 0 <= start < end <= len(text):
        raise ValueError("there is no text at this place")
    if len(quote) > _LONGEST:
        raise ValueError(f"a number has up to {_LONGEST} signs, not {len(quote)}")
    number = _number_in(quote)
    identity = identifier_of(text)(start + first_sign(quote))
    known = list(rows)
    if any(row.id == identity for row in known):
        raise ValueError("this number is in the table already")
    reading, outline = outlined(text)
    at = reading.index(start)
    section, (begin, finish) = section_at(outline, at), reading.span(*sentence_at(outline, at))
    cells = dict.fromkeys(COLUMNS, "") | dict.fromkeys(WHOLE | DECIMAL, None) | {
        "id": identity, "document": document, "section": section.number if section else 0, "start": start, "end": end,
        "sentence_start": begin, "sentence_end": finish, "quote": quote, "region_basis": "none", "qualifier": "exact",
        "role": "level", "kind": "result", "status": "reported",
    }  # fmt: skip
    lender = min(known, key=lambda row: abs(row.start - start), default=None)
    if lender is not None and begin <= lender.start < finish:
        cells |= {name: getattr(lender, name) for name in _LENT}
    row = Observation(**(cells | number))  # type: ignore[arg-type]
    return row._replace(doubt=doubts_of(row.label, row.region, row.region_basis, row.year, row.year_text))


def as_correction(row: Observation) -> str:
    """The row as a correction holds it."""
    return json.dumps(row._asdict(), ensure_ascii=False)


def renamed(row: str, document: str) -> str:
    """The row of a correction (see `as_correction`) under another name of its document."""
    return json.dumps({**json.loads(row), "document": document}, ensure_ascii=False)


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a piece of text without the blanks around it."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _number_in(quote: str) -> dict[str, Any]:
    """The cells that the words of a figure give; none where no number is read in them."""
    figures = find_figures(quote)
    if len(figures) > 1:
        raise ValueError("there are several numbers in it")
    if not figures:
        return {}
    cells = {name: getattr(figures[0], name) for name in ("value", "low", "high", "unit", "qualifier", "mask")}
    return cells | {"status": "masked" if figures[0].mask else "reported"}
