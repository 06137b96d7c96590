"""Workbook, JSON and data package: read back, they hold the same rows, and nothing in them runs."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from pages.parts import citation, exports, files, table
from pages.parts.meanings import MEANINGS
from pages.parts.texts import COLUMN_TITLES
from tests.synthetic import row_of, write_tables


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("figures"))


@pytest.fixture(scope="module")
def frame(folder: Path) -> pd.DataFrame:
    return table.read_tables(table.table_files(folder)).head(60)


@pytest.fixture(scope="module")
def sources(folder: Path) -> pd.DataFrame:
    return table.read_sources(folder)


def test_every_column_of_a_file_is_explained() -> None:
    assert set(files.FILE_COLUMNS) == set(MEANINGS)
    assert set(files.FILE_COLUMNS) <= set(COLUMN_TITLES)


def test_workbook(frame: pd.DataFrame, sources: pd.DataFrame) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exports.xlsx_of(frame, sources, "v")))
    assert book.sheetnames == ["数据", "口径说明", "来源与原句位置", "字段说明"]
    head, *rows = book["数据"].iter_rows(values_only=True)
    assert list(head) == [COLUMN_TITLES[name] for name in files.FILE_COLUMNS]
    assert [row[0] for row in rows] == list(frame["id"])
    value, shown = head.index("数值"), head.index("显示数值")
    for row, number in zip(rows, frame["value"], strict=True):
        assert row[value] == (None if pd.isna(number) else pytest.approx(number))
        assert (row[shown] is None) == pd.isna(number)
    assert len(list(book["来源与原句位置"].rows)) == len(frame) + 1


def test_no_cell_of_the_workbook_is_a_formula(sources: pd.DataFrame) -> None:
    frame = table.typed(
        pd.DataFrame([row_of(1, document="one.txt", label='=HYPERLINK("http://x")', quote="+1", region="@x", value=1)])
    )
    book = openpyxl.load_workbook(io.BytesIO(exports.xlsx_of(frame, sources, "v")))
    cells = [cell for row in book["数据"].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_json(frame: pd.DataFrame, sources: pd.DataFrame) -> None:
    read = json.loads(exports.json_of(frame, sources, "v"))
    assert [line["id"] for line in read["data"]] == list(frame["id"])
    assert sum(line["value"] is None for line in read["data"]) == frame["value"].isna().sum()
    assert {line["document"] for line in read["sources"]} == set(frame["document"])


def test_data_package(frame: pd.DataFrame, sources: pd.DataFrame) -> None:
    archive = zipfile.ZipFile(io.BytesIO(exports.zip_of(frame, sources, "v1")))
    assert archive.namelist() == ["data.csv", "datapackage.json", "README.md"]
    data = archive.read("data.csv")
    package = json.loads(archive.read("datapackage.json"))
    (resource,) = package["resources"]
    assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    read = pd.read_csv(io.BytesIO(data), dtype={"region_code": "string"})
    assert list(read.columns) == [field["name"] for field in resource["schema"]["fields"]]
    assert list(read["id"]) == list(frame["id"])
    for field in resource["schema"]["fields"]:
        if field["type"] in ("integer", "number"):
            assert pd.api.types.is_numeric_dtype(read[field["name"]]), field["name"]
    assert package["version"] == "v1"
    assert citation.gbt7714("v1", date.today()) in archive.read("README.md").decode()


def test_the_version_changes_with_the_data(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x", encoding="utf-8")
    before = citation.version_of((path,))
    path.write_text("y", encoding="utf-8")
    assert citation.version_of((path,)) != before


def test_citations_name_the_version() -> None:
    day = date(2026, 11, 21)
    assert all("abc" in cite("abc", day) for cite in (citation.gbt7714, citation.bibtex, citation.ris))
