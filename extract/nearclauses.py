"""What the clauses near a figure that hold no figure themselves lend to its label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from extract.clauses import AMONG, Slot
from extract.labelphrases import is_bound, ranked
from extract.labelwords import ends_relational, label_patterns
from extract.lexicon import words_of
from extract.phrases import from_last_verb, noun_and_deed, stripped_left
from extract.record import Figure
from extract.roles import Role

_CLAUSE_BEFORE: Final = re.compile(r"[^，。；：！？\n（）]{4,30}$")
_SHEET_NAME: Final = re.compile(r"(?:^|[，。；：！？\n（）、])([^，。；：！？\n（）、]{2,14})$")
_BY: Final = re.compile("[分按从][一-鿿]{1,8}看，$")
_GROUP: Final = re.compile(r"([^，。；：、\n\d]{2,14}?)(?:当?中)，[^，。；：]{2,14}占")
_ADVERB: Final = 7  # characters of an adverb, with the verb, that a clause may open with: 分层分类|开展培训
_OPENING_CLAUSE: Final = re.compile(r"[^，。；：！？\n（）\d*×]{4,30}(?=[，。；])")
_SENTENCE_ENDS: Final = "。；\n"


@lru_cache(maxsize=1)
def _zone() -> re.Pattern[str]:
    """A name of an area that is no administrative region: 海口经济圈."""
    return re.compile("[^，、的]{2,8}?(?:" + "|".join(map(re.escape, words_of("label_words", place="zone"))) + ")")


def _holds_number(clause: str) -> bool:
    return any(sign.isdigit() or sign in "*×xX" for sign in clause)


def is_reached(deed: str) -> bool:
    """True for a deed that is done to what is counted by what was counted before it: 改造小区30个，惠及|8000户.

    >>> is_reached("惠及"), is_reached("走访")
    (True, False)
    """
    return deed in words_of("label_words", place="reaching")


class NearClauses:
    """The labels of a document in the making, and the words of the clauses around its figures."""

    def __init__(self, text: str, figures: Sequence[Figure], slots: Sequence[Slot], roles: Sequence[Role]) -> None:
        self.text, self.figures, self.slots, self.roles = text, figures, slots, roles
        self.labels: list[str] = []
        self.nouns: dict[int, str] = {}  # what a figure counts, where that is part of its label
        self.bases: dict[int, str] = {}  # what a group was taken from, where a bound is part of a label
        self.wholes: dict[int, int] = {}  # the whole of each part
        self.asides: set[int] = set()  # shares of a plan or a whole: what changed is not them
        self.inside: list[bool] = []  # whether a figure stands in a bracket
        self.opened = 0  # the first figure of the sentence

    def _clause_before(self, number: int, mark: str = "，") -> str:
        """The clause that a mark parts from the one of a figure, "" where it is too short or too long to name it."""
        end = self.slots[number].start - 1
        clause = _CLAUSE_BEFORE.search(self.text, max(0, end - 30), end) if self.text[end : end + 1] == mark else None
        return clause.group() if clause else ""

    def deed_named_before(self, verb: str, number: int) -> str:
        """推行重大事项报告制度，累计|报告|300项: the deed by the name that the clause before has for it."""
        clause = self._clause_before(number)
        at = clause.rfind(verb)
        if at < 2:
            return verb
        words = stripped_left(clause[: at + len(verb)])[0]
        doing = label_patterns().doing.match(words)
        named = words[doing.end() :] if doing and doing.end() < len(words) else words
        fits = named.endswith(verb) and len(verb) + 2 <= len(named) <= 14  # no 进出口 for 出口
        return named if fits and not set("的、") & set(named) else verb

    def deed_of_next_clause(self, slot: Slot) -> str:
        """将12部党课，纳入资源库: what is done stands behind the comma."""
        if self.text[slot.end : slot.end + 1] != "，":
            return ""
        following = re.match(r"[^，。；：！？\n\d]{2,20}", self.text[slot.end + 1 : slot.end + 24])
        doing = label_patterns().doing.search(following.group(), 0, _ADVERB) if following else None
        return following.group() if following and doing else ""

    def subject_before(self, number: int) -> str:
        """The noun that opens the clause before a figure's, if that holds no figure and belongs to the sentence."""
        clause = self._clause_before(number)
        if not clause or _holds_number(clause) or self.tells_by(number):
            return self._grouped_by(number)
        if clause.startswith(words_of("function_words", use="subordinate")):
            return ""  # 随着服务业比重上升，|7%左右|的速度…
        if step := label_patterns().stepped.search(clause):
            return stripped_left(clause[: step.start()])[0]  # 财政收入迈过千亿元大关
        whole, clause = clause, ranked().sub("", clause)  # 人均结案数居全市首位
        clause = clause.partition("是")[0].removesuffix("主要")  # 经济增速|是综合性指标，目标为6%
        if ends_relational().search(clause) and not clause.startswith(words_of("comparison_words", use="beyond")):
            words = stripped_left(clause)[0]  # 研究与试验发展经费，增至9亿元
            doing = label_patterns().doing.match(words)
            return words[doing.end() :].removeprefix("新的") if doing else words
        noun, deed = noun_and_deed(clause)
        subject, _ = stripped_left(noun)
        if len(subject) >= 3 and deed:
            return subject
        # 资助困难家庭学生，合计90名: nothing else in the sentence has a name to lend; nor has what a semicolon ended
        begins = number == self.opened or self.text.endswith("；" + whole, 0, self.slots[number].start - 1)
        return from_last_verb(stripped_left(clause)[0]) if begins else ""

    def _grouped_by(self, number: int) -> str:
        """村集体收入现状为：|5万元以下的9个…: what the groups that a colon leads in are told apart by, else ""."""
        if not self.bounds_group(number):
            return ""
        clause = self._clause_before(number) if self.tells_by(number) else self._clause_before(number, "：")
        name = stripped_left(clause)[0].removeprefix("从").removesuffix("看")
        state = next((word for word in words_of("label_words", place="circumstance") if name.endswith(word)), "")
        return name.removesuffix(state)

    def bounds_group(self, number: int) -> bool:
        """True for a figure that tells a group: 65岁以上|人口, 0-14岁|人口."""
        figure = self.figures[number]
        return is_bound(figure.quote) or figure.form == "range" and figure.unit == "岁"

    def named_by_colon(self, number: int) -> str:
        """投资额：|12亿元；完成率：|96%: the name that a colon parts from its number, as in a sheet, else ""."""
        end = self.slots[number].start - 1
        name = _SHEET_NAME.search(self.text, max(0, end - 16), end) if self.text[end : end + 1] == "：" else None
        if self.slots[number].rank or self.bounds_group(number) or not name:
            return ""
        if name[1].startswith(AMONG) or _holds_number(name[1]):
            return ""
        return "" if name[1].endswith(words_of("label_words", place="no_sheet")) else name[1]

    def tells_by(self, number: int) -> bool:
        """从年龄看，|35岁以下90名: what is counted is divided anew, and not what the figure before it counted."""
        return _BY.search(self.text, max(0, self.slots[number].start - 12), self.slots[number].start) is not None

    def group_in(self, number: int) -> str:
        """村书记中，退役军人占15%、致富能手占|36%: of whom the sentence, or its part, tells the shares; else ""."""
        start = self.figures[number].start
        begin = max(self.text.rfind(mark, max(0, start - 90), start) for mark in "。；\n") + 1
        group = _GROUP.match(self.text, begin, start)
        return stripped_left(group[1])[0] if group else ""

    def works_before(self, number: int, *, dated: bool = False) -> str:
        """改造教学楼，总投资900万元: the works that the clause before tells of, where it counts nothing.

        With `dated`, a number that is no figure (第7次提高养老金) does not matter.
        """
        clause = self._clause_before(number) if self.slots[number].rank == 0 else ""
        if not clause or not dated and _holds_number(clause):
            return ""
        words = stripped_left(clause)[0]
        doing = label_patterns().doing.search(words) if dated else label_patterns().doing.match(words)
        works = words[doing.end() :] if doing else ""
        return works if len(works) <= 16 else from_last_verb(works)

    def of_clause_before(self, label: str, number: int) -> str:
        """提高养老金，人均|增长3%; 建立补贴制度，惠及|900人: half a label, completed by what the clause before did."""
        alone, deed = label in words_of("label_words", place="per_head"), is_reached(label)
        works = self.works_before(number, dated=alone) if alone or deed else ""
        if not works or len(works) > 16 or works[0] == "对":
            return label
        return label + works if alone else works + label

    def of_zone_before(self, label: str, number: int) -> str:
        """海口经济圈提速建设，|经济总量|3000亿元: the zone's, not that of the province whose report it is."""
        if label not in words_of("label_words", place="economy"):
            return label
        clause = stripped_left(self._clause_before(number))[0]
        doing = label_patterns().doing.match(clause)
        zone = _zone().match(clause, doing.end() if doing else 0)
        return zone.group() + label if zone else label

    def _sentence_start(self, at: int, reach: int) -> int:
        """Where the sentence that ends at or behind `at` begins, -1 where that is more than `reach` signs back."""
        end = max(self.text.rfind(mark, max(0, at - reach), max(0, at)) for mark in _SENTENCE_ENDS)
        return end + 1 if end >= 0 or at <= reach else -1

    def topic_of(self, number: int) -> str:
        """What opens a figure's sentence, or was the short one before it, and holds no figure: 汽车产业提速。产值…"""
        start = self.slots[number].start
        begin = self._sentence_start(start, 90)
        if begin == start:
            begin = self._sentence_start(start - 1, 18)
        clause = _OPENING_CLAUSE.match(self.text, begin, start) if begin >= 0 else None
        words = stripped_left(clause.group())[0] if clause else ""
        doing = label_patterns().doing.match(words)
        topic, deed = noun_and_deed(words[doing.end() :] if doing else words)
        return topic if deed and 2 <= len(topic) <= 10 and "、" not in topic else ""
