"""The words left and right of a figure that are its own, where others share its clause."""

from __future__ import annotations

import re
from typing import Final

from extract.clauses import Slot
from extract.labelphrases import aside, last_joiner, ranked, setting_clause, setting_end, some_from
from extract.labelwords import label_patterns, names_nothing, short_nouns
from extract.nearclauses import NearClauses
from extract.phrases import JOINING
from extract.roles import gap_start_of

_NO_NOUN: Final = re.compile("（[^（）]*）|[0-9]+")  # 56亿元|（预计数，下同）, 22%|1, the mark of a footnote
_COUNTED_RIGHT: Final = re.compile(r"的?[一-鿿“‘《（A-Za-z0-9]")
_OPENING_BRACKETS: Final = frozenset("（(")
_OTHER_UNIT: Final = re.compile(r"[（(][^）)]{1,3}[）)]")  # 7万套（间）
_ALL_IN_ONE: Final = re.compile(r"集[^，。]{2,40}?于一[体身]的")  # 集培训、研学于一体的|基地
_FIRST_ITEM: Final = re.compile(r"(?:[^、（(]|（[^）]*）|\([^)]*\)|[（(])*")
_SET_OUT: Final = re.compile(r"(?:分别)?(?:由|从)[^，、]{0,8}$")
_LASTING: Final = "连续"
_LONGEST_SUBJECT: Final = 14


def _without_other_unit(text: str) -> str:
    """The words around a figure less a second unit in brackets, 7万套（间）, and lists: 省（自治区、直辖市）."""
    if text[:1] in _OPENING_BRACKETS and (match := _OTHER_UNIT.match(text)):
        text = text[match.end() :]
    return aside().sub("", text) if "（" in text else text


def ends_joining(words: str) -> bool:
    """True where words end in one that joins what follows: 和, 与, 及; but not 参与, 惠及.

    >>> ends_joining("中医院和"), ends_joining("改造惠及")
    (True, False)
    """
    return bool(last_joiner().search(words))


def own_left(slot: Slot) -> str:
    """The words before the figure that are its own, where another figure stands in the same clause."""
    left = _without_other_unit(slot.left)
    if "在" in left:
        left = setting_clause().sub("", left)
    if "于一" in left:
        left = _ALL_IN_ONE.sub("", left)
    if slot.rank == 0:
        return left
    if ends_joining(left):
        return ""  # 5所|中医院和|9所: the words belong to the figure before
    if left[:1] in JOINING:
        last = left.rpartition("、")[2]  # 、稳居前列、增长: the last item may hold a word of change alone
        return "" if not label_patterns().without_change(last) else left[1:]
    head, _, tail = left.rpartition("、")
    if "）" in tail and "（" not in tail:
        tail = head.rpartition("（")[0].rpartition("、")[2] + left[head.rfind("（") :]  # 县（市、区）书记报酬
    return tail.rpartition("的")[2] or tail


def own_right(slot: Slot) -> str:
    """The words behind the figure that name what is counted, "" where it ends its clause."""
    right = _without_other_unit(slot.right)
    words = label_patterns()
    if slot.rank + 1 < slot.count:
        right = _FIRST_ITEM.match(right)[0]  # type: ignore[index]
        right = last_joiner().sub("", right)
        while right[-1:] in words.moved_ends or right[-1:] in words.tail_ends:
            shorter = words.tail.sub("", words.without_change(right))
            if shorter == right:
                break
            right = shorter
    if not _COUNTED_RIGHT.match(right) or names_nothing().match(right) or _NO_NOUN.fullmatch(right):
        return ""
    if slot.rank + 1 < slot.count and right in words.verbs and slot.after[len(right) :] in ("", "至", "到", "为", "成"):
        return ""  # 5000人以上|增配|1名; 66户|整合至|12户
    return right


class OwnWords(NearClauses):
    """The labels of a document in the making, and the words of its figures that are their own."""

    def left_of(self, number: int) -> str:
        """The words before a figure that are its own, less what they are compared with and the 由, 从 of a movement."""
        slot, role = self.slots[number], self.roles[number].role
        left = self._setting_left(number) or self._lasting_left(number) + own_left(slot)
        if slot.rank and (group := self._group_of(number - 1)):
            left = left.removeprefix(group + "中")
        if slot.rank and left in short_nouns() and not self.figures[number - 1].unit:
            return ""  # 9|镇|5|乡
        if role in ("gap", "change") and (size := len(slot.before) - gap_start_of(slot.before)):
            at = left.find(slot.before[-size], max(len(left) - size, 0))  # time words and places are gone from `left`
            return left[:at] if at >= 0 else left
        if role == "rank":
            return ranked().sub("", left)
        return _SET_OUT.sub("", left) if role == "from" else left

    def _setting_left(self, number: int) -> str:
        """产值在电价上涨|9%|的情况下增长|5%: before one what is 9% more, before the other whose 5% it is; else ""."""
        slot, setting = self.slots[number], setting_end()
        if slot.rank and (behind := setting.match(slot.left)):
            subject, inside, _ = self.slots[number - 1].left.rpartition("在")
            return subject + slot.left[behind.end() :] if inside else ""
        if not setting.match(slot.right):
            return ""
        subject, _, inside = slot.left.rpartition("在")
        return inside if label_patterns().without_change(inside) else subject  # 在上年增长9%的基础上

    def _lasting_left(self, number: int) -> str:
        """办公经费连续|4年|压减比例超|6%: what the clause speaks of before it says how long, else ""."""
        slot, before = self.slots[number], self.slots[number - 1]
        lasts = slot.rank and self.figures[number - 1].unit == "年" and before.before.endswith(_LASTING)
        left = own_left(before) if lasts and slot.left[:1] not in JOINING else ""
        return left if len(left) <= _LONGEST_SUBJECT and "、" not in left else ""

    def _group_of(self, number: int) -> str:
        """从900名|民警|中选拔…: the group that some are taken from; empty where none is."""
        slot = self.slots[number]
        found = some_from().match(slot.right) if slot.before.endswith(("从", "在")) else None
        return found[1] if found else ""
