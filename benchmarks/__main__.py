"""Measure and write RESULTS.md, and the table of README.md: ``python -m benchmarks``."""

from __future__ import annotations

import os
import platform
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.growth import gain_of_processes, growth_of_documents, growth_of_text, hostile_of
from benchmarks.rate import help_seconds, profile_of, rate_of, ratios_of
from benchmarks.texts import ROOT, reports
from benchmarks.twins import growth_of_twins

RESULTS = Path(__file__).with_name("RESULTS.md")
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- speed -->\n)(.*?)(<!-- /speed -->)", re.S)
RATE, PEERS = "From files to the table", "Beside other libraries"
TWINS = (20, 200, 2000)  # reports; ten thousand take minutes, `python -m benchmarks.twins` measures them


def said(title: str, measured: tuple[list[str], bool], claim: str) -> list[str]:
    """A section: its table, and whether the claim holds."""
    lines, holds = measured
    return [f"## {title}", "", *lines, "", f"{claim}: {'yes' if holds else '**no**'}.", ""]


def dashboard_lines() -> list[str]:
    """How fast the dashboard answers, or why that was not measured."""
    try:
        from benchmarks.dashboard import dashboard_table

        return dashboard_table()
    except Exception as error:  # no browser here, or one that does not start: the rest is measured
        return [f"Not measured: {type(error).__name__}: {error}"]


def sections(say: Callable[[str], object]) -> Iterable[list[str]]:
    """The sections of RESULTS.md, each when it is measured."""
    what, texts = reports()
    yield [
        "# How fast it is", "",
        f"Written by `make benchmark` on {what}. Python {platform.python_version()} ({_build()}) on"
        f" {platform.machine()}, {os.cpu_count()} processors. Times are those the processor was at work for the"
        f" process, unless the clock is named; other work slows both, and the load was {_load()} when this"
        " began.", "",
    ]  # fmt: skip
    say("rate")
    started = f"`python -m extract --help` takes {help_seconds():.2f} s."
    yield [f"## {RATE}", "", *rate_of(texts), "", started, ""]
    say("other libraries")
    yield [f"## {PEERS}", "", "The same sample, in paragraphs for those that take no whole reports. What they find is"
           " less than a row: words, numbers or quantities without what is measured, place and time.", "",
           *ratios_of(texts), ""]  # fmt: skip
    say("longer texts")
    yield said("One document, longer and longer", growth_of_text(texts), "Time and memory grow with it and no faster")
    say("more documents")
    yield said("More and more documents", growth_of_documents(),
               "Time grows with them and no faster, memory by less than half for ten times as many")  # fmt: skip
    say("processes")
    yield ["## Two processes", "", *gain_of_processes(), "",
           f"Two processors that have nothing else to do are needed to tell; the load was {_load()}.", ""]  # fmt: skip
    say("twins")
    yield said("Twins among more and more reports", growth_of_twins(TWINS), "Time grows with them and no faster")
    say("hostile texts")
    yield said("Texts that no report is like", hostile_of(texts), "Time grows with them and no faster")
    say("steps")
    yield ["## Where the time goes", "", *profile_of(texts), ""]
    say("dashboard")
    yield ["## The dashboard", "", *dashboard_lines(), ""]


def _load() -> str:
    """How many processes wanted the processors in the last minute."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"


def _build() -> str:
    """Whether this Python was built to run fast: one that was not takes a quarter longer."""
    import sysconfig

    options = str(sysconfig.get_config_var("CONFIG_ARGS") or "") + str(sysconfig.get_config_var("PY_CFLAGS") or "")
    optimised = "--enable-optimizations" in options or "-fprofile-use" in options
    return "built with optimisations" if optimised else "built without optimisations"


def in_readme(results: str) -> str:
    """What README.md shows of the results: the tables of the rate and of other libraries.

    >>> in_readme(f"## {RATE}\\n\\n| b |\\n\\nmore\\n\\n## {PEERS}\\n\\n| c |\\n\\n## D\\n\\n| d |\\n")
    '| b |\\n\\n| c |\\n'
    """
    tables = []
    for title in (RATE, PEERS):
        section = results.partition(f"## {title}\n")[2].partition("\n## ")[0]
        tables.append("".join(f"{line}\n" for line in section.splitlines() if line.startswith("|")))
    return "\n".join(tables)


def main() -> int:
    """Measure everything, write RESULTS.md and README.md and return 1 where something grows faster than it should."""
    began = time.perf_counter()

    def say(part: str) -> None:
        print(f"{time.perf_counter() - began:4.0f} s: {part}", file=sys.stderr)

    text = "\n".join(line for section in sections(say) for line in section)
    RESULTS.write_text(text.rstrip() + "\n", encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(lambda found: found[1] + in_readme(text) + found[3], readme), encoding="utf-8")
    print(text)
    return 1 if "**no**" in text else 0


if __name__ == "__main__":
    sys.exit(main())
