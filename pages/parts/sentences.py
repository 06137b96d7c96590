"""The sentence a figure stands in, where the reader has the documents: found by name and SHA-256, never shipped."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from extract.reader import SUFFIXES, Document, UnreadableDocument, documents_of
from pages.parts.table import ROOT

MOST_FILES = 20_000  # a folder with more files than that is no folder of reports


@dataclass(frozen=True)
class Sentence:
    """A figure in its sentence: the words before it, the figure as written, the words after."""

    before: str
    quote: str
    after: str


def folder_of_documents() -> Path:
    """The folder the reports lie in: the environment's FIGURES_DOCUMENTS, else ../shared/corpus beside the project."""
    return Path(os.environ.get("FIGURES_DOCUMENTS") or ROOT.parent / "shared" / "corpus")


@lru_cache(maxsize=4)
def files_by_name(folder: Path) -> dict[str, list[Path]]:
    """The files below a folder that can be read, by their name."""
    found: dict[str, list[Path]] = {}
    if folder.is_dir():
        for number, path in enumerate(folder.rglob("*")):
            if number >= MOST_FILES:
                break
            if path.suffix.lower() in SUFFIXES:
                found.setdefault(path.name, []).append(path)
    return found


@lru_cache(maxsize=32)
def text_of(folder: Path, document: str, sha256: str) -> str | None:
    """The text of a document in a folder, None where it is not there or (by `sha256`, if known) another one.

    A document in a ZIP is called by both names: `reports.zip/2024.docx`.
    """
    names = files_by_name(folder)
    parts = document.split("/")
    for place, name in enumerate(parts):
        for path in names.get(name, []):
            found = _read(path, "/".join(parts[: place + 1]), document)
            if found and (not sha256 or found.sha256 == sha256):
                return found.text
    return None


def _read(path: Path, called: str, document: str) -> Document | None:
    """The document in a file `called` so, or the one of this name in the ZIP that the file is; None without one."""
    try:
        for found in documents_of(path, called):
            if isinstance(found, Document) and found.name == document:
                return found
    except UnreadableDocument:
        pass
    return None


def folded(text: str) -> str:
    """A text on one line, its line breaks and the blanks around them dropped."""
    return "".join(text.split())


def sentence_of(row: Mapping[str, Any], sha256: str, folder: Path) -> Sentence | None:
    """The sentence of a row, None where the document is not at hand or does not hold the quote at its place."""
    return sentence_in(text_of(folder, str(row["document"]), sha256), row)


def sentence_in(text: str | None, row: Mapping[str, Any]) -> Sentence | None:
    """The sentence of a row in its document's text, None where there is no text or it has no such quote there."""
    if text is None:
        return None
    start, end, first, last = (int(row[name]) for name in ("start", "end", "sentence_start", "sentence_end"))
    if folded(text[start:end]) != folded(str(row["quote"])) or not first <= start <= end <= last:
        return None
    return Sentence(folded(text[first:start]), folded(text[start:end]), folded(text[end:last]))
