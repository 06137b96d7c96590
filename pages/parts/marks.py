"""Which mark a row gets: one for each way a report can give, round, bound, mask or leave out a number."""

from __future__ import annotations

import math
from typing import Any, Protocol

from pages.parts.texts import N_

# In the order of the legend.
MARKS: dict[str, str] = {
    "exact": N_("写明"),
    "about": N_("约、近"),
    "at_least": N_("至少 ▶"),
    "at_most": N_("至多 ◀"),
    "range": N_("原文区间"),
    "masked_interval": N_("隐去：可能区间"),
    "masked_bound": N_("隐去：只知一端 ▷"),
    "masked_whole": N_("隐去：无从推断"),
    "worded": N_("仅文字表述"),
    "unvalued": N_("不能化为一个数"),
    "absent": N_("未提取到"),
    "silent": N_("已核对未提及"),
    "uncollected": N_("未收录报告"),
}
COMPARABLE = ("exact", "about", "at_least", "at_most", "range")
QUALIFIED = ("about", "at_least", "at_most")
MASKED = ("masked_interval", "masked_bound", "masked_whole")
WITHOUT_FIGURE = ("absent", "silent", "uncollected")


class Measured(Protocol):
    """The cells of a row that decide its mark."""

    value: Any
    low: Any
    high: Any
    qualifier: Any
    status: Any


def known(number: Any) -> bool:
    """Whether a cell holds a number (not empty, not NaN)."""
    return number is not None and number == number and not math.isinf(number)


def mark_of(row: Measured) -> str:
    """The mark of a row, a key of MARKS.

    Of a negative number, a decrease, “以上” says that it is no more than that: 下降3%以上 is ≤ -3%.

    >>> from types import SimpleNamespace
    >>> mark_of(SimpleNamespace(value=None, low=10.0, high=99.9, qualifier="exact", status="masked"))
    'masked_interval'
    """
    ends = known(row.low) + known(row.high)
    if row.status == "worded":
        return "worded"
    if known(row.value):
        at_least, at_most = ("at_most", "at_least") if row.value < 0 else ("at_least", "at_most")
        return {"nearly": "about", "about": "about", "at_least": at_least, "at_most": at_most}.get(
            str(row.qualifier), "exact"
        )
    if row.status == "masked":
        return ("masked_whole", "masked_bound", "masked_interval")[ends]
    return "range" if ends == 2 else "unvalued"
