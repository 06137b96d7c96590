"""How numbers are shown: magnitudes people use (万, 亿), written rounding, ties."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from pages.parts.texts import language, local_name

MAGNITUDES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
OTHER_MAGNITUDES = {"en": ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))}
ATTACHED = ("%", "‰", "℃")  # units that follow a number without a blank
RATES = frozenset({"%", "％", "‰", "个百分点", "倍", "", "百分点", "位"})
_ARABIC = re.compile(r"(\d[\d,]*)(?:\.(\d+))?")
_FOLDED = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def magnitude_of(largest: float, unit: str) -> tuple[float, str]:
    """What to divide by, and the word for it, so that numbers up to `largest` (base units) are easy to read.

    >>> magnitude_of(46000, "个")
    (10000.0, '万')
    >>> magnitude_of(46000, "%")
    (1.0, '')
    """
    if unit not in RATES:
        for factor, word in OTHER_MAGNITUDES.get(language(), MAGNITUDES):
            if abs(largest) >= factor:
                return factor, word
    return 1.0, ""


def unit_words(word: str, unit: str) -> str:
    """A magnitude's word and a base unit as the language in use writes them.

    >>> unit_words("万", "元")
    '万元'
    >>> from pages.parts.texts import speaking
    >>> with speaking("en"): unit_words("trillion", "元")
    'trillion yuan'
    """
    return word + unit if language() == "zh" else f"{word} {local_name(unit)}".strip()


def measured(number: float, unit: str) -> str:
    """A number and the words of its unit as the language in use writes them.

    >>> measured(6.5, "万元"), measured(5.0, "%")
    ('6.5万元', '5%')
    """
    gap = "" if language() == "zh" or not unit or unit in ATTACHED else " "
    return f"{plain(number)}{gap}{unit}"


def plain(number: float, decimals: int = 4) -> str:
    """A number with thousands separators and no needless zeros.

    >>> plain(142345.60)
    '142,345.6'
    """
    text = f"{number:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def display_of(value: float | None, unit: str, quote: str = "") -> tuple[float | None, str]:
    """A value in base units as (number, unit) people use: in Chinese with the magnitude written in `quote`, if any.

    >>> display_of(46000.0, "个", "4.6万个"), display_of(46000.0, "个", "46000个")
    ((4.6, '万个'), (46000.0, '个'))
    """
    if value is None or math.isnan(value):
        return None, unit_words("", unit)
    written = written_magnitude(quote, value) if language() == "zh" else None
    factor, word = written or magnitude_of(value, unit)
    return float(f"{value / factor:.12g}"), unit_words(word, unit)


@lru_cache(maxsize=100_000)
def written_magnitude(quote: str, value: float) -> tuple[float, str] | None:
    """The magnitude written in `quote` as (factor, word), (1, '') for none, None where no Arabic digit tells.

    >>> written_magnitude("超67665亿元", 6766500000000.0)
    (100000000.0, '亿')
    """
    found = _ARABIC.search(quote.translate(_FOLDED))
    number = float((found[1] + "." + (found[2] or "0")).replace(",", "")) if found else 0.0
    if not number or not value:
        return None
    ratio = abs(value) / number
    for factor, word in (*MAGNITUDES, (1.0, "")):
        if abs(ratio / factor - 1) < 1e-9:
            return factor, word
    return None


def shown(value: float, unit: str) -> str:
    """A value in base units as text with the unit people use.

    >>> shown(6.77e12, "元")
    '6.77万亿元'
    """
    number, name = display_of(value, unit)
    return "" if number is None else measured(number, name)


@lru_cache(maxsize=100_000)
def rounding_of(quote: str, value: float) -> float:
    """The step of the last digit written in `quote`, in base units; 0 where no Arabic digit is written.

    >>> rounding_of("4.6万个", 46000.0)
    1000.0
    """
    found = _ARABIC.search(quote.translate(_FOLDED))
    if not found:
        return 0.0
    number = float(found[0].replace(",", ""))
    factor = abs(value / number) if number and value else 1.0
    return float(f"{factor * 10.0 ** -len(found[2] or ''):.6g}")


def bounds_as_written(quote: str, value: float) -> tuple[float, float]:
    """The least and largest number that the written one may be the rounding of, in base units."""
    half = rounding_of(quote, value) / 2
    return value - half, value + half
