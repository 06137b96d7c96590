"""How one region stands among all: for each of its figures the position, by theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def standings_of(frame: pd.DataFrame, region: str, fewest: int = FEWEST) -> list[Standing]:
    """A province's figures in every series that at least `fewest` provinces share, widest series first."""
    of = ["indicator", *series.KEY]
    prepared = series.prepared(frame)
    rows = prepared[prepared["level"] == "province"]
    number = series.numbered(rows, of)
    rows = rows[pd.Index(number).isin(number[(rows["region"] == region).to_numpy()])]
    counts = series.counted(rows, of)
    wide = counts[counts["regions"] >= fewest]
    groups = series.rows_by_series(rows, wide["indicator"].unique(), "province")
    row_at = {row.Index: row for row in line_rows(frame.loc[rows["row"]])}
    found = []
    for key in wide[of].to_dict("records"):
        chosen = series.Series(*(key[name] for name in series.KEY))
        members = [row_at[index] for index in groups[str(key["indicator"]), chosen]]
        lines = tuple(ranked_rows(members, chosen.kind == "result"))
        line = next(each for each in lines if each.region == region)
        theme, topic = frame.at[line.row, "theme"], frame.at[line.row, "topic"]
        found.append(Standing(str(key["indicator"]), chosen, str(theme), str(topic), line, lines))
    return sorted(found, key=lambda each: (-each.given, each.indicator, each.series))


def by_theme(standings: Sequence[Standing]) -> dict[str, list[Standing]]:
    """The standings of each theme, the theme with most of them first."""
    themes: dict[str, list[Standing]] = {}
    for each in standings:
        themes.setdefault(each.theme, []).append(each)
    return dict(sorted(themes.items(), key=lambda item: -len(item[1])))
