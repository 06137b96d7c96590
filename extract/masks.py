"""Masked numbers: what the signs that replaced the digits leave possible."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from extract.lexicon import words_of


@lru_cache(maxsize=1)
def mask_signs() -> frozenset[str]:
    """All signs that stand for digits left out.

    >>> sorted(mask_signs())
    ['*', 'X', 'x', '×']
    """
    return frozenset(words_of("masks"))


@lru_cache(maxsize=1)
def _open_signs() -> frozenset[str]:
    return frozenset(words_of("masks", kind="open"))


def bounds_of_mask(run: str, factor: float, percent: bool) -> tuple[float | None, float | None]:
    """The lowest and the highest number that the masked digits `run` leave possible, in base units.

    `factor` is the magnitude written after it (万: 10,000), `percent` whether a bare % follows. Signs for single
    digits (xx.x, 6x.x) are positional; a sign for the whole number leaves its magnitude only: no upper bound, or
    0 to 100 of a percentage.

    >>> bounds_of_mask("x.x", 10_000, False)
    (10000.0, 99000.0)
    >>> bounds_of_mask("*", 10_000, False), bounds_of_mask("*", 1, True)
    ((10000.0, None), (0.0, 100.0))
    """
    signs = mask_signs()
    if all(sign in signs or sign in ".," for sign in run) and any(sign in _open_signs() for sign in run):
        return (0.0, 100.0) if percent and factor == 1 else (float(factor), None)
    low = high = ""
    for at, sign in enumerate(run.replace(",", "")):
        low += ("1" if at == 0 else "0") if sign in signs else sign
        high += "9" if sign in signs else sign
    by = Decimal(str(factor))  # as written: 9.9 times 万 is a whole number
    return float(Decimal(low) * by), float(Decimal(high) * by)
