"""The label of a figure: what the report says is measured, as a chart would name it.

Chinese reports put the measured thing before the number (建立联系点|4.6万个), behind it (|79名|高端师资) or around it
(将|12名|专家|纳入师资库). The words of a clause left and right of the number are stripped of what is no part of a
name - time, place, adverbs, words of change - and put together in the order of a name: verb, 的, noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clauses import Slot
from extract.completion import claim_of, is_share
from extract.labelwords import attributes_of_units, counting_units, label_patterns, relational_nouns
from extract.outline import Outline, sentence_at
from extract.phrases import (
    cut,
    from_last_verb,
    list_names,
    noun_and_deed,
    own_left,
    own_right,
    short_deed,
    stripped_left,
    without_list,
    without_preposition,
)
from extract.record import Figure
from extract.roles import Role, gap_start_of
from extract.wholes import AMONG, owned, part_label
from extract.wording import family_of

_DISPOSING = ("将", "把", "对")
_MEASURED_BY = re.compile(r"的(?P<by>比例|标准|幅度)(?P<deed>[一-鿿“”]{3,16})$")
_SET_OUT = re.compile(r"(?:分别)?(?:由|从)[^，、]{0,8}$")
_PER = re.compile(r"(?:平均)?每[一-鿿]{1,6}(?:平均)?$|^平均")
_LONGEST_BRACKET = 200  # characters a bracket's beginning is looked for in
_AROUND = 30_000  # characters either side of a list in which its words are looked for
_NO_NAME = frozenset(("年", "自然", "相"))  # what is left of 年增长, 自然减少, 相比
_BOUND = re.compile(r"以上$|以下$|以内$|^超过?|^不足")
_RATIOS = ("占比", "比例", "比重", "率")
_SOULS = ("户", "人", "口")
_PEOPLE = ("名", "人", "个", "户", "家", "人次")


def labels_of(
    outline: Outline, figures: Sequence[Figure], slots: Sequence[Slot], roles: Sequence[Role]
) -> list[str]:
    """The label of each figure, empty where its sentence names nothing.

    A change without a noun of its own takes the label of the level before it (…185亿元，增长8.5%); figures that
    share one list of nouns (A和B分别为2名和7名) take one noun each.

    >>> from extract.clauses import slots_of
    >>> from extract.figures import figures_in
    >>> from extract.outline import outline_of
    >>> from extract.roles import roles_of
    >>> outline = outline_of("建成驿站3个，驿站覆盖率比上年提高4个百分点。")
    >>> figures = figures_in(outline.text)
    >>> slots = slots_of(outline, figures)
    >>> labels_of(outline, figures, slots, roles_of(figures, slots))
    ['建成驿站', '驿站覆盖率']
    """
    names = _Names(outline.text, figures, slots, roles)
    sentence = (-1, -1)
    for number, figure in enumerate(figures):
        if not sentence[0] <= figure.start < sentence[1]:
            sentence = sentence_at(outline, figure.start)
            names.opened = number
        names.inside.append(_is_inside_bracket(outline.text, sentence[0], figure.start))
        names.labels.append(cut(names.label_of(number)))
    return names.labels


def _is_inside_bracket(text: str, start: int, index: int) -> bool:
    start = max(start, index - _LONGEST_BRACKET)
    return text.rfind("（", start, index) > text.rfind("）", start, index)


# -- names from neighbours --------------------------------------------------------------------------------------


class _Names:
    """The labels of a document in the making; a figure may take its name, or part of it, from one before it."""

    def __init__(self, text: str, figures: Sequence[Figure], slots: Sequence[Slot], roles: Sequence[Role]) -> None:
        self.text, self.figures, self.slots, self.roles = text, figures, slots, roles
        self.labels: list[str] = []
        self.nouns: dict[int, str] = {}  # what a figure counts, where that is part of its label
        self.bases: dict[int, str] = {}  # what a group was taken from, where a bound is part of a label
        self.asides: set[int] = set()  # shares of a plan or a whole: what changed is not them
        self.inside: list[bool] = []  # whether a figure stands in a bracket
        self.opened = 0  # the first figure of the sentence

    def label_of(self, number: int) -> str:
        label = self._listed(number) or self._own(number)
        label = self._completed(label, number) if label else self._inherited(number)
        unit = self.figures[number].unit
        if label and (whole := self._whole_of(number)) >= self.opened:
            label = part_label(label, self.labels[whole])
        if not label or self._counts_anew(number):
            return attributes_of_units("yes").get(unit, "")
        if self.roles[number].role == "rank" and not label.endswith(("排名", "位次", "名次")):
            label += "排名"
        elif unit in attributes_of_units() and _BOUND.search(self.figures[number].quote):
            label = label.removesuffix(attributes_of_units()[unit]) + attributes_of_units()[unit]
        return label

    def _completed(self, label: str, number: int) -> str:
        """A label that says only half takes the rest from the figure before it in the sentence."""
        if label in relational_nouns():
            return self._with_owner(label, number)
        before, unit = self._before(number), self.figures[number].unit
        if self.inside[number] and before >= self.opened and label in label_patterns().verbs:
            return self.labels[before] + label  # 确诊12例（出院|3例）
        noun = (self.nouns.get(before, "") or self.labels[before]) if before >= self.opened else ""
        if not noun or noun == label:
            return label
        if unit in counting_units() and label in label_patterns().verbs:  # 走访联系点3个、慰问|20次
            doing = label_patterns().doing.match(noun)
            return noun[doing.end() :] + label if doing and len(noun) > doing.end() + 1 else label + noun
        if len(label) <= 8 and _PER.search(label) and self.figures[before].unit == unit:
            return label + noun
        return label

    def _whole_of(self, number: int) -> int:
        """The figure before 其中 that a figure is a part of, counted alike; -1 where there is none."""
        slot = self.slots[number]
        among = self.text.startswith(AMONG, slot.start) or self.text.startswith(AMONG + "，", slot.start - 3)
        inside = next((n for n in range(slot.first, number + 1) if self.slots[n].before.startswith("、" + AMONG)), 0)
        if not among and not inside or self.roles[number].role in ("gap", "rank"):
            return -1
        whole, grows = self._before(inside or slot.first), self.roles[number].role == "change"
        while whole >= self.opened and (self.roles[whole].role in ("change", "gap", "rank")) > grows:
            whole = self._before(whole)  # 经营主体900万户、增长6%，其中企业300万户
        if whole < self.opened or (self.roles[whole].role == "change") != grows:
            return -1
        return whole if family_of(self.figures[whole].unit) == family_of(self.figures[number].unit) else -1

    def _before(self, number: int) -> int:
        """The figure before a figure on its own level: a bracket belongs to the figure before it, and lends nothing."""
        before = number - 1
        while before >= self.opened and self.inside[before]:
            before -= 1
        return before

    def _counts_anew(self, number: int) -> bool:
        """自然村5个，143户: a bare count of households or people after another count is none of the same thing."""
        slot, before = self.slots[number], number - 1
        if before < self.opened or self.figures[number].unit not in _SOULS or slot.left or own_right(slot):
            return False
        unit = self.figures[before].unit
        if self.labels[before] == attributes_of_units("yes").get(unit):
            return unit != self.figures[number].unit  # 户数, then people
        return unit in counting_units() and unit not in (*_SOULS, "名", "人次")

    def _own(self, number: int) -> str:
        figure, slot = self.figures[number], self.slots[number]
        left, share = stripped_left(self._left_of(number))
        left = "" if left in _NO_NAME else left
        right = "" if self.roles[number].role == "rank" else own_right(slot)  # 前十强 names no measure
        shared = figure.unit == "%" or figure.form == "fraction" or "/" in figure.quote
        bare = not left or left in label_patterns().verbs or left in label_patterns().prepositions
        if claim := self._claim(number):
            return claim
        if measured := _MEASURED_BY.match(slot.right):
            return f"{measured['deed']}{measured['by']}"
        bounds = bool(_BOUND.search(figure.quote))
        if shared and right and (bare or right.startswith("的")) and not (left and bounds):
            return self._group_share(number, without_preposition(left), right.removeprefix("的"))
        if shared and left.startswith("占") and not left.startswith(_RATIOS) and number > self.opened:
            self.asides.add(number)
            return f"{self.labels[number - 1]}占{left[1:]}比重"  # 达标村900个，占行政村总数的80%
        if share or left.endswith(("占比", "比例", "比重")):
            return self._share(number, left, share)
        if bound := self._bound_before(number, left):
            return f"{bound}{left}{'占比' if figure.unit == '%' else ''}"
        if not right or (left and figure.unit in ("%", "倍", "个百分点")):
            self.nouns[number] = left = left.removesuffix("在")  # 发生率在20%以上
            return left + self._noun_of_list(number) if left else ""
        if right.startswith("的") and (owned := next((noun for noun in relational_nouns() if left.endswith(noun)), "")):
            return right[1:] + owned  # 总规模90亿元的|基金
        noun, deed = noun_and_deed(right.removeprefix("的"))
        if figure.unit in attributes_of_units() and _BOUND.search(figure.quote):
            return noun
        if noun and not deed and slot.rank + 1 < slot.count:
            match = label_patterns().doing.search(noun, 2)
            if match and match.end() == len(noun):  # 12个县|建立30个联系点
                noun, deed = noun[: match.start()], match.group() + own_right(self.slots[number + 1])[:12]
        return self._assembled(number, left, noun, deed)

    def _claim(self, number: int) -> str:
        """税收9亿元，完成年初预算8亿元的97%: the plan, and how much of it was carried out, are those of the tax."""
        before, shared = self.slots[number].before, self._is_share(number)
        if shared and before == "的" and number - 1 in self.asides:
            before = self.slots[number - 1].before
        elif not shared and not (self.slots[number + 1 : number + 2] and self._is_share(number + 1)
                                 and self.slots[number + 1].before == "的"):  # fmt: skip
            return ""
        claim = claim_of(before)
        if not claim.plan or claim.owner or number == self.opened:
            return ""
        self.asides.add(number)
        owner = next((n for n in range(number - 1, self.opened - 1, -1) if n not in self.asides), self.opened)
        whole = self.labels[owner]
        if not shared:
            return whole + claim.plan
        return f"{whole}占{claim.plan}比重" if claim.verb.startswith("占") else f"{whole}完成{claim.plan}"

    def _is_share(self, number: int) -> bool:
        return is_share(self.figures[number].unit, self.figures[number].form)

    def _left_of(self, number: int) -> str:
        """The words before a figure that are its own, less what they are compared with and the 由, 从 of a movement."""
        slot, role = self.slots[number], self.roles[number].role
        left = own_left(slot)
        if role in ("gap", "change") and (size := len(slot.before) - gap_start_of(slot.before)):
            at = left.find(slot.before[-size], max(len(left) - size, 0))  # time words and places are gone from `left`
            return left[:at] if at >= 0 else left
        return _SET_OUT.sub("", left) if role == "from" else left

    def _assembled(self, number: int, left: str, noun: str, deed: str) -> str:
        slot = self.slots[number]
        bare = without_preposition(left)
        if bare != left:
            if not deed and left.endswith(_DISPOSING):
                deed = self._deed_of_next_clause(slot)
            deed = deed or self._deed_of_list(number)
            left = "" if deed else bare
        elif left.startswith(_DISPOSING) and not deed:
            left = left[1:]
        if "、" in left and noun:
            left = without_list(left)
        if noun.startswith(left):  # 20个县中有13个|县
            left = ""
        if len(left) > 14:
            left = from_last_verb(left)
        if not deed and not left:
            deed = self._deed_of_list(number)
        if not noun and not left:
            noun = self._noun_before(number)
        self.nouns[number] = noun
        if left:
            of = "的" if slot.left.endswith("的") and noun else ""
            return left + of + noun + (deed if len(left + noun) < 6 or (not noun and len(left + deed) < 22) else "")
        if deed and noun:
            return f"{short_deed(deed)}的{noun}"
        return noun or deed

    def _deed_of_next_clause(self, slot: Slot) -> str:
        """将12部党课，纳入资源库: what is done stands behind the comma."""
        if self.text[slot.end : slot.end + 1] != "，":
            return ""
        following = re.match(r"[^，。；：！？\n]{2,20}", self.text[slot.end + 1 : slot.end + 24])
        return following.group() if following and label_patterns().verb.match(following.group()) else ""

    def _deed_of_list(self, number: int) -> str:
        """What the last noun of a list did holds for all of it (3个支部、40名党员|参与巡防)."""
        slot = self.slots[number]
        last = slot.first + slot.count - 1
        following = self.slots[number + 1 : last + 1]
        if not following or any(not each.left.endswith(("、", "和", "与", "及")) for each in following):
            return ""
        return noun_and_deed(self.slots[last].right)[1]

    def _noun_of_list(self, number: int) -> str:
        """书记5项、委员7项、支部12项|重点任务: the noun behind the last number of a list is that of all."""
        slot, figure = self.slots[number], self.figures[number]
        last = slot.first + slot.count - 1
        if number == last or any(self.figures[n].unit != figure.unit for n in range(number + 1, last + 1)):
            return ""
        if any(own_right(self.slots[n]) for n in range(number, last)):
            return ""
        lefts = [self.slots[n].left for n in range(number + 1, last + 1)]
        if any(len(left) > 10 or left[:1] not in "、和" for left in lefts):
            return ""
        right = own_right(self.slots[last])
        return noun_and_deed(right)[0] if right and not label_patterns().verb.match(right) else ""

    def _noun_before(self, number: int) -> str:
        """12名书记进编、3名|提高报酬: the noun of the figure before, if it is counted in the same unit."""
        before = number - 1
        if before < self.opened or self.figures[before].unit != self.figures[number].unit:
            return ""
        return self.nouns.get(before, "")

    def _bound_before(self, number: int, left: str) -> str:
        """超过20万元|达57个, 45—54岁的|17人: the group is what the figure before bounds."""
        slot = self.slots[number]
        if not slot.rank or slot.joined or "、" in slot.left:
            return ""
        before = number - 1
        while self.slots[before].joined:
            before -= 1
        if not _BOUND.search(self.figures[number - 1].quote) and slot.before not in ("的", "的有", "的达"):
            return ""
        bound, whole = self.figures[before].quote, self.labels[before]
        attribute = attributes_of_units().get(self.figures[before].unit, "")
        base = whole.removesuffix(attribute) if attribute else whole
        self.bases[number] = whole
        if len(left) > 4 or (left and (base.startswith(left) or base.endswith(left))):
            return bound  # 60岁以上|党员
        return base + bound

    def _group_share(self, number: int, left: str, right: str) -> str:
        """30%的村|达到5万元以上, 80%的支部|达标: the share of those that did so."""
        noun, deed = noun_and_deed(right)
        if not deed and self.slots[number].rank + 1 < self.slots[number].count:
            following = self.figures[number + 1]
            if _BOUND.search(following.quote):
                deed = self.slots[number + 1].left.rpartition(noun)[2] + following.quote
        name = f"{short_deed(deed)}的{noun}" if deed and noun else noun or deed
        return f"{left if len(left) < 8 else ''}{name}{'' if name.endswith(_RATIOS) else '占比'}"

    def _share(self, number: int, left: str, share: bool) -> str:
        """A占30%: the share of A in what the sentence counted before; 35岁以下占12%: the quote names the group."""
        slot = self.slots[number]
        if slot.rank and not slot.joined and "、" not in slot.left and _BOUND.search(self.figures[number - 1].quote):
            left = self.figures[number - 1].quote + left
        elif left in ("", "占比", "比例", "比重") and slot.rank:
            left = self.labels[number - 1] + left
        if share and slot.rank == 0 and number > self.opened and slot.left.startswith("占"):
            whole = self.labels[number - 1]
            self.bases[number] = self.bases.get(number - 1, whole)
            if left:
                return f"{whole}占{left}比重"
            return whole if whole.endswith(_RATIOS) else whole + "占比"
        label = left + ("占比" if share and not left.endswith(_RATIOS) else "")
        whole = self.labels[slot.first - 1] if slot.first > self.opened else ""
        counted = slot.first > self.opened and self.figures[slot.first - 1].unit in _PEOPLE
        if whole.endswith("占比") and 2 <= whole.find("中") < 14:
            return whole.split("中", 1)[0] + "中" + label
        if not counted or not whole or label.startswith(whole) or len(left) > 10 or len(whole) > 14:
            return label
        return f"{whole}{'' if label in _RATIOS else '中'}{label}"  # 女干部40名，比例达30%

    def _listed(self, number: int) -> str:
        """The label of a figure in a distributive list: the k-th noun for the k-th number."""
        first = last = number
        while self.slots[first].joined:
            first -= 1
        while last + 1 < len(self.slots) and self.slots[last + 1].joined:
            last += 1
        if first == last:
            return ""
        count = last - first + 1
        left, _ = stripped_left(self._left_of(first))
        if names := list_names(left, count, self._around(number)):
            return names[number - first].replace("分别", "")
        if not left and first - count >= self.opened and not own_right(self.slots[last]):
            return self.labels[number - count]  # 行政编3名、事业编5名，提高2%、4%
        if (unit := self.figures[number].unit) in attributes_of_units() and (noun := own_right(self.slots[last])):
            return f"{left}{noun}{attributes_of_units()[unit]}"  # 2小时、24小时、7天|响应
        if _BOUND.search(self.figures[number].quote) and number > first:
            return self.labels[number - 1]
        bare = number > first and not own_right(self.slots[number])
        return self.labels[number - 1] if bare else ""

    def _around(self, number: int) -> str:
        """The text around a figure, as far as words are looked for that it uses too."""
        start = self.figures[number].start
        return self.text[max(start - _AROUND, 0) : start + _AROUND]

    def _inherited(self, number: int) -> str:
        """What a clause without a noun of its own speaks of: the clause before it, else the figure before it.

        进出口总值创新高，达到90亿元 takes its noun from the clause between; a rank in between (居第3位、增长5%) is
        passed over.
        """
        slot = self.slots[number]
        spoken = self._subject_before(number) if slot.rank == 0 else ""
        if spoken:
            return spoken
        changed = self.roles[number].role == "change" and self.figures[number].unit != "个百分点"
        for before in range(number - 1, self.opened - 1, -1):
            if self.inside[before] and not self.inside[number]:
                continue
            if before in self.asides and changed:
                continue
            if self.roles[before].role != "rank" or self.roles[number].role == "rank" or before == self.opened:
                level = self.roles[number].role == "level"
                label = self.bases.get(before, self.labels[before]) if level else self.labels[before]
                return label.removesuffix("排名")
        return ""

    def _subject_before(self, number: int) -> str:
        """The noun that opens the clause before a figure's, if that holds no figure and belongs to the sentence."""
        start = self.slots[number].start
        clause = re.search(r"[^，。；：！？\n（）]{4,30}(?=，$)", self.text[max(0, start - 31) : start])
        if not clause or any(sign.isdigit() or sign in "*×xX" for sign in clause.group()):
            return ""
        noun, deed = noun_and_deed(clause.group())
        subject, _ = stripped_left(noun)
        if len(subject) >= 3 and deed:
            return subject
        # 资助困难家庭学生，合计90名: nothing else in the sentence has a name to lend
        return from_last_verb(stripped_left(clause.group())[0]) if number == self.opened else ""

    def _with_owner(self, label: str, number: int) -> str:
        """增加值 alone says nothing: it is that of what the sentence spoke of before."""
        for before in reversed(self.labels[self.opened : number]):
            before = label_patterns().growing.sub("", before)  # 粮食增产，产量900万吨
            if before and not before.endswith(_RATIOS):
                return owned(before, label)
        return label
