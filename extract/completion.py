"""What a report claims of a plan: 完成年度预算的97% is a share of the plan, not of what was achieved."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from extract.comparisons import between
from extract.lexicon import words_of

PLAN: Final = "计划"  # what such a share is compared with
_SHARES: Final = ("%", "倍")


class Claim(NamedTuple):
    """The words before a share of a plan: whose it is (empty where the clause does not say), the verb, the plan."""

    owner: str
    verb: str
    plan: str


NONE: Final = Claim("", "", "")


@cache
def _pattern() -> re.Pattern[str]:
    plans, times, verbs = (
        "|".join(map(re.escape, words_of("completion_words", use=use))) for use in ("plan", "when", "verb")
    )
    plan = rf"(?P<plan>(?:{times})*(?:{plans}))"
    return re.compile(rf"(?P<owner>[^、，]{{0,20}}?)(?:已|{between()})(?P<verb>{verbs})了?{plan}(?:数|的){{0,2}}$")


@cache
def _ends() -> frozenset[str]:
    return frozenset(word[-1] for word in words_of("completion_words", use="plan")) | {"数", "的"}


def claim_of(before: str) -> Claim:
    """What the words before a number claim, where they say how much of a plan was carried out.

    >>> claim_of("完成年初预算的"), claim_of("达到")
    (Claim(owner='', verb='完成', plan='年初预算'), Claim(owner='', verb='', plan=''))
    """
    if before[-1:] not in _ends():
        return NONE
    match = _pattern().search(before)
    return Claim(match["owner"], match["verb"], match["plan"]) if match else NONE


def is_share(unit: str, form: str) -> bool:
    """True for a figure that can be a share of a plan.

    >>> is_share("%", "plain"), is_share("个", "plain")
    (True, False)
    """
    return unit in _SHARES or form == "fraction"
