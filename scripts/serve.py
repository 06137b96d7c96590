"""The dashboard behind gzip, as an ASGI app: what run.py starts (`streamlit run scripts/serve.py`).

Streamlit itself compresses no static file: 7.9 MB go over the line at the first load, 2.7 MB this way.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.chdir(ROOT)  # where .streamlit lies

from scripts.gzipped import Gzipped  # noqa: E402 – found by the path above

app = st.App(ROOT / "app.py", middleware=[Middleware(Gzipped)])
