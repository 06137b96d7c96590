"""What a share or a multiple is of where it is no part of it: 是上年的2.3倍, 相当于全省平均水平的85%."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.comparisons import between, own_past
from extract.lexicon import pattern_of, words_of

UNITS: Final = ("%", "倍")
_A_TIME: Final = re.compile("[上去前“十0-9]|同期")  # with which opens a base of %: 达到青少年的85% is a share of people


@cache
def _compared() -> re.Pattern[str]:
    """相当于|全省平均水平|的: what a multiple is of."""
    equals = pattern_of("comparison_words", use="equals")
    return re.compile(f"{equals}(?P<base>[^，、]{{2,18}}?)的{between()}$")


@cache
def _owned() -> re.Pattern[str]:
    """专利授权量|已达到|同期|的: what is such a multiple, and of what."""
    equals = pattern_of("comparison_words", use="equals")
    owner = f"^(?P<owner>[^，、]{{2,24}}?)(?:[已只]|{between()})"
    return re.compile(f"{owner}{equals}(?P<base>[^，、]{{0,18}}?)的?{between()}$")


@cache
def _average() -> re.Pattern[str]:
    """What all have on average, at the end of a base."""
    return re.compile(f"(?:{'|'.join(words_of('comparison_words', use='average'))})$")


def base_of(before: str, unit: str) -> str:
    """What the words before a share or multiple compare it with; "" where they do not.

    >>> base_of("产值是上年的", "倍"), base_of("人均收入相当于全省平均水平的", "%"), base_of("达到党员的", "%")
    ('上年', '全省', '')
    """
    if unit not in UNITS or "的" not in before[-2:] or not (match := _compared().search(before)):
        return ""
    base = match["base"]
    if own_past().search(base) and (unit == "倍" or _A_TIME.match(base)):
        return base
    return without_average(base) if _average().search(base) else ""


def says_only_base(left: str, unit: str) -> bool:
    """True where the words before a multiple compare it and do not say what it is a multiple of.

    >>> says_only_base("是全市平均数的", "倍"), says_only_base("产值是上年的", "倍"), says_only_base("是上年的", "元")
    (True, False, False)
    """
    return unit == "倍" and _only_base().fullmatch(left) is not None


@cache
def _only_base() -> re.Pattern[str]:
    return re.compile(f"(?:分别)?{pattern_of('comparison_words', use='equals')}[^，、]{{1,18}}的{between()}")


def without_average(base: str) -> str:
    """A base of comparison without the words for what all have on average.

    >>> without_average("全省平均水平"), without_average("上年")
    ('全省', '上年')
    """
    return _average().sub("", base)


def multiple_name(left: str, unit: str) -> str:
    """The name of what is compared by a share or multiple, less the words that compare it; "" where none stands there.

    >>> multiple_name("专利授权量为同期的", "倍"), multiple_name("人均收入仅为平均水平的", "%")
    ('专利授权量', '人均收入相当于平均水平比重')
    """
    match = _owned().search(left)
    if match is None:
        return ""
    if not _average().search(match["base"]):
        return match["owner"]
    return f"{match['owner']}相当于平均水平{'比重' if unit == '%' else ''}"
