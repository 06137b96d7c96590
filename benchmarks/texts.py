"""Texts to measure on: reports where they are at hand, else the samples of this project, over and over."""

from __future__ import annotations

import os
from pathlib import Path

from extract.folders import files_of
from extract.reader import read_document

ROOT = Path(__file__).resolve().parent.parent


def reports() -> tuple[str, list[str]]:
    """What is measured on, in words, and its texts: the reports of the folder CORPUS, or the samples."""
    corpus = Path(os.environ.get("CORPUS") or ROOT.parent / "shared" / "corpus")
    folder, what = (corpus, "reports") if corpus.is_dir() else (ROOT / "data" / "samples", "samples")
    texts = _texts_in(folder)
    return f"{len(texts)} {what}, {sum(map(len, texts)):,} characters", texts


def _texts_in(folder: Path) -> list[str]:
    return [read_document(path, name).text for path, name, _ in files_of([folder]).files]


def long_text(size: int, texts: list[str] | None = None) -> str:
    """A text of about `size` code points, of `texts` (the samples) in turn, as a long compilation would hold them."""
    once = "\n\n".join(texts or _texts_in(ROOT / "data" / "samples")) + "\n\n"
    return (once * (size // len(once) + 1))[: max(size, len(once))]
