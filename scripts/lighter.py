"""The script that draws the charts: without the kinds of charts the dashboard does not have, and drawing each once.

Streamlit's has all of Plotly: 4.7 MB, most of it maps, three dimensions and other kinds that are never drawn, which
each reader's browser loads, reads and runs before the first chart. Left out are the modules of Plotly that
nothing asks for any more once only `KINDS` are registered. And it draws every new chart twice: it fits the figure to
the theme when it is made and again when it stands, and takes an equal figure for another. A script that is not built
as known is sent as it is.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KINDS = ("lib/bar.js",)  # what is registered beside lines and points, which are in Plotly's core
SCRIPT = re.compile(r"/static/js/PlotlyChart\.[\w-]+\.js")
# Lets a browser prepare every function while the script loads, instead of one by one when it is called first.
ALL_AT_ONCE = "//# allFunctionsCalledOnLoad\n"
# A module is `,name=_({"src/lib/index.js"(exports,module){…}})`, asked for as `name()`; the last one is run.
MODULE = re.compile(r',([\w$]+)=_\(\{"([\w@./-]+)"\(')
ASKED_FOR = re.compile(r"(?<![\w$.])([\w$]+)\(\)")
END = "}})"
LAST = 'return _({"lib/index.js"('
# Where the figure of a chart that stands is fitted to the theme: `set(now=>fitted(now,chart.theme,theme))`.
FITTED = re.compile(r"\b(\w+)\((\w+)=>(\w+)\(\2,(\w+)\.theme,(\w+)\)\)(?=\},\[\4\.id,\5,\4\.theme\]\))")
SAME_IF_EQUAL = r"\1(\2=>{let z=\3(\2,\4.theme,\5);return JSON.stringify(z)===JSON.stringify(\2)?\2:z})"
REGISTERED = re.compile(r"\.register\(\[([\w$(),]*)\]\)")
log = logging.getLogger(__name__)


def without_other_kinds(script: str, kinds: tuple[str, ...] = KINDS) -> str:
    """The script with those modules alone that `kinds` need; the script itself where it is built otherwise.

    >>> script = 'var z,t=_({"a.js"(){}}),b=_({"b.js"(){t()}}),c=_({"c.js"(){}});return _({"lib/index.js"(){' \\
    ...     'n.register([b(),c()])}})'
    >>> without_other_kinds(script, ("c.js",)).splitlines()[1]
    'var z,c=_({"c.js"(){}});return _({"lib/index.js"(){n.register([c()])}})'
    """
    last = max(script.find(LAST), 0)
    found, registered = list(MODULE.finditer(script, 0, last)), REGISTERED.search(script, last)
    names = {each[2]: each[1] for each in found}
    starts = [*(each.start() for each in found), script.rfind(END, 0, last) + len(END)]
    modules = {each[1]: script[start:end] for each, start, end in zip(found, starts, starts[1:], strict=False)}
    whole = len(modules) == len(found) and all(text.endswith(END) for text in modules.values())
    if not registered or not whole or not names.keys() >= set(kinds):
        log.warning("the charts' script is not built as known: it is sent whole")
        return script
    head, few = script[: starts[0]], ",".join(f"{names[kind]}()" for kind in kinds)
    tail = f"{script[starts[-1] : registered.start()]}.register([{few}]){script[registered.end() :]}"
    needed = reached(modules, head + tail) - {name for path, name in names.items() if path.endswith(".css")}
    return ALL_AT_ONCE + head + "".join(text for name, text in modules.items() if name in needed) + tail


def drawn_once(script: str) -> str:
    """The script with a figure taken for the same where fitting it to the theme has changed nothing.

    >>> drawn_once("effect(()=>{S(f=>fit(f,e.theme,t))},[e.id,t,e.theme])")
    'effect(()=>{S(f=>{let z=fit(f,e.theme,t);return JSON.stringify(z)===JSON.stringify(f)?f:z})},[e.id,t,e.theme])'
    """
    return FITTED.sub(SAME_IF_EQUAL, script)


def reached(modules: dict[str, str], script: str) -> set[str]:
    """The names of the modules that a script asks for, and of those that these ask for in turn."""
    names: set[str] = set()
    texts = [script]
    while texts:
        new = {name for name in ASKED_FOR.findall(texts.pop()) if name in modules} - names
        names |= new
        texts += [modules[name] for name in new]
    return names


@lru_cache(maxsize=1)
def lighter(body: bytes) -> bytes:
    """The script as bytes, worked out once."""
    return drawn_once(without_other_kinds(body.decode())).encode()


class Lighter:
    """Lets pass what the application `app` answers, the charts' script lighter."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not SCRIPT.fullmatch(scope["path"]):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        pieces: list[bytes] = []

        async def take(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and message["status"] == 200:
                start = message
            elif not start or message["type"] != "http.response.body":
                await send(message)
            else:
                pieces.append(message.get("body", b""))
                if not message.get("more_body", False):
                    body = lighter(b"".join(pieces))
                    MutableHeaders(raw=start["headers"])["content-length"] = str(len(body))
                    await send(start)
                    await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, take)
