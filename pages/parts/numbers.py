"""How numbers are shown: magnitudes people use (万, 亿), written rounding, ties."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from pages.parts.texts import language, local_name

MAGNITUDES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
OTHER_MAGNITUDES = {"en": ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))}
NEAR = 0.1  # how far off “约、近” may be at most, as a share of the number
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


def looseness_of(quote: str, value: float) -> float:
    """How far off a number with “约” or “近” may lie, in base units: half a step of the last digit that is not zero.

    No more than NEAR of the number: 约10万 is about 9万 to 11万, 近160名 at least 155名.

    >>> looseness_of("近160名", 160.0), looseness_of("约10万", 1e5), looseness_of("5.2%左右", 5.2)
    (5.0, 10000.0, 0.05)
    """
    if not value:
        return 0.0
    written = _ARABIC.search(quote.translate(_FOLDED))
    step = rounding_of(quote, value) or 10.0 ** (math.floor(math.log10(abs(value))) - 6)
    if not written or not written[2]:  # zeros behind a point are meant, 20.0 is no 20
        while round(abs(value) / step) % 10 == 0:
            step *= 10
    return float(f"{min(step / 2, NEAR * abs(value)):.6g}")


def bounds_meant(qualifier: str, quote: str, value: float) -> tuple[float | None, float | None]:
    """The bounds that a number's qualifier leaves, None where open: 超9万 is 9万 or more, 近5万 no more than 5万.

    A decrease is negative, and 下降3%以上 is -3% or less.

    >>> bounds_meant("at_least", "超9万名", 9e4), bounds_meant("nearly", "近5万名", 5e4)
    ((90000.0, None), (45000.0, 50000.0))
    """
    if qualifier in ("at_least", "at_most"):
        return (value, None) if (qualifier == "at_least") == (value >= 0) else (None, value)
    half = looseness_of(quote, value)
    low, high = value - half, value + half
    if qualifier == "nearly":
        return (low, value) if value >= 0 else (value, high)
    return low, high


def bounds_as_written(quote: str, value: float) -> tuple[float, float]:
    """The least and largest number that the written one may be the rounding of, in base units."""
    half = rounding_of(quote, value) / 2
    return value - half, value + half
