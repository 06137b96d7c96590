"""What every download tells of itself, and the rows as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pages.parts import citation
from pages.parts.files import FILE_COLUMNS, as_file
from pages.parts.meanings import MEANINGS, SDMX
from pages.parts.texts import COLUMN_TITLES, _, speaking

SOURCE = ("title", "reporter", "meeting", "report_date", "published", "publisher", "address", "kind", "sha256")
BATCH = 20_000  # rows turned into text at once
LICENCE = {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}


@dataclass(frozen=True)
class About:
    """What a download tells of itself: the data set with its version, the list of sources, filters, and where from.

    `chosen` says in words which filters were set, indicators merged and values left out (empty: none), `link` is the
    address of the page it was made on.
    """

    work: citation.Work
    sources: pd.DataFrame
    chosen: str = ""
    link: str = ""

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.work.version

    @property
    def day(self) -> str:
        """The day of the download, ISO 8601."""
        return self.work.accessed


def sources_of(frame: pd.DataFrame, sources: pd.DataFrame) -> list[dict[str, str]]:
    """The documents the rows come from, with what is known of each."""
    known = sources.to_dict("index")
    return [
        {"document": str(name), **{cell: str(known.get(name, {}).get(cell, "")) for cell in SOURCE}}
        for name in frame["document"].astype("string").unique()
    ]


def described(name: str) -> dict[str, str]:
    """A column's name on the screen in both languages, what it means in both, and its concept in SDMX."""
    with speaking("en"):
        english = {"title_en": _(COLUMN_TITLES[name]), "description_en": _(MEANINGS[name])}
    cells = {"title": COLUMN_TITLES[name], "description": MEANINGS[name], **english}
    return cells | ({"sdmx": SDMX[name]} if name in SDMX else {})


def lines_of(frame: pd.DataFrame) -> Iterator[str]:
    """The rows as lines of JSON, one object each: numbers, texts, null where a cell is empty."""
    for start in range(0, len(frame), BATCH):
        cells = as_file(frame.iloc[start : start + BATCH]).astype(object)
        cells = cells.where(cells.notna() & (cells != ""), None)
        for line in cells.to_dict("records"):
            yield json.dumps(line, ensure_ascii=False, allow_nan=False, default=str)


def json_of(frame: pd.DataFrame, about: About) -> bytes:
    """The rows with version, citation, filters, columns and sources as JSON in UTF-8; the rows stand under `data`."""
    head: dict[str, Any] = {
        "name": "reported-figures", "title": citation.TITLE, "version": about.version, "downloaded": about.day,
        "citation": citation.gbt7714(about.work), "licence": LICENCE, "filters": about.chosen, "page": about.link,
        "rows": len(frame), "columns": {name: described(name) for name in FILE_COLUMNS},
        "sources": sources_of(frame, about.sources),
    }  # fmt: skip
    out = io.BytesIO()
    out.write(json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}").encode() + b',\n "data": [')
    for number, line in enumerate(lines_of(frame)):
        out.write((",\n  " if number else "\n  ").encode() + line.encode())
    out.write(b"\n ]\n}\n")
    return out.getvalue()
