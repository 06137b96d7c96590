"""Observations to files: CSV, JSON Lines, Parquet and XLSX, row by row, whatever their number."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import IO, Any, Final, TextIO

from extract.record import COLUMNS, Observation

Cell = str | int | float | None

WHOLE: Final = frozenset({"section", "start", "end", "sentence_start", "sentence_end", "year"})
DECIMAL: Final = frozenset({"value", "low", "high"})
TITLES: dict[str, str] = {
    "id": "编号", "document": "报告", "section": "篇次", "start": "原文起点", "end": "原文终点",
    "sentence_start": "句子起点", "sentence_end": "句子终点", "quote": "原文数字", "label": "原文指标名",
    "indicator": "统一指标名", "initiative": "工作品牌", "theme": "领域", "topic": "细分", "region": "地区",
    "region_code": "区划代码", "province": "省份", "region_basis": "地区依据", "region_clue": "地区线索",
    "value": "数值", "low": "下限", "high": "上限", "unit": "单位", "qualifier": "限定", "role": "性质",
    "compared_with": "比较基准", "kind": "类别", "year": "年份", "period": "所属时期", "year_text": "原文时间",
    "time_basis": "时间口径", "basis": "计算口径", "status": "状态", "mask": "隐去写法", "twin": "对照本",
    "same_as": "同一陈述", "doubt": "存疑", "corrected": "已更正",
}  # fmt: skip

# What a spreadsheet could run; with an apostrophe before it too, so that each can be taken off again.
_FORMULA: Final = r"'*[=+\-@\t\r\n＝＋－＠]"
_IS_FORMULA: Final = re.compile(_FORMULA)
_WAS_FORMULA: Final = re.compile(f"'{_FORMULA}")
# A signed number with its unit is no formula, and a table of figures would be full of marks.
_SIGNED_NUMBER: Final = re.compile(r"[+\-＋－][\d.,，．]+[\w%％‰‱°℃℉\u3380-\u33df]*")
# What csv has to quote, or a spreadsheet could run, in the cells of a row with a NUL between them.
_RISKY: Final = re.compile(rf'[",\r\n]|\0{_FORMULA}')
_PLACES_OF_DECIMALS: Final = tuple(COLUMNS.index(column) for column in sorted(DECIMAL))
ROW_GROUP: Final = 20_000  # rows held at once, and the size of a Parquet row group
_SHEET_ROWS: Final = 1_048_575  # that a sheet can hold below its header
_CELL: Final = 32_767  # characters that a cell of a sheet can hold


def write_table(rows: Iterable[Observation], path: Path, *, bom: bool = False) -> int:
    """Write observations to `path` in the format of its suffix (.csv .jsonl .parquet .xlsx) and return their number.

    The file appears whole or not at all. With `bom` a CSV begins with a byte-order mark, for Excel.
    Raises ValueError for another suffix, or more rows than a sheet holds.
    """
    writer = writer_of(path)
    with appearing(path) as part:
        return writer(rows, part, bom)


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A path to write to, whose file takes the place of `path` when all is written, and is gone where that fails."""
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")  # of this writer alone: others may write the same file
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def writer_of(path: Path) -> Callable[[Iterable[Observation], Path, bool], int]:
    """The function that writes tables with the suffix of `path`; ValueError where there is none.

    >>> writer_of(Path("figures.doc"))
    Traceback (most recent call last):
        ...
    ValueError: figures.doc: the table can be .csv, .jsonl, .parquet, .xlsx
    """
    try:
        return _WRITERS[path.suffix.lower()]
    except KeyError:
        raise ValueError(f"{path.name}: the table can be {', '.join(_WRITERS)}") from None


def write_csv(rows: Iterable[Observation], handle: TextIO) -> int:
    """Write observations as CSV (header first, lines end with a line feed) and return their number.

    Text that a spreadsheet would run as a formula is led by an apostrophe.

    >>> import io
    >>> handle = io.StringIO()
    >>> write_csv([], handle), handle.getvalue()[:11]
    (0, 'id,document')
    """
    writer = csv.writer(_LineFeeds(handle))
    writer.writerow(COLUMNS)
    count = 0
    for row in rows:
        cells = _csv_cells(row)
        line = "\0".join(cells)
        # csv looks at each character; most rows hold nothing for it to do.
        if _RISKY.search("\0" + line) or line.count("\0") >= len(COLUMNS):
            writer.writerow(map(harmless, cells))
        else:
            handle.write(line.replace("\0", ",") + "\n")
        count += 1
    return count


def rows_in(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a table that was written to `path` as .csv, .jsonl or .parquet, each a mapping of column to cell.

    A folder is read as the Parquet files in it and below. Cells of a CSV are text. Raises ValueError for another
    suffix, a folder without such files, or where the file is no table of observations.
    """
    try:
        reader = _from_folder if path.is_dir() else _READERS[path.suffix.lower()]
    except KeyError:
        raise ValueError(f"a table is read from {', '.join(_READERS)}") from None
    rows = reader(path)
    try:
        first = next(rows, None)
        if first is None:
            return
        if missing := [column for column in COLUMNS if column not in first]:
            raise ValueError(f"is no table of observations (it has no column {missing[0]!r})")
        yield first
        yield from rows
    except csv.Error as error:
        raise ValueError(f"is no CSV that can be read ({error})") from error


def plain_number(number: float) -> str:
    """A number in digits: no “.0” behind a whole one, no exponent, no noise behind the fifteenth digit.

    >>> plain_number(6.77e12), plain_number(93.7), plain_number(1.1 * 3), plain_number(-0.00001)
    ('6770000000000', '93.7', '3.3', '-0.00001')
    """
    short = format(number or 0.0, ".15g")  # no “-0”
    return format(Decimal(short), "f") if "e" in short else short


def harmless(text: str) -> str:
    """A cell's text, with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> harmless("=cmd()"), harmless("-2.3%"), harmless("近160名")
    ("'=cmd()", '-2.3%', '近160名')
    """
    return "'" + text if _IS_FORMULA.match(text) and not _SIGNED_NUMBER.fullmatch(text) else text


def unharmed(cell: str) -> str:
    """A cell's text as it was before `harmless`.

    >>> unharmed("'=cmd()"), unharmed("-2.3%")
    ('=cmd()', '-2.3%')
    """
    return cell[1:] if _WAS_FORMULA.match(cell) else cell


def _csv_cells(row: Observation) -> list[str]:
    cells: list[Any] = list(row)
    for place in _PLACES_OF_DECIMALS:
        if (number := cells[place]) is not None:
            cells[place] = plain_number(float(number))
    return ["" if cell is None else str(cell) for cell in cells]


class _LineFeeds:
    """A file in which rows end with LF, though csv is told CR LF.

    Told LF alone, the csv of Python 3.11 leaves a carriage return within a cell unquoted, and the row breaks there.
    """

    def __init__(self, handle: TextIO) -> None:
        self._handle = handle

    def write(self, row: str) -> int:
        return self._handle.write(row[:-2] + "\n")


def _to_csv(rows: Iterable[Observation], path: Path, bom: bool) -> int:
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as handle:
        return write_csv(rows, handle)


def _to_jsonl(rows: Iterable[Observation], path: Path, bom: bool) -> int:
    with path.open("w", encoding="utf-8", newline="") as handle:
        return write_jsonl(rows, handle)


def write_jsonl(rows: Iterable[Observation], handle: TextIO) -> int:
    """Write observations as JSON Lines, an object with all columns on each line, and return their number."""
    count = 0
    for row in rows:
        cells = dict(zip(COLUMNS, map(_number, row), strict=True))
        handle.write(json.dumps(cells, ensure_ascii=False, allow_nan=False) + "\n")
        count += 1
    return count


def _number(cell: Cell) -> Cell:
    """Without noise behind the fifteenth digit, whole numbers as such."""
    if not isinstance(cell, float):
        return cell
    tidy = float(format(cell, ".15g"))
    return int(tidy) if tidy.is_integer() else tidy


def _to_parquet(rows: Iterable[Observation], path: Path, bom: bool) -> int:
    return write_parquet(rows, path)


def write_parquet(rows: Iterable[Observation], target: Path | IO[bytes]) -> int:
    """Write observations as Parquet, a row group at a time, to a path or an open file, and return their number."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = dict.fromkeys(COLUMNS, pa.string())
    kinds |= dict.fromkeys(WHOLE, pa.int64()) | dict.fromkeys(DECIMAL, pa.float64())
    schema = pa.schema([pa.field(column, kind, metadata={"title": TITLES[column]}) for column, kind in kinds.items()])
    count = 0
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            cells: dict[str, list[Any]] = dict(zip(COLUMNS, map(list, zip(*batch, strict=True)), strict=True))
            for column in DECIMAL:
                cells[column] = [None if cell is None else float(format(cell, ".15g")) for cell in cells[column]]
            writer.write_table(pa.table(cells, schema=schema))
            count += len(batch)
    return count


def _batches(rows: Iterable[Observation]) -> Iterator[list[Observation]]:
    rest = iter(rows)
    while batch := list(islice(rest, ROW_GROUP)):
        yield batch


def _to_xlsx(rows: Iterable[Observation], path: Path, bom: bool) -> int:
    import xlsxwriter

    count = 0
    with xlsxwriter.Workbook(path, {"constant_memory": True, "in_memory": False}) as book:
        sheet = book.add_worksheet("数据")
        title, whole, plain = book.add_format({"bold": True}), book.add_format({"num_format": "0"}), book.add_format()
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(COLUMNS) - 1, 14)  # wide enough for a number in yuan
        for place, column in enumerate(COLUMNS):
            sheet.write_string(0, place, TITLES[column], title)
        for count, row in enumerate(rows, 1):
            if count > _SHEET_ROWS:
                raise ValueError(f"a sheet holds {_SHEET_ROWS:,} rows; write .csv or .parquet")
            for place, cell in enumerate(map(_number, row)):
                if isinstance(cell, str):  # stored as text, so it never runs, whatever it begins with
                    sheet.write_string(count, place, cell[:_CELL])
                elif cell is not None:
                    sheet.write_number(count, place, cell, whole if isinstance(cell, int) else plain)
        sheet.autofilter(0, 0, max(count, 1), len(COLUMNS) - 1)
    return count


_WRITERS: dict[str, Callable[[Iterable[Observation], Path, bool], int]] = {
    ".csv": _to_csv, ".jsonl": _to_jsonl, ".parquet": _to_parquet, ".xlsx": _to_xlsx,
}  # fmt: skip


def _from_csv(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        table = csv.DictReader(handle)
        for row in table:
            yield {column: unharmed(row[column] or "") for column in table.fieldnames or ()}


def _from_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as handle:
        for number, line in enumerate(handle, 1):
            if line.strip():
                if not isinstance(row := json.loads(line), dict):
                    raise ValueError(f"line {number}: is no row of a table")
                yield row


def _from_parquet(path: Path) -> Iterator[dict[str, Any]]:
    from pyarrow import parquet

    with parquet.ParquetFile(path, pre_buffer=False) as table:
        for batch in table.iter_batches(use_threads=False):
            yield from batch.to_pylist()


def _from_folder(path: Path) -> Iterator[dict[str, Any]]:
    parts = sorted(path.rglob("*.parquet"))
    if not parts:
        raise ValueError("the folder holds no Parquet file")
    for part in parts:
        yield from _from_parquet(part)


_READERS: dict[str, Callable[[Path], Iterator[dict[str, Any]]]] = {
    ".csv": _from_csv, ".jsonl": _from_jsonl, ".parquet": _from_parquet,
}  # fmt: skip
