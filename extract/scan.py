"""The one scan over a reading that finds everything that may be a number with its unit."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.lexicon import rows_of, words_of

# Groups of the scan, by number: a group number is faster to test than a name.
FRACTION_BASE, FRACTION_PART, ARABIC, CHINESE, HALF, INFIX, UNIT, HALF_MORE, SUFFIX = range(1, 10)


def trie_pattern(words: list[str]) -> str:
    """A regular expression that matches the longest of `words`, shared beginnings written once.

    >>> trie_pattern(["人", "人次", "个"])
    '(?:个|人(?:次)?)'
    """
    tree: dict[str, dict] = {}
    for word in words:
        node = tree
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, dict]) -> str:
    parts = [re.escape(sign) + _branches(below) for sign, below in sorted(node.items()) if sign]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)})" + ("?" if "" in node else "")


@lru_cache(maxsize=1)
def unit_rows() -> dict[str, dict[str, str]]:
    """The rows of the unit lexicon by word, with the forms that hold a 多 (个多小时 for 个小时)."""
    return {row["word"]: row for row in rows_of("units")}


def _unit_pattern() -> str:
    """One unit, not a beginning of one of the words its row forbids (人 but not 人均), a second one after a slash."""
    tree: dict[str, dict] = {}
    for word in unit_rows():
        node = tree
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    first = _guarded(tree, "")
    plain = trie_pattern(list(unit_rows()))
    return f"{first}(?:/[百千万亿]?{plain}(?![a-zA-Z]))?"


def _guarded(node: dict[str, dict], so_far: str) -> str:
    """Like _branches, longer units first, and after each unit what must not follow it."""
    parts = []
    for sign, below in sorted(node.items()):
        if not sign:
            continue
        tail = _guarded(below, so_far + sign)
        parts.append(re.escape(sign) + tail)
        if so_far == "" and sign == "个":  # 个多小时, 个多百分点
            parts.append("个多" + trie_pattern([w[1:] for w in unit_rows() if w[0] == "个" and len(w) > 1]))
    if "" in node:
        parts.append(_not_before(so_far))
    return f"(?:{'|'.join(parts)})" if parts != [""] else ""


def _not_before(word: str) -> str:
    latin = "(?![a-zA-Z])" if word[-1].isascii() and word[-1].isalpha() else ""
    beyond = unit_rows()[word]["not_before"].split()
    return (f"(?!{trie_pattern(beyond)})" if beyond else "") + latin


def signs_of(*kinds: str) -> str:
    """All numeral characters of the given kinds in one string."""
    return "".join(row["word"] for row in rows_of("magnitudes") if row["kind"] in kinds)


@lru_cache(maxsize=1)
def scan() -> re.Pattern[str]:
    """The compiled scan; its groups are numbered by the constants of this module."""
    small, large = signs_of("small"), signs_of("large")
    digits = signs_of("digit", "tens")
    money = signs_of("financial", "financial_small")
    masks = "".join(re.escape(sign) for sign in words_of("masks"))
    # 千 of 千瓦 and 百 of 百分点 belong to the unit.
    of_unit = "|".join(re.escape(word) for word in unit_rows() if word[0] in small + large) + "|百分"
    magnitude = f"(?:(?!{of_unit})[{small}{large}])"
    arabic_one = rf"[\d{masks}]+(?:[.,][\d{masks}]+)*"
    arabic = rf"{arabic_one}(?:[多余几]?{magnitude}+(?:\d+(?:\.\d+)?{magnitude}+)*)?(?:[∶:：/比]{arabic_one})*"
    chinese_sign = f"(?:{magnitude}|[{digits}几]|数(?=[{small}{large}])|[多余](?=[{small}{large}]))"
    chinese = f"(?:{magnitude}|[{digits}几]|数(?=[{small}{large}])){chinese_sign}*(?:点[{digits}]+{magnitude}*)?"
    financial = f"[{money}](?=[{money}{large}零])[{money}{large}零]+"
    half = "一半|半数|(?<![上下前后大])半(?=个?小时|年|天|个月)"
    whole = f"[{digits}{small}{large}]+"
    part = rf"[{digits}{small}{large}点几]+|{arabic_one}"
    infixes = "".join(words_of("qualifiers", place="infix"))
    suffixes = _suffix_pattern()
    return re.compile(
        rf"(?:(?P<base>{whole})分之(?P<part>{part})|(?P<arabic>{arabic})|(?P<half>{half})"
        rf"|(?P<chinese>{financial}|{chinese}))"
        rf"(?P<infix>[{infixes}](?![{infixes}]))?(?P<unit>{_unit_pattern()})?(?P<more>半(?![数年天个]))?(?P<suffix>{suffixes})?"
    )


def _suffix_pattern() -> str:
    parts = []
    for row in sorted(rows_of("qualifiers"), key=lambda row: -len(row["word"])):
        if row["place"] == "suffix":
            beyond = row["not_before"].split()
            parts.append(re.escape(row["word"]) + (f"(?!{'|'.join(map(re.escape, beyond))})" if beyond else ""))
    return "|".join(parts)
