"""Fields that the browser draws late show what the address said, whatever is pressed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PATIENCE, Opener
from tests.browser.test_browser import settled

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE)
FORMAT, OUTWARD = "[data-testid=stButtonGroup] button", "[data-testid=stCheckbox] label"


@contextmanager
def drawn_late(page: Page, kind: str) -> Iterator[None]:
    """Holds back the part of the browser's program that draws a kind of field; then that field is drawn."""
    held: list[Route] = []
    page.route(f"**/static/js/{kind}.*.js", lambda route: held.append(route))
    yield
    assert held
    for route in held:
        route.continue_()
    page.unroute_all()
    expect(page.locator(f"[data-testid=st{kind} i]").first).to_be_visible()


def press(page: Page, place: str, words: str) -> None:
    """Press something that lets the page run again, and wait for the answer."""
    page.locator(place, has_text=words).first.click()
    page.wait_for_timeout(1000)
    settled(page)


@pytest.mark.parametrize(
    ("kind", "address", "place", "words", "more"),
    [
        ("Multiselect", "data?province=江西", FORMAT, "JSON", "ZIP"),
        ("TextInput", "data?q=充电桩", FORMAT, "JSON", "ZIP"),
        ("Checkbox", "data?external=1", FORMAT, "JSON", "ZIP"),
        ("Selectbox", "compare?indicator=建设充电桩", FORMAT, "JSON", "ZIP"),
        ("ButtonGroup", "compare?indicator=建设充电桩&view=map", OUTWARD, "对外使用", "对外使用"),
    ],
)
def test_a_field_drawn_late_keeps_what_the_address_said(
    kind: str, address: str, place: str, words: str, more: str, server: str, open_page: Opener
) -> None:
    page = open_page(f"{server}/about")
    with drawn_late(page, kind):
        page.goto(f"{server}/{address}")
        press(page, place, words)
    press(page, place, more)
    wanted, told = (parse_qs(urlsplit(link).query) for link in (address, page.url))
    assert {key: told.get(key) for key in wanted} == wanted
