"""A real browser and fresh servers for the tests of the dashboard."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import ROOT
from tests.synthetic import write_tables

PATIENCE = 120_000  # milliseconds for whatever is waited for: the machine may be at its limit
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def chromium() -> str | None:
    """Where a Chromium is, if there is one."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("figures"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def serving(folder: Path, **environment: str) -> Iterator[str]:
    """A dashboard of its own on a free port, showing the tables of `folder`; gives its address."""
    port = free_port()
    url = f"http://localhost:{port}"
    own = {"PORT": str(port), "FIGURES_DATA": str(folder), "STREAMLIT_SERVER_HEADLESS": "true"}
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "scripts" / "run.py")], env={**os.environ, **own, **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(1200):  # a machine at its limit takes a while
            if answers(url):
                break
            assert process.poll() is None, "the server ended"
            time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[str]:
    with serving(folder) as url:
        yield url


@pytest.fixture
def fresh_server(folder: Path) -> Iterator[str]:
    with serving(folder) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if not path:
        pytest.skip("no Chromium here: install Debian's package chromium, or name one in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Opens an address in a browser profile of its own; requests to other servers and errors fail the test."""
    contexts: list[BrowserContext] = []
    outside: list[str] = []
    errors: list[str] = []

    def opener(url: str, width: int = 1440, height: int = 900, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True, locale="zh-CN"
        )
        contexts.append(context)
        page = context.new_page()
        page.add_init_script("delete window.showSaveFilePicker")
        own = "/".join(url.split("/")[:3])
        allowed = (own, own.replace("http", "ws"), "data:", "blob:", "about:")
        page.on("request", lambda asked: None if asked.url.startswith(allowed) else outside.append(asked.url))
        page.on("websocket", lambda socket: None if socket.url.startswith(allowed) else outside.append(socket.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        context.set_default_timeout(PATIENCE)
        page.goto(url)
        page.wait_for_selector("h1")
        return page

    yield opener
    for context in contexts:
        context.close()
    assert outside == []
    assert errors == []
