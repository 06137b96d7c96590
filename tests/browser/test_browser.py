"""The dashboard in a real browser: deep links, filters, downloads, dark, phone, back and forward, two readers."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages.parts import site
from tests.browser.conftest import PATIENCE, Opener

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE)
PAGES = {
    "overview": "报告里的数字",
    "compare": "横向对比",
    "matrix": "汇总表",
    "targets": "目标与完成",
    "region": "地区概况",
    "theme": "分领域",
    "initiative": "工作品牌",
    "sources": "原文核对",
    "extract": "导入报告",
    "data": "数据明细",
    "about": "使用说明",
}


def expect_query(page: Page, key: str, values: list[str]) -> None:
    """Wait until the address holds these values of a parameter."""
    page.wait_for_function(
        "([key, values]) => JSON.stringify(new URLSearchParams(location.search).getAll(key)) === JSON.stringify(values)",
        arg=[key, values],
    )


def settled(page: Page) -> None:
    """Wait until the server has answered the last change."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def pick(page: Page, label: str, option: str) -> None:
    """Choose an option of the field with this label."""
    settled(page)
    page.get_by_label(label, exact=True).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    settled(page)


def downloaded(page: Page, button: str) -> list[dict[str, str]]:
    """Press a download button and read the file back."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).first.click()
    raw = Path(waiting.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", ["overview", "about"])  # the first of the menu and the last
def test_on_a_phone_the_menu_shows_where_one_is_and_the_other_language(
    name: str, server: str, open_page: Opener
) -> None:
    page = open_page(f"{server}/{name}", width=390, height=844)
    settled(page)
    for place in (f".st-key-menu-here-{name} a", "a.language"):
        box = page.locator(place).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_the_menu_stands_in_one_line(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/sources?lang=en")  # the longest of the titles, bold
    expect(page.locator("a.language")).to_be_visible()
    expect(page.locator(".st-key-figure_panel .facts")).to_be_visible()
    settled(page)
    tops = page.locator(".st-key-menu a").evaluate_all("links => links.map(link => link.getBoundingClientRect().top)")
    assert max(tops) - min(tops) < 10


def test_the_menu_does_not_slide_from_under_a_press(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/overview")
    expect(page.get_by_label("省份", exact=True)).to_be_visible()
    page.evaluate(
        """() => {
            window.places = new Set();  // where the entry stood, picture by picture
            const look = () => {
                const links = [...document.querySelectorAll('.st-key-menu a')];
                const link = links.find(link => link.textContent.includes('原文核对'));
                if (link) window.places.add(Math.round(link.getBoundingClientRect().x));
                requestAnimationFrame(look);
            };
            look();
        }"""
    )
    page.locator(".st-key-menu").get_by_role("link", name="导入报告").click()  # a page without filters beside it
    expect(page.locator("h1")).to_contain_text("导入报告")
    settled(page)
    page.wait_for_timeout(500)
    assert 1 <= len(page.evaluate("[...window.places]")) <= 3  # sliding, it is in eleven


def test_every_page_is_tested() -> None:
    assert set(PAGES) == set(site.PAGES)


@pytest.mark.parametrize("address", ["foo?province=江西", "foo/bar/?province=江西"])
def test_a_page_that_does_not_exist_leads_to_the_overview_that_says_so(
    address: str, server: str, open_page: Opener
) -> None:
    page = open_page(f"{server}/{address}")
    expect(page.locator(".missing")).to_contain_text("没有“foo")
    expect(page.locator(".chosen").last).to_contain_text("省份：江西")
    expect_query(page, "asked", [])
    expect_query(page, "province", ["江西"])
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_first_request_to_a_fresh_server(name: str, fresh_server: str, open_page: Opener) -> None:
    page = open_page(f"{fresh_server}/{name}?province=江西")
    expect(page.locator("h1")).to_contain_text(PAGES[name])
    expect(page.locator(".st-key-menu")).to_contain_text("概览")
    if name not in ("about", "extract"):
        expect(page.locator(".chosen")).to_contain_text("省份：江西")


def test_the_entry_is_the_overview(server: str, open_page: Opener) -> None:
    page = open_page(server)
    expect(page.locator("h1")).to_contain_text(PAGES["overview"])
    assert page.title() == "概览 · 报数 Reported Figures"


def test_a_cell_of_the_overview_leads_to_the_figures_in_their_report(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/overview")
    page.locator("table.grid a[href*='%E6%B1%9F%E8%A5%BF']").first.click()
    expect(page.locator("h1")).to_contain_text(PAGES["sources"])
    expect(page.locator(".chosen")).to_contain_text("省份：江西")
    expect(page.locator(".st-key-figure_panel")).to_contain_text("江西")
    settled(page)
    page.go_back()
    expect(page.locator("h1")).to_contain_text(PAGES["overview"])


def test_a_filter_is_in_the_url_and_goes_along(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/data")
    pick(page, "省份", "江西")
    expect(page.locator(".chosen")).to_contain_text("省份：江西")
    expect_query(page, "province", ["江西"])
    page.locator(".st-key-menu").get_by_role("link", name="横向对比").click()
    expect(page.locator("h1")).to_contain_text("横向对比")
    expect(page.locator(".chosen")).to_contain_text("省份：江西")
    expect_query(page, "province", ["江西"])
    page.reload()
    expect(page.locator(".chosen")).to_contain_text("省份：江西")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("数据明细")
    expect(page.locator(".chosen")).to_contain_text("省份：江西")
    page.get_by_role("button", name="清除全部筛选").click()
    expect(page.locator(".chosen")).to_have_count(0)
    expect_query(page, "province", [])


def test_back_and_forward_follow_the_filters(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/data")
    chosen = page.locator(".chosen")
    pick(page, "省份", "江西")
    expect(chosen).to_contain_text("省份：江西")
    expect_query(page, "province", ["江西"])
    pick(page, "省份", "湖南")
    expect(chosen).to_contain_text("江西、湖南")
    expect_query(page, "province", ["江西", "湖南"])
    page.go_back()
    expect_query(page, "province", ["江西"])
    expect(chosen).not_to_contain_text("湖南")
    settled(page)
    page.go_forward()
    expect_query(page, "province", ["江西", "湖南"])
    expect(chosen).to_contain_text("江西、湖南")


def test_compare_and_download(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare?indicator=建设充电桩")
    expect(page.locator(".js-plotly-plot").first).to_contain_text("建设充电桩")
    button = page.get_by_role("button", name="下载所示数据").first
    rows = downloaded(page, "下载所示数据")
    assert f"{len(rows)} 条" in button.inner_text()
    assert {row["indicator"] for row in rows} == {"建设充电桩"}
    assert all(row["value"] and row["display_unit"].endswith("个") for row in rows)
    everything = downloaded(page, "下载该指标全部数据")
    assert {row["id"] for row in rows} <= {row["id"] for row in everything}


def test_masked_values_stay_masked_in_the_download(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/data?status=masked")
    rows = downloaded(page, "下载所示数据")
    assert rows
    assert not any(row["value"] or row["display_value"] for row in rows)
    assert all(row["mask"] for row in rows)


def test_choosing_an_indicator_redraws_the_ranking(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare")
    plot = page.locator(".js-plotly-plot").first
    expect(plot.locator(".gtitle")).to_be_visible()
    settled(page)
    field = page.get_by_label("指标", exact=True).first
    field.click()
    field.fill("充电桩")
    page.get_by_role("option", name="建设充电桩").first.click()
    expect_query(page, "indicator", ["建设充电桩"])
    expect(plot).to_contain_text("建设充电桩")


def test_search(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/data")
    page.get_by_label("查找", exact=True).fill("充电桩")
    page.keyboard.press("Enter")
    expect(page.get_by_text("共 2", exact=False).first).to_be_visible()
    expect_query(page, "q", ["充电桩"])


@pytest.mark.parametrize("name", PAGES)
def test_dark(name: str, server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/{name}", scheme="dark")
    settled(page)
    assert (
        page.locator("[data-testid=stApp]").evaluate("node => getComputedStyle(node).backgroundColor")
        == "rgb(20, 24, 29)"
    )


@pytest.mark.parametrize("name", PAGES)
def test_phone(name: str, server: str, open_page: Opener) -> None:
    """On a phone nothing makes the page itself scroll sideways."""
    page = open_page(f"{server}/{name}", width=390, height=844)
    settled(page)
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = page.locator("[data-testid=stMainBlockContainer]").evaluate("node => node.scrollWidth - node.clientWidth")
    assert wide <= 1


def test_two_readers_do_not_disturb_each_other(server: str, open_page: Opener) -> None:
    one, other = open_page(f"{server}/data"), open_page(f"{server}/data")
    pick(one, "省份", "江西")
    pick(other, "省份", "湖南")
    expect(one.locator(".chosen")).to_contain_text("省份：江西")
    expect(other.locator(".chosen")).to_contain_text("省份：湖南")


def test_years_view(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare?level=national&indicator=国内生产总值增长")
    plot = page.locator(".js-plotly-plot").first
    expect(plot).to_contain_text("全国 实绩")
    expect(plot).to_contain_text("全国 目标")
    expect(plot).to_contain_text("x.x%")


def test_a_click_on_a_bar_shows_its_evidence_and_leaves_the_chart(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare?indicator=建设充电桩")
    plot = page.locator(".js-plotly-plot").first
    expect(plot).to_contain_text("建设充电桩")
    settled(page)
    expect(page.locator(".st-key-evidence")).to_have_count(0)
    page.locator(".js-plotly-plot .bars .point").first.click(force=True)
    panel = page.locator(".st-key-evidence")
    expect(panel).to_contain_text("原文依据")
    expect(panel).to_contain_text("建设充电桩")
    expect(panel).to_be_in_viewport(ratio=0.9)  # however far down the page it stands
    expect(plot).to_be_visible()
    page.wait_for_function("new URLSearchParams(location.search).has('figure')")
    page.reload()
    expect(page.locator(".st-key-evidence")).to_contain_text("建设充电桩")
    settled(page)
    page.get_by_role("button", name="收起").click()
    expect(page.locator(".st-key-evidence")).to_have_count(0)
    page.wait_for_function("!new URLSearchParams(location.search).has('figure')")


def test_the_tile_map_has_all_tiles(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/compare?view=map&indicator=建设充电桩")
    expect(page.locator(".js-plotly-plot .bars .point")).to_have_count(34)


def test_a_cell_of_the_sheet_leads_to_its_sentence(server: str, open_page: Opener) -> None:
    page = open_page(f"{server}/matrix")
    cell = page.locator(".sheet td.stated a").first
    quote = str(page.locator(".sheet td.stated").first.get_attribute("title")).partition(";")[0]
    cell.click()
    expect(page.locator(".st-key-evidence")).to_contain_text(quote)
    expect(page.locator(".sheet")).to_be_visible()
