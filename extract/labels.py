"""The label of a figure: what the report says is measured, as a chart would name it.

Chinese reports put the measured thing before the number (建立联系点|4.6万个), behind it (|79名|高端师资) or around it
(将|12名|专家|纳入师资库). The words of a clause left and right of the number are stripped of what is no part of a
name - time, place, adverbs, words of change - and put together in the order of a name: verb, 的, noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clauses import Slot
from extract.labelwords import (
    attributes_of_units,
    counting_units,
    ends_relational,
    label_patterns,
    relational_nouns,
    short_nouns,
)
from extract.neighbours import BOUND, RATIOS, Neighbours
from extract.outline import Outline, sentence_at
from extract.phrases import (
    cut,
    ends_joining,
    from_last_verb,
    list_names,
    noun_and_deed,
    opening_verbs,
    own_right,
    short_deed,
    stripped_left,
    without_list,
    without_preposition,
)
from extract.record import Figure
from extract.roles import Role
from extract.wholes import AMONG, part_label, sibling_label

_DISPOSING = ("将", "把", "对")
_MEASURED_BY = re.compile(r"的(?P<by>比例|标准|幅度)(?P<deed>[一-鿿“”]{3,16})$")
_SHORT_NOUN = re.compile("[村县镇乡市区省户](?![级民委办场域长属])")  # that has what follows as its own: 村|集体收入
_PART_OF = re.compile(r"(?P<part>[^，、]{4,20}?)(?:达到?|相当于)(?P<whole>[一-鿿]{2,12}总[数量额])的$")
_BOUNDED_BY = re.compile("(?:总?投资|年?产值|年?收入|海拔|年龄|人口|面积|库容|产能|规模)(?:在|达到?)?")
_GRADE = re.compile("[国省市县区千百万亿]{1,2}家?级")
_GIVEN = re.compile("(?:给予|发放|提供|补助|奖励)$")
_PER = re.compile(r"(?:平均)?每[一-鿿]{1,6}(?:平均)?$|^平均")
_LONGEST_BRACKET = 200  # characters a bracket's beginning is looked for in
_AROUND = 30_000  # characters either side of a list in which its words are looked for
_NO_NAME = frozenset(("年", "自然", "相"))  # what is left of 年增长, 自然减少, 相比
_LONGEST_BOUND = 16  # characters of what is bounded, with its bound, in the label of a share
_REACHES = ("惠及", "受益", "覆盖")  # what is counted is reached by what was counted before
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


class _Names(Neighbours):
    """The labels of a document in the making: the words of each figure, put together in the order of a name."""

    def label_of(self, number: int) -> str:
        label = self._listed(number) or self._own(number)
        label = self._completed(label, number) if label else self.inherited(number)
        unit = self.figures[number].unit
        if label and (whole := self.whole_of(number)) >= self.opened:
            label = part_label(label, self.labels[whole])
        if self.roles[number].role == "change" and unit == "%" and self.slots[number].rank == 0:
            label = sibling_label(label, self.measured_before(number))
        if len(label) == 2 and number == self.opened and not BOUND.search(self.figures[number].quote):
            label = self.deed_named_before(label, number)
        if not label or self.counts_anew(number):
            return attributes_of_units("yes").get(unit, "")
        if self.roles[number].role == "rank" and not label.endswith(("排名", "位次", "名次")):
            label += "排名"
        elif unit in attributes_of_units() and BOUND.search(self.figures[number].quote) and not label.endswith("寿命"):
            label = label.removesuffix(attributes_of_units()[unit]) + attributes_of_units()[unit]
        return label

    def _completed(self, label: str, number: int) -> str:
        """A label that says only half takes the rest from the figure before it in the sentence."""
        if label in relational_nouns():
            return self.with_owner(label, number)
        before, unit = self.before(number), self.figures[number].unit
        if self.inside[number] and before >= self.opened and label in label_patterns().verbs:
            return self.labels[before] + label  # 确诊12例（出院|3例）
        noun = (self.nouns.get(before, "") or self.labels[before]) if before >= self.opened else ""
        if noun in ("", label, "人均", "户均"):
            return label
        deed = label in label_patterns().verbs
        if deed and self.roles[number].role == "to":
            return self.labels[before]  # 企业由66户整合至|12户
        alike = not deed and self.slots[number].left.endswith(label) and self.figures[before].unit == unit
        if alike and (thing := self.thing_of(label, before)):
            return label + thing
        if unit in counting_units() and deed:  # 走访联系点3个、慰问|20次
            doing = label_patterns().doing.match(noun)
            two_deeds = doing and noun[doing.end() :] in label_patterns().verbs  # 治愈出院82例，死亡|1例
            if two_deeds or (label not in _REACHES and self.counts_people(number, noun)):
                return label  # 建成安置点6个，搬迁|3万人
            return noun[doing.end() :] + label if doing and len(noun) > doing.end() + 1 else label + noun
        if len(label) <= 8 and _PER.search(label) and self.figures[before].unit == unit:
            return label + noun
        return label

    def _own(self, number: int) -> str:
        figure, slot = self.figures[number], self.slots[number]
        left, share = stripped_left(self.left_of(number))
        grown = number > self.opened and figure.unit == "%" and label_patterns().growing.fullmatch(left)
        left = "" if left in _NO_NAME or grown else left  # 产量900万吨，增产3%
        right = "" if self.roles[number].role == "rank" else own_right(slot)  # 前十强 names no measure
        by = figure.unit in counting_units() and _BOUNDED_BY.fullmatch(slot.right)
        if by and slot.rank + 1 < slot.count and BOUND.search(self.figures[number + 1].quote):
            right = own_right(self.slots[number + 1])  # 9所|海拔|1500米以上|学校
        if slot.rank + 1 < slot.count and _GRADE.fullmatch(right):
            graded = _GRADE.match(own_right(self.slots[number + 1]))  # 6个|国家级、20个|省级重点专科
            right += own_right(self.slots[number + 1])[graded.end() :] if graded else ""
        if figure.unit not in counting_units():
            left = left.removeprefix("推动")  # 推动|预期寿命达到80岁
        if not right and figure.unit in ("项", "条") and slot.right.startswith("目标任务"):
            right = "目标任务"  # of people it is what they are the goal of (培训9名|目标任务)
        if slot.right.startswith("相比"):
            left = right = ""  # 与上次普查的9人|相比
        shared = figure.unit == "%" or figure.form == "fraction" or "/" in figure.quote
        bare = not left or left in label_patterns().verbs or left in label_patterns().prepositions
        if claim := self.claim(number):
            return claim
        if shared and (part := _PART_OF.search(slot.left)):
            return f"{stripped_left(part['part'])[0]}占{part['whole']}比重"
        if measured := _MEASURED_BY.match(slot.right):
            return f"{measured['deed']}{measured['by']}"
        bounds = bool(BOUND.search(figure.quote))
        if shared and right and (bare or right.startswith("的")) and not (left and bounds):
            right = right.removeprefix("的").removeprefix("为")  # 60%|为女性
            return self._group_share(number, without_preposition(left), right)
        if left == "占比重" and slot.rank == 0 and number > self.opened:
            return f"{self.labels[number - 1]}比重"  # 总量9万亿元，占比重6%
        a_share = (shared or figure.unit == "个百分点") and left.startswith("占") and not left.startswith(RATIOS)
        if a_share and number > self.opened:  # 达标村900个，占行政村总数的80%
            self.asides.add(number)
            return f"{self.labels[number - 1].removesuffix('排名')}占{_whole_in(left[1:])}比重"
        if share or left.endswith(("占比", "比例", "比重")):
            return self._share(number, left, share)
        if bound := self.bound_before(number, left):
            share = figure.unit == "%" and self.roles[number].role != "change" and not left.endswith(RATIOS)
            return f"{bound}{left}{'占比' if share else ''}"  # but 新增3岁以下托位数较上年增长|17%
        if not right or (left and figure.unit in ("%", "倍", "个百分点")):
            self.nouns[number] = left = left.removesuffix("在")  # 发生率在20%以上
            if not slot.after and slot.rank + 1 < slot.count and figure.unit in counting_units():  # 5类|36个|问题
                return left + (noun_and_deed(own_right(self.slots[number + 1]))[0] or self.noun_of_list(number))
            return left + self.noun_of_list(number) if left else ""
        if right.startswith("的") and (owned := next((noun for noun in relational_nouns() if left.endswith(noun)), "")):
            # 总规模90亿元的|基金; but 村集体经济收入9万元以上的|村
            bounded = bounds and len(left) > len(owned) + 1 and not label_patterns().doing.match(left)
            return left if bounded else right[1:] + owned
        if group := self._group_of(number):
            self.nouns[number] = group
            return group
        if _SHORT_NOUN.match(right) and slot.rank + 1 < slot.count and ends_relational().search(right, 3):
            following = self.figures[number + 1].quote  # 9个|村集体经济收入|超过20万元
            if (BOUND.search(following) or following.startswith("突破")) and figure.unit in counting_units():
                return f"{right[1:]}{following}的{right[0]}"
        noun, deed = noun_and_deed(right.removeprefix("的"))
        if figure.unit in attributes_of_units() and BOUND.search(figure.quote):
            owner, of, whole = noun.partition("的")
            return owner if of and whole[:1] in short_nouns() else noun  # 35岁以下|党员的村
        if noun and not deed and slot.rank + 1 < slot.count:
            match = label_patterns().doing.search(noun, 2)
            if match and match.end() == len(noun):  # 12个县|建立30个联系点
                noun, deed = noun[: match.start()], match.group() + own_right(self.slots[number + 1])[:12]
        return self._assembled(number, left, noun, deed)

    def _assembled(self, number: int, left: str, noun: str, deed: str) -> str:
        slot = self.slots[number]
        bare = without_preposition(left)
        if bare != left:
            if not deed and left.endswith(_DISPOSING):
                deed = self.deed_of_next_clause(slot)
            deed = deed or self.deed_of_list(number)
            left = "" if deed else bare
        elif left.startswith(_DISPOSING) and not deed:
            left = left[1:]
        if noun and slot.left[:1] in "对为向给" and "、" in left and (given := _GIVEN.search(left)):
            left = given.group()  # 对社区、小区的创新|给予
        if noun and not slot.rank and ends_joining(slot.left) and not slot.left.endswith("及"):
            left = opening_verbs(left)  # 打造|警务中心和
        if noun and slot.left.endswith("等") and "、" not in left and not label_patterns().doing.search(left):
            left = ""  # 西凤酒等5个|品牌
        if "、" in left and noun:
            named = without_list(left)
            only_listed = slot.left.endswith("等") and left.endswith("、" + named) and len(noun) > 2
            left = "" if only_listed else named  # 钢铁、水泥等9个|重点行业
        if noun.startswith(left):  # 20个县中有13个|县
            left = ""
        if len(left) > 14:
            left = from_last_verb(left)
        if not deed and not left:
            deed = self.deed_of_list(number)
        if not noun and not left:
            noun = self.noun_before(number)
        self.nouns[number] = noun
        if left:
            of = "的" if slot.left.endswith("的") and noun else ""
            return left + of + noun + (deed if len(left + noun) < 6 or (not noun and len(left + deed) < 22) else "")
        if deed and noun:
            return f"{short_deed(deed)}的{noun}"
        return noun or deed

    def _group_share(self, number: int, left: str, right: str) -> str:
        """30%的村|达到5万元以上, 80%的支部|达标: the share of those that did so."""
        noun, deed = noun_and_deed(right)
        if not deed and self.slots[number].rank + 1 < self.slots[number].count:
            following = self.figures[number + 1]
            if BOUND.search(following.quote):
                deed = self.slots[number + 1].left.rpartition(noun)[2] + following.quote
        name = f"{short_deed(deed)}的{noun}" if deed and noun else noun or deed
        return f"{left if len(left) < 8 else ''}{name}{'' if name.endswith(RATIOS) else '占比'}"

    def _share(self, number: int, left: str, share: bool) -> str:
        """A占30%: the share of A in what the sentence counted before; 35岁以下占12%: the quote names the group."""
        slot = self.slots[number]
        if slot.rank and not slot.joined and "、" not in slot.left and BOUND.search(self.figures[number - 1].quote):
            left = self._bounded(number - 1, left) + left
        elif left in ("", "占比", "比例", "比重") and slot.rank:
            left = self.labels[number - 1] + left
        if share and slot.rank == 0 and number > self.opened and slot.left.startswith("占"):
            whole = self.labels[number - 1]
            self.bases[number] = self.bases.get(number - 1, whole)
            if left:
                return f"{whole}占{left}比重"
            return whole if whole.endswith(RATIOS) else whole + "占比"
        label = left + ("占比" if share and not left.endswith(RATIOS) else "")
        whole = self.labels[slot.first - 1] if slot.first > self.opened else ""
        peer = left[-2:] == whole[-2:] and AMONG not in slot.before  # 高级教师78人，有学位的|教师占30%
        if peer or (slot.rank and label.startswith(self.labels[number - 1])):
            return label
        counted = slot.first > self.opened and self.figures[slot.first - 1].unit in _PEOPLE
        if whole.endswith("占比") and 2 <= whole.find("中") < 14:
            return whole.split("中", 1)[0] + "中" + label
        if not counted or not whole or label.startswith(whole) or len(left) > 10 or len(whole) > 14:
            return label
        return f"{whole}{'' if label in RATIOS else '中'}{label}"  # 女干部40名，比例达30%

    def _bounded(self, number: int, group: str) -> str:
        """A bound with what it bounds, where the name of the group does not say it: 村集体经济收入|9万元以上|村."""
        label, quote = self.labels[number], self.figures[number].quote
        said = label.endswith(tuple(relational_nouns())) and not label.startswith(group[:2])
        return label + quote if said and len(label + quote) <= _LONGEST_BOUND else quote

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
        left, _ = stripped_left(self.left_of(first))
        if names := list_names(left, count, self._around(number)):
            return names[number - first].replace("分别", "")
        if not left and first - count >= self.opened and not own_right(self.slots[last]):
            return self.labels[number - count]  # 行政编3名、事业编5名，提高2%、4%
        if (unit := self.figures[number].unit) in attributes_of_units() and (noun := own_right(self.slots[last])):
            return f"{left}{noun}{attributes_of_units()[unit]}"  # 2小时、24小时、7天|响应
        if BOUND.search(self.figures[number].quote) and number > first:
            return self.labels[number - 1]
        bare = number > first and not own_right(self.slots[number])
        return self.labels[number - 1] if bare else ""

    def _around(self, number: int) -> str:
        """The text around a figure, as far as words are looked for that it uses too."""
        start = self.figures[number].start
        return self.text[max(start - _AROUND, 0) : start + _AROUND]


def _whole_in(words: str) -> str:
    """行政村总数 in 行政村总数的比重."""
    ratio = next((ratio for ratio in RATIOS if words.endswith(ratio)), "")
    return words.removesuffix(ratio).removesuffix("的") if ratio else words
