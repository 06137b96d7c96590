"""The rows as XLSX, JSON and a data package (ZIP of data.csv, datapackage.json, README.md)."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import date
from typing import Any

import pandas as pd

from pages.parts import citation
from pages.parts.files import FILE_COLUMNS, as_file, csv_of
from pages.parts.meanings import MEANINGS, SDMX, SDMX_STATUS
from pages.parts.table import NUMBERS, WHOLE_NUMBERS
from pages.parts.texts import COLUMN_TITLES, WORDS, _, word_of

PLACE = ("id", "document", "section", "start", "end", "sentence_start", "sentence_end", "quote")
SOURCE = ("title", "reporter", "meeting", "report_date", "published", "publisher", "address", "sha256")
MISSING = {"": "空：原文没有、未提取到，或数字隐去（见 status）"}
PROFILE = "https://datapackage.org/profiles/2.0/{}.json"


def records_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain records: numbers, text, None where a cell is empty."""
    out = as_file(frame).astype(object)
    out = out.where(out.notna() & (out != ""), None)
    return [{str(name): cell for name, cell in line.items()} for line in out.to_dict("records")]


def json_of(frame: pd.DataFrame, sources: pd.DataFrame, version: str) -> bytes:
    """The rows with version, columns and sources as JSON in UTF-8."""
    whole = {
        "name": citation.NAME, "version": version, "cite": citation.gbt7714(version, date.today()),
        "columns": {name: {"title": COLUMN_TITLES[name], "description": MEANINGS[name]} for name in FILE_COLUMNS},
        "sources": sources_of(frame, sources), "data": records_of(frame),
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str).encode()


def sources_of(frame: pd.DataFrame, sources: pd.DataFrame) -> list[dict[str, str]]:
    """The documents the rows come from, with what is known of each."""
    used = frame["document"].astype("string").unique()
    known = sources.to_dict("index")
    return [
        {"document": str(name), **{cell: str(known.get(name, {}).get(cell, "")) for cell in SOURCE}} for name in used
    ]


def package_of(frame: pd.DataFrame, sources: pd.DataFrame, version: str, data: bytes) -> dict[str, Any]:
    """The descriptor of a Frictionless data package (version 2) for `data`, the rows as CSV."""
    fields = []
    for name in FILE_COLUMNS:
        kind = "integer" if name in WHOLE_NUMBERS else "number" if name in (*NUMBERS, "display_value") else "string"
        field = {"name": name, "type": kind, "title": COLUMN_TITLES[name], "description": MEANINGS[name]}
        field |= {"sdmx": SDMX[name]} if name in SDMX else {}
        if name in WORDS and kind == "string":
            codes = [code for code in WORDS[name] if code]
            field["categories"] = [{"value": code, "label": WORDS[name][code]} for code in codes]  # type: ignore[assignment]
        fields.append(field)
    resource = {
        "$schema": PROFILE.format("dataresource"), "name": "data", "type": "table", "path": "data.csv",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "dialect": {"lineTerminator": "\r\n"},
        "schema": {
            "$schema": PROFILE.format("tableschema"), "fields": fields, "primaryKey": ["id"],
            "missingValues": [{"value": value, "label": label} for value, label in MISSING.items()],
        },
    }  # fmt: skip
    named = [
        {"title": line["title"] or line["document"], "document": line["document"], "sha256": line["sha256"]}
        | ({"path": line["address"]} if line["address"].startswith("http") else {})
        for line in sources_of(frame, sources)
    ]
    return {
        "$schema": PROFILE.format("datapackage"), "name": "reported-figures", "title": citation.TITLE,
        "version": version, "created": f"{date.today().isoformat()}T00:00:00Z", "resources": [resource],
        "licenses": [{"name": "MIT", "path": "https://opensource.org/license/mit"}], "sources": named,
        "obsStatus": SDMX_STATUS,
    }  # fmt: skip


def readme_of(frame: pd.DataFrame, version: str) -> str:
    """The README of a data package: what it holds, how to read it, how to cite it."""
    day = date.today()
    columns = "\n".join(f"- `{name}` {COLUMN_TITLES[name]}：{MEANINGS[name]}" for name in FILE_COLUMNS)
    return (
        f"# {citation.TITLE}\n\n{len(frame)} 条，数据版本 {version}，{day.isoformat()} 下载。\n\n"
        "数字是各报告自己的说法，由程序从原文提取，会有错漏；引用前请按位置对照原文。"
        "数字隐去（status = masked）的没有数值，"
        "只有可能的上下限，不可当作零，不可相加。以 = + - @ 开头的文字前加了一个撇号。\n\n"
        f"## 各列\n\n{columns}\n\n## 引用\n\n{citation.gbt7714(version, day)}\n\n"
        f"```bibtex\n{citation.bibtex(version, day)}\n```\n"
    )


def zip_of(frame: pd.DataFrame, sources: pd.DataFrame, version: str) -> bytes:
    """A ZIP of data.csv, datapackage.json and README.md."""
    data = csv_of(frame).removeprefix(b"\xef\xbb\xbf")
    package = json.dumps(package_of(frame, sources, version, data), ensure_ascii=False, indent=2)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", data)
        archive.writestr("datapackage.json", package)
        archive.writestr("README.md", readme_of(frame, version))
    return out.getvalue()


def xlsx_of(frame: pd.DataFrame, sources: pd.DataFrame, version: str) -> bytes:
    """A workbook: 数据, 口径说明, 来源与原句位置, 字段说明; every text is written as text, none as a formula."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF5"})
    records = records_of(frame)
    known = {line["document"]: line for line in sources_of(frame, sources)}
    titles = {name: _(COLUMN_TITLES[name]) for name in FILE_COLUMNS}
    data = [[readable(name, line[name]) for name in FILE_COLUMNS] for line in records]
    write_sheet(book, bold, _("数据"), list(titles.values()), data)
    write_sheet(book, bold, _("口径说明"), [_("项目"), _("说明")], notes_of(frame, version))
    places = [[line[name] for name in PLACE] + [known[line["document"]][name] for name in SOURCE] for line in records]
    heads = [titles[name] for name in PLACE]
    heads += [_(name) for name in ("标题", "报告人", "会议", "报告日期", "发布日期", "发布者", "网址", "SHA-256")]
    write_sheet(book, bold, _("来源与原句位置"), heads, places)
    meanings = [[name, titles[name], _(MEANINGS[name]), SDMX.get(name, "")] for name in FILE_COLUMNS]
    write_sheet(book, bold, _("字段说明"), [_("字段"), _("名称"), _("含义"), "SDMX"], meanings)
    book.close()
    return out.getvalue()


def readable(name: str, cell: Any) -> Any:
    """A cell as a workbook shows it: the word for a code, else as it is."""
    return word_of(name, cell) if name in WORDS and cell else cell


def notes_of(frame: pd.DataFrame, version: str) -> list[list[Any]]:
    """What the numbers are: size, version, and the kinds, bases and states that occur, with their rows."""
    notes: list[list[Any]] = [
        [_("数据版本"), version],
        [_("条数"), len(frame)],
        [_("下载日期"), date.today().isoformat()],
    ]
    notes.append([_("数字隐去"), _("没有数值，只有可能的上下限；不是零，不可相加。")])
    for name in ("kind", "role", "time_basis", "basis", "status", "qualifier"):
        for code, count in frame[name].value_counts().items():
            if count:
                notes.append([_(COLUMN_TITLES[name]), f"{word_of(name, code)}：{count}"])
    return notes


def write_sheet(book: Any, bold: Any, name: str, heads: list[str], rows: list[list[Any]]) -> None:
    """One sheet with a frozen, filtered header; numbers as numbers, everything else as text."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                sheet.write_number(number, column, cell)
            elif cell not in (None, ""):
                sheet.write_string(number, column, str(cell))
    sheet.set_column(0, len(heads) - 1, 14)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)
