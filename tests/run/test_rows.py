"""Whoever does the work, rows, order and messages are the same, and each text stands once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

from extract import cli
from extract.record import COLUMNS
from extract.sources import NothingReadError
from extract.table import write_table
from tests.conftest import ROOT
from tests.run.conftest import expected, parts_in, run_of, text_of


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_rows_and_order_do_not_hang_on_who_works(reports: Path, tmp_path: Path, jobs: int, suffix: str) -> None:
    out = tmp_path / f"figures{suffix}"
    assert cli.main([str(reports), "-o", str(out), "--jobs", str(jobs)]) == 0
    rows = [tuple(row) for row in expected(reports)]
    if suffix == ".parquet":
        table = pyarrow.parquet.read_table(out)
        assert [tuple(row[name] for name in COLUMNS) for row in table.to_pylist()] == rows
    else:
        alone = tmp_path / "alone.csv"
        write_table(expected(reports), alone)
        assert out.read_bytes() == alone.read_bytes()
    assert any(row.status == "recovered" for row in expected(reports))
    assert not list(tmp_path.glob(".*"))


def test_rows_do_not_hang_on_how_python_orders_sets() -> None:
    """Two processes hash the same word differently; their rows are the same."""
    command = [sys.executable, "-m", "extract", str(ROOT / "data" / "samples"), "--jobs", "1"]
    tables = {
        subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True).stdout
        for seed in ("1", "2", "5")
    }
    assert len(tables) == 1


def test_messages_come_in_order(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in (3, 1, 2):
        (reports / f"0{number}-empty.txt").write_text(" ")
    assert cli.main([str(reports), "-o", str(tmp_path / "figures.csv"), "--jobs", "2"]) == 0
    passed = [line for line in capsys.readouterr().err.splitlines() if line.startswith("passed over")]
    assert [Path(line.split(":")[0].removeprefix("passed over ")).name for line in passed] == [
        "01-empty.txt", "02-empty.txt", "03-empty.txt", "empty.txt"]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("out", ["figures.csv", "figures.xlsx", "parts/"])
def test_a_text_stands_once(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str, jobs: str
) -> None:
    """Copies under other names and in another encoding: said, and counted; the first name stands, and what twins tell."""
    whole = expected(reports)
    (reports / "09_copy.txt").write_text(text_of(9), encoding="gb18030")
    (reports / "z").mkdir()
    (reports / "z/11-copy.txt").write_bytes((reports / "11.txt").read_bytes())
    (tmp_path / "given.csv").write_text("document,region\n09_copy.txt,宜春市\n", encoding="utf-8")
    arguments = [str(reports), "-o", f"{tmp_path}/{out}", "--jobs", jobs, "--documents", f"{tmp_path}/given.csv"]
    assert cli.main(arguments) == 0
    assert [line for line in capsys.readouterr().err.splitlines() if not line.startswith("passed over")] == [
        "09_copy.txt: the same text as 09.txt, under whose name its figures stand; what is given of it is not used",
        "z/11-copy.txt: the same text as 11.txt, under whose name its figures stand",
        f"12 documents, {len(whole)} figures, 2 the same as another, 1 file passed over",
    ]
    if out == "parts/":
        assert parts_in(tmp_path / "parts") == [tuple(row) for row in whole]
    elif out.endswith(".csv"):
        write_table(whole, tmp_path / "alone.csv")
        assert (tmp_path / out).read_bytes() == (tmp_path / "alone.csv").read_bytes()


def test_nothing_read(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError):
        list(run_of(tmp_path / "none.txt", tmp_path / "place").rows())
