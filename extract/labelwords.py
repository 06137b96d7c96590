"""The words of the lexicon that take a label apart, compiled once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.comparisons import between, compared, compares
from extract.lexicon import rows_of, words_of
from extract.scan import trie_pattern


@dataclass(frozen=True, slots=True)
class LabelPatterns:
    """The words of the lexicon as patterns: `tail` and `lead` words trail off or lead in, `moved` are words of change
    at the end, `verb` parts a noun from what it did, `doing` is any verb (`verbs` are the same as words), `growing` a
    word of change that can name a measure (增产), `compared` a word of change with its base, `stepped` a mark that was
    passed (跨过千亿元大关), `prepositions`, longest first, end the words before a number.

    `tail_ends` and `moved_ends` are the last signs of what ends a text, `lead_starts` the first ones of what opens it:
    to look at one sign is faster than to look for hundreds of words.
    """

    tail: re.Pattern[str]
    tail_ends: frozenset[str]
    lead: re.Pattern[str]
    lead_starts: frozenset[str]
    moved: re.Pattern[str]
    compared: re.Pattern[str]
    moved_ends: frozenset[str]
    verb: re.Pattern[str]
    doing: re.Pattern[str]
    verbs: frozenset[str]
    growing: re.Pattern[str]
    stepped: re.Pattern[str]
    prepositions: tuple[str, ...]

    def without_change(self, text: str) -> str:
        """The text less the words of change it ends in, and what they compare with (比上年增长)."""
        moved = self.moved.search(text) if text[-1:] in self.moved_ends else None
        if moved is None:
            return text
        compared = self.compared.search(text) if compares(text) else None
        return text[: min(moved.start(), compared.start()) if compared else moved.start()]


def _guarded(row: dict[str, str]) -> str:
    """A word of a row as a pattern that refuses it behind, or before, what makes it part of another word.

    均 is none in 平均, 共 none in 共建, 在 none in 在线. The word's first sign comes first, so that
    a search can leap to it.
    """
    first, rest = row["word"][0], row["word"][1:]
    behind = "".join(f"(?<!{word}{first})" for word in row["unless_after"].split("|") if word)
    return first + behind + re.escape(rest) + (f"(?!{row['unless_before']})" if row["unless_before"] else "")


def _by_first_sign(patterns: Sequence[str], guard: str = "") -> str:
    """Patterns as one alternation, those that begin with one sign brought together; `guard` follows that sign."""
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(f"{sign}{guard}(?:{'|'.join(rests)})" for sign, rests in groups.items())


@cache
def label_patterns() -> LabelPatterns:
    """The words that take labels apart, compiled once.

    >>> label_patterns().doing.findall("开展骨干培训")
    ['开展', '培训']
    """
    def any_of(words: Sequence[str]) -> str:
        return "|".join(re.escape(word) for word in words)

    tails, leads = (
        [row for row in sorted(rows_of("label_words"), key=lambda row: -len(row["word"])) if row["place"] in places]
        for places in (("tail", "share"), ("lead",))
    )
    moves = sorted((row["word"] for row in rows_of("role_words") if not row["names"]), key=len, reverse=True)
    rows = sorted(rows_of("verbs"), key=lambda row: -len(row["word"]))
    verbs = [row for row in rows if len(row["word"]) > 1]
    # Most verbs of two signs or more part nothing before the end of a noun: 职工培训|中心.
    surely = [row["parts"] == "always" or len(row["word"]) == 1 for row in rows]
    always, mostly = (
        _by_first_sign([_guarded(row) for row, sure in zip(rows, surely, strict=True) if sure is kind], "(?<!的.)")
        for kind in (True, False)
    )
    return LabelPatterns(
        tail=re.compile(f"(?:{'|'.join(map(_guarded, tails))})$"),
        tail_ends=frozenset(row["word"][-1] for row in tails),
        lead=re.compile(_by_first_sign([_guarded(row) for row in leads])),
        lead_starts=frozenset(row["word"][0] for row in leads),
        moved=re.compile(f"(?:{any_of(moves)}){between()}$"),
        compared=re.compile(f"(?:{compared()})[^，、]{{1,14}}?(?:{any_of(moves)}){between()}$"),
        moved_ends=frozenset(word[-1] for word in (*moves, *words_of("function_words", use="between"))),
        verb=re.compile(f"(?:(?:{mostly})(?!{trie_pattern(words_of('noun_tails'))})|{always})(?=.)"),
        doing=re.compile(_by_first_sign([_guarded(row) for row in verbs])),
        verbs=frozenset(row["word"] for row in verbs),
        growing=re.compile(f"(?:{any_of(words_of('role_words', names='yes'))})$"),
        stepped=re.compile(f"(?:{any_of(words_of('synonyms', use='step'))})[^，。、]{{0,10}}"
                           f"(?:{any_of(words_of('label_words', place='step'))})$"),
        prepositions=words_of("function_words", use="preposition"),
    )


@cache
def guarded(place: str) -> str:
    """The words that label_words.csv has for a place, longest first, none of them where it is part of another word.

    >>> re.findall(guarded("owner"), "村民和村")
    ['村']
    """
    rows = sorted((row for row in rows_of("label_words") if row["place"] == place), key=lambda row: -len(row["word"]))
    return "|".join(map(_guarded, rows))


@cache
def names_nothing() -> re.Pattern[str]:
    """What stands behind a figure and is not what it counts: 12%的|水平, 12名|和…

    >>> names_nothing().match("的水平") is not None
    True
    """
    rows = [row for row in rows_of("label_words") if row["place"] in ("behind", "setting")]
    rows.sort(key=lambda row: -len(row["word"]))
    return re.compile(f"、|的?(?:{'|'.join(map(_guarded, rows))})")


@cache
def short_nouns() -> frozenset[str]:
    """Nouns of one sign, behind which a verb may follow at once: 30个县|建成.

    >>> "县" in short_nouns()
    True
    """
    return frozenset(words_of("label_words", place="noun"))


@cache
def relational_nouns() -> dict[str, None]:
    """Nouns that are always somebody's and no label alone: 增加值, 总额, 占比; longest first, as keys of a mapping.

    >>> "增加值" in relational_nouns()
    True
    """
    return dict.fromkeys(words_of("relational_nouns", needs_owner="yes"))


@cache
def ends_relational() -> re.Pattern[str]:
    """What ends in a noun of relational_nouns.csv.

    >>> ends_relational().search("原煤产量") is not None
    True
    """
    return re.compile(f"(?:{relational_pattern().pattern})$")


@cache
def relational_pattern() -> re.Pattern[str]:
    """Any noun of relational_nouns.csv.

    >>> relational_pattern().findall("原煤产量和电价")
    ['产量']
    """
    return re.compile("|".join(map(re.escape, words_of("relational_nouns"))))


@cache
def counting_units() -> frozenset[str]:
    """The units that count things, people or times (个, 名, 次), and do not measure them (元, 亩, 吨).

    >>> "名" in counting_units(), "亩" in counting_units()
    (True, False)
    """
    return frozenset(words_of("units", kind="count"))


@cache
def ratio_units() -> frozenset[str]:
    """The units of what is so much of something else: %, 个百分点, 倍.

    >>> "个百分点" in ratio_units()
    True
    """
    return frozenset(words_of("units", kind="percent") + words_of("units", kind="multiple"))


@cache
def money_units() -> frozenset[str]:
    """The units of money.

    >>> "美元" in money_units()
    True
    """
    return frozenset(words_of("units", kind="money"))


@cache
def share_nouns() -> tuple[str, ...]:
    """The nouns for a share, longest first: 所占比重, 占比.

    >>> "女干部比例".endswith(share_nouns())
    True
    """
    return words_of("synonyms", use="end", form="占比")


@cache
def ratio_nouns() -> tuple[str, ...]:
    """The nouns for a share or a rate.

    >>> "入学率".endswith(ratio_nouns())
    True
    """
    return (*share_nouns(), "率")


@cache
def attributes_of_units(alone: str = "") -> dict[str, str]:
    """What a unit says of a thing: 岁 its age; `alone` = "yes": what it says where nothing else names the measure.

    >>> attributes_of_units()["岁"], attributes_of_units("yes")["亩"]
    ('年龄', '面积')
    """
    return {row["unit"]: row["attribute"] for row in rows_of("attributes") if row["alone"] == alone}
