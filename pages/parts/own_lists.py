"""Lists that readers of the dashboard make, each in a small CSV file: read whole, changed by one at a time."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Lock

from extract.table import appearing

_turn = Lock()  # readers are threads of one process


def lines_in(path: Path, fields: Sequence[str]) -> list[dict[str, str]]:
    """The lines of a file, each with all `fields`, blanks around them off; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return [{name: (line.get(name) or "").strip() for name in fields} for line in csv.DictReader(handle)]


def change(path: Path, fields: Sequence[str], changed: Callable[[], Iterable[Sequence[object]]]) -> None:
    """Write the lines that `changed` gives; it may read the file first, for nobody else changes a list meanwhile.

    Readers see the old or the new file, never half of one.
    """
    with _turn:
        lines = list(changed())
        path.parent.mkdir(parents=True, exist_ok=True)
        with appearing(path) as part, part.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(fields)
            writer.writerows(lines)
