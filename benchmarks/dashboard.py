"""How fast the dashboard answers in a real browser: `python -m benchmarks.dashboard`.

`dashboard_table()` measures (about three minutes; it needs a Chromium) and gives the lines of RESULTS.md.

The shipped tables are laid behind one another, each copy a few years earlier, until there are 100,000 rows, and then
1,000,000. Each page is opened in a fresh browser, then provinces are chosen one after another in the filter.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.served import Server, serving
from benchmarks.texts import ROOT
from pages.parts import table

ROWS, MANY_ROWS = 100_000, 1_000_000
FILTER_BUDGET, CHART_BUDGET = 0.3, 3.0  # seconds
YEARS_APART = 3
PAGES = ("overview", "compare", "matrix", "targets", "region", "theme", "initiative", "sources", "data")
PAGES_OF_MANY = ("compare", "data")
PROVINCES = ("江西", "湖南", "广东")
CHARTS = 3  # fresh browsers that wait for their first chart
PATIENCE = 120_000  # milliseconds
WINDOW = 2_500  # milliseconds in which Chromium puts its own window together; a reader's stands already
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
CHART = ".js-plotly-plot .bars .point, .js-plotly-plot .scatterlayer .point"
# From the key that chooses an option to the line that tells the filter, and to the whole page, both painted.
WATCH = """words => {
  const app = document.querySelector('[data-testid=stApp]');
  const painted = then => requestAnimationFrame(() => setTimeout(() => then(performance.now())));
  let start = null, seen = false, told = null;
  window.measured = null;
  const look = () => {
    if (start === null) return;
    const line = [...document.querySelectorAll('.chosen')].map(node => node.textContent).join();
    if (!seen && line.includes(words)) {
      seen = true;
      painted(now => { told = now; look(); });
    }
    if (told === null || app.dataset.testScriptState !== 'notRunning') return;
    watcher.disconnect();
    painted(now => { window.measured = [told - start, now - start]; });
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document.body,
    {subtree: true, childList: true, attributes: true, characterData: true});
  addEventListener('keydown', () => { start = performance.now(); }, {capture: true, once: true});
}"""


@dataclass
class Times:
    """What was measured of one page, in seconds."""

    page: str
    opened: float
    answered: list[float] = field(default_factory=list)  # until the line above the content tells the filter
    complete: list[float] = field(default_factory=list)  # until the whole page is drawn
    busy: list[float] = field(default_factory=list)  # processor time the server took for it
    drawn: list[float] = field(default_factory=list)  # processor time the browser took for it


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


def chromium() -> str:
    """Where a Chromium is: the environment's CHROMIUM, else the system's."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise FileNotFoundError("no Chromium here: install Debian's package chromium, or name one in CHROMIUM")
    return found


@contextmanager
def fresh(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page in a browser profile that has nothing in its cache."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", **options})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def settled(page: Page) -> None:
    """Wait until the page stands and nothing runs."""
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def busy_of(browser: Browser) -> float:
    """Seconds of the processor that the browser, with all its processes, has used so far."""
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return float(sum(process["cpuTime"] for process in told))


def first_chart(browser: Browser, server: Server) -> tuple[float, float]:
    """Seconds from the address of a page to its first chart, in a fresh browser; and of the processor, of both."""
    with fresh(browser) as page:
        page.wait_for_timeout(WINDOW)
        before = server.busy() + busy_of(browser)
        start = time.perf_counter()
        page.goto(f"{server.url}/compare", wait_until="commit")
        page.wait_for_selector(CHART)
        clock = time.perf_counter() - start
        # Before it is closed: what a process used that has ended is counted no more.
        return clock, server.busy() + busy_of(browser) - before


def first_load(browser: Browser, server: Server, headers: dict[str, str]) -> int:
    """Bytes that go over the line until the entry page of a fresh browser stands."""
    with fresh(browser, extra_http_headers=headers) as page:
        network, sizes = page.context.new_cdp_session(page), []
        network.send("Network.enable")
        network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(server.url)
        settled(page)
        page.wait_for_selector(CHART)
        return int(sum(sizes))


def times_of(browser: Browser, server: Server, name: str) -> Times:
    """Open a page and choose one province after another."""
    with fresh(browser) as page:
        start = time.perf_counter()
        page.goto(f"{server.url}/{name}", wait_until="commit")
        settled(page)
        times = Times(name, time.perf_counter() - start)
        for province in PROVINCES:
            page.get_by_label("省份", exact=True).first.click()
            page.keyboard.type(province)
            page.get_by_role("option", name=province, exact=True).wait_for()
            page.evaluate(WATCH, province)
            busy, drawn = server.busy(), busy_of(browser)
            page.keyboard.press("Enter")
            answered, complete = page.wait_for_function("window.measured", polling=50).json_value()
            times.answered.append(answered / 1000)
            times.complete.append(complete / 1000)
            times.busy.append(server.busy() - busy)
            times.drawn.append(busy_of(browser) - drawn)
            page.keyboard.press("Escape")
            settled(page)
        return times


def lines_of(measured: list[Times]) -> list[str]:
    """The times as lines of a table."""
    heads = "opened", "a filter answers: median", "slowest", "whole page: median", "slowest", "server", "browser"
    lines = [f"| page | {' | '.join(heads)} |", "|---|" + "---:|" * len(heads)]
    for each in measured:
        cells = [each.opened]
        for many in (each.answered, each.complete):
            cells += [statistics.median(many), max(many)]
        cells += [statistics.median(each.busy), statistics.median(each.drawn)]
        lines.append(f"| {each.page} | " + " | ".join(f"{cell:.2f} s" for cell in cells) + " |")
    return lines


def measure(browser: Browser, rows: int, pages: tuple[str, ...], charts: int) -> tuple[list[str], list[Times]]:
    """Lines about a table of so many rows, and the times of the pages; `charts` fresh browsers wait for a chart."""
    with tempfile.TemporaryDirectory() as name:
        long_table(rows).to_parquet(Path(name, "long.parquet"))
        shutil.copy(ROOT / "data" / "observations" / "sources.csv", name)
        with serving(Path(name)) as server:
            cold, _busy = first_chart(browser, server)
            clocks, work = zip(*(first_chart(browser, server) for _ in range(charts)), strict=True)
            measured = [times_of(browser, server, page) for page in pages]
            times = f"the median of {charts}; " if charts > 1 else ""
            lines = [
                f"{rows:,} rows: first chart of a fresh browser {statistics.median(clocks):.1f} s ({times}"
                f"{statistics.median(work):.1f} s of the processor, server and browser together; {cold:.1f} s where the"
                " server was started that moment and reads the table); the server held at most"
                f" {server.peak():,.0f} MB.",
                "", *lines_of(measured), "",
            ]  # fmt: skip
    return lines, measured


def loads(browser: Browser) -> str:
    """How much goes over the line at the first load, behind gzip and without; the same for every table."""
    with serving(ROOT / "data" / "observations") as server:
        zipped, plain = (first_load(browser, server, each) for each in ({}, {"Accept-Encoding": "identity"}))
    return f"First load: {zipped / 1e6:.1f} MB over the line, without gzip {plain / 1e6:.1f} MB."


def dashboard_table() -> list[str]:
    """Measure everything; the lines of a section of RESULTS.md, in Markdown.

    Raises FileNotFoundError where there is no Chromium.
    """
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        lines, measured = measure(browser, ROWS, PAGES, CHARTS)
        lines += measure(browser, MANY_ROWS, PAGES_OF_MANY, 1)[0]
        lines += [loads(browser), ""]
        browser.close()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    return [
        f"Measured in Chromium, server and browser on one machine; on each page {len(PROVINCES)} provinces are chosen,"
        " one after another. “Answers”: from the key that chooses a province until the line that tells the filter is"
        " painted; “whole page”: until all of it is; “server” and “browser”: processor time each took for it, the"
        " median.",
        "", *lines,
        f"Meant: a filter in {FILTER_BUDGET} s, the first chart in {CHART_BUDGET:.0f} s. At {ROWS:,} rows a filter"
        f" answers later on: {slow(measured, 'answered')}; the whole page takes longer on:"
        f" {slow(measured, 'complete')}. Load at the end: {load} on {os.cpu_count()} processors; beyond that number"
        " the clock counts waiting too, and a processor that is shared takes longer for the same.",
    ]  # fmt: skip


def slow(measured: list[Times], what: str) -> str:
    """The pages on which the median of something takes longer than a filter is meant to."""
    return ", ".join(one.page for one in measured if statistics.median(getattr(one, what)) > FILTER_BUDGET) or "none"


if __name__ == "__main__":
    print("\n".join(dashboard_table()))
