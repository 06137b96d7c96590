"""Beside every chart: what it displays and all behind it, in each format, alike and valid."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from frictionless import Package
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Opener
from tests.browser.test_downloads import saved_as

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE)
CHARTS = (
    "overview", "compare?indicator=建设充电桩", "compare?indicator=建设充电桩&view=map",
    "compare?level=national&indicator=国内生产总值增长", "compare?indicator=建设充电桩&view=table", "matrix", "targets",
    "region", "theme", "initiative", "data?province=江西",
)  # fmt: skip


def rows_said(page: Page, button: str) -> int:
    """How many rows a button says it gives."""
    found = re.search(r"([\d,]+) 条", page.get_by_role("button", name=button).first.inner_text())
    assert found
    return int(found[1].replace(",", ""))


def read(raw: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("address", CHARTS)
def test_each_chart_is_downloaded_in_every_format(address: str, server: str, open_page: Opener, tmp_path: Path) -> None:
    page = open_page(f"{server}/{address}")
    files = {kind: saved_as(page, "下载所示数据", kind) for kind in ("CSV", "JSON", "ZIP", "XLSX")}
    rows = read(files["CSV"])
    ids = [row["id"] for row in rows]
    assert ids
    assert (
        len(ids)
        == rows_said(page, "下载所示数据")
        <= rows_said(page, "下载全部数据" if "compare" not in address else "下载该指标")
    )
    told = json.loads(files["JSON"])
    assert [row["id"] for row in told["data"]] == ids
    assert told["page"].startswith(server)
    assert {row["document"] for row in rows} == {source["document"] for source in told["sources"]}
    with zipfile.ZipFile(io.BytesIO(files["ZIP"])) as archive:
        archive.extractall(tmp_path)
        assert {"data.csv", "datapackage.json", "README.md"} <= set(archive.namelist())
    assert Package(str(tmp_path / "datapackage.json")).validate().valid
    assert [row["id"] for row in read(tmp_path.joinpath("data.csv").read_bytes())] == ids
    book = openpyxl.load_workbook(io.BytesIO(files["XLSX"]), read_only=True)
    assert book.sheetnames == ["数据", "口径说明", "来源与原句位置", "字段说明"]
    if address != "matrix":  # there the sheet itself is the workbook
        assert sum(1 for _row in book["数据"].iter_rows()) == len(ids) + 1
    assert all("E+" not in row["value"].upper() for row in rows)
