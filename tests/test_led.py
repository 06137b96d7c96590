"""Addresses that are no page lead to the overview; pages, files and everything else are answered as ever."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from scripts.led import Led

HTML, FILE = "text/html; charset=utf-8", "text/javascript"


def answered(path: str, query: str, kind: str, method: str = "GET", base: str = "") -> tuple[int, str]:
    """Status and new address of the answer, where the server itself would answer with 200 and this kind of content."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("words", media_type=kind)(scope, receive, send)

    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": []}
    with ThreadPoolExecutor(1) as aside:  # a loop may run here already, the browser's
        aside.submit(asyncio.run, Led(app, ["compare", "data"], base)(scope, receive, send)).result()
    assert [message["type"] for message in messages] == ["http.response.start", "http.response.body"]
    start = Response()
    start.raw_headers = messages[0]["headers"]
    return messages[0]["status"], start.headers.get("location", "")


@pytest.mark.parametrize(
    ("path", "query", "kind", "target"),
    [
        ("/", "", HTML, ""),
        ("/compare", "year=2025", HTML, ""),
        ("/compare/", "year=2025", HTML, "/compare?year=2025"),
        ("/foo", "", HTML, "/?asked=foo"),
        ("/foo", "year=2025&lang=en", HTML, "/?year=2025&lang=en&asked=foo"),
        ("/foo/bar", "", HTML, "/?asked=foo%2Fbar"),
        ("/对比", "", HTML, "/?asked=%E5%AF%B9%E6%AF%94"),
        ("/static/js/index.js", "", FILE, ""),
        ("/_stcore/health", "", "text/plain", ""),
    ],
)
def test_where_an_address_leads(path: str, query: str, kind: str, target: str) -> None:
    assert answered(path, query, kind) == ((303, target) if target else (200, ""))


def test_below_a_path_of_its_own() -> None:
    assert answered("/figures/foo", "", HTML, base="figures/") == (303, "/figures/?asked=foo")
    assert answered("/figures/data", "", HTML, base="/figures") == (200, "")


def test_what_is_sent_to_the_server_is_not_led_elsewhere() -> None:
    assert answered("/foo", "", HTML, method="POST") == (200, "")
