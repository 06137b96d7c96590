"""One's own reports in a real browser: read, corrected, kept, checked, found in the charts, moved, never run."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from extract.reader import Document
from library import Library
from pages.parts import drafts
from tests import makers
from tests.browser.conftest import Opener, serving
from tests.browser.test_browser import downloaded, settled

pytestmark = pytest.mark.browser
REPORT = (
    "2025年，江西省城镇新增就业43.21万人，培训骨干近1.2万人次。\n"
    "办结率由53%提高到90%，走访几处企业，**不是粗体** <b>不是标签</b> :red[不是红字]。\n"
)
TEXT = ".report-text"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"FIGURES_DB": f"sqlite:///{tmp_path / 'library.db'}", "FIGURES_DOCUMENTS": str(tmp_path / "none")}


@pytest.fixture
def own(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """A dashboard with an empty library of its own."""
    with serving(folder, **environment) as url:
        yield url


def read_in(page: Page, text: str) -> None:
    """Paste a report."""
    page.get_by_label("或粘贴文字").fill(text)
    page.get_by_role("button", name="取出数字").click()
    expect(page.locator(f"{TEXT} mark").first).to_be_visible()
    settled(page)


def upload(page: Page, files: dict[str, bytes]) -> None:
    """Hand in files."""
    payloads: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files.items()
    ]
    page.locator("input[type=file]").first.set_input_files(payloads)


def press(page: Page, button: str) -> None:
    """Press a button and wait for the answer."""
    page.get_by_role("button", name=button, exact=True).click()
    settled(page)


def strike(page: Page, key: str) -> None:
    """Press a key of the keyboard, once the page that is shown listens to it."""
    settled(page)
    page.wait_for_timeout(1_500)
    page.keyboard.press(key)


def choose(page: Page, quote: str) -> Locator:
    """Click a figure in the text; gives the panel that tells of it."""
    page.locator(f"{TEXT} mark", has_text=quote).click()
    panel = page.locator(".st-key-figure_panel")
    expect(panel.locator(".facts")).to_contain_text(quote)
    settled(page)
    return panel


def select_words(page: Page, words: str) -> None:
    """Select words within one piece of the text."""
    page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector('.report-text'), NodeFilter.SHOW_TEXT);
            for (let node; (node = walker.nextNode()); ) {
                const at = node.data.indexOf(words);
                if (at >= 0) document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
            }
        }""",
        words,
    )


def test_a_text_is_read_corrected_and_kept(own: str, open_page: Opener) -> None:
    page = open_page(f"{own}/extract")
    read_in(page, REPORT)
    expect(page.locator(TEXT)).to_contain_text("**不是粗体** <b>不是标签</b> :red[不是红字]")
    expect(page.locator(f"{TEXT} b")).to_have_count(0)
    panel = choose(page, "43.21万人")
    panel.get_by_label("数值", exact=True).fill("432200")
    press(page, "保存更正")
    expect(panel.locator(".facts")).to_contain_text("43.22万人")
    page.wait_for_function("new URLSearchParams(location.search).has('drafts')")
    page.reload()  # nothing is lost
    expect(page.locator(TEXT)).to_contain_text("53%")
    settled(page)
    expect(choose(page, "43.21万人").locator(".facts")).to_contain_text("43.22万人")
    choose(page, "53%")
    press(page, "这不是一个数字，去掉")
    expect(page.get_by_text("已去掉：53%")).to_be_visible()
    expect(page.locator(f"{TEXT} mark", has_text="53%")).to_have_count(0)
    settled(page)
    select_words(page, "几处")
    press(page, "把选中的文字补录为一个数字")
    expect(panel.locator(".facts")).to_contain_text("几处")
    page.get_by_label("署名", exact=True).fill("王二")
    press(page, "保存到资料库")
    expect(page.get_by_text("已保存到资料库：")).to_be_visible()
    page.goto(f"{own}/data?q=新增就业&province=江西")
    row = next(row for row in downloaded(page, "下载所示数据") if row["quote"] == "43.21万人")
    assert (row["value"], row["corrected"], row["region"]) == ("432200", "value", "江西")
    page.goto(f"{own}/sources?figure={row['id']}")
    expect(page.locator(".st-key-figure_panel")).to_contain_text("已更正 · 王二")
    expect(page.get_by_text("已去掉：53%")).to_be_visible()
    expect(page.locator(f"{TEXT} mark", has_text="几处")).to_be_visible()


def test_what_was_kept_before_the_server_started_is_checked_and_in_the_charts(
    folder: Path, environment: dict[str, str], open_page: Opener
) -> None:
    library = Library(environment["FIGURES_DB"])
    digest = hashlib.sha256(REPORT.encode()).hexdigest()
    drafts.keep(library, [drafts.draft_of(Document("报告.txt", REPORT, digest, "utf-8"))], "王二", ())
    library.close()
    with serving(folder, **environment) as url:
        page = open_page(f"{url}/sources?report=报告.txt")
        panel = page.locator(".st-key-figure_panel")
        expect(panel.locator(".facts")).to_contain_text("43.21万人")
        strike(page, "v")
        expect(panel.locator(".facts")).to_contain_text("近1.2万人次")
        expect(page.locator(f"{TEXT} mark.checked")).to_have_text("43.21万人")
        strike(page, "j")
        expect(panel.locator(".facts")).to_contain_text("53%")
        strike(page, "d")
        expect(page.locator(f"{TEXT} mark.doubtful")).to_have_text("53%")
        page.goto(f"{url}/compare?indicator=城镇新增就业&view=table")
        expect(page.get_by_text("已核对 1/")).to_be_visible()


def test_a_correction_is_undone_beside_its_sentence(own: str, open_page: Opener) -> None:
    page = open_page(f"{own}/extract")
    read_in(page, REPORT)
    press(page, "保存到资料库")
    page.get_by_role("link", name="逐条核对").click()
    panel = choose(page, "90%")
    panel.get_by_text("更正", exact=True).first.click()
    panel.get_by_label("地区", exact=True).fill("无此地")
    press(page, "保存更正")
    expect(panel).to_contain_text("“无此地”不是能确定的地名")
    panel.get_by_label("地区", exact=True).fill("江西省赣州市")
    press(page, "保存更正")
    expect(panel.locator(".facts")).to_contain_text("赣州市")
    press(page, "撤销")
    expect(panel.locator(".facts")).not_to_contain_text("赣州市")
    expect(panel).to_contain_text("未核对")
    page.get_by_label("在全部原文中查找", exact=True).fill("办结率 走访")
    page.keyboard.press("Enter")
    expect(page.get_by_text("找到 1 句")).to_be_visible()


def test_one_bad_file_among_many_and_the_library_in_a_zip(own: str, open_page: Opener, tmp_path: Path) -> None:
    page = open_page(f"{own}/extract")
    upload(page, {
        "文字.txt": REPORT.encode("gb18030"),
        "坏的.docx": makers.docx_of(["新建联系点46个。"])[:900],
        "文档.docx": makers.docx_of(["2024年，宜春市新建联系点46个。"]),
        "文件.pdf": makers.pdf_of(["2024年，长沙市新建联系点47个。"]),
        "几份.zip": makers.zipped({"甲.html": "<p>2024年，九江市新建联系点48个。</p>", "../乙.txt": "新建联系点49个。"}),
    })  # fmt: skip
    expect(page.get_by_text("2 个文件没有导入")).to_be_visible()
    expect(page.get_by_text("读到的报告（4 份）")).to_be_visible()
    settled(page)
    press(page, "全部保存")
    expect(page.get_by_text("已保存到资料库：")).to_contain_text("几份.zip/甲.html")
    page.goto(f"{own}/extract?view=held")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出整个资料库").click()
    packed = Path(waiting.value.path()).read_bytes()
    settled(page)
    upload(page, {"library.zip": packed})
    expect(page.get_by_text("library.zip")).to_be_visible()
    press(page, "并入")
    expect(page.get_by_text("并入 0 份报告（另有 4 份已在库中）")).to_be_visible()


@pytest.mark.parametrize(("origin", "answer"), [("{own}", 101), ("http://example.org", 403), ("null", 403)])
def test_pages_of_other_sites_are_kept_out(server: str, origin: str, answer: int) -> None:
    """The server listens on this machine alone and speaks to its own pages alone."""
    port = int(server.rsplit(":", 1)[1])
    with socket.create_connection(("localhost", port), timeout=30) as line:
        head = (
            f"GET /_stcore/stream HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: {origin.format(own=server)}\r\n"
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n"
        )
        line.sendall(head.encode())
        assert int(line.recv(64).split()[1]) == answer
