"""What two tables of observations differ in: figures gained, figures lost, fields changed."""

from __future__ import annotations

import csv
import io
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.record import COLUMNS

Row = Mapping[str, str]

_SHOWN = 10  # examples of each kind of change
_PLACES = ("start", "end", "sentence_start", "sentence_end")


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of a table: rows only the later one has, rows only the earlier one had, and pairs that differ."""

    gained: list[Row]
    lost: list[Row]
    changed: list[tuple[Row, Row]]

    @property
    def fields(self) -> Counter[str]:
        """How many rows changed in each field."""
        return Counter(column for earlier, later in self.changed for column in _differing(earlier, later))

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.changed)


def changes_of(earlier: Iterable[Row], later: Iterable[Row]) -> Changes:
    """How the table `later` (cells as text) differs from `earlier`; rows are the same figure where their ids are equal.

    >>> rows = [{"id": "a", "unit": "个"}, {"id": "b", "unit": "名"}]
    >>> dict(changes_of(rows, [{"id": "a", "unit": "项"}, {"id": "b", "unit": "名"}]).fields)
    {'unit': 1}
    """
    before, after = ({row["id"]: row for row in rows} for rows in (earlier, later))
    return Changes(
        [row for key, row in after.items() if key not in before],
        [row for key, row in before.items() if key not in after],
        [(row, after[key]) for key, row in before.items() if key in after and _differing(row, after[key])],
    )


def changes_listing(changes: Changes) -> Iterator[str]:
    """Lines on what changed: numbers first, then some of the rows, by document and place."""
    yield f"{len(changes.gained)} figures gained, {len(changes.lost)} lost, {len(changes.changed)} changed"
    for title, rows in (("gained", changes.gained), ("lost", changes.lost)):
        for row in rows[:_SHOWN]:
            yield f"  {title}: {row['document']}:{row['start']} {row['quote']} ({row['label']})"
        yield from _more(len(rows))
    for field, count in changes.fields.most_common():
        yield f"  {field}: {count} changed"
        pairs = [(old, new) for old, new in changes.changed if old.get(field) != new.get(field)]
        if field not in _PLACES:
            for old, new in pairs[:_SHOWN]:
                place = f"{new['document']}:{new['start']} {new['quote']}"
                yield f"    {place}: {old.get(field) or '–'} → {new.get(field) or '–'}"
            yield from _more(len(pairs))


def committed_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table as last committed; none where git does not know it."""
    command = ["git", "show", f"HEAD:./{path.name}"]
    shown = subprocess.run(command, cwd=path.parent, capture_output=True, check=False)
    return list(csv.DictReader(io.StringIO(shown.stdout.decode("utf-8"), newline=""))) if not shown.returncode else []


def _differing(earlier: Row, later: Row) -> Sequence[str]:
    return [column for column in COLUMNS if earlier.get(column) != later.get(column)]


def _more(count: int) -> Iterator[str]:
    if count > _SHOWN:
        yield f"    and {count - _SHOWN} more"
