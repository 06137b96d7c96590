"""The words the extractor knows, read from data/lexicon/*.csv once, on first use."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Final

CODE: Final = Path(__file__).resolve().parent
FOLDER: Final = CODE.parent / "data" / "lexicon"


@cache
def rows_of(name: str) -> tuple[dict[str, str], ...]:
    """The rows of lexicon table `name` (units, regions, themes …), each a mapping of column to text.

    Raises FileNotFoundError where there is no such table, ValueError (naming file and line) where a row has more or
    fewer cells than the header.

    >>> rows_of("units")[0]["example"] != ""
    True
    """
    path = FOLDER / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.reader(handle)
        header = next(reader)
        rows = []
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                raise ValueError(f"{path.name}, line {reader.line_num}: {len(cells)} cells for {len(header)} columns")
            rows.append(dict(zip(header, cells, strict=True)))
    return tuple(rows)


@cache
def words_of(name: str, column: str = "word", **only: str) -> tuple[str, ...]:
    """The cells of one column of a lexicon table, longest first, of the rows whose other cells equal `only`.

    >>> words_of("masks", kind="positional")
    ('X', 'x')
    """
    found = {row[column] for row in rows_of(name) if all(row[key] == wanted for key, wanted in only.items())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def pattern_of(name: str, column: str = "word", **only: str) -> str:
    """The words that words_of gives as one group of a regular expression.

    >>> pattern_of("masks", kind="positional")
    '(?:X|x)'
    """
    return f"(?:{'|'.join(map(re.escape, words_of(name, column, **only)))})"


def rule_files() -> list[Path]:
    """The files that decide what is extracted: the modules of extract/ at any depth and the tables of words.

    >>> [path.name for path in rule_files() if path.name in ("docx.py", "units.csv")]
    ['docx.py', 'units.csv']
    """
    return [*sorted(CODE.rglob("*.py")), *sorted(FOLDER.glob("*.csv"))]
