"""The kind of a figure: a result, a target, or a rule that requires something or bounds a group."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Final

from extract.clauses import Slot
from extract.completion import claim_of, is_share
from extract.labelwords import counting_units, ratio_units
from extract.lexicon import pattern_of, rows_of, words_of
from extract.outline import Outline, sentence_at
from extract.record import Figure

_LOOK_BACK: Final = 160  # characters of a clause that are looked at around a figure
_SPAN: Final = "[一二两三四五六七八九十1-9]"
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


def _was_done(text: str, but: str = "") -> bool:
    """True where a word says that something was done, other than the one word `but`."""
    return any(match.lastgroup and match.group() != but for match in _done().finditer(text))


@cache
def _over() -> re.Pattern[str]:
    """过9亿元, 超过9万元: a bound of money."""
    return re.compile(f"{pattern_of('kind_words', place='bound_before')}[^%％]*元$")


@cache
def _counted() -> re.Pattern[str]:
    """投资过亿元|项目|9个: what is counted if it is over a bound."""
    return re.compile(f"的?[一-鿿]{{0,12}}{pattern_of('kind_words', place='bounded')}(?:有|达到?)?")


@cache
def _no_group() -> re.Pattern[str]:
    return re.compile(f"^(?:的?(?:{_any_of(_words_for('no_group'))})|，)")


def _any_of(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words))


def kinds_of(
    outline: Outline, figures: Sequence[Figure], slots: Sequence[Slot], plans: Sequence[tuple[int, int]]
) -> list[str]:
    """The kind of each figure: result, target or rule.

    Words of the clause decide; in the stretches that lay out `plans` (sorted, half-open) a figure is a target.

    >>> from extract.clauses import slots_of
    >>> from extract.figures import figures_in
    >>> from extract.outline import outline_of
    >>> outline = outline_of("建成驿站3个。力争建成驿站9个。每年走访4次。")
    >>> figures = figures_in(outline.text)
    >>> kinds_of(outline, figures, slots_of(outline, figures), [])
    ['result', 'target', 'rule']
    """
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
    for number in range(1, len(figures)):  # 不少于3天或|24学时; 每300户左右配备|1名
        ratio = slots[number].rank and outline.text[figures[number - 1].start - 1] == "每"
        if kinds[number - 1] == "rule" and (ratio or slots[number].before == "或"):
            kinds[number] = "rule"
    for number in range(len(figures) - 1, 0, -1):  # 2小时、24小时、7天响应; 书记5项、委员7项|任务: one rule for all
        if kinds[number] == "rule" and _shares_rule(figures, slots, number):
            kinds[number - 1] = "rule"
    return kinds


def _shares_rule(figures: Sequence[Figure], slots: Sequence[Slot], number: int) -> bool:
    """True where a rule holds for the figure before it, too: not one that bounds a group (9名、30岁以下|6名)."""
    before, figure = figures[number - 1], figures[number]
    if figure.unit != before.unit and _is_bound(figure, slots[number]):
        return False
    return slots[number].joined or _lists_on(figures, slots, number)


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
    if text[figure.end : figure.end + 1] == "，" and _words_in("record").match(text, figure.end + 1):
        return "result"
    done = _was_done(before)
    for place, stretch in () if done else (
        ("quote", figure.quote), ("adjacent", before[-1:]), ("before", before[-16:]),
        ("rhythm", before[-16:] if _recurs(figure) else ""),
        ("counted", slot.right[:8] if figure.unit in _words_for("counted_unit") else ""),
        ("after", slot.right[:6]),
        ("clause", _less_demands(text[slot.start : figure.start]) + text[figure.start : slot.end]),
    ):
        pattern, kinds = _cues(place)
        match = pattern.search(stretch) if stretch else None
        if match:
            aimed = planned or place == "quote" and _is_aimed(outline, figure, before)
            return "target" if aimed else kinds[match.group()]
    if not done and (_duty_of_each().search(before) or _measured_by().search(before[-16:])):
        return "rule"
    said = _kind_of_sentence(outline, figure)
    if said or not planned:
        return said or "result"
    # what is planned can add up, too (累计建成), but not be there already
    return "result" if _was_done(before, "累计") or _is_there(text, slot.start, before) else "target"


def _recurs(figure: Figure) -> bool:
    """True for a number that can be that of a rhythm: a few times or hours, or so many and more (每天走访3户以上)."""
    few = ((figure.low or 0) if figure.value is None else figure.value) < 100
    return few and (figure.unit in _words_for("rhythm_unit") or figure.unit != "%" and figure.quote.endswith("以上"))


def _is_there(text: str, start: int, before: str) -> bool:
    """True where the clause that begins at `start`, or the one word before its comma, says what is so now: 目前，…."""
    now = _words_in("already")
    return bool(now.search(before)) or text[start - 1 : start] == "，" and bool(
        re.search(f"(?:{now.pattern})[^，。；\n]{{0,6}}，$", text[max(start - 14, 0) : start]))


def _kind_of_sentence(outline: Outline, figure: Figure) -> str:
    """The kind that the sentence sets for all that follows in it, unless what is there already comes between."""
    text, start, end = _sentence_before(outline, figure)
    pattern, kinds = _cues("sentence")
    found = [*pattern.finditer(text, start, end)]
    if _plan_signs().search(text, start, end):
        found += _plans_to_do().finditer(text, start, end)
    last = max(found, key=lambda match: match.end(), default=None)
    if not last or _words_in("already").search(text, last.end(), end):
        return ""
    if last.group().endswith("内") and _was_done(text[last.end() : end]):
        return ""  # 三年内累计投入: how long it took
    return kinds.get(last.group(), "target")


def _sentence_before(outline: Outline, figure: Figure) -> tuple[str, int, int]:
    start, _ = sentence_at(outline, figure.start)
    return outline.text, max(start, figure.start - 4 * _LOOK_BACK), figure.start


def _is_aimed(outline: Outline, figure: Figure, before: str) -> bool:
    """True for a lower or upper bound that is striven for (力争化解率不低于90%), not set as a rule (每月不少于4次)."""
    if _words_in("sets_rule").search(before):
        return False
    aim = _words_in("aim").search(*_sentence_before(outline, figure))
    return bool(aim) or _kind_of_sentence(outline, figure) == "target"


def is_bounded(quote: str) -> bool:
    """True where the number itself says that it is a bound: 不少于4次.

    >>> is_bounded("不少于4次"), is_bounded("4次")
    (True, False)
    """
    return bool(_cues("quote")[0].search(quote))


@cache
def _words_in(place: str) -> re.Pattern[str]:
    return re.compile(_any_of(_words_for(place)))


@cache
def _plan_signs() -> re.Pattern[str]:
    """What _plans_to_do finds holds one of these, which are looked for first: it is quicker."""
    return re.compile(f"将|计划|年之?内|要|底前|{_any_of(_words_for('built'))}")


@cache
def _plans_to_do() -> re.Pattern[str]:
    """计划, 将, 要 as verbs (not 将项目纳入, not 主要), 三年内 before a deed, what a thing can do once it is built."""
    verbs = _any_of(words_of("doing_verbs"))
    moved, will, after_will, before_span, built, can, must = (
        _any_of(_words_for(place)) for place in ("moved", "will", "after_will", "before_span", "built", "can", "must")
    )
    no_must = "".join(_words_for("no_must"))
    still = rf"(?!(?:{verbs})的|[^，。；\n]{{0,20}}(?:{moved}))"
    return re.compile(
        rf"(?:^|(?<=[，。；：、\n年月内还并们省市县区镇局院])|(?<=季度))计划(?={verbs})"
        rf"|将(?={verbs}){still}|(?:{will})将(?={after_will}){still}"
        rf"|(?:^|(?<=[，。；：\n]))(?:{before_span})?{_SPAN}年之?内(?=[^，。；\n]{{0,6}}?(?:{verbs}))"
        rf"|(?:{built})[^。\n]{{0,20}}?(?:{can})"
        r"|确保[^，。；\n]{0,8}[年月]底前"
        rf"|(?<![{no_must}])要(?=(?:{must})?(?:达到|{verbs})(?!的)|在(?:[^，。；\n]{{1,12}}[前内]|$)|[把将][^，。；\n]{{1,16}}[到至])",
        re.MULTILINE)  # fmt: skip


@cache
def _duty_of_each() -> re.Pattern[str]:
    """What every one of a group is to do or to get: 每名干部联系|3户, 每村奖励|2万元."""
    return re.compile(rf"每(?:{_any_of(_words_for('each'))})[^，。；\d]{{0,10}}(?:{_any_of(_words_for('duty'))})了?$")


@cache
def _measured_by() -> re.Pattern[str]:
    """A measure to go by, no deed between it and its number: 按照每个社区|20万元, not 按照“五有”标准建成|12个."""
    verbs = _any_of(words_of("doing_verbs"))
    return re.compile(rf"(?:{_any_of(_words_for('measured'))})(?:(?!{verbs})[^，。；”》])*$")


def _less_demands(before: str) -> str:
    """The text less what is done by somebody's demands: 按照“两有”要求|建成书屋5间 requires nothing."""
    return _demands().sub("", before) if "要求" in before else before


@cache
def _demands() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(_words_for('by_demand'))})(?:“[^”]{{1,20}}”|[^，。；\d]){{1,16}}要求")


def _is_bound(figure: Figure, slot: Slot) -> bool:
    """True where the number only bounds a group: 35岁以下学员, 超过20万元的村, 30岁以下占12%."""
    counted = slot.after in ("的", "的有", "的达") and slot.rank + 1 < slot.count
    if counted and (figure.form == "range" or figure.unit == "%"):
        return True  # 45—54岁的17人, 完成率100%的51个
    aged = figure.unit == "岁" and slot.rank + 1 < slot.count
    if aged and (figure.form == "range" or figure.qualifier == "about" and _BOUNDS_GROUP.match(slot.after)):
        return True  # 0—14岁人口为17人, 35岁左右|干部4名
    if _over().match(figure.quote) and (slot.rank + 1 < slot.count and _counted().fullmatch(slot.after)
                                      or slot.after[:1] == "的" and _counted().fullmatch(slot.after)):  # fmt: skip
        return True  # 投资过亿元|项目|6个, 收入过10万元|的样板村
    if figure.form == "fraction" or figure.unit in ratio_units():
        return False
    if not (_words_in("bound_before").search(figure.quote) or _words_in("bound_behind").search(figure.quote)):
        return False
    if figure.quote.endswith(_words_for("bound_behind")):
        if not slot.after and slot.rank + 1 < slot.count:
            return figure.unit not in counting_units()  # 全部达5万元以上，其中10万元以上|7个
        if figure.unit in counting_units() and not slot.right.startswith("的"):
            # 新增50家以上企业 counts; 50人以上的企业, 50人以上企业|8家 bounds
            members = figure.unit in _words_for("member") and slot.rank + 1 < slot.count
            return members and bool(_BOUNDS_GROUP.match(slot.after)) and not _no_group().match(slot.after)
        return bool(_BOUNDS_GROUP.match(slot.right)) and not _no_group().match(slot.right)
    return bool(re.match(r"的[一-鿿]|达|占", slot.right)) and slot.rank + 1 < slot.count
