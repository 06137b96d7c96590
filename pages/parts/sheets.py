"""Workbooks: the rows, or the summary sheet, each with notes on what is counted, places of the source, and columns."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from pages.parts import citation
from pages.parts.blanks import Blanks
from pages.parts.exports import About, sources_of
from pages.parts.files import FILE_COLUMNS, as_file
from pages.parts.matrix import SIGNS, Column, Sheet, text_of
from pages.parts.meanings import MEANINGS, SDMX
from pages.parts.numbers import unit_words
from pages.parts.ranking import Line
from pages.parts.series import FAMILIES, NO_YEAR
from pages.parts.texts import COLUMN_TITLES, N_, WORDS, _, local_name, word_of

MOST_ROWS = 200_000  # rows that a workbook is made of; a larger one would open slowly, if at all
CELL = 32_767  # characters a cell can hold
NAMED = frozenset({"region", "province", "theme", "topic", "unit"})
PLACE = ("document", "section", "start", "end", "sentence_start", "sentence_end")
SOURCE_TITLES = {
    "title": N_("报告标题"), "reporter": N_("报告人"), "meeting": N_("会议"), "report_date": N_("报告日期"),
    "published": N_("发布日期"), "publisher": N_("发布者"), "address": N_("网址"), "sha256": "SHA-256",
}  # fmt: skip
NOTES = (
    (N_("数字从哪里来"), N_("各报告自己的说法，由程序从原文提取，会有错漏；引用前请按位置对照原文。")),
    (N_("数字隐去"), N_("没有数值，只有可能的上下限；不是零，不可相加。")),
    (N_("数值与显示数值"), N_("数值以基本单位计；显示数值配合显示单位，便于阅读。")),
)
MATRIX_NOTES = (
    (N_("约、≥、≤"), N_("照原文的限定：约或近、至少、至多。单元格里仍是数，可以计算。")),
    (N_("斜纹"), N_("数字隐去，写的是原文的样子，没有数值。")),
    ("◆", N_("据对照本补出。")),
    ("⋯", N_("另有不同数值，见来源与原句位置。")),
    (N_("未提取到"), N_("收录了这个地区的报告，没有提取到这个指标；不等于没有。")),
    (N_("已核对未提及"), N_("有人看过报告，没有提到。")),
    (N_("未收录报告"), N_("没有这个地区的报告。")),
)


class Book:
    """A workbook that is being written: formats, and sheets whose texts are stored as text, never as formulas."""

    def __init__(self) -> None:
        import xlsxwriter

        self.out = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self.out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self.head = self.format(bold=True, text_wrap=True, valign="top", bg_color="#E8EEF5", bottom=1)
        self.wrapped = self.format(text_wrap=True, valign="top")
        self._numbers: dict[str, Any] = {}

    def format(self, **style: Any) -> Any:
        """A format of cells."""
        return self.book.add_format(style)

    def number(self, pattern: str, **style: Any) -> Any:
        """The format of numbers that are shown as `pattern`."""
        key = pattern + repr(sorted(style.items()))
        if key not in self._numbers:
            self._numbers[key] = self.format(num_format=pattern, **style)
        return self._numbers[key]

    def sheet(self, name: str, heads: Sequence[str], widths: Sequence[float], filtered: int = 0) -> Any:
        """A new sheet with a frozen header; `filtered` rows below it can be filtered."""
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.write_string(0, column, head, self.head)
            sheet.set_column(column, column, width)
        if filtered:
            sheet.autofilter(0, 0, filtered, len(heads) - 1)
        return sheet

    def put(self, sheet: Any, row: int, column: int, cell: Any, style: Any = None) -> None:
        """A cell: numbers as numbers that show all their digits, everything else as text, nothing for empty."""
        if isinstance(cell, bool) or cell is None or cell is pd.NA or cell == "" or cell != cell:
            return
        if isinstance(cell, (int, float)):
            sheet.write_number(row, column, cell, style or self.number(pattern_of(float(cell))))
        else:
            sheet.write_string(row, column, str(cell)[:CELL], style)

    def bytes(self) -> bytes:
        """The finished workbook."""
        self.book.close()
        return self.out.getvalue()


def pattern_of(number: float, prefix: str = "", grouped: bool = True) -> str:
    """How a spreadsheet shows a number: grouped, with the decimals it has, and words before it.

    >>> pattern_of(6.77e12), pattern_of(93.75), pattern_of(4.6, "约")
    ('#,##0', '#,##0.00', '"约"#,##0.0')
    """
    decimals = min(len(f"{number:.10f}".rstrip("0").partition(".")[2]), 10)
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    return f'"{prefix}"{pattern}' if prefix else pattern


def readable(name: str) -> Callable[[Any], Any]:
    """How a cell of a column is shown in a workbook: the word for a code, the name in the language in use."""
    if name in WORDS:
        return lambda cell: word_of(name, cell) if cell else ""
    return local_name if name in NAMED else lambda cell: cell


def rows_xlsx(frame: pd.DataFrame, about: About) -> bytes:
    """The rows as a workbook: 数据, 口径说明, 来源与原句位置, 字段说明. Raises ValueError beyond MOST_ROWS."""
    if len(frame) > MOST_ROWS:
        raise ValueError(f"{len(frame):,} rows, {MOST_ROWS:,} at most")
    book = Book()
    cells = as_file(frame)
    widths = [18 if name in ("value", "low", "high", "label", "indicator") else 12 for name in FILE_COLUMNS]
    sheet = book.sheet(_("数据"), [_(COLUMN_TITLES[name]) for name in FILE_COLUMNS], widths, len(frame))
    year = book.number("0")
    for column, name in enumerate(FILE_COLUMNS):
        shown = readable(name)
        style = year if name in ("year", "section", "start", "end", "sentence_start", "sentence_end") else None
        for row, cell in enumerate(cells[name].astype(object), start=1):
            book.put(sheet, row, column, shown(cell) if isinstance(cell, str) else cell, style)
    write_notes(book, [*general_notes(frame, about), *occurring(frame)])
    names = [_(SOURCE_TITLES[name]) for name in SOURCE_TITLES]
    heads = [_(COLUMN_TITLES["id"]), _(COLUMN_TITLES["quote"]), *(_(COLUMN_TITLES[name]) for name in PLACE), *names]
    places = book.sheet(_("来源与原句位置"), heads, [14] * len(heads), len(frame))
    write_places(book, places, frame, about, [(row, 0) for row in range(1, len(frame) + 1)])
    write_columns(book)
    return book.bytes()


def write_places(book: Book, sheet: Any, frame: pd.DataFrame, about: About, at: Iterable[tuple[int, int]]) -> None:
    """Id, quote, place and source of each row, at the row and column given for each."""
    known = {line["document"]: line for line in sources_of(frame, about.sources)}
    plain = book.number("0")
    cells = frame[["id", "quote", *PLACE]].astype(object)
    for (row, first), line in zip(at, cells.itertuples(index=False, name=None), strict=True):
        source = known[str(line[2])]
        for column, cell in enumerate((*line, *(source[name] for name in SOURCE_TITLES)), start=first):
            book.put(sheet, row, column, cell, plain if isinstance(cell, int) else None)


def general_notes(frame: pd.DataFrame, about: About) -> list[tuple[str, str]]:
    """What every workbook says of itself: version, size, filters, link, citation, how to read it."""
    notes = [
        (_("数据版本"), about.version), (_("下载日期"), about.day), (_("条数"), f"{len(frame):,}"),
        (_("筛选"), about.chosen), (_("网址"), about.link), (_("怎样引用"), citation.gbt7714(about.work)),
    ]  # fmt: skip
    return [note for note in notes if note[1]] + [(_(name), _(text)) for name, text in NOTES]


def occurring(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """The kinds, roles, bases and states that occur in the rows, with their numbers of rows."""
    return [
        (_(COLUMN_TITLES[name]), f"{word_of(name, code)}  {count:,}")
        for name in ("kind", "role", "time_basis", "basis", "status", "qualifier")
        for code, count in frame[name].value_counts().items() if count
    ]  # fmt: skip


def write_notes(book: Book, notes: Iterable[tuple[str, str]]) -> None:
    """The sheet of notes: what is counted, and how to read it."""
    sheet = book.sheet(_("口径说明"), [_("项目"), _("说明")], [22, 90])
    for row, (name, text) in enumerate(notes, start=1):
        book.put(sheet, row, 0, name, book.wrapped)
        book.put(sheet, row, 1, text, book.wrapped)


def write_columns(book: Book) -> None:
    """The sheet that explains the columns of the table."""
    heads = [_("字段"), _("名称"), _("含义"), _("代码"), "SDMX"]
    sheet = book.sheet(_("字段说明"), heads, [18, 18, 60, 60, 16])
    for row, name in enumerate(FILE_COLUMNS, start=1):
        codes = "; ".join(f"{code} {word_of(name, code)}" for code in WORDS.get(name, {}) if code)
        for column, cell in enumerate((name, _(COLUMN_TITLES[name]), _(MEANINGS[name]), codes, SDMX.get(name, ""))):
            book.put(sheet, row, column, cell, book.wrapped)


def matrix_xlsx(sheet: Sheet, blanks: Blanks, frame: pd.DataFrame, about: About) -> bytes:
    """The summary sheet as a workbook: 数据, 口径说明, 来源与原句位置, 字段说明.

    `blanks` tell why a cell is blank, `frame` the table the sheet was made of. Each filled cell of 数据
    leads to its row in 来源与原句位置.
    """
    book = Book()
    heads = [_(COLUMN_TITLES["region"]), *(f"{each.indicator}\n{sheet.fixed(each)}" for each in sheet.columns)]
    data = book.sheet(_("数据"), heads, [12, *[16] * len(sheet.columns)], len(sheet.regions))
    data.set_row(0, 64)
    filled = [
        (region, column, line) for region in sheet.regions for column in sheet.columns
        if (line := sheet.cells.get((region, column)))
    ]  # fmt: skip
    write_matrix(book, data, sheet, blanks, {cell[:2]: row for row, cell in enumerate(filled, start=1)})
    rows = frame.loc[[line.row for _region, _column, line in filled]]
    write_notes(book, [*general_notes(rows, about), *((_(name), _(text)) for name, text in MATRIX_NOTES)])
    write_series(book, sheet)
    heads = [_(COLUMN_TITLES["region"]), _("列"), *(_(COLUMN_TITLES[name]) for name in ("id", "quote", *PLACE))]
    heads += [_(SOURCE_TITLES[name]) for name in SOURCE_TITLES] + [_("另有数值")]
    places = book.sheet(_("来源与原句位置"), heads, [14] * len(heads), len(filled))
    write_places(book, places, rows, about, [(row, 2) for row in range(1, len(rows) + 1)])
    for row, (region, column, line) in enumerate(filled, start=1):
        book.put(places, row, 0, local_name(region))
        book.put(places, row, 1, f"{column.indicator} {sheet.fixed(column)}")
        book.put(places, row, len(heads) - 1, "; ".join("".join(quote.split()) for _v, quote, _r in line.others))
    write_columns(book)
    return book.bytes()


def write_matrix(
    book: Book, data: Any, sheet: Sheet, blanks: Blanks, place_of: Mapping[tuple[str, Column], int]
) -> None:
    """The cells of the summary sheet, each filled one leading to its row (`place_of`) in 来源与原句位置."""
    hidden = book.format(pattern=14, fg_color="#E9D3C6", font_color="#A8440B", align="right")
    blank = book.format(font_color="#5A6672", align="right", italic=True)
    for row, region in enumerate(sheet.regions, start=1):
        book.put(data, row, 0, local_name(region))
        for number, column in enumerate(sheet.columns, start=1):
            line = sheet.cells.get((region, column))
            if line is None:
                why = blanks.mark(region, column.indicator, column.series)
                book.put(data, row, number, text_of(None, 1.0, why), blank)
                continue
            data.write_url(row, number, f"internal:'{_('来源与原句位置')}'!A{place_of[region, column] + 1}")
            write_cell(book, data, row, number, line, sheet.scales[column][0], hidden)


def write_cell(book: Book, sheet: Any, row: int, column: int, line: Line, factor: float, hidden: Any) -> None:
    """One cell of the summary sheet: a number that shows its qualifier, or the words as written."""
    if line.mark in SIGNS and line.at is not None:
        number = float(f"{line.at / factor:.12g}")
        prefix = _(SIGNS[line.mark]).format(x="")
        book.put(sheet, row, column, number, book.number(pattern_of(number, prefix) + signs_of(line)))
    else:
        book.put(sheet, row, column, text_of(line, factor), hidden if line.mark.startswith("masked") else None)


def signs_of(line: Line) -> str:
    """What a number's format adds behind it: recovered, other values exist."""
    signs = (" ◆" if line.recovered else "") + (" ⋯" if line.others else "")
    return f'"{signs}"' if signs else ""


def write_series(book: Book, sheet: Sheet) -> None:
    """Below the notes: what each column of the summary sheet fixes, and how many regions give it."""
    notes = book.book.get_worksheet_by_name(_("口径说明"))
    first = notes.dim_rowmax + 2
    heads = [_("列"), _("口径"), *(_(COLUMN_TITLES[name]) for name in ("year", "kind", "role", "unit", "time_basis"))]
    heads += [_(COLUMN_TITLES["basis"]), _(COLUMN_TITLES["compared_with"]), _("给出地区数")]
    for column, head in enumerate(heads):
        book.put(notes, first, column, head, book.head)
    for row, each in enumerate(sheet.columns, start=first + 1):
        for column, cell in enumerate(series_cells(sheet, each)):
            book.put(notes, row, column, cell, book.number("0") if isinstance(cell, int) else book.wrapped)


def series_cells(sheet: Sheet, column: Column) -> list[Any]:
    """What one column of the summary sheet fixes, in words."""
    fixed = column.series
    return [
        column.indicator, sheet.fixed(column), "" if fixed.year == NO_YEAR else fixed.year, word_of("kind", fixed.kind),
        _(FAMILIES[fixed.family]), unit_words(sheet.scales[column][1], fixed.unit),
        word_of("time_basis", fixed.time_basis), word_of("basis", fixed.basis), fixed.against,
        sum((region, column) in sheet.cells for region in sheet.regions),
    ]  # fmt: skip
