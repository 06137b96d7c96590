"""How the dashboard is served: behind gzip, and the same bytes without it."""

from __future__ import annotations

import asyncio
import gzip
import re
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPMessage

import pytest
from starlette.types import Message, Receive, Scope, Send

from scripts.gzipped import Gzipped

pytestmark = pytest.mark.browser


def answer(url: str, **headers: str) -> tuple[int, HTTPMessage, bytes]:
    """Status, headers and body of the answer to a request."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=120) as got:
            return got.status, got.headers, got.read()
    except urllib.error.HTTPError as other:
        return other.code, other.headers, other.read()


@pytest.fixture(scope="module")
def script(server: str) -> str:
    """The address of the largest kind of file a page needs: one of its scripts."""
    found = re.search(rb'src="\./(static/js/[^"]+\.js)"', answer(f"{server}/")[2])
    assert found
    return f"{server}/{found[1].decode()}"


def test_a_script_is_compressed_again_and_again(script: str) -> None:
    plain = answer(script)[2]
    for _reader in range(2):
        status, headers, body = answer(script, **{"Accept-Encoding": "gzip, deflate"})
        assert (status, headers["Content-Encoding"]) == (200, "gzip")
        assert "accept-encoding" in headers["Vary"].lower()
        assert len(body) < len(plain) / 2
        assert gzip.decompress(body) == plain
        assert "immutable" in headers["Cache-Control"]


def test_a_reader_without_gzip_gets_it_plain(script: str) -> None:
    status, headers, _body = answer(script, **{"Accept-Encoding": "identity"})
    assert status == 200
    assert headers["Content-Encoding"] is None


def test_what_a_reader_has_already_is_not_sent_again(script: str) -> None:
    _status, headers, _body = answer(script)
    status, _headers, body = answer(script, **{"If-None-Match": headers["ETag"], "Accept-Encoding": "gzip"})
    assert (status, body) == (304, b"")


def test_what_a_reader_did_not_wait_for_is_not_kept() -> None:
    """A reader who leaves half-way ends the answer there; the next one gets the whole file."""
    readers = []

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        readers.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"immutable")]})
        await send({"type": "http.response.body", "body": b"words " * 1000, "more_body": True})
        if len(readers) > 1:
            await send({"type": "http.response.body", "body": b"end"})

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def sent() -> bytes:
        messages: list[Message] = []

        async def send(message: Message) -> None:
            messages.append(message)

        headers = [(b"accept-encoding", b"gzip")]
        await served({"type": "http", "method": "GET", "path": "/static/js/a.js", "headers": headers}, receive, send)
        return b"".join(message.get("body", b"") for message in messages)

    served = Gzipped(app)
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, sent()).result()
        assert not served.kept
        assert gzip.decompress(aside.submit(asyncio.run, sent()).result()) == b"words " * 1000 + b"end"
    assert set(served.kept) == {"/static/js/a.js"}


def test_only_files_that_never_change_are_kept() -> None:
    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        kind = b"no-cache" if "unknown" in scope["path"] else b"public, immutable"
        await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", kind)]})
        await send({"type": "http.response.body", "body": b"words " * 1000})

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def sent(path: str) -> bytes:
        messages: list[Message] = []

        async def send(message: Message) -> None:
            messages.append(message)

        headers = [(b"accept-encoding", b"gzip")]
        await served({"type": "http", "method": "GET", "path": path, "headers": headers}, receive, send)
        return gzip.decompress(b"".join(message.get("body", b"") for message in messages))

    served = Gzipped(app)
    for path in ("/static/js/a.js", "/static/js/a.js", "/static/js/unknown.js", "/media/a.csv"):
        with ThreadPoolExecutor(1) as aside:  # the thread of a browser has a loop that runs already
            assert aside.submit(asyncio.run, sent(path)).result() == b"words " * 1000
    assert set(served.kept) == {"/static/js/a.js"}
