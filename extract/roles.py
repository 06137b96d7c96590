"""The role of a figure: a level, the ends of a movement, a change, a gap or a rank, and what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from extract.clauses import Slot
from extract.comparisons import (
    between,
    compares,
    comparing_words,
    differences,
    further_bases,
    gap_base,
    more_or_less,
    more_than_before,
    own_past,
    rank_among,
    same_period,
    versus_base,
)
from extract.completion import PLAN, claim_of, is_share
from extract.lexicon import pattern_of, rows_of, words_of
from extract.multiples import UNITS, base_of, without_average
from extract.particles import particle
from extract.record import Figure

_OF_THING: Final = re.compile(r"[一-鿿]{2}[^，。；：、！？\n（）]{2}")
_LONGEST_STEP: Final = 8  # characters between two ranks among the same


class Role(NamedTuple):
    """`role` is level, from, to, change, gap or rank; `sign` is -1 for a decrease; `compared_with` as written."""

    role: str
    sign: int
    compared_with: str


_AND: Final = re.compile("[、和与]")
_SIGNS: Final = "+-−"
_LEVEL: Final = Role("level", 1, "")
_NO_BASE: Final = Role("rank", 1, "")


class _Words(NamedTuple):
    """The words of role_words.csv: `moves` with what may stand between them and the number, `gaps` with their base.

    `move_ends` are the signs that a match of `moves` can end in; one of `gap_ends` stands in each of `gaps`, and a
    sign is found faster; the 领先 of 领先水平 is no gap. `table` has the role and the sign of each word.
    """

    moves: re.Pattern[str]
    move_ends: frozenset[str]
    gaps: re.Pattern[str]
    gap_ends: frozenset[str]
    table: dict[str, tuple[str, int]]


@cache
def _words() -> _Words:
    table = {row["word"]: (row["role"], int(row["sign"])) for row in rows_of("role_words")}
    moves = sorted((word for word, (role, _) in table.items() if role != "gap"), key=len, reverse=True)
    gaps = sorted((word for word, (role, _) in table.items() if role == "gap"), key=len, reverse=True)
    ends = frozenset(word[-1] for word in (*moves, *words_of("function_words", use="between")))
    return _Words(re.compile(f"({'|'.join(moves)}){between()}$"), ends,
                  re.compile(f"({'|'.join(gaps)})(?![Ⅰ-Ⅴ]|水平)"
                             f"(?P<base>[^，、]{{0,16}}{further_bases()}[^，、]{{0,6}})$"),
                  frozenset(word[-1] for word in gaps), table)  # fmt: skip


def _move_or_gap(left: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The match of a move, or of a gap, at the end of the words before a figure; the longer one where both do."""
    words = _words()
    move = words.moves.search(left) if left[-1:] in words.move_ends else None
    gap = None if words.gap_ends.isdisjoint(left) else words.gaps.search(left)
    if move and gap:
        return (None, gap) if gap.start() < move.start() else (move, None)
    return move, gap


@cache
def _spans() -> frozenset[str]:
    return frozenset(words_of("units", kind="span"))


@cache
def _move_on() -> re.Pattern[str]:
    """从9%|增加到: what leads from one level of a movement to the other."""
    return re.compile(f"[^，、]{{0,14}}?(?:{particle('到')}|{particle('至')}|为|成)")


@cache
def _move_from() -> re.Pattern[str]:
    """由2019年的|12%|提高到…: what leads in the level that a movement sets out from."""
    nearly, each = pattern_of("qualifiers", place="prefix"), pattern_of("label_words", place="per_head")
    time = "[^，、]{0,12}?(?:的|[年月][底末初]?|时期|[期届]末?)"
    return re.compile(f"(?:从|由)(?:{time})?(?:{nearly}|{each})?$")


@cache
def _ranked() -> re.Pattern[str]:
    """排名由|9位|升至|3位: a number of places that is a rank."""
    ranks = pattern_of("synonyms", use="rank")
    return re.compile(f"{ranks}(?:由|从|为|居|列|在|[升降]?[至到为])[^，、]{{0,4}}$")


@cache
def _grows_by() -> re.Pattern[str]:
    """保持20%|增长: what the number is the growth of."""
    pace = pattern_of("comparison_words", use="pace")
    growth = "|".join(map(particle, words_of("synonyms", use="growth")))
    return re.compile(f"(?:左右)?的?{pace}?(?:{growth})")


def roles_of(figures: Sequence[Figure], slots: Sequence[Slot]) -> list[Role]:
    """The role of each figure, told by the words left and right of it in its clause.

    A figure joined to the one before it (增长4%、6%) shares its role.

    >>> from extract.clauses import slots_of
    >>> from extract.figures import figures_in
    >>> from extract.outline import outline_of
    >>> outline = outline_of("收入900万元，比上年下降3%。")
    >>> figures = figures_in(outline.text)
    >>> roles_of(figures, slots_of(outline, figures))
    [Role(role='level', sign=1, compared_with=''), Role(role='change', sign=-1, compared_with='上年')]
    """
    roles: list[Role] = []
    for number, (figure, slot) in enumerate(zip(figures, slots, strict=True)):
        role = _role_of(figure, slot)
        lasts = figure.unit in _spans() and number and figures[number - 1].unit not in _spans()  # 增长9%、连续|24个月
        if slot.joined and role.role == "level" and roles[-1].role in ("change", "gap", "to") and not lasts:
            role = roles[-1]
        elif role.role == "from" and not _moves_on(figure, slot):
            role = _LEVEL
        elif role.role == "level" and slot.rank and roles[-1].role == "from" and _move_on().search(slot.before):
            role = Role("to", 1, "")
        if role == _LEVEL and is_share(figure.unit, figure.form):
            spoken = slots[number - 1].before if slot.rank and slot.before == "的" else slot.before  # 预算9亿元|的97%
            claimed = slot.joined and roles[-1].compared_with == PLAN or claim_of(spoken).plan
            role = Role("level", 1, PLAN) if claimed else role
            same = slot.joined and figure.unit == figures[number - 1].unit and roles[-1].role == "level"
            role = roles[-1] if same and roles[-1].compared_with and not claimed else role  # 是上年的1.9倍和|2.4倍
        elif slot.rank and _goes_on_ranking(role, figure, slot, roles[-1]):
            role = roles[-1]
        roles.append(role)
    return _with_bases_shared(roles, slots)


def _with_bases_shared(roles: list[Role], slots: Sequence[Slot]) -> list[Role]:
    """The roles with one base each where as many are named as figures follow: 高于全国、全省|2个、1个百分点."""
    for first, role in enumerate(roles):
        bases = _AND.split(role.compared_with) if role.role == "gap" else ()
        if len(bases) < 2:
            continue
        last = first + 1
        while last < len(roles) and slots[last].joined and roles[last] == role:
            last += 1
        if last - first == len(bases):
            roles[first:last] = [role._replace(compared_with=base) for base in bases]
    return roles


def _goes_on_ranking(role: Role, figure: Figure, slot: Slot, before: Role) -> bool:
    """True for a rank among the same as the rank before it: 从全国第9位升至|第7位, 排名由38位升至|21位."""
    if before.role != "rank" or len(slot.before) > _LONGEST_STEP:
        return False
    return role == _NO_BASE or (figure.unit == "位" and role.role == "to")


def gap_start_of(left: str) -> int:
    """Where in the words before a figure the comparison of a gap begins (增速|高于全国), else their length.

    >>> gap_start_of("增速高于全国"), gap_start_of("增速"), gap_start_of("产值比2020年")
    (2, 2, 2)
    """
    _, gap = _move_or_gap(left)
    if gap and not gap["base"] and (versus := more_or_less().search(left)):
        return versus.start()  # 与同期全国平均水平相比|高出
    if gap:
        return gap.start()
    patterns = (more_than_before(), more_or_less(), versus_base()) if compares(left) else ()
    versus = next((found for pattern in patterns if (found := pattern.search(left))), None)
    return versus.start() if versus else len(left)  # of 人均收入|比2020年|翻一番, too


def _moves_on(figure: Figure, slot: Slot) -> bool:
    return slot.rank + 1 < slot.count and bool(_move_on().match(slot.after))


def _role_of(figure: Figure, slot: Slot) -> Role:
    left = slot.before
    if figure.form == "worded":
        grows = "增长" in figure.quote or left.endswith(words_of("synonyms", use="growth"))
        return Role("change" if grows else "level", 1, "经济增长" if "经济增长" in figure.quote else "")
    if figure.quote.startswith("翻"):
        return _change("", 1, left, figure)  # 翻一番
    if figure.form == "rank" or (figure.unit == "位" and _ranked().search(left)):
        among = rank_among().search(left)
        return Role("rank", 1, among[1] if among else "")
    if figure.unit in UNITS and _grows_by().match(slot.after):
        return _change("", -1 if slot.after.lstrip("的左右").startswith(("下降", "降")) else 1, left, figure)
    if _move_from().search(left) or (slot.left != left and _move_from().search(slot.left)):
        return Role("from", 1, "")
    move, gap = _move_or_gap(left)
    if move:
        role, sign = _words().table[move[1]]
        if role == "change" and move[1] in comparing_words("of_thing") and _OF_THING.match(slot.after):
            return _LEVEL  # 提升|15分钟|生活圈功能, 提高|30万名|教师待遇
        if role == "change" and not _betters_people(move[1], figure):
            return _change(move[1], sign, left[: move.start()], figure)
        return Role("level" if role == "change" else role, sign, "")
    if against := base_of(left, figure.unit):
        return Role("level", 1, against)  # 是上年的|2.3倍
    if gap and figure.unit in UNITS and gap["base"].endswith("的"):
        return Role("level", 1, gap["base"][:-1])  # 不低于低保标准的|1.6倍
    if gap and (base := gap_base().match(gap["base"])) and _is_difference(figure):
        return Role("gap", _words().table[gap[1]][1], base["base"])
    if figure.quote[0] in _SIGNS and left.endswith(tuple(same_period())):
        return _change("", 1, left, figure)  # 同比|-3%
    return _compared(left, figure) if compares(left) else _LEVEL


def _compared(left: str, figure: Figure) -> Role:
    """The role of a figure behind 比…高, 较…少, 同比多: a change against the past, else a gap; or a level."""
    if more := more_than_before().search(left):
        return _change("", differences()[more["word"]], left[: more.end("word") - 1], figure)
    if versus := more_or_less().search(left):
        sign = differences()[versus["word"]]
        told = _told_base(versus["base"])
        base = without_average(told)
        if own_past().search(base):
            return Role("change", sign, base)
        if _is_difference(figure) or base != told:  # 较全省平均少|12件: of one average, no count of things
            return Role("gap", sign, base)
    return _LEVEL


def _told_base(base: str) -> str:
    """What is compared with, less words that only say that it is: 全国平均水平 in 同期全国平均水平相比."""
    for word in comparing_words("base_end"):
        base = base.removeprefix(word) or base
        base = base if word == "水平" else base.removesuffix(word) or base  # 国家先进水平 is what it is called
    return base


def _betters_people(word: str, figure: Figure) -> bool:
    """People are not 提高 by a number: 学历提升12人 counts those who did it."""
    return word in comparing_words("bettered") and figure.unit in comparing_words("people_unit")


def _is_difference(figure: Figure) -> bool:
    """Percentage points, and other units but a plain count of things, can measure a gap."""
    return figure.unit in comparing_words("gap_unit")


def _change(word: str, sign: int, before: str, figure: Figure) -> Role:
    for said, base in same_period().items():
        if word.startswith(said) or before.endswith(said) or said in before[-8:]:
            return Role("change", sign, base)
    versus = versus_base().search(before)
    return Role("change", sign, versus["base"] if versus else "")
