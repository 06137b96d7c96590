"""Gzip for a web application, once for each file that never changes instead of anew for every reader."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

UNCHANGING = "/static/"  # below it, the name of a file has the hash of its content
CONDITIONS = ("range", "if-none-match", "if-modified-since")


class Gzipped:
    """Compresses what the application `app` sends; the answer for a file that never changes is kept and sent again."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.gzip = GZipMiddleware(app, minimum_size=500, compresslevel=6)
        self.kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif not asks_for_whole_file(scope):
            await self.gzip(scope, receive, send)
        else:
            for message in self.kept.get(scope["path"]) or await self._answer(scope, receive):
                await send(message)

    async def _answer(self, scope: Scope, receive: Receive) -> list[Message]:
        """The compressed answer, kept if it is whole (a reader may leave half-way) and says that it never changes."""
        messages: list[Message] = []

        async def take(message: Message) -> None:
            messages.append(message)

        await self.gzip(scope, receive, take)
        if not messages:
            return messages
        whole = messages[0].get("status") == 200 and not messages[-1].get("more_body", False)
        if whole and "immutable" in Headers(raw=messages[0]["headers"]).get("cache-control", ""):
            self.kept[scope["path"]] = messages
        return messages


def asks_for_whole_file(scope: Scope) -> bool:
    """Whether a request asks for the whole of a file that never changes, and takes it compressed."""
    headers = Headers(scope=scope)
    asked = scope["method"] == "GET" and scope["path"].startswith(UNCHANGING)
    return asked and "gzip" in headers.get("accept-encoding", "") and not any(name in headers for name in CONDITIONS)
