"""Which figures of several places may be added up: quantities, no rates, averages or positions."""

from __future__ import annotations

from extract.lexicon import words_of


def may_be_summed(indicator: str, unit: str) -> bool:
    """Whether the numbers of several places add up to something, by the measure's name and its unit.

    >>> may_be_summed("城镇新增就业", "人"), may_be_summed("居民人均可支配收入", "元"), may_be_summed("办结", "%")
    (True, False, False)
    """
    if not unit or "/" in unit or unit in words_of("not_summed", kind="unit"):
        return False
    return not any(word in indicator for word in words_of("not_summed", kind="measure"))
