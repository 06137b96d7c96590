"""How many milliseconds 10,000 characters take: this project, a bare scan, and other libraries."""

from __future__ import annotations

import cProfile
import io
import json
import os
import pstats
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import regex

from benchmarks.measure import TEN_THOUSAND, run_on, seconds
from benchmarks.texts import ROOT
from extract import extract_text
from extract.record import Observation
from extract.table import write_csv
from scripts.compile import compiled_modules

PEERS_PYTHON = ROOT / ".venv-peers" / "bin" / "python"
# What any extraction has to do at the least: go over the text once for digits, mask signs and Chinese numerals.
BARE_SCAN = regex.compile(r"\d[\d,.]*[百千万亿]*|[*×xX]+[百千万亿]*|[〇零一二两三四五六七八九十百千万亿]{2,}")
GOAL = 10.0  # milliseconds for 10,000 characters
_SAMPLES = 3  # texts that the slow ones are measured on
_ROUNDS = 4
_RATED = ("from the files to the CSV, twins found", "the same after `make compile`")


def rate_of(texts: Sequence[str]) -> list[str]:
    """Lines of a table: from the files to the CSV in one process, its start apart, and the milliseconds of each.

    The same with the modules that `make compile` makes, where they are there.
    """
    size = sum(map(len, texts)) / TEN_THOUSAND
    lines = ["| | seconds | of which start | the rest, ms for 10,000 characters |", "|---|---:|---:|---:|"]
    kinds = (False, True) if compiled_modules() else (False,)
    # in turn, so that a slow moment of the machine meets all of them
    rounds = [[run_on(some, suffix=".csv", compiled=kind).busy for kind in kinds for some in (texts, ["建成驿站3个。"])]
              for _ in range(_ROUNDS)]  # fmt: skip
    least = [min(times) for times in zip(*rounds, strict=True)]
    for name, whole, start in zip(_RATED, least[::2], least[1::2], strict=False):
        rate = (whole - start) / size * 1000
        lines.append(f"| {name} | {whole:.2f} | {start:.2f} | {rate:.1f} (goal: {GOAL:.0f}) |")
    if not compiled_modules():
        lines.append(f"| {_RATED[1]} | not compiled here | | |")
    return lines


def ratios_of(texts: Sequence[str]) -> list[str]:
    """Lines of a table: what this project, a bare scan and other libraries take for a few of the texts."""
    sample = texts[:: max(len(texts) // _SAMPLES, 1)][:_SAMPLES]
    size = sum(map(len, sample)) / TEN_THOUSAND
    write_csv(_rows_of(sample), io.StringIO())  # the words are compiled on first use
    bare = seconds(lambda: [BARE_SCAN.findall(text) for text in sample], 5) / size * 1000
    ours = seconds(lambda: write_csv(_rows_of(sample), io.StringIO()), 5) / size * 1000
    lines = [
        "| | ms for 10,000 characters | times ours | finds |",
        "|---|---:|---:|---:|",
        _line("bare scan for digits, masks, numerals", bare, ours, sum(len(BARE_SCAN.findall(one)) for one in sample)),
        _line("**complete rows, written as CSV**", ours, ours, sum(1 for _ in _rows_of(sample))),
    ]
    for name, found in peers_on(sample).items():
        if isinstance(found, str):
            lines.append(f"| {name} | not measured: {found} | | |")
        else:
            lines.append(_line(name, found[0] / size * 1000, ours, found[1]))
    return lines


def _line(name: str, rate: float, ours: float, finds: int) -> str:
    ratio = rate / ours
    return f"| {name} | {rate:.3g} | {ratio:.2g} | {finds:,} |" if ratio < 10 else (
        f"| {name} | {rate:,.0f} | {ratio:,.0f} | {finds:,} |")  # fmt: skip


def peers_on(sample: Sequence[str], python: Path = PEERS_PYTHON) -> dict[str, tuple[float, int] | str]:
    """Of each other library seconds and finds, or why it was not measured."""
    if not python.exists():
        return {"other libraries": "they could not be installed"}
    run = subprocess.run([str(python), "-m", "benchmarks.peers"], cwd=ROOT, input=json.dumps(sample), text=True,
                         capture_output=True, check=False)  # fmt: skip
    if run.returncode:
        return {"other libraries": (run.stderr.strip().splitlines() or ["?"])[-1]}
    return {name: found if isinstance(found, str) else (found[0], found[1])
            for name, found in json.loads(run.stdout).items()}  # fmt: skip


def _rows_of(texts: Sequence[str]) -> Iterator[Observation]:
    return (row for text in texts for row in extract_text(text))


def help_seconds() -> float:
    """Seconds of the processor that `python -m extract --help` takes, its start included."""
    command = [sys.executable, "-m", "extract", "--help"]
    return min(_busy(command) for _ in range(5))


def _busy(command: Sequence[str]) -> float:
    """Seconds of the processor that a command takes."""
    before = os.times()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def profile_of(texts: Sequence[str], steps: int = 15) -> list[str]:
    """Lines of a table: the share of the time that each module of the extraction takes, what it calls included."""
    profiler = cProfile.Profile()
    profiler.runcall(lambda: write_csv(_rows_of(texts), io.StringIO()))
    stats = pstats.Stats(profiler)
    own: Counter[str] = Counter()
    for (file, _, _), (_, _, own_time, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if "/extract/" in file:
            own[Path(file).stem] += own_time
            continue
        for (caller, _, _), (_, _, time, _) in callers.items():  # a search, a join: the time is its caller's
            own[Path(caller).stem if "/extract/" in caller else "other"] += time
    shares = [f"| {name} | {time / own.total():.0%} |" for name, time in own.most_common(steps)]
    return ["| step | share |", "|---|---:|", *shares]
