"""The shipped tables: whole, sorted, and what the reports give today where they are at hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extract.record import COLUMNS
from scripts import observations, sources
from scripts.changes import changes_listing, changes_of
from tests.conftest import ROOT

SHIPPED = ROOT / "data" / "observations"


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


@pytest.mark.parametrize("table", observations.TABLES)
def test_no_shipped_sentence(table: str) -> None:
    """Figures, labels and places are shipped, sentences are not: no cell, of any column, is as long as one."""
    assert [(row["id"], column) for row in rows_of(SHIPPED / table) for column, cell in row.items() if len(cell) > 35] == []


@pytest.mark.parametrize("table", observations.TABLES)
def test_tables_are_up_to_date(table: str, corpus: Path, tmp_path: Path) -> None:
    """Extracted anew, the reports give the shipped rows; otherwise this tells gains, losses and what changed."""
    observations.write_table(observations.rows_of(observations.documents_of(corpus, observations.TABLES[table])), tmp_path / table)
    changes = changes_of(rows_of(SHIPPED / table), rows_of(tmp_path / table))
    assert not changes, "\n".join(("make observations", *changes_listing(changes)))
