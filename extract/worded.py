"""Targets given in words: 居民收入增长与经济增长同步 names an indicator and no number."""

from __future__ import annotations

from functools import cache

from extract.lexicon import words_of
from extract.positions import WordFinder
from extract.record import Figure


@cache
def _finder() -> WordFinder:
    words = words_of("worded")
    return WordFinder(words, rf"(?<=[一-鿿])(?:{'|'.join(words)})(?=[，。；、\n]|$)")


def find_worded(text: str) -> list[Figure]:
    """The places of a reading's text where words stand instead of a number, as figures of the form `worded`.

    They hold no value, bounds or unit; whether one states a target of a known indicator is told later.

    >>> [figure.quote for figure in find_worded("职工工资增长与经济增长同步，茶叶产量30万斤。")]
    ['与经济增长同步']
    """
    return [
        Figure(match.start(), match.end(), match.group(), None, None, None, "", "exact", "", "worded")
        for match in _finder().matches(text)
    ]
