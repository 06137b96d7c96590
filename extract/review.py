"""Which labels meet under one comparison name: a listing to review before figures are compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from extract.record import Observation

_EXAMPLES = 12  # labels shown of one indicator

Listing = dict[str, Any]


def indicators_listing(rows: Iterable[Observation | Mapping[str, Any]]) -> list[Listing]:
    """One entry for each indicator of a table: who reports it, when, in what units, and the labels merged in it.

    `rows` are observations, or rows of a table as read from CSV (text cells). Each entry holds `indicator`, `theme`,
    `topic` (the most frequent ones), `figures` (rows), `regions` and `years` (sorted, distinct, unknown ones left
    out), `units` and `labels` (most frequent first; `labels` at most 12), `label_count` (distinct labels) and
    `masked_share` (0 to 1, to three decimals). Order: most regions first, then most figures, then name. Figures
    without an indicator are the last entry, with an empty name.

    >>> row = {"indicator": "粮食产量", "label": "粮食总产量", "region": "湖南", "year": "2025", "unit": "吨"}
    >>> indicators_listing([row])[0]["regions"]
    ['湖南']
    """
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        cells = row if isinstance(row, Mapping) else {name: getattr(row, name) for name in _COLUMNS}
        groups[str(cells["indicator"] or "")].append(cells)
    entries = [_entry(name, cells) for name, cells in groups.items()]
    return sorted(entries, key=lambda entry: (not entry["indicator"], -len(entry["regions"]), -entry["figures"],
                                              entry["indicator"]))  # fmt: skip


_COLUMNS = ("indicator", "label", "region", "year", "unit", "mask", "theme", "topic")


def _entry(name: str, rows: list[Mapping[str, Any]]) -> Listing:
    """The entry of one indicator."""
    labels = _frequent(rows, "label")
    masked = sum(1 for row in rows if row.get("mask"))
    return {
        "indicator": name,
        "theme": next(iter(_frequent(rows, "theme")), ""),
        "topic": next(iter(_frequent(rows, "topic")), ""),
        "figures": len(rows),
        "regions": sorted({str(row["region"]) for row in rows if row.get("region")}),
        "years": sorted({int(float(row["year"])) for row in rows if row.get("year") not in (None, "")}),
        "units": _frequent(rows, "unit"),
        "masked_share": round(masked / len(rows), 3),
        "labels": labels[:_EXAMPLES],
        "label_count": len(labels),
    }


def _frequent(rows: list[Mapping[str, Any]], column: str) -> list[str]:
    """The distinct values of a column, most frequent first, empty ones left out."""
    counted = Counter(str(row.get(column) or "") for row in rows)
    return [value for value, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if value]
