"""The charts' script as it is sent: without the kinds of charts that the dashboard does not have."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit
from starlette.types import Message, Receive, Scope, Send

from scripts.lighter import ALL_AT_ONCE, KINDS, Lighter, drawn_once, without_other_kinds

ROOT = Path(__file__).resolve().parent.parent
STATIC = Path(streamlit.__file__).parent / "static" / "static" / "js"
KNOWN = 'var z,t=_({"a.js"(){}}),b=_({"b.js"(){t()}}),c=_({"c.js"(){b()}}),d=_({"d.css"(){}});' \
        'd();return _({"lib/index.js"(){n.register([b(),c()])}})'  # fmt: skip


@pytest.fixture(scope="module")
def script() -> str:
    """The script that the Streamlit at hand has for charts."""
    (path,) = STATIC.glob("PlotlyChart.*.js")
    return path.read_text(encoding="utf-8")


def test_streamlits_script_is_known_and_a_quarter_is_left(script: str) -> None:
    light = without_other_kinds(script)
    assert len(light) < len(script) / 4
    assert script[: script.index('"src/version.js"') - 20] in light
    assert light.endswith(script[-9000:])
    assert '"src/traces/bar/index.js"(' in light
    assert '"src/traces/scatter/index.js"(' in light
    assert '"src/traces/scattermap/index.js"(' not in light


def test_streamlits_script_draws_a_chart_once(script: str) -> None:
    assert drawn_once(script).count("JSON.stringify") == script.count("JSON.stringify") + 2


def test_every_kind_of_chart_that_the_pages_draw_is_kept() -> None:
    drawn = {
        name.lower()
        for path in (ROOT / "pages").rglob("*.py")
        for name in re.findall(r"go\.([A-Z]\w+)", path.read_text(encoding="utf-8"))
    }
    assert drawn - {"figure"} == {"scatter", *(Path(kind).stem for kind in KINDS)}


def test_what_is_needed_stays_with_what_that_needs() -> None:
    light = without_other_kinds(KNOWN, ("c.js",))
    assert light.startswith(ALL_AT_ONCE)
    assert re.findall(r'"([\w.]+)"\(', light.replace("lib/", "")) == ["a.js", "b.js", "c.js", "index.js"]
    assert light.endswith("n.register([c()])}})")


@pytest.mark.parametrize(
    "other",
    [
        "",
        "export default 1",
        KNOWN.replace('"c.js"', '"e.js"'),  # a kind that is needed is not there
        KNOWN.replace('b=_({"b.js"(){t()}}),', 'b=_({"b.js"(){t()}}),x=1,'),  # something stands between the modules
        KNOWN.replace("register", "enroll"),
    ],
)
def test_a_script_built_otherwise_is_sent_whole(other: str) -> None:
    assert without_other_kinds(other, ("c.js",)) == other


def answer(path: str, method: str = "GET") -> list[Message]:
    """What is sent for a request of an application that answers everything with `KNOWN` in two pieces."""
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        headers = [(b"content-length", str(len(KNOWN)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": KNOWN[:20].encode(), "more_body": True})
        await send({"type": "http.response.body", "body": KNOWN[20:].encode()})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": []}
    with ThreadPoolExecutor(1) as aside:  # the thread of a browser test has a loop that runs already
        aside.submit(asyncio.run, Lighter(app)(scope, receive, send)).result()
    return sent


def test_the_length_told_is_that_of_what_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.lighter.lighter", lambda body: body + b"!")
    start, body = answer("/static/js/PlotlyChart.D9Z0_fxz.js")
    assert body["body"] == KNOWN.encode() + b"!"
    assert start["headers"] == [(b"content-length", str(len(KNOWN) + 1).encode())]


@pytest.mark.parametrize("path", ["/static/js/DataFrame.a.js", "/media/PlotlyChart.a.js"])
def test_all_else_passes_as_it_is(path: str) -> None:
    assert b"".join(message.get("body", b"") for message in answer(path)) == KNOWN.encode()


def test_a_request_for_the_head_alone_passes() -> None:
    assert len(answer("/static/js/PlotlyChart.a.js", "HEAD")) == 3
