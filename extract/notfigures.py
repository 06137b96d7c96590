"""What tells by the words around a number that it is none: years, spans, ordinals, slogans, names and codes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from extract.lexicon import rows_of, words_of
from extract.scan import trie_pattern

_CLAUSE_END: Final = "，。；、：！？,;\n"
_AFTER_VALUE: Final = re.compile(r"[，。；、！？）)”\n]|$")
_TO: Final = re.compile(r"[^，。；、\d]{0,5}[至到为]\d")
_FROM: Final = re.compile(rf"[由从][^{_CLAUSE_END}]{{0,4}}$")  # 由第9位, 从全国第9位
_REACH: Final = 8  # characters between the word that announces a rank and the rank
_ADDED: Final = re.compile(r"[一-鿿]{1,10}\+")  # “1名书记+2名委员”: what opens the name of a formula
_JOINERS: Final = "·#_"


@cache
def _ends_with(place: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, words_of('not_figures', place=place)))})$")


@cache
def _begins_with(place: str) -> re.Pattern[str]:
    return re.compile(trie_pattern(words_of("not_figures", place=place)))


@cache
def _initials(place: str) -> frozenset[str]:
    return frozenset(word[0] for word in words_of("not_figures", place=place))


@lru_cache(maxsize=1)
def _rank_clause() -> re.Pattern[str]:
    told = "|".join(map(re.escape, words_of("not_figures", place="rank")))
    among = "|".join(map(re.escape, words_of("not_figures", place="rank_among")))
    return re.compile(f"(?:({told})[^{_CLAUSE_END}]{{0,{_REACH}}}|(?:{among}))$")


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    guards = {row["word"]: tuple(row["not_before"].split()) for row in rows_of("counted_nouns")}
    return re.compile(
        "|".join(
            re.escape(word) + (f"(?!{trie_pattern(guards[word])})" if guards[word] else "")
            for word in words_of("counted_nouns")
        )
    )


def tells_rank(text: str, start: int, end: int, has_unit: bool) -> bool:
    """True where the ordinal text[start:end] (第 included) is a place in a ranking (居全省第4位), not a name.

    A rank with unit (第4位) or after a verb (位居 … 第4) may go on; a bare one (产量全国第一) has to end its clause.

    >>> tells_rank("总量居全省第4位。", 5, 8, True), tells_rank("建成第4批驿站", 2, 4, False)
    (True, False)
    """
    if _begins_with("rank_beyond").match(text, end):
        return False
    if has_unit and (_begins_with("rank").match(text, end) or _FROM.search(text, max(start - 8, 0), start)):
        return True
    clause = _rank_clause().search(text, max(start - 16, 0), start)
    if clause is None:
        return False
    if has_unit or clause.group(1) is not None:
        return True
    return _AFTER_VALUE.match(text, end) is not None and not is_quoted(text, start)


def tells_time(text: str, start: int, end: int, needs_reason: bool) -> bool:
    """True where the stretch of time text[start:end] says when, not how much (近3年, 3年来).

    `needs_reason`: the unit alone proves nothing (年), so a word that measures (连续, 为期) has to stand before.

    >>> tells_time("近3年建成驿站", 1, 3, True), tells_time("连续8年获评先进", 2, 4, True)
    (True, False)
    """
    if _begins_with("span_total").match(text, end):
        return True
    if _ends_with("span_means").search(text, max(start - 8, 0), start) or _begins_with("span_lasts").match(text, end):
        return False
    if _ends_with("span_before").search(text, max(start - 4, 0), start):
        return True
    return needs_reason or _begins_with("span_after").match(text, end) is not None


def is_quoted(text: str, start: int, reach: int = 14) -> bool:
    """True where a quotation mark opened at most `reach` characters before `start` is still open.

    >>> is_quoted("“5个能够”落实", 1), is_quoted("“能够”落实5个", 6)
    (True, False)
    """
    opened = text.rfind("“", max(start - reach, 0), start)
    return opened >= 0 and text.find("”", opened, start) < 0


def is_short_quote(text: str, start: int, longest: int = 10) -> bool:
    """True where a quotation of a few words begins at `start`, a slogan or a name (“5个能够”).

    >>> is_short_quote("“5个能够”落实", 1), is_short_quote("“5个能够在基层长期坚持的办法”", 1)
    (True, False)
    """
    return text.find("”", start, start + longest) >= 0


def is_quoted_name(text: str, start: int, end: int) -> bool:
    """True where text[start:end] closes a quotation of a few words, or nearly so, and does not open it (“户3条”).

    >>> is_quoted_name("推行“户3条”", 4, 6)
    True
    """
    opened = text.rfind("“", max(start - 3, 0), start)
    return 0 <= opened < start - 1 and text[end : end + 1] == "”"


def is_titled(text: str, start: int, reach: int = 40) -> bool:
    """True inside the title of a book or document (《…》).

    >>> is_titled("印发《基层治理20条》", 7)
    True
    """
    opened = text.rfind("《", max(start - reach, 0), start)
    return opened >= 0 and text.find("》", opened, start) < 0


def stands_alone(text: str, start: int, end: int) -> bool:
    """True where text[start:end] is the whole text; a number alone in a paragraph may be one of a page or a chapter.

    >>> stands_alone("12", 0, 2), stands_alone("12个", 0, 2)
    (True, False)
    """
    return start == 0 and len(text) - end <= 1 and text[end:] in ("", "。", "\n")


def states_value(text: str, start: int, end: int) -> bool:
    """True where the words around give a number without unit as a value (指数为101.2。, 从1.96缩小至1.88).

    One by which something moved (较上年下降6.8) must have a decimal point.

    >>> states_value("指数为101.2。", 3, 8), states_value("指数101.2的", 2, 7)
    (True, False)
    """
    if "." not in text[start:end] and (end - start < 2 or is_quoted(text, start)):  # “从0到1”
        return False
    if _AFTER_VALUE.match(text, end):
        told = _ends_with("value").search(text, max(start - 4, 0), start)
        return told is not None or "." in text[start:end] and bool(_ends_with("moved").search(text, start - 4, start))
    return "." in text[start:end] and text[start - 1 : start] in ("从", "由") and _TO.match(text, end) is not None


def is_common_word(text: str, start: int, end: int) -> bool:
    """True where the numeral is part of a common word or saying (十分, 二人转).

    >>> is_common_word("十分重视", 0, 1), is_common_word("十个", 0, 1)
    (True, False)
    """
    words, initials = _begins_with("word"), _initials("word")
    return any(text[at] in initials and words.match(text, at, end + 3) is not None
               for at in range(max(start - 2, 0), end))  # fmt: skip


def names_after(text: str, end: int) -> bool:
    """True where what follows makes a Chinese numeral part of a name or a list of points (十一次全会, 十二个方面).

    >>> names_after("十一次全会", 3), names_after("十一次走访", 3)
    (True, False)
    """
    return _begins_with("chinese_after").match(text, end) is not None


def names_survey(text: str, end: int) -> bool:
    """True where what follows makes a percentage the name of a survey.

    >>> names_survey("1%人口抽样调查", 2), names_survey("1%左右", 2)
    (True, False)
    """
    return _begins_with("percent_after").match(text, end) is not None


def is_name_before(text: str, at: int) -> bool:
    """True where a mask sign is a place and what seems a unit a preposition (*把…作为).

    >>> is_name_before("*把责任压实", 1), is_name_before("*个驿站", 1)
    (True, False)
    """
    return _begins_with("mask_before").match(text, at) is not None


def is_no_amount(text: str, end: int) -> bool:
    """True where what follows a number without unit makes it a date, an ordinal or a name (2000万级).

    >>> is_no_amount("2000万级", 5), is_no_amount("2000万人", 5)
    (True, False)
    """
    return _begins_with("bare_after").match(text, end) is not None


def is_clock(text: str, start: int) -> bool:
    """True where minutes follow an hour (9时30分).

    >>> is_clock("9时30分", 2), is_clock("得分30分", 2)
    (True, False)
    """
    return (
        text[start - 2 : start - 1].isdigit() and _ends_with("clock_before").search(text, start - 1, start) is not None
    )


def is_session(text: str, start: int) -> bool:
    """True where a numeral is the number of a session (十二届七次、八次全会)."""
    return _ends_with("session_before").search(text, max(start - 2, 0), start) is not None


def is_one_of(text: str, start: int) -> bool:
    """True where 一 picks one out (最后一公里, 每一吨).

    >>> is_one_of("最后一公里", 2), is_one_of("新修一公里", 2)
    (True, False)
    """
    return _ends_with("one_before").search(text, max(start - 3, 0), start) is not None


@lru_cache(maxsize=1)
def _counted_bare() -> dict[str, frozenset[str]]:
    """The nouns that digits count without a unit (6部门), and what has to stand before the digits, if anything."""
    return {row["word"]: frozenset(row["bare"].split()) - {"yes"} for row in rows_of("counted_nouns") if row["bare"]}


def counts_bare_thing(text: str, start: int, end: int) -> bool:
    """True where the digits text[start:end] count a noun without a unit: 6部门, 辖2镇7乡, 等9市."""
    thing = _counted().match(text, end)
    needed = _counted_bare().get(thing.group()) if thing else None
    return needed is not None and (not needed or text[start - 1 : start] in needed)


def counts_thing(text: str, end: int) -> bool:
    """True where a noun that one counts follows at once (三个县).

    >>> counts_thing("三个县", 2), counts_thing("三个县委", 2)
    (True, False)
    """
    return _counted().match(text, end) is not None


def ends_clause(text: str, end: int) -> bool:
    """True where a clause, or an item of a list, ends at `end`.

    >>> ends_clause("12，", 2), ends_clause("12个", 2)
    (True, False)
    """
    return _AFTER_VALUE.match(text, end) is not None


@lru_cache(maxsize=1)
def _medals() -> tuple[re.Pattern[str], re.Pattern[str]]:
    signs = "".join(words_of("units", kind="medal"))
    return re.compile(rf"[、，]?\d{{1,3}}[{signs}]"), re.compile(rf"\d[{signs}][、，]?$")


def is_medal(text: str, start: int, end: int) -> bool:
    """True where a second number of medals stands beside text[start:end] (9金5银)."""
    following, before = _medals()
    return bool(following.match(text, end) or before.search(text, max(start - 3, 0), start))


def is_code(text: str, start: int, end: int, bare: bool, amount: bool = False) -> bool:
    """True where the digits text[start:end] with their unit (`bare`: there is none) are a code (PM2.5, 1+7+N).

    `amount`: the unit is one of money or a percentage, which no code has (GDP90亿元).

    >>> is_code("PM2.5浓度", 2, 5, True), is_code("共2.5万", 1, 5, False)
    (True, False)
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before and before in _JOINERS) or (after and after in _JOINERS):
        return True
    if (before.isascii() and before.isalpha() and not amount) or (bare and after.isascii() and after.isalpha()):
        return True
    if before == "+" and text[start - 2 : start - 1].isalnum():
        return True
    if before == "“" and _ADDED.match(text, end):
        return True
    return after == "+" and text[end + 1 : end + 2].isalnum()
