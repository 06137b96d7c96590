"""Why a cell is blank: no report held, nothing extracted, or somebody looked and the report says nothing of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path

from pages.parts import series
from pages.parts.own_lists import change, lines_in
from pages.parts.table import ROOT


@dataclass(frozen=True, order=True)
class Silence:
    """Somebody read a region's report and found nothing on an indicator of one kind and year (NO_YEAR: undated)."""

    region: str
    indicator: str
    kind: str
    year: int
    who: str = field(default="", compare=False)
    day: str = field(default="", compare=False)


FIELDS = tuple(each.name for each in fields(Silence))


@dataclass(frozen=True)
class Blanks:
    """What is known of cells without a figure: regions of which a report is `held`, and what somebody looked for."""

    held: frozenset[str]
    silences: frozenset[Silence] = frozenset()

    def mark(self, region: str, indicator: str, shared: series.Series) -> str:
        """The mark of a blank cell: `silent`, `absent` or `uncollected`.

        >>> growth = series.Series("change", "%", "result", 2025, "year", "")
        >>> known = Blanks(frozenset({"广东"}), frozenset({Silence("广东", "粮食产量", "result", 2025)}))
        >>> [known.mark(*cell, growth) for cell in (("广东", "粮食产量"), ("广东", "就业"), ("西藏", "就业"))]
        ['silent', 'absent', 'uncollected']
        """
        if Silence(region, indicator, shared.kind, shared.year) in self.silences:
            return "silent"
        return "absent" if region in self.held else "uncollected"


def file_of_silences() -> Path:
    """The file they are kept in: the environment's FIGURES_SILENCES, else data/silences.csv."""
    return Path(os.environ.get("FIGURES_SILENCES") or ROOT / "data" / "silences.csv")


def read_silences(path: Path) -> frozenset[Silence]:
    """What is kept in a file; nothing where there is none. Lines that are not whole are passed over."""
    return frozenset(
        Silence(line["region"], line["indicator"], line["kind"], int(line["year"]), line["who"], line["day"])
        for line in lines_in(path, FIELDS)
        if line["region"] and line["indicator"] and line["year"].removeprefix("-").isdecimal()
    )


def change_silences(path: Path, changed: Callable[[frozenset[Silence]], Iterable[Silence]]) -> None:
    """Keep what `changed` makes of what a file holds by now."""
    change(path, FIELDS, lambda: map(astuple, sorted(changed(read_silences(path)))))
