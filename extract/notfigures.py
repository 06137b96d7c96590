"""What looks like a number and is none: years, stretches of time, ordinals, slogans, names and codes."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.lexicon import words_of
from extract.scan import trie_pattern

_CLAUSE_END = "，。；、：！？,;\n"
_AFTER_VALUE = re.compile(r"[，。；、！？）)”\n]|$")
_STATES_VALUE = re.compile(r"(?:[为达至到]|达到|增至|降至|升至|等于|仅)$")
# A stretch of time has to be said to measure something; the words between it and its verb are few.
_REACH = 8
_JOINERS = "·#_"


@lru_cache(maxsize=None)
def _ends_with(place: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, words_of('not_figures', place=place)))})$")


@lru_cache(maxsize=None)
def _begins_with(place: str) -> re.Pattern[str]:
    return re.compile(trie_pattern(list(words_of("not_figures", place=place))))


@lru_cache(maxsize=1)
def _rank_clause() -> re.Pattern[str]:
    told = "|".join(map(re.escape, words_of("not_figures", place="rank")))
    among = "|".join(map(re.escape, words_of("not_figures", place="rank_among")))
    return re.compile(f"(?:(?:{told})[^{_CLAUSE_END}]{{0,{_REACH}}}|(?:{among}))$")


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile(trie_pattern(list(words_of("not_figures", place="word"))))


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    return re.compile(trie_pattern(list(words_of("counted_nouns"))))


def tells_rank(text: str, start: int, end: int) -> bool:
    """True where the ordinal text[start:end] (第 included) is a place in a ranking (居全省第4位), not a name."""
    if _begins_with("rank_beyond").match(text, end):
        return False
    return _rank_clause().search(text, max(start - 16, 0), start) is not None


def tells_time(text: str, start: int, end: int, needs_reason: bool) -> bool:
    """True where the stretch of time text[start:end] says when, not how much (近3年, 3年来).

    `needs_reason`: the unit alone proves nothing (年), so a word that measures (连续, 为期) has to stand before.
    """
    if _ends_with("span_means").search(text, max(start - 8, 0), start):
        return False
    if _ends_with("span_before").search(text, max(start - 4, 0), start):
        return True
    return needs_reason or _begins_with("span_after").match(text, end) is not None


def is_quoted(text: str, start: int, reach: int = 14) -> bool:
    """True where a quotation mark opened at most `reach` characters before `start` is still open."""
    opened = text.rfind("“", max(start - reach, 0), start)
    return opened >= 0 and text.find("”", opened, start) < 0


def is_titled(text: str, start: int, reach: int = 40) -> bool:
    """True inside the title of a book or document (《…》)."""
    opened = text.rfind("《", max(start - reach, 0), start)
    return opened >= 0 and text.find("》", opened, start) < 0


def stands_alone(text: str, start: int, end: int) -> bool:
    """True where text[start:end] is a paragraph of its own."""
    return (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] in "\n。")


def states_value(text: str, start: int, end: int) -> bool:
    """True where a number without unit ends its clause after a word that gives a value (指数为101.2)."""
    return _AFTER_VALUE.match(text, end) is not None and _STATES_VALUE.search(text, max(start - 3, 0), start) is not None


def is_common_word(text: str, start: int, end: int) -> bool:
    """True where the numeral is part of a common word or saying (十分, 百分努力)."""
    return any(m.start() < end and m.end() > start for m in _words().finditer(text, max(start - 3, 0), end + 3))


def counts_thing(text: str, end: int) -> bool:
    """True where a noun that one counts follows at once (三个县)."""
    return _counted().match(text, end) is not None


def is_code(text: str, start: int, end: int, bare: bool) -> bool:
    """True where the digits text[start:end] with their unit (`bare`: there is none) belong to a name, a code or a formula (PM2.5, 1+7+N)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _JOINERS and before or after in _JOINERS and after:
        return True
    if (before.isascii() and before.isalpha()) or (bare and after.isascii() and after.isalpha()):
        return True
    if before == "+" and text[start - 2 : start - 1].isalnum():
        return True
    return after == "+" and text[end + 1 : end + 2].isalnum()
