"""The measures an analyst knows (indicators.csv), and the words by which a label names one, compiled once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.lexicon import rows_of
from extract.wording import normal_form, paid_form, without_marks


@dataclass(frozen=True, slots=True)
class Measure:
    """One named measure: its unit families (empty: any), subject, and what its growth in % is called.

    Counted in one of the `further` families it is another measure, told by the family in brackets.
    """

    name: str
    families: frozenset[str]
    further: frozenset[str]
    theme: str
    topic: str
    growth: str
    order: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that must all be in a label (one of each group), words that must not, and the measure they name.

    One of the `nearby` words, where there are any, must stand in the label or in the text before the figure.
    """

    groups: tuple[frozenset[int], ...]
    nearby: tuple[str, ...]
    excluded: frozenset[int]
    weight: int
    measure: Measure


@dataclass(frozen=True, slots=True)
class Measures:
    """The lexicon's measures by their whole normal form, and by word patterns (keyed by a word they need)."""

    whole: dict[str, tuple[Measure, ...]]
    words: AhoCorasick
    patterns: dict[int, tuple[Pattern, ...]]
    owners: AhoCorasick


@lru_cache(maxsize=1)
def measures() -> Measures:
    """The measures of the lexicon.

    >>> measures().whole[normal_form("经济总量")[0]][0].name
    '地区生产总值'
    """
    numbers: dict[str, int] = {}
    whole: dict[str, list[Measure]] = {}
    patterns: list[Pattern] = []
    for order, row in enumerate(rows_of("indicators")):
        families, *further = row["family"].split(";")
        measure = Measure(row["name"], frozenset(filter(None, families.split("|"))), frozenset(further),
                          row["theme"], row["topic"], row["growth"], order)  # fmt: skip
        for wording in [row["name"], *filter(None, row["whole"].split("|"))]:
            form = normal_form(wording)[0]
            for key in {form, *(paid_form(form, family) for family in measure.families)}:
                whole.setdefault(key, []).append(measure)
        for expression in filter(None, row["words"].split(";")):
            patterns.append(_pattern(expression, measure, numbers))
    owners = sorted({wording for wording in whole if len(wording) > 2})
    return Measures(
        {key: tuple(measures) for key, measures in whole.items()},
        AhoCorasick(list(numbers), matchkind=MatchKind.Standard),
        _by_rarest_words(patterns),
        AhoCorasick(owners, matchkind=MatchKind.LeftmostLongest),
    )


def _by_rarest_words(patterns: Sequence[Pattern]) -> dict[int, tuple[Pattern, ...]]:
    """Each pattern under the words of that group of its which fewest patterns share, so that few are tried."""
    shared = Counter(number for pattern in patterns for group in pattern.groups for number in group)
    keyed: dict[int, list[Pattern]] = {}
    for pattern in patterns:
        for number in min(pattern.groups, key=lambda group: sum(shared[number] for number in group)):
            keyed.setdefault(number, []).append(pattern)
    return {number: tuple(found) for number, found in keyed.items()}


def _pattern(expression: str, measure: Measure, numbers: dict[str, int]) -> Pattern:
    """Read one expression; its words are entered in `numbers`.

    a|b+c!d|e: a or b, and c, and neither d nor e. Words after ~ may also stand in the text before the figure.
    """
    wanted, _, excluded = expression.partition("!")
    parts = wanted.split("+")
    inside = [part for part in parts if not part.startswith("~")]
    nearby = tuple(word.lstrip("~") for part in parts if part.startswith("~") for word in part.split("|"))

    def numbered(words: str) -> frozenset[int]:
        return frozenset(
            numbers.setdefault(without_marks(word), len(numbers)) for word in words.split("|") if word
        )

    groups = tuple(numbered(part) for part in inside)
    weight = sum(min(map(len, part.split("|"))) for part in inside)
    return Pattern(groups, nearby, numbered(excluded), weight, measure)
