"""The name under which figures of different reports compare: one measure, one unit family, one name.

Two regions never word a measure alike. The lexicon (indicators.csv) names the measures an analyst knows; where it is
silent the label itself is brought to one form: verbs of doing unified and put first, modifiers put in one order,
synonyms, brackets and quotation marks folded. What is counted in another unit gets another name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from extract.comparisons import between
from extract.labelwords import ratio_nouns
from extract.lexicon import pattern_of, rows_of, words_of
from extract.measures import Measure, Pattern, measures
from extract.wording import LABELS_KEPT, family_of, normal_form, paid_form, without_marks, words_of_labels

GROWTH, GAP, PLACE, STEP = "增长", "差距", "排名", "关口"
PERCENT, TIMES, RANK = "%", "倍", ""
_SUFFIXES: Final = {"rank": PLACE, "gap": GAP}
_NUMERALS: Final = "0-9一二三四五六七八九十两"
LEVELS: Final = frozenset(("level", "from", "to"))


def indicator_of(label: str, unit: str, role: str, sentence_before: str = "") -> str:
    """The name under which a figure compares with those of other reports; empty where the label is.

    `unit` is the base unit as written (元, 名, %, empty if none), `role` one of level, from, to, change, gap, rank.
    A growth rate has the level's name plus 增长, a gap to another series plus 差距, a rank plus 排名: other kinds of
    measure; a change in units or points keeps the name. `sentence_before` is the text before the figure: it completes
    a label that names no object (总量, 增加值), and what was only stepped over (迈上6万亿元台阶) is a 关口, no level.

    >>> indicator_of("全省规上工业增加值", "%", "change")
    '规模以上工业增加值增长'
    >>> indicator_of("城镇调查失业率", "%", "level")
    '城镇调查失业率'
    >>> indicator_of("到居住地社区报到的在职党员", "名", "level")
    '到社区报到的党员'
    """
    if unit == "位" and label.endswith(PLACE):
        role = "rank"  # by so many places it moved
    if _lacks_owner(label):
        label = _completed(label, sentence_before)
    if unit == "%" and role in LEVELS and _rate_of_growth().search(sentence_before):  # 增速由5%回升到|6%
        measured = _by_itself(label, unit, "change")
    elif role == "rank" and _rank_of_growth().search(sentence_before):
        measured = _by_itself(label, PERCENT, "change")
    else:
        measured = _by_itself(label, unit, role)
    name, family, grows, nearby = measured
    if nearby and (setting := _setting(label, nearby, sentence_before)):
        name = _name_of(label, family, grows, setting)
    if not name or role in _SUFFIXES:
        return name and name + _SUFFIXES[role]
    if sentence_before.endswith(words_of_labels().steps):
        return name + STEP
    told = "最" in name or "均" in name or role not in LEVELS
    return name if told else name + _one_of_many(sentence_before.removesuffix(label))


@cache
def _rate_of_growth() -> re.Pattern[str]:
    """A text whose last words say that the number behind it is a rate of growth, though its label does not."""
    words = [word for word in words_of("synonyms", use="growth") if word[-1] in "速幅率度"]
    return re.compile(f"(?:{'|'.join(words)})[^，。；：、]{{0,16}}$")


@cache
def _rank_of_growth() -> re.Pattern[str]:
    """A text whose last words say of whose growth a rank behind it is: 增速居全国, 增长8%、居全国, 增幅居第一、."""
    words = "|".join(word for word in words_of("synonyms", use="growth") if word[-1] in "速幅率度")
    holds, lasts, among = (pattern_of("comparison_words", use=use) for use in ("holds", "in_rank", "among"))
    lasting = f"[{_NUMERALS}]+个?(?:[年月]|季度?)"
    grown = r"增长[^，、。；：\d]{0,3}[\d.]+[%％](?:[、和][\d.]+[%％])*(?:左右|以上)?[，、]"
    return re.compile(
        rf"(?:(?<![和与及])(?<![量模]、)(?:{words})|{grown})(?:{holds}|{lasts}|{lasting})*(?:中国)?(?:{among}[^，、。；\d]{{0,4}})?"
        rf"(?:第[{_NUMERALS}]+[位名]?[、和])*$"
    )


def _one_of_many(before: str) -> str:
    """最高, 最低, 平均 where the words before a figure tell it from what its label names of all; else empty.

    收入最高达|86万元，平均|34.5万元: neither is the income of the county.
    """
    match = _of_many().search(before)
    return match[1] or match[2] if match else ""


@cache
def _of_many() -> re.Pattern[str]:
    extremes, means = ("|".join(words_of("synonyms", use=use)) for use in ("extreme", "mean"))
    reaching = f"(?:是|有|只|可|{between()})*"
    return re.compile(rf"({extremes})(?:的[^，。；：、\d]{{0,4}})?{reaching}$|[，；、]({means}){reaching}$")


@lru_cache(maxsize=LABELS_KEPT)
def _lacks_owner(label: str) -> bool:
    """True for a label that names no object: 总量, 增加值."""
    return label in words_of_labels().bare or normal_form(label)[0] in words_of_labels().bare


@lru_cache(maxsize=LABELS_KEPT)
def _by_itself(label: str, unit: str, role: str) -> tuple[str, str, bool, tuple[Pattern, ...]]:
    """The name of a label alone, its unit family, whether it is a rate of change, and what words nearby can tell."""
    family = RANK if role == "rank" else family_of(unit)
    grows = (role == "change" and family in (PERCENT, TIMES)) or (role == "gap" and family == PERCENT)
    if unit != PERCENT and family == PERCENT and normal_form(label)[0].endswith(words_of_labels().scales):
        grows = False  # 居民健康素养水平提升|7个百分点
    nearby: tuple[Pattern, ...] = ()
    if _known(label, family, grows) is None:
        near = _matched(normal_form(label)[1])[1]
        nearby = tuple(pattern for pattern in near if _fits(pattern.measure, family, False))
    return _name_of(label, family, grows, None), family, grows, nearby


def share_name(label: str) -> str:
    """The label of so large a part of what a label names: 产量稳定在全国的1/4 is a share, no amount.

    >>> share_name("苹果产量"), share_name("女干部占比")
    ('苹果产量占比', '女干部占比')
    """
    return label if not label or label.endswith(ratio_nouns()) else label + "占比"


def measure_of(label: str, unit: str = "") -> Measure | None:
    """The lexicon's measure that `label`, counted in `unit` (empty: any), names; None where it knows none.

    >>> measure_of("高速公路通车里程", "公里").topic
    '交通'
    """
    return _known(label, family_of(unit), unit in ("%", "倍"))


def lower_is_better(indicator: str) -> bool:
    """True where a smaller value of the indicator meets a target (失业率, 能耗, 事故); its growth counts too.

    >>> lower_is_better("城镇调查失业率"), lower_is_better("粮食产量")
    (True, False)
    """
    return indicator.removesuffix(GROWTH) in _falling()


@lru_cache(maxsize=1)
def _falling() -> frozenset[str]:
    return frozenset(row["name"] for row in rows_of("indicators") if row["direction"] == "down")


@lru_cache(maxsize=LABELS_KEPT)
def _name_of(label: str, family: str, grows: bool, setting: Measure | None) -> str:
    """The comparison name of a label in a unit family; `grows` where the figure is a rate of change.

    `setting` is the measure that the label names in the place where it stands, used where it names none by itself.
    """
    key, _, worded_growth = normal_form(label)
    key = paid_form(key, family)
    measure = _known(label, family, grows) or setting
    rates, scales = words_of_labels().rates, words_of_labels().scales
    ratio = key.endswith(rates) and not key.endswith(scales) and not worded_growth
    if measure is not None and ratio and grows and measure.families and PERCENT not in measure.families:
        measure = None  # 学位供给率 is no growth of 学位
    grows = grows or (worded_growth and family in (PERCENT, TIMES, RANK))
    if measure is not None:
        if not grows or measure.families == {PERCENT}:
            return f"{measure.name}（{family}）" if family in measure.further else measure.name
        return measure.growth or measure.name + GROWTH
    if not key:
        return ""
    if grows:
        return key if ratio else key + GROWTH
    return key + _unit_mark(key, family)


@lru_cache(maxsize=LABELS_KEPT)
def _known(label: str, family: str, grows: bool) -> Measure | None:
    """The measure a label names in a unit family by itself; None where the lexicon knows none."""
    key, clean, worded_growth = normal_form(label)
    key = paid_form(key, family)
    counted = "个" if family == "户" and key.endswith(words_of_labels().firms) else family
    rate = (grows or worded_growth) and family in (PERCENT, TIMES)
    whole = measures().whole
    for measure in whole.get(key) or whole.get(_without_prefix(key), ()):
        if _fits(measure, counted, rate):
            return measure
    for pattern in _matched(clean)[0]:
        if _fits(pattern.measure, counted, rate):
            return pattern.measure
    return None


def _setting(label: str, patterns: Sequence[Pattern], before: str) -> Measure | None:
    """The measure that one of the patterns of a label names together with the words that stand before the figure."""
    for pattern in patterns:
        if any(word in before or word in label for word in pattern.nearby):
            return pattern.measure
    return None


def _without_prefix(key: str) -> str:
    """A normal form without the words of extent (全国, 全社会, 地方) it opens with: measures' names leave them out."""
    if key.startswith(words_of_labels().prefixes):
        return next(key[len(prefix) :] for prefix in words_of_labels().prefixes if key.startswith(prefix))
    return key


def _fits(measure: Measure, family: str, rate: bool) -> bool:
    """True where a figure of that family can be the measure itself, or its rate of change."""
    if not measure.families or not family or family in measure.families or family in measure.further:
        return True
    return rate and PERCENT not in measure.families


@lru_cache(maxsize=LABELS_KEPT)
def _matched(clean: str) -> tuple[list[Pattern], list[Pattern]]:
    """The word patterns a label without marks fulfils, weightiest first: by itself, and with words nearby."""
    known = measures()
    found = {match[0] for match in known.words.find_matches_as_indexes(clean, overlapping=True)}
    alone: list[Pattern] = []
    near: list[Pattern] = []
    for number in found:
        for pattern in known.patterns.get(number, ()):
            if not pattern.excluded.isdisjoint(found):
                continue
            for group in pattern.groups:
                if group.isdisjoint(found):
                    break
            else:
                (near if pattern.nearby else alone).append(pattern)
    if len(alone) > 1:
        alone.sort(key=_rank)
    if len(near) > 1:
        near.sort(key=_rank)
    return alone, near


def _rank(pattern: Pattern) -> tuple[int, int]:
    return -pattern.weight, pattern.measure.order


def _unit_mark(key: str, family: str) -> str:
    """The unit family in brackets, unless the name itself says what it is counted in."""
    if key in measures().whole and family:
        return f"（{family}）"  # a known measure, counted in what it is not counted in
    rates = words_of_labels().rates + words_of_labels().scales
    if family in ("", "个", RANK) or (family == PERCENT and key.endswith(rates)):
        return ""
    if family == "户" and key.endswith(words_of_labels().firms):
        return ""
    signs = words_of_labels().signs.get(family, ())
    return "" if key.endswith(signs) else f"（{family}）"


def _completed(label: str, sentence_before: str) -> str:
    """A label without an object, completed by the beginning of the measure named last before it; else empty.

    粮食播种面积1580万亩、总产量 is about 粮食总产量: the longest beginning that makes a known measure is taken.
    """
    clean = without_marks(sentence_before)
    owners = measures().owners.find_matches_as_indexes(clean)
    if owners:
        _, start, end = owners[-1]
        for stop in range(end, start + 1, -1):
            if normal_form(clean[start:stop] + label)[0] in measures().whole:
                return clean[start:stop] + label
    return ""
