"""Why a cell is blank: no report held, nothing extracted, or somebody looked and the report says nothing of it."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path

from pages.parts import series
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
    if not path.exists():
        return frozenset()
    with path.open(encoding="utf-8-sig", newline="") as handle:
        lines = [{name: (line.get(name) or "").strip() for name in FIELDS} for line in csv.DictReader(handle)]
    return frozenset(
        Silence(line["region"], line["indicator"], line["kind"], int(line["year"]), line["who"], line["day"])
        for line in lines if line["region"] and line["indicator"] and line["year"].lstrip("-").isdigit()
    )  # fmt: skip


def write_silences(path: Path, silences: Iterable[Silence]) -> None:
    """Keep these in a file; readers see the old or the new one, never half of one."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows(astuple(each) for each in sorted(silences))
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    draft.write_text(out.getvalue(), encoding="utf-8")
    draft.replace(path)
