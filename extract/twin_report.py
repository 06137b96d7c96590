"""The command ``python -m extract twins PATH...``: which documents hold the same speech, and what that tells."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is slow to load is loaded when it is needed
    from extract.pipeline import Extracted
    from extract.record import Observation
    from extract.twins import Twins

_DESCRIPTION = """\
Find reports, or sections of them, that circulate more than once, and list what a masked copy hides and another one
states, figure by figure, and where the copies disagree. Nothing is written: extracting the same files together
(python -m extract PATH... -o OUT) fills the values in and marks them as recovered.
"""

_EPILOG = """\
how to read it:
  a.txt §9 = b.txt §1   twins: the same speech, with the share of the smaller one's words that stand in both
  a.txt §9 ~ b.txt §1   the same words with other numbers: another year's or another place's report, nothing is taken
  *万件 <- 3200万件      what is masked, and what the twin states
  *万件 <> 900件         a conflict, and why: nothing is taken

exit status:
  0  every document was read
  1  some could not be read; each is named with the reason
  2  the command was not understood
"""

_REASONS = {
    "bounds": "the number does not fit the mask", "unit": "the units differ", "region": "the places differ",
    "value": "both state a number, not the same", "sentence": "the copies disagree elsewhere in the sentence",
    "twins": "another copy states another number",
}  # fmt: skip


def twins(arguments: Sequence[str]) -> int:
    """Run ``twins PATH...`` with `arguments` (those after its name) and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m extract twins", description=_DESCRIPTION, epilog=_EPILOG,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a report, or a folder of reports")
    paths: list[Path] = parser.parse_args(arguments).paths
    failures: list[str] = []
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    for line in report_lines(_extracted(paths, failures)):
        print(line)
    sys.stdout.flush()
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def report_lines(documents: Iterable[Extracted]) -> Iterator[str]:
    """The listing, line by line: each pair of sections with what was taken and what was not, and a sum at the end."""
    from extract.together import taken_together

    pairs = recovered = repeated = conflicts = masked = 0
    for rows, found in taken_together(documents):
        masked += sum(row.status == "masked" for row in rows)
        for one in found:
            yield from _pair_lines(one)
            pairs += one.twins
            recovered += len(one.recovered)
            repeated += one.repeated
            conflicts += len(one.conflicts)
    yield (f"{pairs:,} pairs of twins; {recovered:,} figures recovered, {repeated:,} stated in both, "
           f"{conflicts:,} in conflict; {masked:,} only masked")  # fmt: skip


def _pair_lines(pair: Twins) -> Iterator[str]:
    sign = "=" if pair.twins else "~"
    (first, one), (second, other) = pair.first, pair.second
    said = f"{len(pair.recovered)} recovered, {pair.repeated} stated in both, {len(pair.conflicts)} in conflict"
    yield f"{first} §{one} {sign} {second} §{other}: {pair.similarity:.1%}, {said if pair.twins else 'other numbers'}"
    for row, twin in pair.recovered:
        yield f"    {_written(row)} <- {_written(twin)}  {row.label}"
    for conflict in pair.conflicts:
        yield f"    {_written(conflict.row)} <> {_written(conflict.twin)}  {conflict.row.label}: " + _REASONS[
            conflict.reason]  # fmt: skip


def _written(row: Observation) -> str:
    """A quote on one line."""
    return "".join(row.quote.split())


def _extracted(paths: Sequence[Path], failures: list[str]) -> Iterator[Extracted]:
    """The documents taken apart; what cannot be read or taken apart goes to `failures`."""
    from extract.folders import files_of
    from extract.pipeline import extracted_of
    from extract.reader import UnreadableDocument, documents_of

    found = files_of(paths)
    for message in found.closed:
        print(f"passed over {message}", file=sys.stderr)
    for path, name, outright in found.files:
        try:
            for document in documents_of(path, name):
                if isinstance(document, UnreadableDocument):
                    failures.append(str(document))
                else:
                    yield extracted_of(document.text, document.name)
        except UnreadableDocument as error:
            if outright:
                failures.append(str(error))
