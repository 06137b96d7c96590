"""Writers: the same rows in every format, numbers as people write them, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from extract import assembly, table
from extract.record import COLUMNS, Observation

STATED = Observation(
    id="0123456789ab", document="报告.txt", section=1, start=12, end=19, sentence_start=0, sentence_end=40,
    quote="近4.6万\n个", label="建立联系点", indicator="党员联系点", initiative="", theme="联系服务群众", topic="",
    region="宜春市", region_code="360900", province="江西", region_basis="stated", region_clue="", value=46000.0,
    low=None, high=None, unit="个", qualifier="nearly", role="level", compared_with="", kind="result", year=2021,
    period="2021", year_text="2021年", time_basis="year", basis="", status="reported", mask="",
)  # fmt: skip
MASKED = STATED._replace(quote="*万名", value=None, low=10000.0, year=None, status="masked", mask="*")


def written(row: Observation, path: Path, **flags: bool) -> dict[str, Any]:
    """What a reader of the file's format finds for one row."""
    assert table.write_table([row], path, **flags) == 1
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return next(csv.DictReader(handle))
    if path.suffix == ".jsonl":
        return json.loads(path.read_text(encoding="utf-8"))
    if path.suffix == ".parquet":
        return parquet.read_table(path).to_pylist()[0]
    head, cells = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    assert head == tuple(table.TITLES[column] for column in COLUMNS)
    return dict(zip(COLUMNS, cells, strict=True))


@pytest.mark.parametrize("row", [STATED, MASKED], ids=["stated", "masked"])
@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
def test_round_trip(tmp_path: Path, suffix: str, row: Observation) -> None:
    cells = written(row, tmp_path / f"figures{suffix}")
    assert list(cells) == list(COLUMNS)
    for column in COLUMNS:
        wanted, cell = getattr(row, column), cells[column]
        if suffix == ".csv":
            assert cell == ("" if wanted is None else f"{wanted:g}" if isinstance(wanted, float) else str(wanted))
        else:
            assert (None if cell == "" else cell) == (None if wanted == "" else wanted)


def test_titles_name_every_column() -> None:
    assert tuple(table.TITLES) == COLUMNS
    assert len(set(table.TITLES.values())) == len(COLUMNS)


NUMBERS = [
    (46000.0, "46000"),
    (6.77e12, "6770000000000"),
    (1e15, "1000000000000000"),
    (93.7, "93.7"),
    (0.0, "0"),
    (-0.0, "0"),
    (-2.3, "-2.3"),
    (0.3333, "0.3333"),
    (1e-5, "0.00001"),
    (1.1 * 3, "3.3"),
    (67665 * 1e8, "6766500000000"),
    (4.35 * 100, "435"),
]


@pytest.mark.parametrize(("number", "text"), NUMBERS)
def test_plain_number(number: float, text: str) -> None:
    assert table.plain_number(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e17, max_value=1e17))
def test_plain_number_keeps_fifteen_digits(number: float) -> None:
    text = table.plain_number(number)
    assert "e" not in text.lower()
    assert not text.endswith(".0")
    assert abs(Decimal(text) - Decimal(number)) <= abs(Decimal(number)) * Decimal("1e-14")


@pytest.mark.parametrize("value", [46000.0, 6.77e12, 1.1 * 3])
def test_sheet_numbers_are_numbers(tmp_path: Path, value: float) -> None:
    cells = written(STATED._replace(value=value), tmp_path / "figures.xlsx")
    assert cells["value"] == float(table.plain_number(value))
    assert isinstance(cells["value"], int | float)


CELLS = [
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ("=1+1", "'=1+1"),
    ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
    ("-1+1", "'-1+1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("\r=1", "'\r=1"),
    ("\n=1", "'\n=1"),
    ("＝1+1", "'＝1+1"),
    ("＋1+1", "'＋1+1"),
    ("－1+1", "'－1+1"),
    ("＠SUM(A1)", "'＠SUM(A1)"),
    ("'=1+1", "''=1+1"),  # so that it comes back as it was
    ("'近", "'近"),
    ("-2.3%", "-2.3%"),
    ("-5℃", "-5℃"),
    ("－3.5㎡", "－3.5㎡"),
    ("+8.5个百分点", "+8.5个百分点"),
    ("-x.x%", "'-x.x%"),
    ("-5个-1", "'-5个-1"),
    ("-5/A1", "'-5/A1"),
    ("-5 A1", "'-5 A1"),
    ("*万名", "*万名"),
    ("近160名", "近160名"),
    ("—", "—"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "cell"), CELLS)
def test_no_formula_in_csv(tmp_path: Path, text: str, cell: str) -> None:
    assert written(STATED._replace(label=text), tmp_path / "figures.csv")["label"] == cell


@pytest.mark.parametrize(("text", "cell"), CELLS)
def test_no_formula_in_sheet(tmp_path: Path, text: str, cell: str) -> None:
    path = tmp_path / "figures.xlsx"
    written(STATED._replace(label=text), path)
    found = openpyxl.load_workbook(path).active.cell(2, COLUMNS.index("label") + 1)
    assert found.data_type != "f"
    assert (found.value or "").replace("_x000D_", "\r") == text  # text in a sheet never runs, so it stays as it is


def test_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    assert written(STATED._replace(value=-2.3), tmp_path / "figures.csv")["value"] == "-2.3"


def test_byte_order_mark(tmp_path: Path) -> None:
    for flag in (True, False):
        written(STATED, tmp_path / "figures.csv", bom=flag)
        assert (tmp_path / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbf") is flag


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
def test_no_rows(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"figures{suffix}"
    assert table.write_table(iter(()), path) == 0
    if suffix == ".csv":
        assert path.read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"
    if suffix == ".parquet":
        assert parquet.read_table(path).column_names == list(COLUMNS)


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
def test_whole_or_not_at_all(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"figures{suffix}"
    path.write_bytes(b"what was there before")

    def broken() -> Any:
        yield STATED
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        table.write_table(broken(), path)
    assert path.read_bytes() == b"what was there before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["figures.xls", "figures", "figures.txt"])
def test_other_suffix(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"\.csv, \.jsonl, \.parquet, \.xlsx"):
        table.write_table([STATED], tmp_path / name)


def test_row_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are written as they come, so memory does not grow with their number."""
    monkeypatch.setattr(table, "ROW_GROUP", 10)
    assert table.write_table((STATED for _ in range(35)), tmp_path / "figures.parquet") == 35
    assert parquet.ParquetFile(tmp_path / "figures.parquet").num_row_groups == 4


@pytest.mark.parametrize("suffix", assembly.PIECES)
@pytest.mark.parametrize("sizes", [[0], [3], [0, 2, 0, 25, 1]])
@pytest.mark.parametrize("bom", [False, True])
def test_a_table_of_pieces_is_that_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, sizes: list[int], bom: bool
) -> None:
    monkeypatch.setattr(table, "ROW_GROUP", 10)
    monkeypatch.setattr(assembly, "ROW_GROUP", 10)
    together, at_once = tmp_path / f"together{suffix}", tmp_path / f"at-once{suffix}"
    pieces = [assembly.piece_of([STATED._replace(label="“=两\n行”")] * size, suffix) for size in sizes]
    assembly.assemble((data for data, _ in pieces), together, bom)
    table.write_table([STATED._replace(label="“=两\n行”")] * sum(sizes), at_once, bom=bom)
    assert [count for _, count in pieces] == sizes
    if suffix == ".parquet":
        one, other = map(parquet.ParquetFile, (together, at_once))
        assert one.read() == other.read()
        assert one.num_row_groups == other.num_row_groups
    else:
        assert together.read_bytes() == at_once.read_bytes()


_THREADS_LEFT = """
import os, pathlib, sys
from extract import assembly, table
folder = pathlib.Path(sys.argv[1])
piece = (folder / "piece.parquet").read_bytes()
from pyarrow import parquet
before = set(os.listdir("/proc/self/task"))
assembly.assemble([piece, piece], folder / "whole.parquet", False)
rows = list(table.rows_in(folder / "whole.parquet"))
print(len(rows), len(set(os.listdir("/proc/self/task")) - before))
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted as Linux lists them")
def test_no_thread_of_arrow_is_left(tmp_path: Path) -> None:
    """A thread that Arrow left reading could abort the process as it ended, with the table written."""
    table.write_table([STATED] * 3, tmp_path / "piece.parquet")
    ran = subprocess.run([sys.executable, "-c", _THREADS_LEFT, tmp_path], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["6", "0"]


def test_csv_lines() -> None:
    handle = io.StringIO()
    table.write_csv([STATED, MASKED], handle)
    assert [row["quote"] for row in csv.DictReader(io.StringIO(handle.getvalue()))] == ["近4.6万\n个", "*万名"]
    assert "\r" not in handle.getvalue()


@given(st.text(st.sampled_from("万名\",\r\n=+-@＝ '\t\0*x12.%"), max_size=12))
def test_any_text_comes_back(text: str) -> None:
    """What a reader of CSV gets back is the text, but for the apostrophe before a formula, which can be taken off."""
    handle = io.StringIO()
    table.write_csv([STATED._replace(quote=text, label=text)], handle)
    (row,) = csv.DictReader(io.StringIO(handle.getvalue(), newline=""))
    assert row["quote"] == table.harmless(text)
    assert table.unharmed(row["quote"]) == text
    assert row["corrected"] == ""
