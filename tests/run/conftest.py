"""Reports that runs are tried with, and the rows they are to give."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from extract.pipeline import extract_documents
from extract.reader import Document
from extract.record import COLUMNS, Observation
from extract.run import Run
from extract.sources import find_sources
from extract.workers import Alone
from tests.twin_texts import STYLES, masked, report_of

NUMBERS = "〇一二三四五六七八九"


def text_of(number: int) -> str:
    """A report of its own, short, unlike the others."""
    word = "".join(NUMBERS[int(sign)] for sign in f"{number:03}")
    return f"宜春市第{word}次会上的发言\n2021年，建成第{word}号书屋{number + 2}座，培训讲解员{number * 7 + 3}名，藏书达到{number}.5万册。\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a dozen reports, two of which are twins, and an empty one."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number:02}.txt").write_text(text_of(number), encoding="utf-8")
    chance = random.Random(7)
    speech = report_of(chance)
    (folder / "10.txt").write_text(masked(speech, chance, STYLES[0], 0.5).text, encoding="utf-8")
    (folder / "11.txt").write_text(speech.text, encoding="utf-8")
    (folder / "empty.txt").write_text("")
    return folder


def expected(folder: Path) -> list[Observation]:
    """The rows of a folder's reports taken together in one process, in memory."""
    files = sorted(path for path in folder.glob("*.txt") if path.name != "empty.txt")
    return extract_documents((Document(path.name, path.read_text(encoding="utf-8"), "", ""), None) for path in files)


def run_of(folder: Path | str, place: Path | str, engine: Any = None) -> Run:
    return Run(find_sources([str(folder)]).sources, {}, str(place), engine or Alone(), lambda message: None)


def parts_in(folder: Path) -> list[tuple[object, ...]]:
    """The rows of a folder of Parquet files, sorted by document and place."""
    tables = [pyarrow.parquet.read_table(path) for path in sorted(folder.glob("*.parquet"))]
    rows = [tuple(row[name] for name in COLUMNS) for table in tables for row in table.to_pylist()]
    return sorted(rows, key=lambda row: (row[1], row[3]))
