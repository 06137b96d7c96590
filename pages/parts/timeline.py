"""One region's indicator over the years: which figure stands for a year, and where a line must break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pages.parts.marks import COMPARABLE
from pages.parts.ranking import Line, line_of, line_rows


@dataclass(frozen=True)
class Track:
    """The figures of one region and one kind (result or target), one line a year."""

    region: str
    kind: str
    years: dict[int, Line]

    def runs(self) -> list[list[int]]:
        """The stretches of consecutive years with a comparable number: a line is drawn within each, never across.

        >>> line = Line("全国", "exact", 6.0, None, None, "6%")
        >>> Track("全国", "result", {2010: line, 2011: line, 2013: line}).runs()
        [[2010, 2011], [2013]]
        """
        result: list[list[int]] = []
        for year in sorted(year for year, line in self.years.items() if line.mark in COMPARABLE):
            if result and result[-1][-1] == year - 1:
                result[-1].append(year)
            else:
                result.append([year])
        return result


def tracks_of(rows: pd.DataFrame, regions: Sequence[str], kinds: Sequence[str] = ("result", "target")) -> list[Track]:
    """The tracks of the chosen regions from the rows of one indicator, unit and basis; undated rows are left out."""
    dated = rows[rows["year"].notna()]
    cells: dict[tuple[str, str], dict[int, list[Any]]] = {}
    keys = zip(dated["region"].astype(str), dated["kind"].astype(str), dated["year"].astype(int), strict=True)
    for (region, kind, year), row in zip(keys, line_rows(dated), strict=True):
        cells.setdefault((region, kind), {}).setdefault(year, []).append(row)
    return [
        Track(region, kind, {year: line_of(of) for year, of in cells[region, kind].items()})
        for region in regions for kind in kinds if (region, kind) in cells
    ]  # fmt: skip


def longest_regions(rows: pd.DataFrame, most: int = 4) -> list[str]:
    """The regions with figures in most years, at most `most` of them."""
    years = rows[rows["year"].notna()].groupby("region", observed=True)["year"].nunique()
    order = sorted(years[years > 0].items(), key=lambda item: (-int(item[1]), str(item[0])))
    return [str(region) for region, _count in order[:most]]
