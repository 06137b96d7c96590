"""Which extractor made a row: the same version gives the same rows for the same text."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from extract.lexicon import CODE, rule_files


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """A short name for the rules and words in use: it changes when a module or a table of words does.

    >>> len(extractor_version())
    12
    """
    digest = hashlib.sha256()
    for path in rule_files():
        name = path.relative_to(CODE).as_posix() if CODE in path.parents else path.name
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
