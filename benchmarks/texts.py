"""Texts to measure on: reports where they are at hand, else the samples of this project, over and over."""

from __future__ import annotations

import os
from pathlib import Path

from extract.reader import files_of, read_document

ROOT = Path(__file__).resolve().parent.parent


def reports() -> tuple[str, list[str]]:
    """What is measured on, in words, and its texts: the reports of the folder CORPUS, or the samples."""
    corpus = Path(os.environ.get("CORPUS") or ROOT.parent / "shared" / "corpus")
    folder, what = (corpus, "reports") if corpus.is_dir() else (ROOT / "data" / "samples", "samples")
    texts = [read_document(path, name).text for path, name, _ in files_of([folder])[0]]
    return f"{len(texts)} {what}, {sum(map(len, texts)):,} characters", texts


def long_text(size: int) -> str:
    """A text of about `size` code points, of the samples in turn, as a long compilation would hold them."""
    files, _ = files_of([ROOT / "data" / "samples"])
    once = "\n\n".join(read_document(path, name).text for path, name, _ in files)
    return "\n\n".join([once] * max(size // len(once), 1))
