"""The total of all regions, with what masked and qualified numbers leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from extract.sums import may_be_summed
from pages.parts.marks import COMPARABLE, MASKED
from pages.parts.numbers import shown
from pages.parts.ranking import Line, extent_of
from pages.parts.texts import _


@dataclass(frozen=True)
class Total:
    """The sum of the numbers given, how many numbers are masked, and the bounds of the sum with them (inf: open)."""

    given: float
    numbers: int
    masked: int
    low: float
    high: float


def is_added(indicator: str, family: str, unit: str) -> bool:
    """Whether the numbers of several regions may be added: quantities, no rates, averages, changes or positions.

    >>> is_added("城镇新增就业", "level", "人"), is_added("居民人均可支配收入", "level", "元")
    (True, False)
    """
    return family == "level" and may_be_summed(indicator, unit)


def total_of(lines: Sequence[Line]) -> Total:
    """The total of the lines' numbers; a masked one adds what it may be, from zero up."""
    given = [line for line in lines if line.mark in COMPARABLE]
    extents = [extent_of(line) for line in lines if line.mark in (*COMPARABLE, *MASKED)]
    return Total(
        sum(line.at or 0.0 for line in given), len(given), sum(line.mark in MASKED for line in lines),
        sum(max(low, 0.0) for low, _high in extents), sum(high for _low, high in extents),
    )  # fmt: skip


def total_words(lines: Sequence[Line], unit: str) -> str:
    """The total in words, with the number of masked ones and the bounds; empty for fewer than two numbers.

    >>> given = [Line("广东", "exact", 9.0, None, None, "9名"), Line("江苏", "exact", 1.0, None, None, "1名")]
    >>> total_words([*given, Line("甘肃", "masked_bound", None, 20.0, None, "*名")], "名")
    '2 个地区合计 10名 + 1 个隐去，至少 29名；未按人均计算。'
    """
    total = total_of(lines)
    if total.numbers < 2:
        return ""
    words = _("{n} 个地区合计 {sum}").format(n=total.numbers, sum=shown(total.given, unit))
    loose = sum(line.mark in COMPARABLE and line.mark != "exact" for line in lines)
    if loose:
        words += _("（其中 {n} 个是约数、区间或至多至少）").format(n=loose)
    if total.masked:
        words += _(" + {n} 个隐去").format(n=total.masked)
        low, high = shown(total.low, unit), shown(total.high, unit) if total.high < inf else ""
        words += _("，介于 {low} 与 {high}").format(low=low, high=high) if high else _("，至少 {low}").format(low=low)
    return words + _("；未按人均计算。")
