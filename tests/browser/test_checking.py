"""Notes and names on 原文核对 in a real browser: nothing that is typed is lost, whenever it is typed."""

from __future__ import annotations

from collections import deque

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from library import Library, reviews
from tests.browser.conftest import Opener
from tests.browser.test_browser import settled
from tests.browser.test_own_reports import environment, own  # noqa: F401 – fixtures

pytestmark = pytest.mark.browser
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Line:
    """The WebSocket of a page: what the server says can be held back, and let through piece by piece."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.held: deque[tuple[WebSocketRoute, str | bytes]] = deque()
        self.holding = False
        page.route_web_socket("**/_stcore/stream", self._join)
        page.reload()

    def _join(self, browser: WebSocketRoute) -> None:
        browser.connect_to_server().on_message(lambda piece: self._hear(browser, piece))

    def _hear(self, browser: WebSocketRoute, piece: str | bytes) -> None:
        self.held.append((browser, piece))
        if not self.holding:
            self.release()

    def next(self) -> None:
        """Let one piece through, and the browser paint it."""
        while not self.held:
            self.page.wait_for_timeout(10)
        browser, piece = self.held.popleft()
        browser.send(piece)
        self.page.evaluate(FRAMES)

    def release(self) -> None:
        """Let everything through, from now on."""
        self.holding = False
        while self.held:
            browser, piece = self.held.popleft()
            browser.send(piece)


def facts_of(page: Page) -> Locator:
    """What the table says of the figure shown."""
    return page.locator(".st-key-figure_panel .facts")


def field(page: Page, label: str) -> Locator:
    """The field with this label that a reader sees."""
    return page.get_by_label(label, exact=True).filter(visible=True)


def step(page: Page, button: str) -> None:
    """Press one of the buttons that lead through the list."""
    page.locator(f".st-key-step_{button}").get_by_role("button").first.click()


def shown(page: Page) -> str:
    """The facts of the figure shown, as `expect` compares them."""
    return facts_of(page).text_content() or ""


def go_on(page: Page, button: str) -> None:
    """Press a button, and wait for another figure than the one shown and for the rest of its page."""
    before = shown(page)
    step(page, button)
    expect(facts_of(page)).not_to_have_text(before)
    settled(page)


def said(environment: dict[str, str]) -> list[tuple[str, str, str]]:  # noqa: F811
    """What was said of figures: verdict, note and name."""
    library = Library(environment["FIGURES_DB"])
    with library.reading() as connection:
        history = reviews.review_history(connection)
    library.close()
    return [(one.state, one.note, one.who) for one in history]


def test_a_note_and_a_name_go_with_the_press_that_follows(
    own: str, environment: dict[str, str], open_page: Opener  # noqa: F811
) -> None:  # fmt: skip
    page = open_page(f"{own}/sources")
    settled(page)
    field(page, "备注").fill("看过原件")
    field(page, "署名").fill("王二")
    settled(page)  # no hand is faster than the letter that is on its way
    go_on(page, "checked")
    field(page, "备注").fill("再看")
    go_on(page, "doubtful")
    assert said(environment) == [("checked", "看过原件", "王二"), ("doubtful", "再看", "王二")]


def test_a_note_typed_as_soon_as_a_figure_shows_is_kept(
    own: str, environment: dict[str, str], open_page: Opener  # noqa: F811
) -> None:  # fmt: skip
    page = open_page(f"{own}/sources")
    line = Line(page)
    expect(facts_of(page)).to_be_visible()
    settled(page)
    first = shown(page)
    line.holding = True
    step(page, "after")
    while shown(page) == first:
        line.next()
    expect(field(page, "备注")).to_have_count(1)
    field(page, "备注").fill("看过原件")
    line.release()
    settled(page)
    expect(field(page, "备注")).to_have_value("看过原件")
    step(page, "checked")
    expect(field(page, "备注")).to_have_value("")
    assert said(environment) == [("checked", "看过原件", "")]


def test_a_note_stays_with_its_figure_until_it_is_used(own: str, open_page: Opener) -> None:  # noqa: F811
    page = open_page(f"{own}/sources")
    settled(page)
    field(page, "备注").fill("再看")
    for button, note in (("after", ""), ("before", "再看"), ("doubtful", ""), ("before", "")):
        go_on(page, button)
        expect(field(page, "备注")).to_have_value(note)


def test_a_name_is_kept_without_another_press(own: str, open_page: Opener) -> None:  # noqa: F811
    page = open_page(f"{own}/sources")
    settled(page)
    field(page, "署名").fill("王二")
    page.wait_for_function("document.cookie.includes('figures_who=%E7%8E%8B%E4%BA%8C')")
    page.locator(".st-key-menu").get_by_role("link", name="导入报告").click()
    expect(page.locator("h1")).to_contain_text("导入报告")
    page.locator(".st-key-menu").get_by_role("link", name="原文核对").click()
    expect(field(page, "署名")).to_have_value("王二")
    other = page.context.new_page()  # as whoever comes back another day
    other.goto(f"{own}/sources")
    expect(field(other, "署名")).to_have_value("王二")
    field(other, "署名").fill("")
    other.wait_for_function("!document.cookie.includes('figures_who')")
