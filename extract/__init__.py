"""From the prose of Chinese official reports to a table of observations.

    from extract import extract_text, extract_files, find_figures
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.figures import find_figures
    from extract.pipeline import extract_document, extract_documents, extract_files, extract_text
    from extract.record import COLUMNS, Figure, Observation

__all__ = ["COLUMNS", "Figure", "Observation", "extract_document", "extract_documents", "extract_files", "extract_text",
           "find_figures"]  # fmt: skip

_HOME = {
    "COLUMNS": "record", "Figure": "record", "Observation": "record", "find_figures": "figures",
    "extract_document": "pipeline", "extract_documents": "pipeline", "extract_files": "pipeline",
    "extract_text": "pipeline",
}


def _compiled_are_current() -> bool:
    """False where the modules that `make compile` left here are not wanted, or older than their sources."""
    folder = Path(__file__).parent
    compiled = [file.stat().st_mtime for file in folder.glob("*.so")]
    if not compiled:
        return True
    newest = max(file.stat().st_mtime for file in folder.glob("*.py"))
    return newest <= min(compiled) and os.environ.get("FIGURES_COMPILED") != "no"


if not _compiled_are_current():  # the sources are all that is looked for
    sys.path_importer_cache[__path__[0]] = FileFinder(__path__[0], (SourceFileLoader, SOURCE_SUFFIXES))


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for: the command line's help needs none of it."""
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(f"extract.{_HOME[name]}"), name)
    raise AttributeError(f"module 'extract' has no attribute {name!r}")
