"""One table out of pieces that were written apart: workers do the writing, this only puts one behind the other."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extract.record import Observation
from extract.table import ROW_GROUP, appearing, write_csv, write_jsonl, write_parquet

PIECES = (".csv", ".jsonl", ".parquet")  # the formats in which a table can be put together


def piece_of(rows: Iterable[Observation], suffix: str) -> tuple[bytes, int]:
    """A file with some rows of a table, in the format of its suffix, and their number.

    >>> piece_of([], ".csv")[0][:12]
    b'id,document,'
    """
    if suffix == ".parquet":
        buffer = io.BytesIO()
        count = write_parquet(rows, buffer)
        return buffer.getvalue(), count
    text = io.StringIO(newline="")
    count = (write_csv if suffix == ".csv" else write_jsonl)(rows, text)
    return text.getvalue().encode("utf-8"), count


def assemble(pieces: Iterable[bytes], path: Path, bom: bool) -> None:
    """Write the table at `path`, whole or not at all, from the pieces of it; with `bom` a CSV begins with that mark."""
    with appearing(path) as part:
        if path.suffix.lower() == ".parquet":
            _join_parquet(pieces, part)
            return
        headed = path.suffix.lower() == ".csv"
        with part.open("wb") as handle:
            for number, piece in enumerate(pieces):
                if number == 0 and headed and bom:
                    handle.write(b"\xef\xbb\xbf")
                handle.write(piece.partition(b"\n")[2] if number and headed else piece)


def _join_parquet(pieces: Iterable[bytes], path: Path) -> None:
    """The pieces as one Parquet file, in row groups of the size that a table written at once has."""
    from pyarrow import parquet

    # threads that read a file of Python's can abort the process as it ends (apache/arrow, issue 50482)
    tables = (parquet.ParquetFile(io.BytesIO(piece), pre_buffer=False).read(use_threads=False) for piece in pieces)
    first = next(tables)
    with parquet.ParquetWriter(path, first.schema, compression="zstd") as writer:
        for group in _row_groups(first, tables):
            writer.write_table(group)


def _row_groups(first: Any, tables: Iterator[Any]) -> Iterator[Any]:
    """The rows of several tables (pyarrow), so many at a time."""
    import pyarrow as pa

    waiting = first
    while True:
        while waiting.num_rows >= ROW_GROUP:
            yield waiting.slice(0, ROW_GROUP)
            waiting = waiting.slice(ROW_GROUP)
        following = next(tables, None)
        if following is None:
            break
        waiting = pa.concat_tables([waiting, following])
    if waiting.num_rows:
        yield waiting
