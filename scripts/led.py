"""Leads who asks for a page that does not exist to the overview, which says so in words."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote, urlencode

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Led:
    """Answers with the overview where `app` would send its one HTML page for an address that is none of `pages`.

    `base` is the path the dashboard lies under. Streamlit itself answers such an address with a window in English, one
    of several levels (`/a/b`) with a page that stays empty.
    """

    def __init__(self, app: ASGIApp, pages: Collection[str], base: str = "") -> None:
        self.app = app
        self.pages = frozenset(pages)
        self.base = f"/{base.strip('/')}" if base.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["path"].removeprefix(self.base).lstrip("/") if scope["type"] == "http" else ""
        if not asked or asked in self.pages or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        elsewhere = RedirectResponse(self.target(asked, scope["query_string"].decode("latin-1")), 303)
        leading = False

        async def lead(message: Message) -> None:
            nonlocal leading
            if message["type"] == "http.response.start" and is_html(message):
                leading = True
                await elsewhere(scope, receive, send)
            if not leading:
                await send(message)

        await self.app(scope, receive, lead)

    def target(self, asked: str, query: str) -> str:
        """The address to go to instead, with the parameters of the one asked for.

        >>> led = Led(None, ["data"])
        >>> led.target("foo", "year=2025"), led.target("data/", "")
        ('/?year=2025&asked=foo', '/data')
        """
        page = asked.strip("/")
        if page in self.pages:
            return f"{self.base}/{quote(page)}" + (f"?{query}" if query else "")
        return f"{self.base}/?" + "&".join(part for part in (query, urlencode({"asked": page})) if part)


def is_html(start: Message) -> bool:
    """Whether an answer that starts so is an HTML page."""
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")
