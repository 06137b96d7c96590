"""Measure and write RESULTS.md: ``python -m benchmarks``."""

from __future__ import annotations

import cProfile
import io
import platform
import pstats
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import regex

from benchmarks.measure import help_seconds, run_of, seconds
from benchmarks.texts import long_text, reports
from extract import extract_text
from extract.record import Observation
from extract.table import write_csv

RESULTS = Path(__file__).with_name("RESULTS.md")
TEN_THOUSAND = 10_000
# What any extraction has to do at the least: go over the text once for digits, mask signs and Chinese numerals.
BARE_SCAN = regex.compile(r"\d[\d,.]*[百千万亿]*|[*×xX]+[百千万亿]*|[〇零一二两三四五六七八九十百千万亿]{2,}")
LINEAR = 1.5  # time for each character may be this many times as long in the largest text as in the smallest


def rate_table(texts: list[str]) -> list[str]:
    """Lines of a table: milliseconds for 10,000 characters, complete rows to CSV, and the ratio to a bare scan."""
    size = sum(map(len, texts)) / TEN_THOUSAND
    extract_text(texts[0])  # the words are compiled on first use
    bare = seconds(lambda: [BARE_SCAN.findall(text) for text in texts]) / size * 1000
    rows = seconds(lambda: write_csv(_rows_of(texts), io.StringIO())) / size * 1000
    return [
        "| | ms for 10,000 characters | times the bare scan |",
        "|---|---:|---:|",
        f"| bare scan for digits, masks, numerals | {bare:.2f} | 1 |",
        f"| complete rows, written as CSV | {rows:.2f} | {rows / bare:.0f} |",
    ]


def _rows_of(texts: list[str]) -> Iterator[Observation]:
    return (row for text in texts for row in extract_text(text))


def growth_of_text() -> tuple[list[str], bool]:
    """Lines of a table: one document, ten and a hundred times as long; and whether time grows with it and no faster."""
    lines, rates = ["| characters | seconds | ms for 10,000 |", "|---:|---:|---:|"], []
    for size in (30_000, 300_000, 3_000_000):
        text = long_text(size)
        time = seconds(lambda text=text: extract_text(text), 3 if size < 1_000_000 else 1)  # type: ignore[misc]
        rates.append(time / len(text) * TEN_THOUSAND * 1000)
        lines.append(f"| {len(text):,} | {time:.2f} | {rates[-1]:.2f} |")
    return lines, rates[-1] <= LINEAR * rates[0]


def growth_of_documents() -> tuple[list[str], bool]:
    """Lines of a table: ten, a hundred and a thousand documents; and whether memory stays as it is."""
    lines, peaks = ["| documents | seconds | peak memory, MB |", "|---:|---:|---:|"], []
    for documents in (10, 100, 1000):
        time, peak = run_of(documents, long_text(4_000))
        peaks.append(peak)
        lines.append(f"| {documents:,} | {time:.1f} | {peak:.0f} |")
    return lines, peaks[-1] <= LINEAR * peaks[0]


def profile_of(texts: list[str], steps: int = 12) -> list[str]:
    """Lines of a table: the share of the time that each module of the extraction takes, what it calls included."""
    profiler = cProfile.Profile()
    profiler.runcall(lambda: [extract_text(text) for text in texts])
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


def main() -> int:
    """Measure everything, write RESULTS.md and return 1 where time or memory grows faster than the text."""
    what, texts = reports()
    text_lines, text_linear = growth_of_text()
    document_lines, memory_flat = growth_of_documents()
    machine = f"Python {platform.python_version()} on {platform.machine()}, one core"
    parts = [
        "# How fast it is", f"Written by `make benchmark` ({machine}; {what}).", "## Rate", *rate_table(texts),
        f"`python -m extract --help` takes {help_seconds():.2f} s.", "## One document, longer and longer", *text_lines,
        f"Linear: {'yes' if text_linear else 'no'}.", "## More and more documents", *document_lines,
        f"Memory independent of their number: {'yes' if memory_flat else 'no'}.", "## Where the time goes",
        *profile_of(texts),
    ]  # fmt: skip
    text = ""
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        text += part + ("\n" if part.startswith("|") and following.startswith("|") else "\n\n")
    RESULTS.write_text(text.rstrip() + "\n", encoding="utf-8")
    print(text)
    return 0 if text_linear and memory_flat else 1


if __name__ == "__main__":
    sys.exit(main())
