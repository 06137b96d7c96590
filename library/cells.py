"""What the fields of a figure can be corrected to, and what follows from a correction for its other fields."""

from __future__ import annotations

import json
import math
import re
from datetime import date
from functools import lru_cache
from typing import Any

from extract.lexicon import rows_of
from extract.record import COLUMNS
from extract.regions import region_named
from extract.table import DECIMAL, WHOLE, plain_number

DELETED, ADDED = "deleted", "added"  # no columns: the figure is none; the figure was missed, `new` is its row as JSON
FIGURE_ID = 12  # signs of a figure's id; other subjects of corrections are documents, by their SHA-256
CODES = {
    "kind": ("result", "target", "rule"),
    "role": ("level", "from", "to", "change", "gap", "rank"),
    "qualifier": ("exact", "at_least", "at_most", "nearly", "about"),
    "time_basis": ("", "year", "cumulative", "annual_average", "as_of"),
    "basis": ("", "nominal", "real", "comparable"),
}
FIELDS = ("region", "year", "label", "indicator", "theme", "topic", "initiative", "value", "low", "high", "unit",
          "qualifier", "role", "compared_with", "kind", "time_basis", "basis")  # fmt: skip
OF_DOCUMENTS = ("title", "region", "date", "address")
FOLLOWING = ("doubt", "status", "topic")  # fields that a correction of another one may change
_RESOLVED = {"region": {"no_region", "region_by_clue"}, "year": {"no_year", "year_by_document"}, "label": {"no_label"}}
_SPACES = re.compile(r"\s+")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_LONGEST = 500
_YEARS = range(1000, 3000)
Cells = dict[str, Any]


def as_text(cell: Any) -> str:
    """A cell as text, as corrections hold it: empty for none, numbers in plain digits.

    >>> as_text(46000.0), as_text(2021), as_text(None), as_text(float("nan"))
    ('46000', '2021', '', '')
    """
    if cell is None or cell != cell:
        return ""
    return plain_number(float(cell)) if isinstance(cell, float) else str(cell)


def canonical(field: str, text: str) -> str:
    """The text as it is kept, once it is known that the field can hold it.

    Raises ValueError (with a reason made for people) where it cannot.

    >>> canonical("value", " 46,000 "), canonical("label", " 建立\\n联系点 ")
    ('46000', '建立 联系点')
    """
    if field == ADDED:
        return text if _row_of(text) else ""
    text = _SPACES.sub(" ", text.replace("\0", "")).strip()
    if field == DELETED:
        return "yes"
    if field not in FIELDS and field not in OF_DOCUMENTS:
        raise ValueError(f"{field} cannot be corrected")
    if len(text) > _LONGEST:
        raise ValueError(f"{field} can hold {_LONGEST} signs, not {len(text):,}")
    if field in CODES and text not in CODES[field]:
        raise ValueError(f"{field} is one of {', '.join(filter(None, CODES[field]))}")
    if field == "region" and text:
        region_named(text)
    if field == "date" and text and not _is_date(text):
        raise ValueError(f"{text} is no date (2026, 2026-02 or 2026-02-03)")
    return as_text(typed(field, text))


def _is_date(text: str) -> bool:
    """True for YYYY, YYYY-MM or YYYY-MM-DD that is in the calendar."""
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False


def typed(field: str, text: str) -> str | int | float | None:
    """A cell of the table from a correction's text; raises ValueError where a number is none, or no year.

    >>> typed("year", "2021"), typed("value", ""), typed("label", "联系点")
    (2021, None, '联系点')
    """
    if field in WHOLE:
        if not text:
            return None
        year = int(text)
        if year not in _YEARS:
            raise ValueError(f"{text} is no year")
        return year
    if field in DECIMAL:
        if not text:
            return None
        number = float(text.replace(",", "").replace("，", ""))
        if not math.isfinite(number):
            raise ValueError(f"{text} is no number")
        return number
    return text


def changes_of(field: str, text: str, before: Cells) -> Cells:
    """All cells that a correction of one field changes in a row `before`: its own and those that follow from it.

    >>> changes_of("region", "宜春市", {"doubt": "no_region no_year"})["province"]
    '江西'
    """
    cells: Cells = {field: typed(field, text)}
    if field == "region":
        found = region_named(text) if text else None
        cells |= {
            "region": found.region if found else "",
            "region_code": found.region_code if found else "", "province": found.province if found else "",
            "region_basis": "given" if found else "none", "region_clue": "",
        }  # fmt: skip
    if field == "year":
        cells |= {"period": text}
    if field == "theme" and str(before.get("topic") or "") not in _topics_of(text):
        cells |= {"topic": ""}
    if field == "value" and text:
        cells |= {"low": None, "high": None}
        if before.get("status") in ("masked", "worded"):
            cells |= {"status": "reported"}
    if field in ("low", "high") and text:
        cells |= {"value": None}
    if resolved := _RESOLVED.get(field):
        cells["doubt"] = " ".join(code for code in str(before.get("doubt") or "").split() if code not in resolved)
    return cells


def added_row(text: str) -> Cells:
    """The row of a figure that was added by hand, from its correction; raises ValueError where it is none."""
    return dict(_row_of(text))


@lru_cache(maxsize=64)
def _topics_of(theme: str) -> frozenset[str]:
    """The finer groups below a theme."""
    return frozenset(row["topic"] for row in rows_of("topics") if row["theme"] == theme)


@lru_cache(maxsize=1024)
def _row_of(text: str) -> Cells:
    try:
        row = json.loads(text)
    except ValueError:
        row = None
    if not isinstance(row, dict) or set(row) != set(COLUMNS):
        raise ValueError("what was added is no row of the table")
    for name, cell in row.items():
        wanted = (int, float, type(None)) if name in WHOLE | DECIMAL else (str,)
        if not isinstance(cell, wanted) or isinstance(cell, bool):
            raise ValueError(f"what was added is no row of the table ({name})")
    return row
