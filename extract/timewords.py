"""Time words: where a text says when, and what that says before anything else is known of the document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from extract.lexicon import rows_of, words_of
from extract.numerals import parse_numeral
from extract.positions import WordFinder

MASKED_YEAR: Final = "XXXX"

_MASKED: Final = "*×xX"
_YEAR_SIGNS: Final = str.maketrans("〇零○Oo一二三四五六七八九*×x", "00000123456789XXX")
_COUNT: Final = r"(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|\d{1,2}|[*×]{1,2}|[xX]{1,2})"
_YEAR: Final = r"(?<![\d.])(?:(?:1[89]|20)\d\d|20[\dxX×*][xX×*]|[xX×*]{4})|[一二][〇零○0Oo一二三四五六七八九]{3}"
_MONTHS: Final = re.compile(r"\d[-—~至]\d{1,2}月")
_DAY: Final = re.compile(r"月(\d{1,2})日(?![-—~至])")
# What may follow a year as one clause: 2018年[启动试点以来]; 有记录以来最多 is another matter.
_SINCE_CLAUSE: Final = re.compile(r"[^，。；：、！\n\d]{1,24}?以来(?![最首第新])")
# The same with what followed an event of that year: 2021年村级[换届后].
_AFTER_EVENT: Final = r"[^，。；：、！\n\d]{{0,8}}?(?:{events})"
_DAYS: Final = r"\d{1,2}(?:日?[-—~至](?:\d{1,2}月)?\d{1,2})?日"
_DASH: Final = r"(?:年度?)?(?:[-—–~～―]{1,2}|至|到)"
_MONTH: Final = (r"(?:(?:1[0-2]|0?[1-9]|[*×]|[xX]{1,2})月|(?:十[一二]?|[一二三四五六七八九])月"
          r"(?=[份底末初，、]|[上中下]旬|以来|[一二三四五六七八九十]{1,3}日))")

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


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time word at half-open offsets of the text: ``text[start:end]`` is its `text`.

    `kind` says how to read it:
    ``year`` one year; ``prior`` the year before the one spoken of (上年); ``span`` from `first` to `last`;
    ``since`` from `first` on; ``back`` and ``forward`` a span of `length` years up to, or from, the document's own
    year, ``within`` a time to come that ends after so many (三年内), ``bare`` a span without a word that says which
    way (五年累计), ``theme`` the years a sentence is about (这是…的五年); ``review`` the year under review, ``ahead``
    the year to come; ``now``; ``part`` and ``whole`` a part of, or all of, a year named elsewhere; ``each`` a
    recurring time; ``streak`` so many years in a row; ``event`` a time that has no year; ``mention`` a plan named,
    not a time.
    `first` and `last` are EDTF dates (2019, 2021-03, XXXX), or "" where only `offset` (years from the document's own
    year, for both ends) or nothing is known. `length` is the number of years of a span, None where masked or unsaid.
    `ends` tells that the word points at the end of its time (截至2021年, 2021年底).
    """

    start: int
    end: int
    text: str
    kind: str
    first: str = ""
    last: str = ""
    offset: tuple[int, int] | None = None
    length: int | None = None
    ends: bool = False


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


def parse_count(text: str) -> int | None:
    """The value of a small number in Chinese or Arabic numerals (三, 十二, 25); None where it is masked or empty.

    >>> parse_count("十二"), parse_count("3"), parse_count("*")
    (12, 3, None)
    """
    value = parse_numeral(text).value if text and text[0] not in _MASKED else None
    return int(value) if value is not None else None


def parse_year(text: str) -> str:
    """The year that begins `text` as EDTF: four digits, an X for each that is masked.

    >>> parse_year("2021年"), parse_year("二〇一八年"), parse_year("20xx年"), parse_year("*年")
    ('2021', '2018', '20XX', 'XXXX')
    """
    year = text[:4].translate(_YEAR_SIGNS)
    return year if len(year) == 4 and "年" not in year else MASKED_YEAR


def _either(kind: str, name: str = "time_words", column: str = "word") -> str:
    """The words of one kind as an alternation, longest first, each with what must not follow it."""
    barred = {row[column]: row.get("not_before", "") for row in rows_of(name)}
    parts = [re.escape(word) + (f"(?![{barred[word]}])" if barred[word] else "")
             for word in words_of(name, column, kind=kind)]
    return "(?:" + "|".join(parts) + ")"


Reader = Callable[[re.Match[str]], TimeWord]


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Reader]]:
    """The patterns of all time words and of clauses that end in 以来, and what reads a match of each named branch."""
    lead = f"(?:{_either('until')}|{_either('from')})?"
    since, end, begin = _either("since"), _either("end"), _either("begin")
    through, whole, plan = _either("through"), _either("whole"), _either("plan")
    same_time = _either("same_time")
    part = rf"(?:{_either('part')}{end}?|(?:\d{{1,2}}[-—~至])?{_MONTH}份?(?:{_DAYS}|[上中下]旬|{end}|{begin})?)"
    after = f"(?:{since}|{_either('before')})?"
    tail = f"(?:年?(?:{part}|{end}|{begin})|{whole}|{through})?{after}"
    in_full = "(?:" + "|".join(word for word in words_of("time_words", kind="plan") if word.startswith("第")) + ")"
    hidden = "(?:[*×]|[xX]{2})"
    clause_start = r"(?:^|(?<=[，。；：、！\n“（(]))"
    leads = [row["word"] for row in rows_of("time_words") if row["kind"] in ("until", "from")]
    meeting_openers = "".join(sorted({word[0] for word in (*leads, *_meetings().split("|"), "党")}))
    branches: list[tuple[str, str, Reader]] = [
        ("range", rf"{lead}(?:{_YEAR}){_DASH}(?:{_YEAR})年?(?:{through}|{end})?", _read_range),
        ("year", rf"{lead}(?:{_YEAR})年度?{tail}{same_time}?", _read_year),
        # One sign that hides a whole year: only where a number of years cannot stand.
        ("masked", rf"(?:{clause_start}|(?<=在)|{_either('until')}|{_either('from')})"
                   rf"{hidden}年(?![来间均内行]|多来){tail}"
                   rf"|(?<![近每续去过这第期满前后余多\dxX]){hidden}年(?:(?!来){since}|{end})", _read_year),
        ("plan", rf"{lead}(?:“{plan}”|{in_full}|(?<![一二三四五六七八九十第]){plan}(?={through}|{since}|{end}))"
                 rf"(?:{through}|{end}|{begin}|前{_COUNT}年)?{after}", _read_plan),
        ("relative", rf"{lead}(?:{_either('prior')}|{_either('year')}){tail}{same_time}?", _read_relative),
        ("review", _either("review"), _plain("review")),
        ("ahead", _either("ahead"), _plain("ahead")),
        ("each", rf"每(?:{_COUNT}|半)?(?:年|个?季度|个?月|个?星期|周|[天日])(?:[初底末])?", _plain("each")),
        ("streak", rf"连续{_COUNT}[多余]?(?:年|个月|个季度|届)", _plain("streak")),
        ("record", rf"(?:{_either('back')})?(?<!\d){_COUNT}(?:多年|年)(?:来|以来)(?=[首最第])", _plain("mention")),
        ("recent", _either("recent"), _plain("since")),
        ("back", rf"{_either('back')}{_COUNT}多?年(?![级前])(?:{since}|间|里|时间)?"
                 rf"|(?<!\d){_COUNT}(?:多年|年多?)(?:来|以来|间(?!隔)|中(?=[，分先共累]))", _read_years),
        ("within", rf"(?<!\d){_COUNT}年之?内", _read_years),
        ("forward", rf"{_either('forward')}{_COUNT}年[内间里]?", _read_years),
        ("bare", rf"{clause_start}{_COUNT}年(?={_either('counted')})"
                 rf"|(?<![近每续去过这第期满前后余多.\d〇零○一二三四五六七八九十]){_COUNT}年(?={_either('shared')})",
         _read_years),
        ("theme", rf"(?<=的){_COUNT}年(?=[，。！；：\n])", _read_years),
        ("months", rf"(?:{_either('back')})?{_COUNT}个多?月(?:以来|来)|半年来", _plain("since")),
        ("now", _either("now"), _plain("now")),
        ("event", _either("event") + "(?:以来)?", _plain("event")),
        ("part", rf"(?:{_either('until')})?(?<![\d一二两三四五六七八九十]){part}{after}", _read_part),
        ("same", _either("same"), _plain("same")),
        ("whole", f"(?<![\\d一二两三四五六七八九十]){whole}", _plain("whole")),
        ("meeting", rf"(?=[{meeting_openers}]){lead}(?:党的)?(?P<name>{_meetings()})(?:胜利)?(?:召开|闭幕)?{since}",
         _read_meeting),
        ("open", rf"{clause_start}[^，。；：、！？（）()\n\d《》]{{2,16}}以来", _plain("event")),
    ]
    readers = {name: reader for name, _, reader in branches}
    firsts = {row["word"][0] for row in rows_of("time_words") if row["kind"] not in _HELPERS - _LEADS}
    opener = "(?=[" + "".join(sorted(firsts)) + r"\d一二两三四五六七八九十每连半“*×xX])"
    named = [f"(?P<{name}>{pattern})" for name, pattern, _ in branches]
    return re.compile(f"{opener}(?:{'|'.join(named[:-2])})"), re.compile("|".join(named[-2:])), readers


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


@lru_cache(maxsize=1)
def _clues() -> dict[str, re.Pattern[str]]:
    """For each kind of word that stands before or after a year, the pattern that finds it there."""
    return {
        "since": re.compile(_either("since") + "$"),
        "end": re.compile("(?:" + "|".join(words_of("time_words", kind="end")) + ")$"),
        "before": re.compile("(?:" + "|".join(words_of("time_words", kind="before")) + ")$"),
        "until": re.compile(_either("until")),
        "year": re.compile(_YEAR + "|(?:[*×]|[xX]{2})(?=年)"),
        "event": re.compile(_AFTER_EVENT.format(events="|".join(
            word for word in words_of("time_words", kind="event") if word.endswith("后")))),
        "month": re.compile(_MONTH),
        "plan": re.compile(_either("plan")),
        "relative": re.compile(f"{_either('prior')}|{_either('year')}"),
        "count": re.compile(_COUNT + "(?=多?年)"),
        "counted": re.compile(_either("counted")),
    }


def _word(match: re.Match[str], kind: str, **more: object) -> TimeWord:
    text = match.group()
    clues = _clues()
    ends = any(clues[kind].search(text) for kind in ("end", "before")) or bool(clues["until"].match(text))
    return TimeWord(match.start(), match.end(), text, kind, ends=ends, **more)  # type: ignore[arg-type]


def _plain(kind: str) -> Reader:
    return lambda match: _word(match, kind)


def _is_since(text: str) -> bool:
    return bool(_clues()["since"].search(text))


def _read_range(match: re.Match[str]) -> TimeWord:
    first, last = (parse_year(year) for year in _clues()["year"].findall(match.group())[:2])
    return _word(match, "span", first=first, last=last)


def _read_year(match: re.Match[str]) -> TimeWord:
    text = match.group()
    found = _clues()["year"].search(text)
    year = parse_year(found.group()) if found else MASKED_YEAR
    month = _clues()["month"].search(text)
    if month and (number := parse_count(month.group()[:-1])) and not _MONTHS.search(text):
        year = f"{year}-{number:02d}"
        day = _DAY.search(text)
        year += f"-{int(day[1]):02d}" if day else ""
    if _is_since(text):
        return _word(match, "since", first=year)
    clause = _SINCE_CLAUSE.match(match.string, match.end()) or _clues()["event"].match(match.string, match.end())
    if clause:  # 2018年启动试点以来
        return replace(_word(match, "since", first=year), end=clause.end(), text=text + clause.group())
    return _word(match, "year", first=year, last=year)


def _read_plan(match: re.Match[str]) -> TimeWord:
    text = match.group()
    found = _clues()["plan"].search(text)
    name = found.group() if found else ""
    row = next(row for row in rows_of("time_words") if row["kind"] == "plan" and row["word"] == name)
    if _clues()["end"].search(text):
        return _word(match, "year", first=row["last"], last=row["last"])
    if _is_since(text):
        return _word(match, "since", first=row["first"], length=5)
    years = _clues()["count"].search(text, text.find("前") + 1) if "前" in text else None
    if years and (length := parse_count(years.group())):  # “十四五”前三年
        return _word(match, "span", first=row["first"], last=str(int(row["first"]) + length - 1), length=length)
    # The plan's name alone is no time (“十四五”规划), unless something is counted over it (“十四五”累计).
    named = text.endswith(("”", "规划")) and not _clues()["counted"].match(match.string, match.end())
    return _word(match, "mention" if named else "span", first=row["first"], last=row["last"], length=5)


def _read_relative(match: re.Match[str]) -> TimeWord:
    text = match.group()
    found = _clues()["relative"].search(text)
    name = found.group() if found else ""
    row = next(row for row in rows_of("time_words") if row["kind"] in ("prior", "year") and row["word"] == name)
    offset = (int(row["first"]), int(row["last"]))
    kind = "since" if _is_since(text) else "span" if offset[0] != offset[1] else row["kind"]
    clause = _SINCE_CLAUSE.match(match.string, match.end()) if kind == "year" else None
    if clause:
        return replace(_word(match, "since", offset=offset), end=clause.end(), text=text + clause.group())
    return _word(match, kind, offset=offset)


def _read_years(match: re.Match[str]) -> TimeWord:
    text = match.group()
    found = _clues()["count"].search(text)
    length = parse_count(found.group()) if found else None
    return _word(match, match.lastgroup or "back", length=length)


def _read_meeting(match: re.Match[str]) -> TimeWord:
    name = match["name"]
    date = next(row["date"] for row in rows_of("meetings") if row["name"].removeprefix("党的") == name)
    return _word(match, "since", first=date)


def _read_part(match: re.Match[str]) -> TimeWord:
    return _word(match, "part")
