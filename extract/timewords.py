"""Time words: where a text says when, and what that says before anything else is known of the document."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from extract.lexicon import rows_of, words_of
from extract.positions import WordFinder
from extract.timereading import (
    COUNT,
    MONTH,
    YEAR,
    Reader,
    TimeWord,
    any_of_kind,
    read_meeting,
    read_part,
    read_plan,
    read_range,
    read_relative,
    read_year,
    read_years,
    reader_of,
)

_DAYS: Final = r"\d{1,2}(?:日?[-—~至](?:\d{1,2}月)?\d{1,2})?日"
_DASH: Final = r"(?:年度?)?(?:[-—–~～―]{1,2}|至|到)"
_COUNT_SIGNS: Final = "0123456789*×xX〇零○一二两三四五六七八九十"
# The signs of time, and what may stand before them in a number of years, months …; see _signs.
_SIGNS: Final = {
    "年": _COUNT_SIGNS + "多每半",
    "月": _COUNT_SIGNS + "个每",
    "季": _COUNT_SIGNS + "个每",
    "期": "",
    "届": _COUNT_SIGNS,
}
_BACK, _FORTH = 12, 16  # no time word begins further before its sign, or ends further after it
_OPEN_BACK: Final = 20  # the same for a clause that ends in 以来
# Kinds of words that only lead in, follow or surround a time word.
_LEADS: Final = frozenset({"until", "from", "back", "forward"})
_HELPERS: Final = _LEADS | frozenset({
    "base", "after_base", "after_since", "multiple_base", "times_base", "counted", "shared", "opener", "lead_in",
    "since", "before", "through", "end", "begin", "same_time",
})


def find_time_words(text: str) -> list[TimeWord]:
    """The time words of `text`, in order, not overlapping.

    >>> [(word.text, word.kind, word.first) for word in find_time_words("2019年起新建，截至目前有书屋12座")]
    [('2019年起', 'since', '2019'), ('截至目前', 'now', '')]
    """
    return list(_found(text))


@lru_cache(maxsize=1)  # labels and periods ask for the same text
def _found(text: str) -> tuple[TimeWord, ...]:
    plain, since, readers = _grammar()
    signs, before, after = _signs()
    words: list[TimeWord] = []
    done = 0
    # Every time word holds one of a few signs; only the stretch around such a sign is matched in full.
    for sign in signs.matches(text):
        at = sign.start()
        if at < done:
            continue
        allowed = before.get(text[at])
        if allowed is not None and text[at - 1] not in allowed and text[at + 1 : at + 2] not in after[text[at]]:
            continue
        match = plain.search(text, max(done, at - _BACK), at + _FORTH)
        if allowed is None and not (match and match.start() <= at) and text.startswith("以来", at):
            match = since.search(text, max(done, at - _OPEN_BACK), at + 2)
        if match and match.start() <= at:
            words.append(readers[match.lastgroup or ""](match))
            done = words[-1].end
    return tuple(words)


_Branch = tuple[str, str, Reader]  # the name of a kind of time word, its pattern, what reads a match


class _Parts(NamedTuple):
    """Patterns of which time words are made: what leads in, what a year goes on with, what the words for a part are."""

    lead: str
    since: str
    part: str
    after: str
    tail: str
    clause_start: str


def _parts() -> _Parts:
    since, end, begin = any_of_kind("since"), any_of_kind("end"), any_of_kind("begin")
    named = f"(?<!提){any_of_kind('part')}"  # but 提|前3个月
    part = rf"(?:{named}{end}?|(?:\d{{1,2}}[-—~至])?{MONTH}份?(?:{_DAYS}|[上中下]旬|{end}|{begin})?)"
    after = f"(?:{since}|{any_of_kind('before')})?"
    tail = f"(?:年?(?:{part}|{end}|{begin})|{any_of_kind('whole')}|{any_of_kind('through')})?{after}"
    lead = f"(?:{any_of_kind('until')}|{any_of_kind('from')})?"
    return _Parts(lead, since, part, after, tail, r"(?:^|(?<=[，。；：、！\n“（(]))")


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Reader]]:
    """The patterns of all time words and of clauses that end in 以来, and what reads a match of each named branch."""
    parts = _parts()
    plain, since = [*_dated(parts), *_counted(parts), *_said(parts)], _since(parts)
    readers = {name: reader for name, _, reader in plain + since}
    firsts = {row["word"][0] for row in rows_of("time_words") if row["kind"] not in _HELPERS - _LEADS}
    opener = "(?=[" + "".join(sorted(firsts)) + r"\d一二两三四五六七八九十每连半“*×xX])"
    named, open_ones = ("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in some) for some in (plain, since))
    return re.compile(f"{opener}(?:{named})"), re.compile(open_ones), readers


def _dated(parts: _Parts) -> list[_Branch]:
    """Years that are named, or counted from the document's own, and plans."""
    lead, since, tail, same_time = parts.lead, parts.since, parts.tail, any_of_kind("same_time")
    through, end, begin, plan = (any_of_kind(kind) for kind in ("through", "end", "begin", "plan"))
    in_full = "(?:" + "|".join(word for word in words_of("time_words", kind="plan") if word.startswith("第")) + ")"
    hidden = "(?:[*×]|[xX]{2})"
    return [
        ("range", rf"{lead}(?:{YEAR}){_DASH}(?:{YEAR})年?(?:{through}|{end})?", read_range),
        ("year", rf"{lead}(?:{YEAR})年度?{tail}{same_time}?", read_year),
        # One sign that hides a whole year: only where a number of years cannot stand.
        ("masked", rf"(?:{parts.clause_start}|(?<=在)|{any_of_kind('until')}|{any_of_kind('from')})"
                   rf"{hidden}年(?![来间均内行]|多来){tail}"
                   rf"|(?<![近每续去过这第期满前后余多\dxX]){hidden}年(?:(?!来){since}|{end})", read_year),
        ("plan", rf"{lead}(?:“{plan}”|{in_full}|(?<![一二三四五六七八九十第]){plan}(?={through}|{since}|{end}))"
                 rf"(?:{through}|{end}|{begin}|前{COUNT}年)?{parts.after}", read_plan),
        ("relative", rf"{lead}(?:{any_of_kind('prior')}|{any_of_kind('year')}){tail}{same_time}?", read_relative),
    ]


def _counted(parts: _Parts) -> list[_Branch]:
    """So many years or months, and times that come again and again."""
    back = any_of_kind("back")
    return [
        ("review", any_of_kind("review"), reader_of("review")),
        ("ahead", any_of_kind("ahead"), reader_of("ahead")),
        ("each", rf"每(?:{COUNT}|半)?(?:年|个?季度|个?月|个?星期|周|[天日])(?:[初底末])?", reader_of("each")),
        ("streak", rf"连续{COUNT}[多余]?(?:年|个月|个季度|届)", reader_of("streak")),
        ("record", rf"(?:{back})?(?<!\d){COUNT}(?:多年|年)(?:来|以来)(?=[首最第])", reader_of("mention")),
        ("recent", any_of_kind("recent"), reader_of("since")),
        ("back", rf"{back}{COUNT}多?年(?![级前])(?:{parts.since}|间|里|时间)?"
                 rf"|(?<!\d){COUNT}(?:多年|年多?)(?:来|以来|间(?!隔)|中(?=[，分先共累]))", read_years),
        ("within", rf"(?<!\d){COUNT}年之?内", read_years),
        ("forward", rf"{any_of_kind('forward')}{COUNT}年[内间里]?", read_years),
        ("bare", rf"{parts.clause_start}{COUNT}年(?={any_of_kind('counted')})"
                 rf"|(?<![近每续去过这第期满前后余多.\d〇零○一二三四五六七八九十]){COUNT}年(?={any_of_kind('shared')})",
         read_years),
        ("theme", rf"(?<=的){COUNT}年(?=[，。！；：\n])", read_years),
        ("months", rf"(?:{back})?{COUNT}个多?月(?:以来|来)|半年来", reader_of("since")),
    ]


def _said(parts: _Parts) -> list[_Branch]:
    """Now, an event, a part or the whole of a year that is named elsewhere."""
    return [
        ("now", any_of_kind("now"), reader_of("now")),
        ("event", any_of_kind("event") + "(?:以来)?", reader_of("event")),
        ("part", rf"(?:{any_of_kind('until')})?(?<![\d一二两三四五六七八九十]){parts.part}{parts.after}", read_part),
        ("same", any_of_kind("same"), reader_of("same")),
        ("whole", f"(?<![\\d一二两三四五六七八九十]){any_of_kind('whole')}", reader_of("whole")),
    ]


def _since(parts: _Parts) -> list[_Branch]:
    """Clauses that end in 以来: since a congress, or what the clause tells of."""
    leads = [row["word"] for row in rows_of("time_words") if row["kind"] in ("until", "from")]
    openers = "".join(sorted({word[0] for word in (*leads, *_meetings().split("|"), "党")}))
    meeting = rf"{parts.lead}(?:党的)?(?P<name>{_meetings()})(?:胜利)?(?:召开|闭幕)?{parts.since}"
    return [
        ("meeting", rf"(?=[{openers}]){meeting}", read_meeting),
        ("open", rf"{parts.clause_start}[^，。；：、！？（）()\n\d《》]{{2,16}}以来", reader_of("event")),
    ]


@lru_cache(maxsize=1)
def _signs() -> tuple[WordFinder, dict[str, set[str]], dict[str, set[str]]]:
    """What finds the signs that every time word holds, and what may stand before, or else after, a single one.

    The signs are 年 月 季 期 届 以来, and for a word of the lexicon that has none of them two characters of its own.
    """
    before = {sign: set(others) for sign, others in _SIGNS.items()}
    after: dict[str, set[str]] = {sign: set() for sign in _SIGNS}
    others = {"以来"}
    for word, kind in ((row["word"], row["kind"]) for row in rows_of("time_words") if row["kind"] not in _HELPERS):
        places = [at for at, char in enumerate(word) if char in _SIGNS]
        if not places:
            others.add(word[-2:] if kind == "plan" else word[:2])
        for at in places:
            if at:
                before[word[at]].add(word[at - 1])
            else:
                after[word[0]].add(word[1])
    return WordFinder([*_SIGNS, *sorted(others)]), before, after


def _meetings() -> str:
    names = sorted({row["name"].removeprefix("党的") for row in rows_of("meetings")}, key=len, reverse=True)
    return "|".join(map(re.escape, names))
