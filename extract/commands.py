"""The commands beside extraction: ``python -m extract indicators TABLE``, ``python -m extract twins PATH...``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.twin_report import twins

_INDICATORS = """\
List the indicators of a table, those that most regions report first: the regions, years and units in which each is
reported, how much of it is masked, and which of the reports' own names were merged in it. What stands under one
indicator is compared as one measure, so look through the labels before you compare.
"""

_INDICATORS_EPILOG = """\
example:
  python -m extract reports/ -o figures.csv
  python -m extract indicators figures.csv | less

what to do about a wrong merge, or a missing one:
  A row in data/lexicon/indicators.csv names a measure by words, one in data/lexicon/synonyms.csv says that two words
  mean the same; data/lexicon/README.md explains both. A report that is called “indicators” is read as ./indicators.

exit status:
  0  the table was listed
  1  it could not be read
  2  the command was not understood
"""


def indicators(arguments: Sequence[str]) -> int:
    """Run ``indicators TABLE`` with `arguments` (those after its name) and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m extract indicators", description=_INDICATORS,
                                     epilog=_INDICATORS_EPILOG,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("table", metavar="TABLE", type=Path,
                        help="a table as written: .csv, .jsonl, .parquet or a folder of Parquet files")  # fmt: skip
    path: Path = parser.parse_args(arguments).table
    from extract.listings import indicator_listing
    from extract.table import rows_in

    try:
        print_lines(indicator_listing(rows_in(path)))
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        print(f"nothing was listed: {path.name}: {reason}", file=sys.stderr)
        return 1
    return 0


def print_lines(lines: Iterator[str]) -> None:
    """Write lines to standard output in UTF-8, whatever the terminal's encoding."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    for line in lines:
        print(line)
    sys.stdout.flush()


COMMANDS = {"indicators": indicators, "twins": twins}
