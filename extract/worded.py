"""Targets given in words: 居民收入增长与经济增长同步 names an indicator and no number."""

from __future__ import annotations

import re
from functools import cache

from extract.lexicon import words_of
from extract.record import Figure


@cache
def _pattern() -> re.Pattern[str]:
    # Every word begins a branch of its own, so that the search can leap to their first signs.
    return re.compile("|".join(rf"{word}(?<=[一-鿿]{word})(?=[，。；、\n]|$)" for word in words_of("worded")))


def find_worded(text: str) -> list[Figure]:
    """The places of a reading's text where words stand instead of a number, as figures of the form `worded`.

    They hold no value, bounds or unit; whether one states a target of a known indicator is told later.

    >>> [figure.quote for figure in find_worded("职工工资增长与经济增长同步，茶叶产量30万斤。")]
    ['与经济增长同步']
    """
    return [
        Figure(match.start(), match.end(), match.group(), None, None, None, "", "exact", "", "worded")
        for match in _pattern().finditer(text)
    ]
