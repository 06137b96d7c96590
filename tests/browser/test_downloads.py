"""What a reader takes along: workbooks, packages, pictures, citations, links; and the pages in the other language."""

from __future__ import annotations

import io
import json
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from frictionless import Package
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.conftest import PATIENCE, Opener
from tests.browser.test_browser import expect_query, settled

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE)
ANSWER = 20_000  # milliseconds in which a button gives its file
CHINESE = re.compile(r"[\u3400-\u9fff]")
SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, button: str) -> tuple[str, bytes]:
    """Press a button and read the file it gives: name and content; a press while the page runs again is lost."""
    for _press in range(PATIENCE // ANSWER):
        settled(page)
        try:
            with page.expect_download(timeout=ANSWER) as waiting:
                page.get_by_role("button", name=button).first.click()
        except TimeoutError:
            continue
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()
    raise AssertionError(f"{button} gives nothing")


def choose_format(page: Page, name: str) -> None:
    settled(page)
    page.get_by_role("radio", name=name).or_(page.get_by_role("button", name=name, exact=True)).first.click()
    settled(page)


def saved_as(page: Page, button: str, kind: str) -> bytes:
    """What a button gives in a format; the button gives the format chosen before until the page has run again."""
    choose_format(page, kind)
    for _try in range(50):
        name, raw = saved(page, button)
        if name.endswith(f".{kind.lower()}"):
            return raw
        page.wait_for_timeout(200)
    raise AssertionError(f"{button} does not give {kind}")


def test_a_file_tells_the_filters_and_the_search_that_its_rows_follow(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/data?province=江西&q=充电桩")
    told = {button: json.loads(saved_as(page, button, "JSON"))["filters"] for button in ("下载所示数据", "下载全部数据")}
    assert told == {"下载所示数据": "省份：江西；查找：充电桩", "下载全部数据": ""}


def test_the_rows_as_a_workbook(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/data?status=masked")
    sheet = openpyxl.load_workbook(io.BytesIO(saved_as(page, "下载所示数据", "XLSX")))["数据"]
    status = [cell.value for cell in sheet[1]].index("状态")
    assert {row[status] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"数字隐去"}


def test_the_summary_sheet_as_a_workbook(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/matrix")
    book = openpyxl.load_workbook(io.BytesIO(saved_as(page, "下载所示数据", "XLSX")))
    assert book.sheetnames == ["数据", "口径说明", "来源与原句位置", "字段说明"]
    shown = page.locator(".sheet tbody th").all_inner_texts()
    assert [row[0] for row in book["数据"].iter_rows(min_row=2, values_only=True)] == shown


def test_a_workbook_speaks_the_language_of_the_page(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/data?lang=en&province=江西")
    book = openpyxl.load_workbook(io.BytesIO(saved_as(page, "Download displayed data", "XLSX")))
    assert book.sheetnames == ["Data", "Notes", "Sources and places", "Columns"]
    assert "Jiangxi" in {cell.value for row in book["Data"].iter_rows() for cell in row}


def test_the_data_package_is_valid(server: str, open_page: Opener, tmp_path: Path) -> None:
    page = open_page(f"{server}/compare?indicator=建设充电桩")
    raw = saved_as(page, "下载该指标全部数据", "ZIP")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        archive.extractall(tmp_path)
    assert Package(str(tmp_path / "datapackage.json")).validate().valid
    read = pd.read_csv(tmp_path / "data.csv")
    assert set(read["indicator"]) == {"建设充电桩"}
    everything = pd.read_json(io.BytesIO(saved_as(page, "下载该指标全部数据", "JSON")), typ="series")["data"]
    assert [line["id"] for line in everything] == list(read["id"])


@pytest.mark.parametrize(("address", "title"), [
    ("compare?indicator=建设充电桩", "建设充电桩"),
    ("compare?view=map&indicator=建设充电桩", "建设充电桩"),
    ("compare?level=national&indicator=国内生产总值增长", "国内生产总值增长"),
])  # fmt: skip
def test_a_picture_has_title_legend_and_source(address: str, title: str, server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/{address}")
    expect(page.locator(".js-plotly-plot").first).to_contain_text(title)
    legend = page.locator(".js-plotly-plot .legendtext").all_text_contents()
    assert legend
    name, svg = saved(page, "图片 SVG")
    assert title in name
    root = ET.fromstring(svg)
    words = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert title in words
    assert set(legend) <= set(words)
    assert any(text.startswith("来源：") for text in words)
    assert any("数据版本" in text for text in words)
    assert b"url(http" not in svg
    ids = {node.get("id") for node in root.iter()}
    assert set(re.findall(r"url\(#([^)]+)\)", svg.decode())) <= ids
    _name, png = saved(page, "图片 PNG")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (round(2 * float(root.get("width", "0"))), round(2 * float(root.get("height", "0"))))
    assert width >= 1600


def test_a_picture_of_a_dark_page_is_dark(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare?indicator=建设充电桩", scheme="dark")
    root = ET.fromstring(saved(page, "图片 SVG")[1])
    ground = next(root.iter(f"{SVG}rect"))
    assert ground.get("fill") == "#14181D"


def test_the_link_opens_the_same_view(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare?indicator=建设充电桩&view=map")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    settled(page)
    page.get_by_role("button", name="复制链接").first.click()
    expect(page.get_by_text("链接已复制")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    other = open_page(link)
    expect(other.locator(".js-plotly-plot .bars .point")).to_have_count(34)


def test_a_report_is_cited_beside_its_sentence(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/data?figure=000000000001")
    page.get_by_role("button", name="引用这份报告").click()
    expect(page.get_by_text("[R].").first).to_be_visible()
    name, raw = saved(page, "下载 .bib")
    assert name.endswith(".bib")
    assert raw.decode().startswith("@misc{report-")


def test_what_changed_since_an_earlier_table(server: str, folder: Path, open_page: Opener, tmp_path: Path) -> None:
    page = open_page(f"{server}/data")
    _name, raw = saved(page, "下载全部数据")
    lines = raw.decode("utf-8-sig").split("\r\n")
    lines[3] = lines[3].replace(",reported,", ",masked,")
    (tmp_path / "earlier.csv").write_text("\r\n".join(lines[:2] + lines[3:]), encoding="utf-8", newline="")
    page.get_by_text("数据版本，及其间的变化").click()
    page.locator("input[type=file]").set_input_files(tmp_path / "earlier.csv")
    expect(page.get_by_text(f"新增 1 条；不再有 0 条；有改动 1 条；相同 {len(lines) - 4:,} 条。")).to_be_visible()


def test_the_language_is_switched_in_place(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare?indicator=建设充电桩&province=江西")
    page.locator(".st-key-menu-language a").click()
    expect(page.locator("h1")).to_have_text("Compare")
    expect_query(page, "lang", ["en"])
    expect_query(page, "province", ["江西"])
    expect(page.locator(".chosen")).to_contain_text("Province: Jiangxi")
    page.locator(".st-key-menu").get_by_role("link", name="Data", exact=True).click()
    expect(page.locator("h1")).to_have_text("Data")
    expect_query(page, "lang", ["en"])
    page.go_back()
    expect(page.locator("h1")).to_have_text("Compare")
    page.locator(".st-key-menu-language a").click()
    expect(page.locator("h1")).to_have_text("横向对比")
    expect_query(page, "lang", [])


def test_widgets_say_nothing_in_the_other_language(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/data")
    field = page.get_by_label("省份", exact=True).first
    field.click()
    field.fill("zzz")
    shown = "node => [getComputedStyle(node).fontSize, getComputedStyle(node, '::after').content]"
    nothing = page.locator("[role=listbox][data-empty=true] [role=option] > span")
    assert nothing.evaluate(shown) == ["0px", '"没有这一项"']
    page.keyboard.press("Escape")
    page.get_by_text("数据版本，及其间的变化").click()
    upload = page.locator("[data-testid=stFileUploaderDropzone] button p")
    assert upload.evaluate(shown) == ["0px", '"选择文件"']
    expect(page.locator("[data-testid=stFileUploaderDropzoneInstructions]")).to_be_hidden()
