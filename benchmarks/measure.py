"""Measuring: time of the processor, the best of several runs, so that what else the machine does counts little."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.texts import ROOT

TEN_THOUSAND = 10_000  # characters that rates are told for
LINEAR = 1.5  # the largest amount may take this many times as long for each character as the smallest


@dataclass(frozen=True)
class Ran:
    """What a process took: seconds of the processor and on the clock, and the most memory it held, in MB."""

    busy: float
    clock: float
    peak: float


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The shortest of `runs` times of the processor that `work` takes, in seconds."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


# The peak is asked of the process itself: what its parent held before it began would be counted in a parent's answer.
_RUN = """
import re, runpy, sys
try:
    runpy.run_module("extract", run_name="__main__")
except SystemExit as ending:
    with open("/proc/self/status") as status:
        print("peak", re.search(r"VmHWM:\\s+(\\d+)", status.read())[1])
    raise
"""


def run_of(arguments: Sequence[str], compiled: bool = False) -> Ran:
    """Run `python -m extract` with some arguments. Works on Linux, where a process can tell its peak.

    The time is that of its workers too, the memory its own. `compiled`: with what `make compile` made.
    """
    before, start = os.times(), time.perf_counter()
    command = [sys.executable, "-c", _RUN, *arguments]
    chosen = os.environ | {"FIGURES_COMPILED": "yes" if compiled else "no"}
    run = subprocess.run(command, cwd=ROOT, env=chosen, capture_output=True, text=True, check=True)
    clock, after = time.perf_counter() - start, os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return Ran(busy, clock, int(run.stdout.rpartition("peak ")[2]) / 1024)


def run_on(texts: Iterable[str], jobs: int = 1, suffix: str = ".parquet", compiled: bool = False) -> Ran:
    """Extract texts, each a document, into one file, by so many processes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "reports")
        folder.mkdir()
        for number, text in enumerate(texts):
            Path(folder, f"{number:06}.txt").write_text(text, encoding="utf-8")
        return run_of([str(folder), "-o", f"{name}/figures{suffix}", "--jobs", str(jobs)], compiled)
