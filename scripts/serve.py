"""The dashboard behind gzip, as an ASGI app: what run.py starts (`streamlit run scripts/serve.py`).

Streamlit itself compresses no static file: 7.9 MB go over the line at the first load, 1.6 MB this way. What a page
says is sent in bursts, what the first reader would wait for is made ready when the server starts, and an address that
is no page leads to one that says so.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.chdir(ROOT)  # where .streamlit lies

from pages.parts.site import PAGES  # noqa: E402 – found by the path above
from scripts.gathered import Gathered  # noqa: E402
from scripts.gzipped import Gzipped  # noqa: E402
from scripts.led import Led  # noqa: E402
from scripts.lighter import Lighter  # noqa: E402
from scripts.ready import make_ready_aside  # noqa: E402


@asynccontextmanager
async def readiness(_app: st.App) -> AsyncIterator[None]:
    """While the server runs; what it needs is loaded beside it."""
    make_ready_aside()
    yield


# What a page has said so far goes out while its script works on: Python's 5 ms would be waited for at each piece.
sys.setswitchinterval(0.0005)
BASE = st.get_option("server.baseUrlPath")
# the outermost first
MIDDLEWARE = [Middleware(Gathered), Middleware(Gzipped), Middleware(Lighter), Middleware(Led, pages=PAGES, base=BASE)]
app = st.App(ROOT / "app.py", lifespan=readiness, middleware=MIDDLEWARE)
