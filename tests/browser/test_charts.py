"""The charts in a real browser: from–to, side by side, own regions, matrices over the years, blank cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from extract.record import COLUMNS
from tests.browser.conftest import Opener, serving
from tests.synthetic import row_of, write_tables

pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)
PAIRS = [
    # region, from, to; the last one masked
    ("广东", "53%", 53, "90%", 90),
    ("江苏", "40%", 40, "60%", 60),
    ("四川", "30%", 30, "xx.x%", ""),
]


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard of invented tables with from–to pairs among them."""
    folder = write_tables(tmp_path_factory.mktemp("charts"))
    rows = []
    for number, (region, first, start, second, end) in enumerate(PAIRS):
        shared = {"document": f"provinces-2026/2026-{region}.txt", "indicator": "诉求办结率", "unit": "%", "region": region,
                  "province": region, "theme": "基层治理", "sentence_start": 90_000 + number}  # fmt: skip
        masked = {"status": "masked", "mask": "xx.x", "low": 10, "high": 99.9} if end == "" else {}
        rows.append(row_of(900_000 + 2 * number, **shared, role="from", quote=first, value=start, year=2020))
        rows.append(row_of(900_001 + 2 * number, **shared, role="to", quote=second, value=end, year=2025, **masked))
    with (folder / "pairs.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    with serving(folder, FIGURES_SILENCES=str(tmp_path_factory.mktemp("kept") / "silences.csv")) as url:
        yield url


def settled(page: Page) -> None:
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)


def plot(page: Page, number: int = 0) -> Locator:
    return page.locator(".js-plotly-plot").nth(number)


def test_dumbbells_show_both_ends_and_a_click_leads_to_evidence(charts: str, open_page: Opener) -> None:
    page = open_page(f"{charts}/compare?view=change&indicator={quote('诉求办结率')}")
    for words in ("53% → 90%", "xx.x%", "起点 · 写明", "终点 · 隐去：可能区间"):
        expect(plot(page)).to_contain_text(words)
    settled(page)
    page.locator(".js-plotly-plot .scatterlayer .point").first.click(force=True)
    expect(page.locator(".st-key-evidence")).to_contain_text("诉求办结率")
    expect(plot(page)).to_be_visible()
    page.wait_for_function("new URLSearchParams(location.search).has('figure')")


def test_an_indicator_without_pairs_names_those_that_have_some(charts: str, open_page: Opener) -> None:
    page = open_page(f"{charts}/compare?view=change&indicator={quote('建设充电桩')}")
    page.get_by_role("link", name="诉求办结率").click()
    expect(plot(page)).to_contain_text("53% → 90%")


def test_indicators_stand_side_by_side_on_the_regions_of_the_readers_own_group(charts: str, open_page: Opener) -> None:
    series = "城镇新增就业~level~人~result~2025~year~~"
    chosen = "&".join(f"regions={quote(name)}" for name in ("广东", "江苏", "四川"))
    page = open_page(f"{charts}/compare?indicator={quote('建设充电桩')}&beside={quote(series)}&group=own&{chosen}")
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    for number, name in ((0, "建设充电桩"), (1, "城镇新增就业")):
        expect(plot(page, number)).to_contain_text(name)
        expect(plot(page, number).locator(".ytick")).to_have_count(3)
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载所示数据").first.click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["region"] for row in rows} <= {"广东", "江苏", "四川"}
    assert {row["indicator"] for row in rows} == {"建设充电桩", "城镇新增就业"}


def test_a_group_and_an_order_go_into_the_address(charts: str, open_page: Opener) -> None:
    page = open_page(f"{charts}/compare?indicator={quote('建设充电桩')}")
    settled(page)
    page.get_by_role("radio", name="东北").click()
    expect(plot(page).locator(".ytick")).to_have_count(3)
    settled(page)
    page.get_by_role("radio", name="从小到大").click()
    page.wait_for_function("location.search.includes('order=low') && location.search.includes('group=')")


def test_a_group_of_the_readers_own_is_named_handed_on_and_found_again(charts: str, open_page: Opener) -> None:
    page = open_page(f"{charts}/compare?indicator={quote('建设充电桩')}&group=own&regions={quote('江苏')}")
    expect(plot(page).locator(".ytick")).to_have_count(1)
    settled(page)
    page.get_by_role("textbox", name="这一组的名字").fill("苏")
    page.get_by_role("button", name="存为一组").click()
    expect(page.get_by_role("radio", name="苏")).to_be_checked()
    settled(page)
    page.get_by_role("radio", name="全部").click()
    page.wait_for_function("!new URLSearchParams(location.search).has('group')")
    page.go_back()
    expect(page.get_by_role("radio", name="苏")).to_be_checked()
    settled(page)
    other = open_page(page.url)
    expect(other.get_by_role("radio", name="苏")).to_be_checked()
    expect(plot(other).locator(".ytick")).to_have_count(1)


def test_a_blank_cell_is_looked_for_and_marked(charts: str, open_page: Opener) -> None:
    page = open_page(f"{charts}/matrix")
    page.locator(".sheet td.absent a").first.click()
    panel = page.locator(".st-key-blank")
    expect(panel).to_contain_text("未提取到")
    expect(panel.get_by_role("link", name="在这个地区的报告里查找")).to_be_visible()
    settled(page)
    panel.get_by_role("button", name="我看过，报告没有提到").click()
    expect(page.get_by_role("button", name="撤销这个标记")).to_be_visible()
    expect(page.locator(".sheet td.silent")).to_have_count(1)
    settled(page)
    page.get_by_role("button", name="撤销这个标记").click()
    expect(page.locator(".sheet td.silent")).to_have_count(0)


def test_a_cell_of_the_matrix_over_the_years_leads_to_its_figure(charts: str, open_page: Opener) -> None:
    page = open_page(f"{charts}/region?place={quote('全国')}")
    expect(page.locator(".years td.hidden")).to_contain_text(["x.x%"])
    page.locator(".years td.stated a").first.click()
    expect(page.locator(".st-key-evidence")).to_contain_text("国内生产总值增长")


def test_a_small_chart_tells_its_lines_and_leads_to_their_figures(charts: str, open_page: Opener) -> None:
    page = open_page(f"{charts}/theme?theme={quote('经济社会')}")
    chart = page.locator(".small-charts figure").first
    indicator, first = chart.locator("svg > text").first.text_content(), chart.locator("[data-line='0']")
    expect(chart.get_by_role("img")).to_have_attribute("aria-label", re.compile(f"^{indicator} · .*个地区给出数字，最高"))
    settled(page)
    first.hover()
    expect(page.locator(".small-tip")).to_contain_text(re.compile("第 1.* 位.*来源：", re.DOTALL))
    for line in ("0", "1", "0"):  # the same one again, too
        chart.locator(f"[data-line='{line}']").click()
        expect(page.locator(".st-key-evidence")).to_contain_text(indicator)
        page.wait_for_function("new URLSearchParams(location.search).has('figure')")
        settled(page)
        expect(chart.locator("[aria-current]")).to_have_attribute("data-line", line)
        page.get_by_role("button", name="收起").click()
        expect(page.locator(".st-key-evidence")).to_have_count(0)
        settled(page)
    page.mouse.move(0, 0)
    expect(page.locator(".small-tip")).to_be_hidden()
    chart.get_by_role("link", name="放大比较").click()
    expect(plot(page)).to_contain_text(indicator)


def test_a_small_chart_has_its_own_source_picture_and_data(charts: str, open_page: Opener) -> None:
    page = open_page(f"{charts}/theme?theme={quote('经济社会')}", scheme="dark")
    chart = page.locator(".small-charts figure").nth(1)
    title = chart.locator("svg > text").first.text_content()
    settled(page)
    chart.get_by_role("button", name="来源与下载").click()
    more = page.get_by_role("dialog")
    expect(more).to_contain_text("来源：")
    settled(page)
    for kind, start in (("图片 PNG", b"\x89PNG"), ("图片 SVG", b"<?xml")):
        with page.expect_download() as waiting:
            more.get_by_role("button", name=kind).click()
        assert Path(waiting.value.path()).read_bytes().startswith(start)
    drawn = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert all(words in drawn for words in (str(title), "来源：", "写明"))
    with page.expect_download() as waiting:
        more.get_by_role("button", name="下载所示数据").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["indicator"] for row in rows} == {title}


def test_a_label_is_split_off_under_a_name_of_its_own_and_undone(tmp_path: Path, open_page: Opener) -> None:
    folder, merged = write_tables(tmp_path / "figures"), {"indicator": "诉求办结率", "unit": "%", "year": 2025}
    rows = [
        row_of(900_000 + at, document=f"2025-{region}.txt", region=region, province=region, label=label, **merged,
               quote=f"{90 + at}%", value=90 + at)
        for at, (region, label) in enumerate((("广东", "诉求办结率"), ("江苏", "诉求办结率"), ("四川", "群众诉求按时办结率")))
    ]  # fmt: skip
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    rules = tmp_path / "merges.csv"
    with serving(folder, FIGURES_MERGES=str(rules)) as url:
        page = open_page(f"{url}/compare?indicator={quote('诉求办结率')}")
        expect(plot(page)).to_contain_text("92%")
        settled(page)
        page.get_by_text("合并了哪些原文指标（2 种写法）").click()
        labels = page.get_by_test_id("stDataFrame").first
        expect(labels.locator("canvas").first).to_be_visible()
        settled(page)
        page.wait_for_timeout(1_500)  # the table takes a click only once it has been drawn
        labels.click(position={"x": 18, "y": 87})  # the box before the second label, which has fewer figures
        name = page.get_by_role("textbox", name="拆出的新名称")
        expect(name).to_have_value("群众诉求按时办结率")
        name.fill("按时办结率")
        page.get_by_role("button", name="拆出所选写法（1）").click()  # right after typing
        expect(page.locator(".chosen")).to_contain_text("诉求办结率（群众诉求按时办结率）→ 按时办结率")
        expect(plot(page)).not_to_contain_text("92%")
        assert rules.read_text(encoding="utf-8-sig").splitlines()[1:] == ["诉求办结率,群众诉求按时办结率,按时办结率"]
        settled(page)
        page.get_by_role("button", name="撤销").click()
        expect(page.locator(".chosen")).to_have_count(0)
        expect(plot(page)).to_contain_text("92%")


def test_a_row_of_the_initiatives_opens_one_and_back_leaves_it(charts: str, open_page: Opener) -> None:
    page = open_page(f"{charts}/initiative")
    settled(page)
    page.get_by_test_id("stDataFrame").click(position={"x": 90, "y": 52})
    page.wait_for_function("new URLSearchParams(location.search).get('brand') === '接诉即办'")
    expect(page.get_by_text("地区：", exact=False).first).to_be_visible()
    settled(page)
    page.go_back()
    expect(page.get_by_text("点一行，看这个品牌报告了什么。")).to_be_visible()
    settled(page)
    assert "brand" not in page.url


def test_a_click_anywhere_in_a_row_shows_its_evidence(charts: str, open_page: Opener) -> None:
    page = open_page(f"{charts}/data?province={quote('四川')}&q={quote('诉求办结率')}")
    settled(page)
    page.get_by_test_id("stDataFrame").first.click(position={"x": 120, "y": 52})
    expect(page.locator(".st-key-evidence")).to_contain_text("诉求办结率")
