"""The shipped tables: whole, sorted, and what the reports give today where they are at hand."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from extract.record import COLUMNS
from scripts import observations, sources
from tests.conftest import ROOT

SHIPPED = ROOT / "data" / "observations"
KEY = ("document", "start", "end", "quote")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("table", observations.TABLES)
def test_shipped_table(table: str) -> None:
    rows = rows_of(SHIPPED / table)
    assert tuple(rows[0]) == COLUMNS
    places = [(row["document"], int(row["start"])) for row in rows]
    assert places == sorted(places)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert int(row["sentence_start"]) <= int(row["start"]) < int(row["end"]) <= int(row["sentence_end"])
        assert not (row["value"] and (row["low"] or row["high"])), row
        assert (row["status"] == "masked") <= (row["value"] == "" and row["mask"] != ""), row


def test_shipped_sources() -> None:
    listed = rows_of(SHIPPED / "sources.csv")
    assert tuple(listed[0]) == sources.FIELDS
    documents = {row["document"] for table in observations.TABLES for row in rows_of(SHIPPED / table)}
    assert documents <= {row["document"] for row in listed}
    assert len(listed) == len({row["sha256"] for row in listed})


def test_no_shipped_sentence() -> None:
    """Figures, labels and places are shipped, sentences are not."""
    for table in observations.TABLES:
        for row in rows_of(SHIPPED / table):
            assert all(len(row[column]) <= 60 for column in ("quote", "label", "indicator", "year_text")), row


@pytest.mark.parametrize("table", observations.TABLES)
def test_tables_are_up_to_date(table: str, corpus: Path, tmp_path: Path) -> None:
    """Extracted anew, the reports give the shipped rows; otherwise this tells gains, losses and what changed."""
    rows = observations.rows_of(observations.documents_of(corpus, observations.TABLES[table]))
    observations.write_table(rows, tmp_path / table)
    shipped, today = ({tuple(row[name] for name in KEY): row for row in rows_of(folder / table)}
                      for folder in (SHIPPED, tmp_path))  # fmt: skip
    both = [(shipped[key], today[key]) for key in shipped.keys() & today.keys()]
    changed = Counter(column for old, new in both for column in COLUMNS if old[column] != new[column])
    gains, losses = sorted(today.keys() - shipped.keys()), sorted(shipped.keys() - today.keys())
    assert not gains, f"{len(gains)} figures gained: {gains[:20]}; make observations"
    assert not losses, f"{len(losses)} figures lost: {losses[:20]}; make observations"
    assert not changed, f"fields changed: {dict(changed)}; make observations"
