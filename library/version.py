"""Which extractor made a row: the same version gives the same rows for the same text."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from extract import lexicon

_CODE = Path(lexicon.__file__).resolve().parent


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """A short name for the rules and words in use: it changes when a module or a table of words does.

    >>> len(extractor_version())
    12
    """
    digest = hashlib.sha256()
    for path in (*sorted(_CODE.glob("*.py")), *sorted(lexicon.FOLDER.glob("*.csv"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
