"""What the user knows of the documents, from a CSV file."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path
from typing import Final

from extract.reader import Given, read_text
from extract.regions import region_named

_COLUMNS: Final = ("document", "title", "region", "date", "address")
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def given_of(path: Path) -> dict[str, Given]:
    """What the CSV file `path` (columns document, title, region, date, address) says of each document, by its name.

    It may be in any encoding that a report may be in, its cells parted by commas, semicolons or tabs. Raises
    ValueError, naming file and line, where it cannot be read, has no column `document`, a name stands twice, a date
    is none or a region no known place.
    """
    text = read_text(path)
    header = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=next((one for one in "\t;" if one in header), ","))
    given: dict[str, Given] = {}
    try:
        if "document" not in (rows.fieldnames or ()):
            raise ValueError("has no column “document”")
        for row in rows:
            cells = {key: (row.get(key) or "").strip() for key in _COLUMNS}
            name = cells.pop("document")
            if name in given:
                raise ValueError(f"{name} stands twice")
            if cells["date"] and not is_date(cells["date"]):
                raise ValueError(f"{cells['date']!r} is no date (2026, 2026-02 or 2026-02-03)")
            if cells["region"]:
                region_named(cells["region"])
            given[name] = Given(**cells)
    except (ValueError, csv.Error) as error:
        line = max(rows.line_num + isinstance(error, csv.Error), 1)  # csv counts a line that it has read
        raise ValueError(f"{path}, line {line}: {error}") from error
    return given


def is_date(text: str) -> bool:
    """True for YYYY, YYYY-MM or YYYY-MM-DD that is in the calendar.

    >>> is_date("2026-02"), is_date("2026-02-03"), is_date("2026-02-30")
    (True, True, False)
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True
