"""For everyone: no serious fault that axe-core finds, the main path by keyboard alone, on paper."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Opener
from tests.browser.test_browser import PAGES, expect_query, settled

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE)
GRAVE = ("serious", "critical")
ADDRESSES = (
    *PAGES,
    "compare?view=map&lang=en&province=江西",
    "compare?level=national&indicator=国内生产总值增长",
    "data?figure=000000000001&status=reported",
)
DARK = ("overview", "compare", "matrix", "sources", "extract", "about")  # between them every kind of part
FOCUSED = "() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"


def faults(page: Page) -> list[str]:
    """The serious and critical faults of a page: rule, place and what is wrong."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:200]} {node.get('failureSummary', '')}"
        for fault in found if fault["impact"] in GRAVE for node in fault["nodes"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "scheme"), [*((address, "light") for address in ADDRESSES), *((address, "dark") for address in DARK)]
)
def test_no_serious_fault(address: str, scheme: str, server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/{address}", scheme=scheme)
    settled(page)
    page.wait_for_timeout(500)  # for what fades in
    found = faults(page)
    for _look in range(PATIENCE // 5000):  # a slow machine may still be putting the page together
        if not found:
            break
        page.wait_for_timeout(5000)
        found = faults(page)
    assert found == []


def test_axe_finds_what_is_wrong(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/about")
    settled(page)
    page.evaluate(
        "document.querySelector('h1').innerHTML += '<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">'"
    )
    assert any(fault.startswith("image-alt") for fault in faults(page))


def tab_to(page: Page, name: str, most: int = 150) -> None:
    """Press the tab key until what has this name, or begins with it, has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if str(page.evaluate(FOCUSED)).strip().startswith(name):
            return
    raise AssertionError(f"the tab key does not lead to {name}")


def test_the_main_path_by_keyboard_alone(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare?indicator=建设充电桩")
    expect(page.locator(".js-plotly-plot").first).to_contain_text("建设充电桩")
    settled(page)
    # The server is done before the browser is: whoever tabs on meanwhile goes past the filters and into the table.
    expect(page.get_by_label("省份", exact=True)).to_be_visible()
    tab_to(page, "省份")
    page.keyboard.type("江西")
    expect(page.get_by_role("option", name="江西", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect_query(page, "province", ["江西"])
    expect(page.locator(".chosen")).to_contain_text("省份：江西")
    page.keyboard.press("Escape")
    settled(page)
    tab_to(page, "排名")
    for _view in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    expect_query(page, "view", ["map"])
    expect(page.locator(".js-plotly-plot .bars .point")).to_have_count(34)
    settled(page)
    expect(page.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible()
    page.wait_for_timeout(1_000)  # the table takes the key only once it has been drawn
    tab_to(page, "位次")  # the table below the chart
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.locator(".st-key-evidence")).to_contain_text("江西")


def test_an_indicator_of_a_theme_leads_to_its_comparison_by_keyboard(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/theme?subject=经济社会&province=江西&lang=en")
    link = page.get_by_role("link", name="建设充电桩", exact=True)
    expect(link).to_be_attached()
    settled(page)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare?*")
    expect(page.locator(".js-plotly-plot").first).to_contain_text("建设充电桩")
    for key, value in (("indicator", "建设充电桩"), ("province", "江西"), ("lang", "en")):
        assert parse_qs(urlsplit(page.url).query)[key] == [value]


def test_a_page_can_be_skipped_to_its_content(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare")
    settled(page)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#stMain")


def test_on_paper_there_is_the_content_alone(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare?indicator=建设充电桩", scheme="dark")
    plot = page.locator(".js-plotly-plot").first
    expect(plot).to_contain_text("建设充电桩")
    settled(page)
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    words = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert "建设充电桩" in words
    assert "来源：" in words
    assert set(plot.locator(".ytick text").all_text_contents()[0].split()) <= set(words.split())
    assert not any(word in words for word in ("工作品牌", "筛选", "下载所示数据", "比较范围"))


def darkness(page: Page) -> float:
    """How much ink the first sheet of a page takes: 0 for white, 1 for black."""
    sheet = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))[0]
    grey = sheet.render(scale=0.5).to_pil().convert("L").histogram()
    return 1 - sum(level * count for level, count in enumerate(grey)) / (255 * sum(grey))


@pytest.mark.parametrize("address", ["compare?indicator=建设充电桩", "compare?indicator=建设充电桩&view=map", "overview"])
def test_a_dark_page_takes_no_more_ink_than_a_light_one(address: str, server: str, open_page: Opener) -> None:
    ink = []
    for scheme in ("light", "dark"):
        page = open_page(f"{server}/{address}", scheme=scheme)
        expect(page.locator(".js-plotly-plot .point").first).to_be_attached()
        settled(page)
        page.wait_for_timeout(500)  # for what fades in
        ink.append(darkness(page))
    light, dark = ink
    assert 0.01 < dark < 1.25 * light
