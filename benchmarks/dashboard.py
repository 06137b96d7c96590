"""How fast the dashboard answers: `python -m benchmarks.dashboard`, written to benchmarks/RESULTS-dashboard.md.

The shipped tables are laid behind one another, each copy a few years earlier, until there are 100,000 rows. Each page
is opened and then filtered; measured is the run of the page on the server, not what the browser adds.
"""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
import time
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from benchmarks.texts import ROOT
from pages.parts import table

RESULTS = Path(__file__).with_name("RESULTS-dashboard.md")
ROWS = 100_000
BUDGET = 0.3  # seconds in which a filter answers
YEARS_APART = 3
PAGES = ("overview", "compare", "matrix", "targets", "theme", "data")
CHOICES: tuple[list[str], ...] = (["江西"], ["江西", "湖南"], [], ["广东"], ["江西"])


def long_table(rows: int = ROWS) -> pd.DataFrame:
    """A table of so many rows: copies of the shipped ones, with ids, documents and years of their own."""
    folder = ROOT / "data" / "observations"
    shipped = table.read_tables(table.table_files(folder)).drop(columns="level")
    copies = []
    for number in range(-(-rows // len(shipped))):
        copy = shipped.assign(
            id=shipped["id"] + f"-{number}", document=shipped["document"].astype("string") + f"-{number}",
            year=shipped["year"] - YEARS_APART * number,
        )  # fmt: skip
        for name in ("twin", "same_as"):
            copy[name] = shipped[name].where(shipped[name] == "", shipped[name] + f"-{number}")
        copies.append(copy)
    return pd.concat(copies).head(rows)


def seconds_of(page: str) -> tuple[float, list[tuple[float, float]]]:
    """Seconds of a page's first run; for each of CHOICES seconds on the clock, and of the processor, of one run."""
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=120)
    start = time.perf_counter()
    app.run()
    first, times = time.perf_counter() - start, []
    for provinces in CHOICES:
        app.multiselect(key="choice_province").set_value(provinces)
        start, busy = time.perf_counter(), time.process_time()
        app.run()
        times.append((time.perf_counter() - start, time.process_time() - busy))
    if app.exception or app.error:
        raise RuntimeError(f"{page} failed")
    return first, times


def main() -> None:
    """Measure every page and write the table of results."""
    lines = ["| page | opened | a filter: slowest | of it processor | seen before | of it processor |"]
    lines.append("|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        long_table().to_parquet(Path(name, "long.parquet"))
        shutil.copy(ROOT / "data" / "observations" / "sources.csv", name)
        os.environ["FIGURES_DATA"] = name
        for page in PAGES:
            first, times = seconds_of(page)
            cells = [first, *max(times[:-1]), *times[-1]]
            lines.append(f"| {page} | " + " | ".join(f"{seconds:.2f} s" for seconds in cells) + " |")
    machine = f"Python {platform.python_version()} on {platform.machine()}"
    text = "\n".join([
        "# How fast the dashboard answers", "",
        f"Written by `python -m benchmarks.dashboard` ({machine}; {ROWS:,} rows, seconds on the server). The first page"
        f" also reads the table. A filter should answer in {BUDGET} s. The load of the machine was"
        f" {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors: beyond that number, the clock counts waiting too.",
        "", *lines, "",
    ])  # fmt: skip
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
