"""What ``python -m extract`` can be given, and its help."""

from __future__ import annotations

import argparse
from pathlib import Path

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
  python -m extract reports/ -o figures.parquet --resume   go on where an interrupted run stopped
  python -m extract s3://bucket/reports -o s3://bucket/figures/ --cluster tcp://10.0.0.1:8786
  python -m extract --unknown reports/                     words that the lexicon does not know

further commands (each has a --help):
  python -m extract indicators figures.csv                 which indicators compare, and which labels they merge
  python -m extract twins reports/                         reports held twice, masked and not, and what each tells

what is read:
  Plain text (.txt) in UTF-8, GB18030 or UTF-16, Word (.docx), PDF, OFD, OpenDocument (.odt), Rich Text (.rtf), web
  pages (.html), Markdown (.md), and ZIP files of these; .doc and .wps where LibreOffice is installed. A folder is
  walked; what is no report in it is passed over and counted, folders that are hidden, links or closed are named. A file
  named outright must be readable. The column `document` holds the path below the folder given, or the file name (with
  as many folders as tell two apart); of a ZIP, both its name and that in it.

masked copies:
  Reports extracted together are held against each other: where one masks a number that another copy of the same
  speech states, the number is filled in (status = recovered) and the place it came from is named (twin). Of documents
  with the very same text the first stands for all: their figures are the same ones, and have the same ids.

what is written:
  OUT with one of the four suffixes is one file. OUT that is a folder, ends in / or is a URL becomes a folder of Parquet
  files (part-00000-of-00004.parquet ...), each with the documents whose names hash alike. Twins are found across all
  documents first. What was taken from each document is kept meanwhile in .OUT.run beside OUT (in a folder: _run), so
  that --resume finds it; it is removed when the table is there.

--jobs, --cluster:
  So many processes of this machine, or the workers of a Dask cluster, take documents apart; the rows and their order
  are the same. A worker that dies costs the document it was at: another one begins it again, once. With --cluster
  (needs requirements-dask.txt) PATH and OUT must be places that every worker sees.

--documents:
  A CSV, as Excel or any editor saves it, with the columns document, title, region, date (2026, 2026-02, 2026-02-03),
  address: what you know of a document and its text does not say. `document` is the name in the table; only the columns
  you have need be there, others are ignored. A region given here is marked as such (region_basis = given).

--unknown:
  Extracts nothing; prints what of the reports no row of data/lexicon/ covers: words behind numbers that may be units,
  signs that may be masks, words that may be places. Each comes with how often and where it stands, and as a CSV line
  for its table, in which you fill the cells left empty; then the rows whose words stand in none of the reports.

exit status:
  0  every file named outright was read; what in a folder or a ZIP cannot be read is named, and no failure
  1  a file named outright could not be read, or a document not extracted or written; each is named, with the reason
  2  the command was not understood; nothing was written
"""


def parser() -> argparse.ArgumentParser:
    """What the command understands; parsing ends the process with status 2 where it does not.

    >>> parser().parse_args(["reports", "-o", "figures.csv"]).output
    'figures.csv'
    """
    command = argparse.ArgumentParser(prog="python -m extract", description=_DESCRIPTION, epilog=_EPILOG,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    command.add_argument("paths", metavar="PATH", nargs="+", help="a report, a folder of reports, or a URL")
    command.add_argument("-o", "--output", metavar="OUT",
                        help="file to write: .csv, .jsonl, .parquet or .xlsx, or a folder (default: standard output)")
    command.add_argument("--jobs", metavar="N", type=int, help="processes that share the work (default: all cores)")
    command.add_argument("--resume", action="store_true", help="go on with a run that was interrupted")
    command.add_argument("--cluster", metavar="ADDRESS", help="the scheduler of a Dask cluster that shares the work")
    command.add_argument("--bom", action="store_true", help="begin a CSV with a byte-order mark, for Excel")
    command.add_argument("--documents", metavar="CSV", type=Path, help="what you know of the documents")
    command.add_argument("--unknown", action="store_true", help="print what the lexicon does not cover, ready to paste")
    return command
