"""The sentence a figure stands in, where the reader has the documents: found by name and SHA-256, never shipped."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from extract.reader import SUFFIXES, Document, UnreadableDocument, documents_of
from pages.parts.table import ROOT

MOST_FILES = 200_000  # of a folder that are looked at; one with more is hardly a folder of reports
AGE = 5.0  # seconds


@dataclass(frozen=True)
class Sentence:
    """A figure in its sentence: the words before it, the figure as written, the words after."""

    before: str
    quote: str
    after: str


class File(NamedTuple):
    """A file as it was when its folder was looked into: a changed one is another."""

    path: str
    changed: int
    size: int


@dataclass(frozen=True)
class Folder:
    """The files below a folder that can be read, by name; `stamp` tells states apart, `whole` that all were seen."""

    files: Mapping[str, Sequence[File]]
    stamp: str
    whole: bool


_known: dict[Path, tuple[float, Folder]] = {}


def folder_of_documents() -> Path:
    """The folder the reports lie in: the environment's FIGURES_DOCUMENTS, else ../shared/corpus beside the project."""
    return Path(os.environ.get("FIGURES_DOCUMENTS") or ROOT.parent / "shared" / "corpus")


def looked_into(folder: Path) -> Folder:
    """What a folder holds that can be read, looked up anew when that is `AGE` seconds old."""
    at, found = _known.get(folder, (-inf, None))
    if found is None or monotonic() - at >= AGE:
        found = _look_into(folder)
        _known[folder] = (monotonic(), found)
    return found


def _look_into(folder: Path) -> Folder:
    files: dict[str, list[File]] = {}
    stamp = hashlib.sha256()
    paths = (os.path.join(place, name) for place, _, names in os.walk(folder) for name in names)
    for path in islice(paths, MOST_FILES):
        if path.lower().endswith(SUFFIXES):
            try:
                state = os.stat(path)
            except OSError:  # it has just gone
                continue
            file = File(path, state.st_mtime_ns, state.st_size)
            stamp.update(f"{file}\0".encode("utf-8", "surrogatepass"))
            files.setdefault(os.path.basename(path), []).append(file)
    return Folder(files, stamp.hexdigest(), next(paths, None) is None)


def text_of(folder: Path, document: str, sha256: str) -> str | None:
    """The text of a document in a folder, None where it is not there or (by `sha256`, if known) another one.

    A document in a ZIP is called by both names: `reports.zip/2024.docx`.
    """
    files = looked_into(folder).files
    parts = document.split("/")
    for place, name in enumerate(parts):
        for file in files.get(name, []):
            found = _read(file, "/".join(parts[: place + 1]), document)
            if found and (not sha256 or found.sha256 == sha256):
                return found.text
    return None


@lru_cache(maxsize=32)
def _read(file: File, called: str, document: str) -> Document | None:
    """The document in a file `called` so, or the one of this name in the ZIP that the file is; None without one."""
    try:
        for found in documents_of(Path(file.path), called):
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
