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
from frictionless import Package, system

from pages.parts import citation, exports, files, matrix, numbers, package, series, sheets, table
from pages.parts.blanks import Blanks
from pages.parts.coverage import held_regions
from pages.parts.exports import About
from pages.parts.meanings import MEANINGS
from pages.parts.texts import COLUMN_TITLES, speaking
from tests.synthetic import row_of, write_tables

DAY = date(2026, 11, 21)
SHEETS = ["数据", "口径说明", "来源与原句位置", "字段说明"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("figures"))


@pytest.fixture(scope="module")
def whole(folder: Path) -> pd.DataFrame:
    return table.read_tables(table.table_files(folder))


@pytest.fixture(scope="module")
def frame(whole: pd.DataFrame) -> pd.DataFrame:
    """Some rows of each kind: numbers, ranges, masked ones, recovered ones, one in words."""
    return pd.concat(
        [whole.groupby("status", observed=True).head(30), whole[whole["low"].notna()].head(20)]
    ).drop_duplicates("id")


@pytest.fixture(scope="module")
def about(folder: Path) -> About:
    sources = table.read_sources(folder)
    return About(citation.dataset("0123456789ab", DAY), sources, "省份：江西", "http://localhost/data?province=江西")


def workbook(raw: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(raw))


def test_every_column_of_a_file_is_explained() -> None:
    assert set(files.FILE_COLUMNS) == set(MEANINGS)
    assert set(files.FILE_COLUMNS) <= set(COLUMN_TITLES)


def test_workbook(frame: pd.DataFrame, about: About) -> None:
    book = workbook(sheets.rows_xlsx(frame, about))
    assert book.sheetnames == SHEETS
    head, *rows = book["数据"].iter_rows(values_only=True)
    assert list(head) == [COLUMN_TITLES[name] for name in files.FILE_COLUMNS]
    assert [row[0] for row in rows] == list(frame["id"])
    for title, name in (("数值", "value"), ("下限", "low"), ("上限", "high"), ("年份", "year")):
        read = [row[head.index(title)] for row in rows]
        assert read == [None if pd.isna(cell) else pytest.approx(cell) for cell in frame[name]]
    assert {row[head.index("状态")] for row in rows} == {"原文给出", "数字隐去", "据对照本补出", "仅文字表述"}
    assert len(list(book["来源与原句位置"].rows)) == len(frame) + 1


def test_a_workbook_in_english(frame: pd.DataFrame, about: About) -> None:
    with speaking("en"):
        book = workbook(sheets.rows_xlsx(frame, about))
    assert book.sheetnames == ["Data", "Notes", "Sources and places", "Columns"]
    assert [cell.value for cell in book["Data"][1]][:3] == ["Id", "Report", "Section"]


def test_no_number_of_a_workbook_shows_an_exponent(about: About) -> None:
    cells = {"value": 14584600000000, "unit": "元", "quote": "145846亿元", "year": 2025}
    frame = table.typed(pd.DataFrame([row_of(1, document="a.txt", **cells)]).astype("string"))
    data = workbook(sheets.rows_xlsx(frame, about))["数据"]
    head = [cell.value for cell in data[1]]
    value, year = data[2][head.index("数值")], data[2][head.index("年份")]
    assert (value.value, value.number_format) == (14584600000000, "#,##0")
    assert (year.value, year.number_format) == (2025, "0")
    assert (data[2][head.index("显示数值")].value, data[2][head.index("显示单位")].value) == (145846, "亿元")
    assert data.column_dimensions[value.column_letter].width >= len("14,584,600,000,000")


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1+2", "@x", "\t=1", "http://example.org"])
def test_no_cell_of_a_workbook_runs(text: str, about: About) -> None:
    frame = table.typed(
        pd.DataFrame([row_of(1, label=text, quote=text, region=text, document="a.txt")]).astype("string")
    )
    book = workbook(sheets.rows_xlsx(frame, about))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(cells) >= 3
    assert not [cell for cell in cells if cell.data_type != "s" or cell.hyperlink]


def test_a_workbook_of_too_many_rows_is_refused(
    frame: pd.DataFrame, about: About, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", len(frame) - 1)
    with pytest.raises(ValueError, match="at most"):
        sheets.rows_xlsx(frame, about)


def test_json(frame: pd.DataFrame, about: About) -> None:
    read = json.loads(exports.json_of(frame, about))
    assert [line["id"] for line in read["data"]] == list(frame["id"])
    assert [line["value"] for line in read["data"]] == [None if pd.isna(cell) else cell for cell in frame["value"]]
    assert {line["year"] for line in read["data"]} == {None, *map(int, frame["year"].dropna())}
    assert {line["document"] for line in read["sources"]} == set(frame["document"])
    assert (read["version"], read["filters"], read["rows"]) == ("0123456789ab", "省份：江西", len(frame))
    assert read["columns"]["value"]["sdmx"] == "OBS_VALUE"


def test_json_of_nothing(frame: pd.DataFrame, about: About) -> None:
    assert json.loads(exports.json_of(frame.head(0), about))["data"] == []


def unpacked(raw: bytes, folder: Path) -> dict[str, object]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.namelist() == ["data.csv", "datapackage.json", "README.md"]
        archive.extractall(folder)
    return dict(json.loads((folder / "datapackage.json").read_text(encoding="utf-8")))


def test_data_package_is_valid(frame: pd.DataFrame, about: About, tmp_path: Path) -> None:
    unpacked(package.zip_of(frame, about), tmp_path)
    with system.use_context(trusted=False):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert report.valid


def test_the_validator_sees_a_fault(frame: pd.DataFrame, about: About, tmp_path: Path) -> None:
    unpacked(package.zip_of(frame, about), tmp_path)
    data = tmp_path / "data.csv"
    data.write_text(data.read_text(encoding="utf-8").replace("NA", "N.A.", 1), encoding="utf-8")
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_data_package_reads_back(frame: pd.DataFrame, about: About, tmp_path: Path) -> None:
    descriptor = unpacked(package.zip_of(frame, about), tmp_path)
    (resource,) = descriptor["resources"]  # type: ignore[misc]
    data = (tmp_path / "data.csv").read_bytes()
    assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    read = pd.read_csv(io.BytesIO(data), dtype={"region_code": "string"})
    assert list(read.columns) == [field["name"] for field in resource["schema"]["fields"]]
    assert list(read["id"]) == list(frame["id"])
    for field in resource["schema"]["fields"]:
        assert field["description"]
        if field["type"] in ("integer", "number"):
            assert pd.api.types.is_numeric_dtype(read[field["name"]]), field["name"]
    assert list(read["value"].isna()) == list(frame["value"].isna())


def test_gaps_of_a_data_package_are_labelled(frame: pd.DataFrame, about: About, tmp_path: Path) -> None:
    descriptor = unpacked(package.zip_of(frame, about), tmp_path)
    schema = descriptor["resources"][0]["schema"]  # type: ignore[index]
    value = next(field for field in schema["fields"] if field["name"] == "value")
    labels = {each["value"]: each["label"] for each in value["missingValues"]}
    assert "数字隐去" in labels["NA"]
    raw = pd.read_csv(tmp_path / "data.csv", dtype="string", keep_default_na=False)
    assert list(raw["value"] == "NA") == list(frame["status"] == "masked")
    assert dict(zip(raw["status"], raw["obs_status"], strict=True)) == {
        "reported": "A", "recovered": "A", "masked": "Q", "worded": "M",
    }  # fmt: skip
    concepts = {field["sdmx"] for field in schema["fields"] if "sdmx" in field}
    assert concepts == {"OBS_VALUE", "REF_AREA", "TIME_PERIOD", "UNIT_MEASURE", "OBS_STATUS"}


def test_a_data_package_tells_where_it_comes_from(frame: pd.DataFrame, about: About, tmp_path: Path) -> None:
    sources = about.sources.assign(sha256="ab" * 32, address="https://example.org/report")
    about = About(about.work, sources, about.chosen, about.link)
    descriptor = unpacked(package.zip_of(frame, about), tmp_path)
    assert descriptor["version"] == "0123456789ab"
    assert {each["document"] for each in descriptor["sources"]} == set(frame["document"])  # type: ignore[attr-defined]
    assert {each["sha256"] for each in descriptor["sources"]} == {"ab" * 32}  # type: ignore[attr-defined]
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    for style in citation.STYLES:
        assert citation.cited(about.work, style).replace("\r\n", "\n").strip() in readme
    assert all(f"| `{name}` |" in readme for name in files.FILE_COLUMNS)


@pytest.fixture(scope="module")
def sheet(whole: pd.DataFrame) -> matrix.Sheet:
    prepared = series.prepared(whole)
    columns = list(matrix.columns_of(matrix.counts_of(prepared, "province")))[:8]
    return matrix.sheet_of(whole, prepared, "province", columns, list(table.read_tiles()["region"]))


def test_the_summary_sheet_as_a_workbook(whole: pd.DataFrame, sheet: matrix.Sheet, about: About) -> None:
    held = held_regions(whole)
    book = workbook(sheets.matrix_xlsx(sheet, Blanks(held), whole, about))
    assert book.sheetnames == SHEETS
    data, places = book["数据"], book["来源与原句位置"]
    assert [cell.value for cell in data["A"]][1:] == list(sheet.regions)
    titles = [cell.value for cell in places[1]]
    identity = titles.index("编号") + 1
    seen = 0
    for row, region in enumerate(sheet.regions, start=2):
        for number, column in enumerate(sheet.columns, start=2):
            line, cell = sheet.cells.get((region, column)), data.cell(row, number)
            if line is None:
                assert cell.value in ("未提取到", "未收录报告")
                assert (cell.value == "未提取到") == (region in held)
                continue
            seen += 1
            assert cell.hyperlink is not None
            target = int(cell.hyperlink.location.rpartition("!A")[2])
            assert places.cell(target, identity).value == whole.at[line.row, "id"]
            if line.mark in matrix.SIGNS:
                assert cell.value * sheet.scales[column][0] == pytest.approx(line.at)
                assert ("约" in cell.number_format) == (line.mark == "about")
            else:
                assert isinstance(cell.value, str)
    assert seen == len(list(places.rows)) - 1 == matrix.filled(sheet)[0]


def test_the_summary_sheet_says_what_is_counted(whole: pd.DataFrame, sheet: matrix.Sheet, about: About) -> None:
    notes = workbook(sheets.matrix_xlsx(sheet, Blanks(frozenset()), whole, about))["口径说明"]
    cells = [cell for row in notes.iter_rows(values_only=True) for cell in row if cell is not None]
    assert {column.indicator for column in sheet.columns} <= set(cells)
    assert {"0123456789ab", "省份：江西", citation.gbt7714(about.work)} <= set(cells)


@pytest.mark.parametrize(
    ("number", "pattern"),
    [(6.77e12, "#,##0"), (93.7, "#,##0.0"), (0.3333, "#,##0.0000"), (-2.25, "#,##0.00"), (0.0, "#,##0")],
)
def test_patterns_show_every_digit(number: float, pattern: str) -> None:
    assert sheets.pattern_of(number) == pattern


def test_files_for_programs_are_alike_in_both_languages(frame: pd.DataFrame, about: About) -> None:
    with speaking("zh"):
        chinese = files.csv_of(frame)
    assert chinese == files.csv_of(frame)
    assert package.zip_of(frame, about) == package.zip_of(frame, about)
    assert numbers.display_of(46000.0, "个", "4.6万个") == (4.6, "万个")
