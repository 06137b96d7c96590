"""The one scan over a reading that finds everything that may be a number with its unit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

from extract.lexicon import rows_of, words_of


class Unit(NamedTuple):
    """A unit: its name in the table, its kind (units.csv), whether a small Chinese numeral before it counts."""

    name: str
    kind: str
    small: str
    inside: str  # the 多 or 半 that stands inside it (个多小时, 个半小时), else empty


Tree = dict[str, Any]
_NOT_DECIMAL: Final = {ord("两"): None, ord("兩"): None}
SOME, POINT = "几幾", "点點"


def trie_pattern(words: tuple[str, ...]) -> str:
    """A regular expression that matches the longest of `words`, shared beginnings written once.

    >>> trie_pattern(("人", "人次", "个"))
    '(?:个|人(?:次)?)'
    """
    return _branches(_tree(words))


def _tree(words: tuple[str, ...]) -> Tree:
    tree: Tree = {}
    for word in words:
        node = tree
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    return tree


def _branches(node: Tree) -> str:
    parts = [re.escape(sign) + _branches(below) for sign, below in sorted(node.items()) if sign]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)})" + ("?" if "" in node else "")


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Every way to write a unit: the words of units.csv and, for 个小时 and its like, those with 多 or 半 inside.

    >>> units()["个多小时"].inside
    '多'
    """
    table = {row["word"]: Unit(row["word"], row["kind"], row["small"], "") for row in rows_of("units")}
    for word, unit in list(table.items()):
        if word[0] == "个" and len(word) > 1:
            table |= {f"个{sign}{word[1:]}": unit._replace(inside=sign) for sign in "多半"}
    return table


def unit_of(written: str) -> Unit:
    """The unit that `written` names; a quotient (元/吨) is of the kind of its first part.

    >>> unit_of("元/吨").kind
    'money'
    """
    table = units()
    unit = table.get(written)
    if unit is None:
        first = max((word for word in table if written.startswith(word + "/")), key=len)
        unit = table[written] = table[first]._replace(name=written)
    return unit


@lru_cache(maxsize=1)
def unit_pattern() -> str:
    """One unit as an expression: no beginning of a word its row forbids (人 but not 人均), perhaps one per another."""
    beyond = {row["word"]: tuple(row["not_before"].split()) for row in rows_of("units")}
    plain = trie_pattern(tuple(beyond))
    divisor = rf"(?:{plain}|[百千万亿]++(?:{plain})|[日年月时])(?![a-zA-Z])"
    return rf"{_guarded(_tree(tuple(units())), '', beyond)}(?:/{divisor})?"


def _guarded(node: Tree, word: str, beyond: dict[str, tuple[str, ...]]) -> str:
    """Like _branches, but with what must not follow each unit."""
    parts = [re.escape(sign) + _guarded(below, word + sign, beyond) for sign, below in sorted(node.items()) if sign]
    if "" in node:
        latin = "(?![a-zA-Z])" if word[-1].isascii() and word[-1].isalpha() else ""
        barred = tuple(other for other in beyond.get(word, ()) if other[0] != "!")
        freed = tuple(other[1:] for other in beyond.get(word, ()) if other[0] == "!")  # no 9项目, but 9项|目标
        guard = f"(?!{trie_pattern(barred)})" if barred else ""
        parts.append((f"(?:(?={trie_pattern(freed)})|{guard})" if freed else guard) + latin)
    return "" if parts == [""] else f"(?:{'|'.join(parts)})"


def signs_of(*kinds: str) -> str:
    """All numeral characters of the given kinds (magnitudes.csv) in one string.

    >>> signs_of("small", "large")
    '十百千万亿萬億'
    """
    return "".join(row["word"] for row in rows_of("magnitudes") if row["kind"] in kinds)


@lru_cache(maxsize=1)
def scan() -> re.Pattern[str]:
    """The compiled scan. It takes one sign of a number, then what goes on from it, then unit and qualifiers.

    A set of signs at its head lets the engine leap over all other text; what was taken is known by looking behind.
    Groups: part (of a spelt fraction, after 分之), arabic (the rest of digits or mask signs, with magnitude), half,
    chinese (the rest of a Chinese numeral), infix, unit, again (半 after a unit of time), suffix.

    >>> [match.group() for match in scan().finditer("选派近160名，占53.5%")]
    ['160名', '53.5%']
    """
    large, digit = signs_of("small", "large"), signs_of("digit", "tens")
    money = signs_of("financial", "financial_small")
    masks = "".join(re.escape(sign) for sign in words_of("masks"))
    # The 千 of 千瓦 and the 百 of 百分点 belong to the unit.
    in_unit = (*(word for word in units() if word[0] in large), "百分")
    magnitude = f"(?:(?!{trie_pattern(in_unit)})[{large}])"
    split = "|".join(f"(?<={word[0]}){re.escape(word[1:])}" for word in in_unit)
    # What repeats a group is bound by (?>...): *+ behind a group takes too much in Python before 3.11.5.
    magnitudes = f"[{large}]+(?!{split})"
    one = rf"[\d{masks}]++(?>(?:[.,][\d{masks}]++)*)"
    arabic = (
        rf"[\d{masks}]*+(?>(?:[.,][\d{masks}]++)*"
        rf"(?:[多余{SOME}]?{magnitudes}(?:\d++(?>(?:,\d{{3}})*)(?:\.\d++)?(?=[多余]?{magnitude}))?)*(?:[∶:：/比]{one})*)"
    )
    # 十点二十分 is a time of day.
    decimal = signs_of("digit", "financial").translate(_NOT_DECIMAL)
    decimals = f"(?:[{POINT}][{decimal}]++(?![十百千])(?:{magnitudes})?)?"
    more = f"(?>(?:{magnitudes}|[{digit}{money}{SOME}]+|数(?=[{large}])|[多余来](?=[{large}]))*){decimals}"
    unit = unit_pattern()
    infixes = "".join(word for word in words_of("qualifiers", place="infix") if word != "来")
    return re.compile(
        rf"[\d{masks}{digit}{large}{money}{SOME}数半]"
        rf"(?:(?:(?<=[{digit}{large}{money}])[{digit}{large}{money}]*+|(?<=\d)\d*+)分之(?P<part>[{digit}{large}{money}{POINT}几]++|{one})"
        rf"|(?<=[\d{masks}])(?P<arabic>{arabic})"
        rf"|(?P<half>(?<=一)半|(?<=半)(?:数|(?<=过半)|(?<![上下前后大多]半)(?=个?小时|年|天|个月|[斤亩吨成])))"
        rf"|(?:(?<=[{digit}{large}{SOME}])(?!{split})|(?<=数)(?=[{large}]))(?P<chinese>{more})"
        rf"|(?<=[{money}])(?P<money>[{money}{large}{digit}]++{decimals}|(?=[{POINT}]){decimals}))"
        rf"(?P<infix>[{infixes}]|来(?={unit}))?(?P<unit>{unit})?(?P<again>半(?![数年天个径]))?"
        rf"(?P<suffix>{_suffixes()})?"
    )


def _suffixes() -> str:
    guards = {row["word"]: row["not_before"].split() for row in rows_of("qualifiers") if row["place"] == "suffix"}
    return "|".join(
        re.escape(word) + (f"(?!{trie_pattern(tuple(guards[word]))})" if guards[word] else "")
        for word in words_of("qualifiers", place="suffix")
    )
