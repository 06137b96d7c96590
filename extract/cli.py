"""The command line: ``python -m extract PATH... -o OUT``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is slow to load is loaded when it is needed, not before --help
    from extract.pipeline import Extracted
    from extract.reader import Document, Given
    from extract.record import Observation

_DESCRIPTION = """\
Read Chinese official reports and write what they state in numbers as a table: one row for each figure, with its
place in the text, what is measured, region, value or bounds, unit, kind and year. Masked figures (*万名, xx.x%) are
rows too: their value stays empty, their bounds say what the mask leaves possible.
"""

_EPILOG = """\
examples:
  python -m extract report.txt                             CSV on the terminal
  python -m extract report.txt -o figures.xlsx             a sheet with Chinese headings
  python -m extract reports/ -o figures.csv --bom          all reports below reports/, a CSV that Excel opens right
  python -m extract reports/ -o figures.parquet --documents documents.csv
  python -m extract --unknown reports/                     words that the lexicon does not know

further commands (each has a --help):
  python -m extract indicators figures.csv                 which indicators compare, and which labels they merge
  python -m extract twins reports/                         reports held twice, masked and not, and what each tells

what is read:
  Plain text (.txt) in UTF-8, GB18030 or UTF-16, Word (.docx), PDF, OFD, OpenDocument (.odt), Rich Text (.rtf), web
  pages (.html), Markdown (.md), and ZIP files of these; .doc and .wps where LibreOffice is installed. A folder is
  walked; what is no report in it is passed over and counted. A file named outright must be readable. The column
  `document` holds the path below the folder given, or the file name; of a ZIP, both its name and that in it.

masked copies:
  Reports extracted together are held against each other: where one masks a number that another copy of the same
  speech states, the number is filled in (status = recovered) and the place it came from is named (twin).

--documents:
  A CSV with the columns document, title, region, date, address: what you know of a document and its text does not
  say. `document` is the name in the table, only the columns you have need be there, others are ignored. A region
  given here is marked as such (region_basis = given).

--unknown:
  Extracts nothing; prints what of the reports no row of data/lexicon/ covers: words behind numbers that may be units,
  signs that may be masks, words that may be places. Each comes with how often and where it stands, and as a CSV line
  for its table, in which you fill the cells left empty; then the rows whose words stand in none of the reports.

exit status:
  0  every document was read
  1  some could not be read or written; each is named with the reason, the others are in the table
  2  the command was not understood; nothing was written
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (those of the process by default) and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _main(words)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def _main(words: list[str]) -> int:
    from extract.commands import COMMANDS

    if words and words[0] in COMMANDS:
        return COMMANDS[words[0]](words[1:])
    parser = _parser()
    options = parser.parse_args(words)
    from extract import reader, table

    try:
        if options.unknown and options.output:
            raise ValueError("--unknown writes no table: leave -o out")
        if options.output:
            table.writer_of(options.output)
            if not options.output.parent.is_dir() or options.output.is_dir():
                raise ValueError(f"{options.output}: no such place to write to")
        given = reader.given_of(options.documents) if options.documents else {}
    except (OSError, ValueError) as error:
        parser.error(str(error))
    run = _Run(options.paths, given)
    if options.unknown:
        return _unknown(run)
    try:
        count = _write(run.rows(), options.output, options.bom)
    except BrokenPipeError:
        raise
    except (_NothingReadError, OSError, ValueError) as error:
        print(f"nothing was written: {error}", file=sys.stderr)
        return 1
    run.report(count)
    return 1 if run.failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m extract", description=_DESCRIPTION, epilog=_EPILOG,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="a report, or a folder of reports")
    parser.add_argument("-o", "--output", metavar="OUT", type=Path,
                        help="file to write: .csv, .jsonl, .parquet or .xlsx (default: standard output)")  # fmt: skip
    parser.add_argument("--bom", action="store_true", help="begin a CSV with a byte-order mark, for Excel")
    parser.add_argument("--documents", metavar="CSV", type=Path, help="what you know of the documents")
    parser.add_argument("--unknown", action="store_true", help="print what the lexicon does not cover, ready to paste")
    return parser


def _unknown(run: _Run) -> int:
    """Print what of the documents the lexicon does not cover."""
    from extract.commands import print_lines
    from extract.listings import unknown_listing

    texts = [document.text for document in run.documents()]
    if texts or not run.failed:
        print_lines(unknown_listing(texts))
    return 1 if run.failed else 0


def _write(rows: Iterable[Observation], output: Path | None, bom: bool) -> int:
    from extract import table

    if output:
        return table.write_table(rows, output, bom=bom)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8-sig" if bom else "utf-8", newline="")
    count = table.write_csv(rows, sys.stdout)
    sys.stdout.flush()
    return count


class _NothingReadError(Exception):
    """Not one of the documents could be read, so there is no table to write."""


class _Run:
    """One run over the documents: yields their rows and keeps count of what was read, passed over and failed."""

    def __init__(self, paths: Sequence[Path], given: dict[str, Given]) -> None:
        from extract.reader import files_of

        self._files, self.skipped = files_of(list(paths))
        self._given = given
        self._names = {name for _, name, _ in self._files}
        self.read = self.failed = 0

    def rows(self) -> Iterator[Observation]:
        """The rows of all documents that can be read and extracted, taken together, in the order of the paths."""
        from extract.together import recovered_of

        yield from recovered_of(self._extracted())
        if self.failed and not self.read:
            raise _NothingReadError("no document could be read")

    def _extracted(self) -> Iterator[Extracted]:
        from extract.pipeline import extracted_of

        for document in self.documents():
            try:
                found = extracted_of(document.text, document.name, self._given.get(document.name))
            except Exception as error:  # one document must not stop the others
                self._fail(f"{document.name}: could not be extracted ({type(error).__name__}: {error})")
                continue
            self.read += 1
            yield found

    def documents(self) -> Iterator[Document]:
        """Every document that can be read, in the order of the paths; failures go to standard error."""
        from extract.reader import UnreadableDocument, documents_of

        for path, name, outright in _with_progress(self._files):
            try:
                for found in documents_of(path, name):
                    if isinstance(found, UnreadableDocument):
                        self._pass_over(found)
                    else:
                        self._names.add(found.name)
                        yield found
            except UnreadableDocument as error:
                if outright:
                    self._fail(str(error))
                else:
                    self._pass_over(error)

    def _pass_over(self, error: Exception) -> None:
        self.skipped += 1
        _say(f"passed over {error}")

    def _fail(self, message: str) -> None:
        self.failed += 1
        _say(message)

    def report(self, count: int) -> None:
        """Say on standard error what was done: `count` is the number of rows written."""
        unknown = sorted(set(self._given) - self._names)
        if unknown:
            _say(f"documents given but not among the reports: {', '.join(unknown)}")
        passed = f", {_counted(self.skipped, 'file')} passed over" if self.skipped else ""
        failed = f", {self.failed:,} failed" if self.failed else ""
        _say(f"{_counted(self.read, 'document')}, {_counted(count, 'figure')}{passed}{failed}")


def _with_progress(files: list[tuple[Path, str, bool]]) -> Iterable[tuple[Path, str, bool]]:
    """The files, counted off on standard error where that is a terminal and the work takes a while."""
    if not sys.stderr.isatty() or len(files) < 2:
        return files
    from tqdm import tqdm

    counted: Iterable[tuple[Path, str, bool]] = tqdm(files, unit=" documents", file=sys.stderr, delay=1, leave=False)
    return counted


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _say(message: str) -> None:
    if sys.stderr.isatty():
        from tqdm import tqdm

        tqdm.write(message, file=sys.stderr)
    else:
        print(message, file=sys.stderr)
