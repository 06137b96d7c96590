"""How one region stands among all: for each of its figures the position, by theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pages.parts import series
from pages.parts.marks import COMPARABLE
from pages.parts.ranking import Line, line_rows, ranked_rows

FEWEST = 5  # regions that must give a number before a position says something


@dataclass(frozen=True)
class Standing:
    """One figure of a region in its series; `lines` are those of all regions, `line` the region's own."""

    indicator: str
    series: series.Series
    theme: str
    topic: str
    line: Line
    lines: tuple[Line, ...]

    @property
    def given(self) -> int:
        """How many regions give a comparable number."""
        return sum(line.mark in COMPARABLE for line in self.lines)


def standings_of(
    frame: pd.DataFrame, prepared: pd.DataFrame, region: str, fewest: int = FEWEST
) -> list[Standing]:  # fmt: skip
    """A province's figures in every series that at least `fewest` provinces share, widest series first.

    `prepared` are the rows of `frame` made ready to be compared.
    """
    rows = prepared[prepared["level"] == "province"]
    number = series.numbered(rows, ["indicator", *series.KEY])
    shared = rows["region"].astype("object").groupby(number).nunique()
    own = set(number[(rows["region"] == region).to_numpy()]) & set(shared[shared >= fewest].index)
    wanted = pd.Index(number).isin(list(own))
    groups: dict[int, list[object]] = {}
    first: dict[int, Any] = {}
    for group, each in zip(number[wanted], rows[wanted].astype("object").itertuples(), strict=True):
        groups.setdefault(int(group), []).append(each.row)
        first.setdefault(int(group), each)
    cells = frame.loc[[index for indices in groups.values() for index in indices]]
    row_at = {row.Index: row for row in line_rows(cells)}
    found = []
    for group, indices in groups.items():
        each = first[group]
        chosen = series.Series(*(getattr(each, name) for name in series.KEY))
        lines = tuple(ranked_rows([row_at[index] for index in indices], chosen.kind == "result"))
        line = next(line for line in lines if line.region == region)
        theme, topic = (str(cells.at[line.row, name]) for name in ("theme", "topic"))
        found.append(Standing(str(each.indicator), chosen, theme, topic, line, lines))
    return sorted(found, key=lambda each: (-each.given, each.indicator, each.series))


def by_theme(standings: Sequence[Standing]) -> dict[str, list[Standing]]:
    """The standings of each theme, the theme with most of them first."""
    themes: dict[str, list[Standing]] = {}
    for each in standings:
        themes.setdefault(each.theme, []).append(each)
    return dict(sorted(themes.items(), key=lambda item: -len(item[1])))
