"""What a page says is handed on in bursts, whole and in order."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg, ForwardMsgMetadata
from streamlit.proto.Html_pb2 import Html
from streamlit.proto.PlotlyChart_pb2 import PlotlyChart
from streamlit.proto.SessionStatus_pb2 import SessionStatus

from pages.parts.site import CHOSEN
from scripts.gathered import LONGEST, QUIET, Burst, Gathered

SCOPE = {"type": "websocket", "path": "/_stcore/stream"}


async def nothing() -> Message:
    return {"type": "websocket.connect"}


def said(text: str) -> Message:
    return {"type": "websocket.send", "text": text}


def piece(**parts: object) -> bytes:
    """What a page says, as Streamlit sends it."""
    return ForwardMsg(**parts).SerializeToString()


def html(body: str, *path: int) -> bytes:
    """A piece of HTML, as Streamlit sends it, at its place: 0 is the page, 1 the bar beside it."""
    place = ForwardMsgMetadata(delta_path=path or (0, 0))
    return piece(delta=Delta(new_element=Element(html=Html(body=body))), metadata=place)


def run(app: Gathered, send: Send, kind: str = "websocket") -> None:
    with ThreadPoolExecutor(1) as aside:  # the thread of a browser test has a loop that runs already
        aside.submit(asyncio.run, app({**SCOPE, "type": kind}, nothing, send)).result()


def test_pieces_that_follow_at_once_wait_for_each_other_and_go_in_order() -> None:
    got: list[str] = []
    texts = [str(number) for number in range(50)]

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        for text in texts:
            await send(said(text))
        assert got == ["websocket.accept"]
        while len(got) == 1:
            await asyncio.sleep(QUIET)
        assert got[1:] == texts

    async def send(message: Message) -> None:
        got.append(message.get("text", message["type"]))

    run(Gathered(app), send)


CHART = piece(delta=Delta(new_element=Element(plotly_chart=PlotlyChart(spec="{}"))))


@pytest.mark.parametrize(("pieces", "at_once"), [
    ([html("<p>a</p>"), html(CHOSEN + "省份：江西</p>")], 2),  # the answer to a choice, with what stands before it
    ([html("<p>a</p>"), CHART], 2),
    ([html("省份", 1, 1), CHART], 2),  # a page that opens has its fields with its first chart
    ([html(CHOSEN), CHART, html("<p>a</p>")], 1),  # the line is painted first
    ([html(CHOSEN), piece(script_finished=0), CHART], 3),
    ([html("<p>a</p>"), piece(script_finished=0)], 2),
    ([piece(session_status_changed=SessionStatus(script_is_running=True)), html("<p>a</p>")], 0),
    ([html("<p>a</p>"), piece(session_status_changed=SessionStatus(script_is_running=False))], 2),
])  # fmt: skip
def test_the_answer_to_a_choice_and_the_end_of_a_page_wait_for_nothing(pieces: list[bytes], at_once: int) -> None:
    got: list[bytes] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        for said in pieces:
            await send({"type": "websocket.send", "bytes": said})
        assert got == pieces[:at_once]
        await send({"type": "websocket.close"})

    async def send(message: Message) -> None:
        if message["type"] == "websocket.send":
            got.append(message["bytes"])

    run(Gathered(app), send)
    assert got == pieces


def test_the_answer_does_not_wait_for_the_fields_beside_the_page() -> None:
    begun, end = piece(session_status_changed={"script_is_running": True}), piece(script_finished=0)
    answer, bar, field, another = html(CHOSEN), html("", 1, 0), html("省份", 1, 1), html("年份", 1, 2, 0)
    got: list[bytes] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        for said, sent in [
            (begun, []), (bar, []), (field, []), (another, []),
            (answer, [begun, bar, answer]),  # without its first piece the bar would be gone for a moment
            (CHART, [begun, bar, answer]),
            (end, [begun, bar, answer, field, another, CHART, end]),
        ]:  # fmt: skip
            await send({"type": "websocket.send", "bytes": said})
            assert got == sent

    async def send(message: Message) -> None:
        got.append(message["bytes"])

    run(Gathered(app), send)


def test_the_fields_are_not_sent_right_after_an_answer_that_came_late() -> None:
    """However long they have waited already: a second burst would keep the browser from painting the first."""

    async def sent_soon(burst: Burst) -> bool:
        await burst.take({"type": "websocket.send", "bytes": html("省份", 1, 1)})
        for _piece in range(4):  # no pause of QUIET before the answer
            await asyncio.sleep(0.22 * LONGEST)
            await burst.take({"type": "websocket.send", "bytes": html("年份", 1, 2)})
        await burst.take({"type": "websocket.send", "bytes": html(CHOSEN)})
        await burst.take({"type": "websocket.send", "bytes": html("<p>a</p>")})
        await asyncio.sleep(0.2 * LONGEST)  # LONGEST after the first of the fields, not after the answer
        return len(got) > 1

    got: list[Message] = []

    async def send(message: Message) -> None:
        got.append(message)

    with ThreadPoolExecutor(1) as aside:
        assert not aside.submit(asyncio.run, sent_soon(Burst(send))).result()
    assert got


def test_the_fields_beside_the_page_come_soon_after_the_answer() -> None:
    answer, field = html(CHOSEN), html("省份", 1, 1)
    got: list[bytes] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        for said in (field, answer):
            await send({"type": "websocket.send", "bytes": said})
        assert got == [answer]
        while len(got) == 1:
            await asyncio.sleep(QUIET)

    async def send(message: Message) -> None:
        got.append(message["bytes"])

    run(Gathered(app), send)
    assert got == [answer, field]


def test_nothing_waits_for_ever_for_what_follows() -> None:
    """A page that never stops is heard all the same, from its first word on."""
    got: list[str] = []
    texts: list[str] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        while not got and len(texts) < 100 * LONGEST / QUIET:
            texts.append(str(len(texts)))
            await send(said(texts[-1]))
            await asyncio.sleep(QUIET / 10)

    async def send(message: Message) -> None:
        got.append(message["text"])

    run(Gathered(app), send)
    assert got
    assert got == texts[: len(got)]


def test_what_waits_goes_before_the_end() -> None:
    got: list[str] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send(said("last words"))
        await send({"type": "websocket.close"})

    async def send(message: Message) -> None:
        got.append(message.get("text", message["type"]))

    run(Gathered(app), send)
    assert got == ["last words", "websocket.close"]


def test_what_is_no_websocket_is_sent_at_once() -> None:
    got: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send(said("a"))
        assert got

    async def send(message: Message) -> None:
        got.append(message)

    run(Gathered(app), send, "http")
    assert got == [said("a")]


def test_the_page_is_told_that_its_reader_left() -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send(said("a"))
        for _try in range(100):
            await asyncio.sleep(QUIET)
            await send(said("b"))

    async def send(_message: Message) -> None:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        run(Gathered(app), send)
