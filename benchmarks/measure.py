"""Measuring: the best time of several runs, so that what else the machine does counts little."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.texts import ROOT


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The shortest of `runs` times that `work` takes, in seconds."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def help_seconds() -> float:
    """How long `python -m extract --help` takes, in seconds."""
    command = [sys.executable, "-m", "extract", "--help"]
    return seconds(lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=True), 5)


# The peak is asked of the process itself: what its parent held before it began would be counted in a parent's answer.
_RUN = """
import re, runpy, sys
try:
    runpy.run_module("extract", run_name="__main__")
except SystemExit as ending:
    print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
    raise
"""


def run_of(documents: int, text: str) -> tuple[float, float]:
    """Seconds and peak memory (MB) of one process that extracts `documents` copies of a text into a Parquet file.

    Works on Linux, where a process can tell its peak.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "reports")
        folder.mkdir()
        for number in range(documents):
            Path(folder, f"{number:06}.txt").write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", _RUN, str(folder), "-o", f"{name}/figures.parquet"]
        start = time.perf_counter()
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return time.perf_counter() - start, int(run.stdout) / 1024
