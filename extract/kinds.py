"""The kind of a figure: a result, a target, or a rule that requires something or bounds a group."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from extract.clauses import Slot
from extract.completion import claim_of, is_share
from extract.labelwords import counting_units
from extract.lexicon import rows_of, words_of
from extract.outline import Outline, lines_opening_with, sentence_at
from extract.positions import WordFinder, positions_of
from extract.record import Figure

_CHAPTER_LINE: Final = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|章)|[（(][一二三四五六七八九十]{1,3}[）)])[^\n。]*"
)
_CHAPTER_SIGNS: Final = frozenset("第一二三四五六七八九十（(")  # that open such a line
_LONGEST_HEADING: Final = 60
_SENTENCE_ENDS: Final = "。！\n"
_PLAN_SIGNS: Final = frozenset("做今未“2")  # that open a sentence which may turn to plans
_LOOK_BACK: Final = 160  # characters of a clause that are looked at around a figure
_OVER: Final = re.compile("(?:超|过|超过)[^%％]*元$")
_COUNTED: Final = re.compile(
    "的?[一-鿿]{0,12}(?:项目|企业|村|户|产业|集群|园区|镇|县|产品|车间|合作社|家庭农场)(?:有|达到?)?"
)
_NUMERALS: Final = "零一二三四五六七八九"
# What is bounded stands right behind the bound: 35岁以下[学员], 10万元以上[的村].
_BOUNDS_GROUP: Final = re.compile(r"^(?:的|（含）)?[一-鿿“]")


@cache
def _cues(place: str) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {row["word"]: row["kind"] for row in rows_of("kind_words") if row["place"] == place}
    words = sorted(kinds, key=len, reverse=True)
    return re.compile(_any_of(words)), kinds


@cache
def _words_for(place: str) -> tuple[str, ...]:
    return words_of("kind_words", place=place)


@cache
def _done() -> re.Pattern[str]:
    """What says that it was done: 已, 累计, 去年 …; but not 去年 where something is compared with it."""
    # Every word begins a branch of its own, so that a search can leap to their first signs.
    done = list(_words_for("done"))
    done += [f"{year}(?<![比较由从将]{year})(?!同期|[^，]*增)" for year in _words_for("done_year")]
    return re.compile("|".join([*_words_for("not_done"), *(f"{word}(?P<d{at}>)" for at, word in enumerate(done))]))


def _was_done(text: str) -> bool:
    return any(match.lastgroup for match in _done().finditer(text))


@cache
def _no_group() -> re.Pattern[str]:
    return re.compile(f"^(?:的?(?:{_any_of(_words_for('no_group'))})|，)")


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(_any_of(_words_for("bound")))


def _any_of(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words))


@cache
def _opens_plan() -> tuple[re.Pattern[str], WordFinder]:
    """What opens a sentence, and what stands anywhere, that turns to what is to be done without a chapter heading."""
    after_plan, after_year, goal, none = (
        _chapter_pattern(chapter).pattern for chapter in ("after_plan", "after_year", "goal", "no_turn")
    )
    goals = rf"[^。，\n]{{0,20}}(?:{goal})(?:是|为|：|:|建议)"
    return re.compile(
        r"做好(?:今年|明年|20\d\d年)[^。\n]{0,8}工作|(?:今后|未来)五年"
        rf"|“(?P<plan>十[一二三四五六七八九]?)五”时期(?=，|{after_plan})"
        rf"|(?P<year>今年|20\d\d年)(?!{none})(?:{after_year})"
    ), WordFinder(("今年", "20", "今后"), rf"(?:今年|20\d\d年|今后五年){goals}")


def _plans_opened(text: str, year: int | None) -> Iterator[int]:
    """Where sentences turn to what is to be done, as their own words say; in no order."""
    opener, goal = _opens_plan()
    yield from (match.start() for match in goal.matches(text))
    for start in (0, *(end + 1 for end in positions_of(text, _SENTENCE_ENDS))):
        match = opener.match(text, start) if text[start : start + 1] in _PLAN_SIGNS else None
        if match and _is_ahead(match, year):
            yield start


@cache
def _chapter_pattern(chapter: str) -> re.Pattern[str]:
    return re.compile(_any_of(words_of("chapter_words", chapter=chapter)))


def plan_spans_of(outline: Outline, year: int | None = None) -> list[tuple[int, int]]:
    """The half-open stretches of the reading that lay out what is to be done, as chapter headings say.

    `year` is that of the document: a sentence that opens with it, or with the five-year plan that begins no earlier,
    turns to plans too.

    >>> from extract.outline import outline_of
    >>> plan_spans_of(outline_of("一、去年工作回顾\\n建成3个。\\n二、今年重点工作\\n建成5个。"))
    [(15, 29)]
    """
    turns: list[tuple[int, bool]] = []
    for match in lines_opening_with(outline, _CHAPTER_LINE, _CHAPTER_SIGNS):
        heading = match.group()
        if len(heading) > _LONGEST_HEADING:
            continue
        plan, review = (bool(_chapter_pattern(c).search(heading)) for c in ("plan", "review"))
        if plan != review:
            turns.append((match.start(), plan))
    turns.extend((start, True) for start in _plans_opened(outline.text, year))
    turns.sort()
    spans: list[tuple[int, int]] = []
    for (at, plan), (end, _) in pairwise([*turns, (len(outline.text), False)]):
        if not plan:
            continue
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((at, end))
    return spans


def _is_ahead(match: re.Match[str], year: int | None) -> bool:
    """False where the year or the five-year plan that opens a sentence lies behind the document's year."""
    if match["plan"]:
        # the eleventh plan began in 2006, each later one five years on
        start = 1951 + 5 * (10 + max(_NUMERALS.find(match["plan"][1:]), 0))
        return year is None or start >= year
    if match["year"] and match["year"] != "今年":
        return year is None or int(match["year"][:4]) >= year
    return True


def kinds_of(
    outline: Outline, figures: Sequence[Figure], slots: Sequence[Slot], annual_report: bool, year: int | None = None
) -> list[str]:
    """The kind of each figure: result, target or rule.

    Words of the clause decide; in an annual report a figure of a chapter that lays out plans is a target.

    >>> from extract.clauses import slots_of
    >>> from extract.figures import figures_in
    >>> from extract.outline import outline_of
    >>> outline = outline_of("建成驿站3个。力争建成驿站9个。每年走访4次。")
    >>> figures = figures_in(outline.text)
    >>> kinds_of(outline, figures, slots_of(outline, figures), annual_report=False)
    ['result', 'target', 'rule']
    """
    plans = plan_spans_of(outline, year) if annual_report else []
    starts = [start for start, _ in plans]
    kinds = []
    for figure, slot in zip(figures, slots, strict=True):
        number = bisect_right(starts, figure.start) - 1
        planned = number >= 0 and figure.start < plans[number][1]
        kinds.append(_kind_of(outline, figure, slot, planned))
    for number in range(len(figures) - 1):  # 完成年初预算|8亿元|的97%
        share = slots[number + 1].before == "的" and is_share(figures[number + 1].unit, figures[number + 1].form)
        if share and claim_of(slots[number].before).plan:
            kinds[number] = "target"
    for number in range(len(figures) - 1, 0, -1):  # 2小时、24小时、7天响应; 书记5项、委员7项|任务: one rule for all
        if kinds[number] == "rule" and (slots[number].joined or _lists_on(figures, slots, number)):
            kinds[number - 1] = "rule"
    return kinds


def _lists_on(figures: Sequence[Figure], slots: Sequence[Slot], number: int) -> bool:
    """True where a figure goes on a list whose noun stands behind its last number (书记5项、委员7项|任务)."""
    before = figures[number - 1]
    listed = slots[number].before[:1] == "、" and before.form in ("plain", "masked")
    return listed and before.unit == figures[number].unit


def _kind_of(outline: Outline, figure: Figure, slot: Slot, planned: bool) -> str:
    text = outline.text
    if _is_bound(figure, slot):
        return "rule"
    before = text[max(slot.start, figure.start - _LOOK_BACK) : figure.start]
    done = _was_done(before)
    for place, stretch in () if done else (
        ("quote", figure.quote), ("adjacent", before[-1:]), ("before", before[-16:]),
        ("rhythm", before[-16:] if figure.unit in _words_for("rhythm_unit") and (figure.value or 0) < 100 else ""),
        ("counted", slot.right[:8] if figure.unit in _words_for("counted_unit") else ""),
        ("after", slot.right[:6]), ("clause", text[slot.start : slot.end]),
    ):
        pattern, kinds = _cues(place)
        match = pattern.search(stretch) if stretch else None
        if match:
            return "target" if planned else kinds[match.group()]
    start, _ = sentence_at(outline, figure.start)
    pattern, _ = _cues("sentence")
    if pattern.search(text, max(start, figure.start - 4 * _LOOK_BACK), figure.start):
        return "target"
    return "target" if planned and not done else "result"


def _is_bound(figure: Figure, slot: Slot) -> bool:
    """True where the number only bounds a group: 35岁以下学员, 超过20万元的村, 30岁以下占12%."""
    counted = slot.after in ("的", "的有", "的达") and slot.rank + 1 < slot.count
    if counted and (figure.form == "range" or figure.unit == "%"):
        return True  # 45—54岁的17人, 完成率100%的51个
    if figure.form == "range" and figure.unit == "岁" and slot.rank + 1 < slot.count:
        return True  # 0—14岁人口为17人
    if _OVER.match(figure.quote) and (slot.rank + 1 < slot.count and _COUNTED.fullmatch(slot.after)
                                      or slot.after[:1] == "的" and _COUNTED.fullmatch(slot.after)):  # fmt: skip
        return True  # 投资过亿元|项目|6个, 收入过10万元|的样板村
    if not _bound().search(figure.quote) or figure.unit in ("%", "倍", "个百分点"):
        return False
    if figure.quote.endswith(("以上", "以下", "以内")):
        if figure.unit in counting_units() and not slot.right.startswith("的"):
            return False  # 新增50家以上企业 counts; 50人以上的企业 bounds
        return bool(_BOUNDS_GROUP.match(slot.right)) and not _no_group().match(slot.right)
    return bool(re.match(r"的[一-鿿]|达|占", slot.right)) and slot.rank + 1 < slot.count
