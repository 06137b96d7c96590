"""A figure that was missed, added by hand: its row, as far as the words chosen for it say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from extract import find_figures
from extract.pipeline import first_sign, identifier_of
from extract.record import COLUMNS, Observation
from extract.table import DECIMAL, WHOLE

_ENDS = re.compile(r"[。！？；\n]")
_LONGEST = 60
_LENT = ("section", "region", "region_code", "province", "region_basis", "region_clue", "year", "period", "theme",
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
    quote = text[start:end]
    start, end = start + len(quote) - len(quote.lstrip()), end - (len(quote) - len(quote.rstrip()))
    quote = text[start:end]
    if not 0 <= start < end <= len(text):
        raise ValueError("there is no text at this place")
    if len(quote) > _LONGEST:
        raise ValueError(f"a number has up to {_LONGEST} signs, not {len(quote)}")
    figures = find_figures(quote)
    if len(figures) > 1:
        raise ValueError("there are several numbers in it")
    begin, finish = _sentence(text, start, end)
    identity = identifier_of(text)(start + first_sign(quote))
    known = list(rows)
    if any(row.id == identity for row in known):
        raise ValueError("this number is in the table already")
    cells = dict.fromkeys(COLUMNS, "") | dict.fromkeys(WHOLE | DECIMAL, None)
    cells |= {
        "id": identity, "document": document, "section": 1, "start": start, "end": end, "sentence_start": begin,
        "sentence_end": finish, "quote": quote, "region_basis": "none", "qualifier": "exact", "role": "level",
        "kind": "result", "status": "reported",
    }  # fmt: skip
    if figures:
        found = figures[0]
        cells |= {name: getattr(found, name) for name in ("value", "low", "high", "unit", "qualifier", "mask")}
        cells["status"] = "masked" if found.mask else "reported"
    lender = min(known, key=lambda row: abs(row.start - start), default=None)
    if lender is not None:
        cells["section"] = lender.section
        if begin <= lender.start < finish:
            cells |= {name: getattr(lender, name) for name in _LENT}
    row = Observation(**cells)  # type: ignore[arg-type]
    return row._replace(doubt=_doubts_of(row))


def as_correction(row: Observation) -> str:
    """The row as a correction holds it."""
    return json.dumps(row._asdict(), ensure_ascii=False)


def renamed(row: str, document: str) -> str:
    """The row of a correction (see `as_correction`) under another name of its document."""
    return json.dumps({**json.loads(row), "document": document}, ensure_ascii=False)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence around a place, as far as signs tell."""
    before = [found.end() for found in _ENDS.finditer(text, max(0, start - 2000), start)]
    after = _ENDS.search(text, end, end + 2000)
    return (before[-1] if before else max(0, start - 2000)), (after.end() if after else min(len(text), end + 2000))


def _doubts_of(row: Observation) -> str:
    weak = (("no_label", not row.label), ("no_region", not row.region), ("no_year", row.year is None))
    return " ".join(code for code, is_weak in weak if is_weak)
