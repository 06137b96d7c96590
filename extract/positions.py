"""Where signs of a few kinds stand in a text: one look-up for each character, many times faster than a pattern."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


def positions_of(text: str, signs: str) -> list[int]:
    """The offsets, sorted, of the characters of `text` that are among `signs`.

    >>> positions_of("建成3个，服务40人。", "，。")
    [4, 10]
    """
    found: list[int] = np.flatnonzero(_table(signs)[_codes(text)]).tolist()
    return found


@lru_cache(maxsize=1)  # the steps ask for one text in turn
def _codes(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@lru_cache(maxsize=16)
def _table(signs: str) -> NDArray[np.bool_]:
    """For each code point whether it is one of the signs."""
    table = np.zeros(0x110000, np.bool_)
    table[[ord(sign) for sign in signs]] = True
    return table
