"""The words of a comparison: 比上年多, 较全省平均水平高, 同比少, 高于全国平均水平, 居全省."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.lexicon import rows_of, words_of
from extract.particles import particle

_COMPARING: Final = frozenset("比较与")  # with one of which compared() begins


@cache
def between() -> str:
    """A pattern of what may stand between a word of change and its number: 增长[了近]5%, 分别增长[约]5%.

    >>> import re
    >>> re.fullmatch(f"增长{between()}5%", "增长了近5%") is not None
    True
    """
    return f"(?:{'|'.join(map(particle, words_of('function_words', use='between')))})*"


@cache
def compared() -> str:
    """A pattern of the words that compare: 比, 较 and the 与 of 与上年相比; but not the 比 of 比重 or 占比.

    >>> import re
    >>> re.findall(compared(), "占比比上年高")
    ['比']
    """
    return f"{particle('比')}|{particle('较')}|与(?=[^，、]{{1,12}}相比)"


@cache
def _comparing(use: str) -> str:
    """The words of one use in comparison_words.csv as alternatives of a pattern, longest first."""
    return "|".join(words_of("comparison_words", use=use))


@cache
def further_bases() -> str:
    """A pattern of what a base may go on with: 高于全国[、全省].

    >>> re.fullmatch(f"全国{further_bases()}", "全国、全省") is not None
    True
    """
    return f"(?:[、和与](?:{_comparing('among')})){{0,2}}"


@cache
def comparing_words(use: str) -> frozenset[str]:
    """The words of one use in comparison_words.csv.

    >>> "元" in comparing_words("gap_unit")
    True
    """
    return frozenset(words_of("comparison_words", use=use))


@cache
def more_or_less() -> re.Pattern[str]:
    """比去年多12人, 较全省平均水平高2个百分点: what is compared with, and the word of difference.

    >>> more_or_less().search("合格率比全国高").group("base", "word")
    ('全国', '高')
    """
    return re.compile(
        rf"(?:{compared()})(?P<base>[^，、]{{1,14}}?{further_bases()}[^，、]{{0,6}}?)"
        rf"{between()}(?P<word>{_comparing('difference')}){between()}$"
    )


@cache
def more_than_before() -> re.Pattern[str]:
    """资助金额同比|多|120万元: more or less than in the same period.

    >>> more_than_before().search("金额同比多")["word"]
    '多'
    """
    return re.compile(rf"(?:{_comparing('same_period')}){between()}(?P<word>{_comparing('difference')}){between()}$")


@cache
def differences() -> dict[str, int]:
    """The words of difference, 1 for more and -1 for less.

    >>> differences()["低"]
    -1
    """
    return {row["word"]: int(row["value"]) for row in rows_of("comparison_words") if row["use"] == "difference"}


@cache
def versus_base() -> re.Pattern[str]:
    """What a change is against: 比上年[同期]实际|增长.

    >>> versus_base().search("收入比上年实际")["base"]
    '上年'
    """
    ends, manner = _comparing("base_end"), _comparing("manner")
    return re.compile(rf"(?:{compared()})(?P<base>[^，、]{{1,14}}?)(?:{ends})*(?:{manner})*$")


@cache
def own_past() -> re.Pattern[str]:
    """A base that is the same thing at another time (比上年): a change, no gap.

    >>> own_past().search("上年") is not None, own_past().search("全省") is None
    (True, True)
    """
    return re.compile(rf"{_comparing('past')}|(?:{_comparing('past_end')})$")


@cache
def gap_base() -> re.Pattern[str]:
    """高于|全国平均水平: the base, without the word for the measure and the qualifier.

    >>> gap_base().match("全国平均水平")["base"]
    '全国'
    """
    average, ends = _comparing("average"), _comparing("gap_end")
    return re.compile(rf"^(?P<base>[^，、]{{1,14}}?{further_bases()})(?:{average})?(?:{ends})?{between()}$")


@cache
def holding() -> str:
    """A pattern of the verbs that say which place something holds: 位居, 名列; but not the 居 of 居民.

    >>> re.findall(holding(), "居民收入居全省第4位")
    ['居']
    """
    return f"(?:{'|'.join(map(particle, words_of('comparison_words', use='holds')))})"


@cache
def rank_among() -> re.Pattern[str]:
    """Among whom a rank is: 产值居|全国.

    >>> rank_among().search("产值居全国")[1]
    '全国'
    """
    return re.compile(rf"({_comparing('among')})[^，、]{{0,6}}$")


@cache
def same_period() -> dict[str, str]:
    """The words for the same period, and what that is.

    >>> same_period()["同比"]
    '上年同期'
    """
    return {row["word"]: row["value"] for row in rows_of("comparison_words") if row["use"] == "same_period"}


def compares(text: str) -> bool:
    """False where no word that compares stands in a text, as one look for its signs tells.

    >>> compares("比上年增长"), compares("增长")
    (True, False)
    """
    return not _COMPARING.isdisjoint(text)
