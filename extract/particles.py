"""Particles that stand for themselves: 和 in 书记和委员, not in 总和 or 和谐."""

from __future__ import annotations

from functools import cache

from extract.lexicon import words_of


@cache
def particle(sign: str) -> str:
    """A pattern of a particle where it is no part of one of the words of particle_words.csv that hold it.

    The words hold it at their beginning or their end; it comes first in the pattern, so that a search can leap to it.

    >>> import re
    >>> [match.start() for match in re.finditer(particle("和"), "总和的和")]
    [3]
    """
    words = words_of("particle_words", particle=sign)
    behind = (f"(?<!{word})" for word in words if word.endswith(sign))
    ahead = [word.removeprefix(sign) for word in words if word.startswith(sign)]
    return sign + "".join(behind) + (f"(?!{'|'.join(ahead)})" if ahead else "")
