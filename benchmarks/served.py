"""A dashboard server of its own to measure on: started as `make run` starts it, with its processor time and memory."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.texts import ROOT

PATIENCE = 120  # seconds until a server must answer


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address and the id of its process."""

    url: str
    pid: int

    def busy(self) -> float:
        """Seconds of the processor it has used so far; 0 where the system does not tell."""
        path = Path(f"/proc/{self.pid}/stat")
        if not path.exists():
            return 0.0
        user, system = path.read_text().rsplit(")", 1)[1].split()[11:13]
        return (int(user) + int(system)) / float(os.sysconf("SC_CLK_TCK"))

    def peak(self) -> float:
        """The most memory it has held so far, in MB; 0 where the system does not tell."""
        path = Path(f"/proc/{self.pid}/status")
        found = re.search(r"VmHWM:\s*(\d+)", path.read_text()) if path.exists() else None
        return int(found[1]) / 1024 if found else 0.0


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A dashboard showing the tables of `folder`, with an empty library, on a free port; ended at the end."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = int(probe.getsockname()[1])
    own = {"PORT": str(port), "FIGURES_DATA": str(folder), "FIGURES_DB": f"sqlite:///{folder / 'none.db'}",
           "FIGURES_MERGES": str(folder / "none.csv"), "STREAMLIT_SERVER_HEADLESS": "true"}  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "scripts" / "run.py")], env={**os.environ, **own},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url, end = f"http://localhost:{port}", time.monotonic() + PATIENCE
    try:
        while not _answers(url):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the dashboard did not start")
            time.sleep(0.1)
        yield Server(url, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)
