"""Phrases around a number that are no part of its label, or tell how one is made: patterns of words, compiled once."""

from __future__ import annotations

import re
from functools import cache

from extract.comparisons import holding
from extract.lexicon import pattern_of, words_of
from extract.particles import particle


def _any_of(*places: str) -> str:
    """The words that label_words.csv has for some places, as one group of a pattern."""
    return f"(?:{'|'.join(pattern_of('label_words', place=place) for place in places)})"


@cache
def joiner() -> str:
    """A pattern of what joins two nouns: 和, 与, 及, 以及; but not the 及 of 普及率.

    >>> re.findall(joiner(), "普及率和参与率")
    ['和']
    """
    return f"{particle('和')}|{particle('与')}|以及|{particle('及')}"


@cache
def all_of_them() -> re.Pattern[str]:
    """What adds up what several did: 各支部|共|走访群众; but not the 共 of 公共, 共建.

    >>> [match.start() for match in all_of_them().finditer("公共和共走访")]
    [3]
    """
    return re.compile(particle("共"))


@cache
def aside() -> re.Pattern[str]:
    """A bracket that only explains, or lists, what stands before it.

    >>> aside().sub("", "茶园（含林地）面积")
    '茶园面积'
    """
    explains, lists = pattern_of("synonyms", use="aside"), "[^（）]{2,20}[、：][^（）]{2,20}"
    return re.compile(f"（{explains}[^（）]{{1,30}}）|（{lists}）")


@cache
def newly_done() -> re.Pattern[str]:
    """The 新 of what was newly done, behind the noun that did it: 项目|新|签约; but not that of 创新.

    >>> newly_done().search("项目新") is not None, newly_done().search("技术创新") is None
    (True, True)
    """
    return re.compile(f"{particle('新')}$")


@cache
def last_joiner() -> re.Pattern[str]:
    """What joins, or 或, at the end of words.

    >>> last_joiner().sub("", "中医院和")
    '中医院'
    """
    return re.compile(f"(?:{joiner()}|或)$")


@cache
def left_over() -> re.Pattern[str]:
    """What a word of change leaves of a list.

    >>> left_over().sub("", "总量和")
    '总量'
    """
    return re.compile(f"{particle('和')}$")


@cache
def circumstance() -> re.Pattern[str]:
    """The circumstance in which something was done, behind a noun.

    >>> circumstance().sub("", "农民工的实际")
    '农民工'
    """
    return re.compile(f"的{_any_of('circumstance')}$|{particle('中')}$")


@cache
def setting_end() -> re.Pattern[str]:
    """What ends the telling of what went on meanwhile: (在成本上升)的情况下.

    >>> setting_end().match("的情况下增长") is not None
    True
    """
    return re.compile(f"[^，、]{{0,6}}?的{_any_of('setting')}")


@cache
def setting_clause() -> re.Pattern[str]:
    """What went on meanwhile.

    >>> setting_clause().sub("", "煤耗在电价上涨的情况下下降")
    '煤耗下降'
    """
    return re.compile(f"在[^，、]{{2,14}}?{setting_end().pattern}")


@cache
def means() -> re.Pattern[str]:
    """How something was done, before what was done: 依托…等单位, 采取…等方式, 以…为骨干, 从…一线.

    >>> means().match("采取走访、座谈等方式建立").end()
    10
    """
    chosen = f"从[^，]*、[^，]*?(?:{_any_of('means_place')}|中|等)"
    done = f"(?:各地)?{_any_of('means')}[^，]*?等{_any_of('means_noun')}?"
    done += f"|(?:按照?|根据|依据|对照)[^，、]{{2,14}}?{_any_of('means_rule')}"
    return re.compile(f"{done}|以[^，、]{{1,10}}为{_any_of('mainstay')}|{chosen}")


@cache
def means_signs() -> frozenset[str]:
    """The signs with which a match of means() begins.

    >>> "采" in means_signs()
    True
    """
    return frozenset(word[0] for word in words_of("label_words", place="means")) | {"各", "以", "从"}


@cache
def each() -> re.Pattern[str]:
    """What a noun ends in before a verb and is none of it.

    >>> each().sub("", "贫困户户均")
    '贫困户'
    """
    return re.compile(f"{_any_of('per_head', 'evenly', 'in_turn')}$")


@cache
def no_deed() -> re.Pattern[str]:
    """What begins with a verb and is no deed: 由3个中心|组成的网络, 9个产业产值|占总产值的…, 以9家企业|为支撑….

    >>> no_deed().match("组成的网络") is not None, no_deed().match("组成队伍") is None
    (True, True)
    """
    share = f"占比$|占[^，、]{{2,24}}(?:的|{_any_of('whole')})$|占总[^，、的]{{1,10}}$"
    return re.compile(f"{_any_of('composed')}的|{share}|为{_any_of('mainstay')}")


@cache
def undone() -> re.Pattern[str]:
    """That something was not done, and for how long, behind who did not.

    >>> undone().search("党员一年未").start()
    2
    """
    return re.compile(f"(?<=..)(?:[一两三四五]年|{_any_of('undone_for')})?(未{_any_of('undone_with')}?|没有|不)$")


@cache
def held() -> re.Pattern[str]:
    """What something did for so many years in a row: 连续9年|居首位.

    >>> held().match("居首位") is not None, held().match("居民收入") is None
    (True, True)
    """
    return re.compile(f"{holding()}|{pattern_of('comparison_words', use='beyond')}")


@cache
def ranked() -> re.Pattern[str]:
    """What says among whom a rank is, behind the name of what is ranked.

    >>> ranked().sub("", "密度居西部")
    '密度'
    """
    rivals = f"在[^，、]{{1,14}}{pattern_of('label_words', place='rivals')}中"
    return re.compile(f"(?:{rivals})?{holding()}[^，、升至到]{{0,5}}$")


@cache
def measured_by() -> re.Pattern[str]:
    """What a number is the measure of: 按9%|的比例安排经费.

    >>> measured_by().match("的比例安排经费").group("deed", "by")
    ('安排经费', '比例')
    """
    return re.compile(rf"的(?P<by>{_any_of('measured_by')})(?P<deed>[一-鿿“”]{{3,16}})$")


@cache
def bounded_by() -> re.Pattern[str]:
    """The measure by which what is counted is bounded: 9所|海拔在|1500米以上|学校.

    >>> bounded_by().fullmatch("海拔在") is not None
    True
    """
    return re.compile(f"{_any_of('bounded_by')}(?:在|达到?)?")


@cache
def some_from() -> re.Pattern[str]:
    """A group that some are taken from: 从90名|民警|中选拔….

    >>> some_from().match("初中教师中选拔")[1]
    '初中教师'
    """
    return re.compile(f"([一-鿿]{{2,12}}?){particle('中')}")


@cache
def given_at_end() -> re.Pattern[str]:
    """A verb of giving at the end of words.

    >>> given_at_end().search("对创新给予")[0]
    '给予'
    """
    return re.compile(f"{_any_of('giving')}$")


@cache
def _bound() -> re.Pattern[str]:
    behind, before = (pattern_of("kind_words", place=place) for place in ("bound_behind", "bound_before"))
    return re.compile(f"{behind}$|^{before}")


def is_bound(quote: str) -> bool:
    """True where a number is a bound that can tell a group: 9岁以下, 超过9万元.

    >>> is_bound("9岁以下"), is_bound("9岁")
    (True, False)
    """
    return bool(_bound().search(quote))


@cache
def part_of() -> re.Pattern[str]:
    """A part and the whole that it comes to so much of: 苗圃面积|达到|耕地总面积|的.

    >>> part_of().search("苗圃面积达到耕地总面积的").group("part", "whole")
    ('苗圃面积', '耕地总面积')
    """
    whole = f"[一-鿿]{{2,12}}{_any_of('whole')}|[一-鿿]{{0,4}}人口"
    return re.compile(f"(?P<part>[^，、]{{4,20}}?)(?:达到?|相当于)(?P<whole>{whole})的$")


@cache
def share_in() -> re.Pattern[str]:
    """A part and its whole: 具有博士学位教师|占|专任教师.

    >>> share_in().match("博士教师占专任教师") is not None, share_in().match("耕地占用超标") is None
    (True, True)
    """
    return re.compile(f"[^占]{{2,}}{particle('占')}[^占]{{2,}}$")
