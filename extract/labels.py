"""The label of a figure: what the report says is measured, as a chart would name it.

Chinese reports put the measured thing before the number (建立联系点|4.6万个), behind it (|79名|高端师资) or around it
(将|12名|专家|纳入师资库). The words of a clause left and right of the number are stripped of what is no part of a
name - time, place, adverbs, words of change - and put together in the order of a name: verb, 的, noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extract.clauses import Slot
from extract.deeds import makes_one_noun
from extract.labelphrases import bounded_by, held, is_bound, measured_by
from extract.labelwords import (
    attributes_of_units,
    counting_units,
    ends_relational,
    label_patterns,
    ratio_nouns,
    ratio_units,
    relational_nouns,
    short_nouns,
)
from extract.lexicon import words_of
from extract.lists import Lists
from extract.outline import Outline, sentence_at
from extract.ownwords import own_right
from extract.phrases import (
    LONGEST,
    cut,
    from_last_verb,
    noun_and_deed,
    short_deed,
    stripped_left,
    without_preposition,
)
from extract.record import Figure
from extract.roles import Role
from extract.wholes import flow_first, part_label, short_owner, sibling_label, without_flow
from extract.wording import HEADS, family_of

_TAKING: Final = ("将", "把")
_DISPOSING: Final = (*_TAKING, "对")
_FOR: Final = ("为", "给", "向")
_PER: Final = re.compile(r"(?:平均)?每[一-鿿]{1,6}(?<![数率量额])(?:平均)?$|^平均|^[日月]均$")
_LONGEST_BRACKET: Final = 200  # characters a bracket's beginning is looked for in
_LOOKED_AT: Final = 64  # figures of one sentence that a label is looked for at, so that cost stays linear
_NUMERALS: Final = "0123456789一二三四五六七八九十两"


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
        names.opened = max(names.opened, number - _LOOKED_AT)
        names.inside.append(_is_inside_bracket(outline.text, sentence[0], figure.start))
        names.labels.append(cut(names.label_of(number)))
    return names.labels


def _is_inside_bracket(text: str, start: int, index: int) -> bool:
    start = max(start, index - _LONGEST_BRACKET)
    return text.rfind("（", start, index) > text.rfind("）", start, index)


class _Names(Lists):
    """The labels of a document in the making: the words of each figure, put together in the order of a name."""

    def label_of(self, number: int) -> str:
        if (whole := self.whole_of(number)) >= self.opened:
            self.wholes[number] = whole
        if (turn := self.in_turn(number)) >= self.opened:
            label = self.labels[turn]
        elif label := self.listed(number) or self._lasting(number) or self._own(number):
            label = self._completed(label, number)
        else:
            label = self.named_by_colon(number) or self.inherited(number)
        unit = self.figures[number].unit
        if label and number in self.wholes:
            bounds = is_bound(self.figures[number].quote) and self.slots[number].after.startswith("的")
            people = family_of(unit) in HEADS
            label = self.labels[whole] if bounds else part_label(label, self.labels[whole], people=people)
        if self.roles[number].role == "change" and unit == "%" and self.slots[number].rank == 0:
            label = sibling_label(label, self.measured_before(number))
        if len(label) == 2 and number == self.opened and not is_bound(self.figures[number].quote):
            label = self.deed_named_before(label, number)
        if not label or self.counts_anew(number):
            return attributes_of_units("yes").get(unit, "")
        return self._attributed(label, number)

    def _attributed(self, label: str, number: int) -> str:
        """A label that says whether it is a place in a ranking, an age or a time that its figure tells."""
        if self.roles[number].role == "rank":
            return label if label.endswith(words_of("synonyms", use="rank")) else label + "排名"
        attribute = attributes_of_units().get(self.figures[number].unit, "")
        if not attribute or not is_bound(self.figures[number].quote):
            return label
        told = label.endswith(words_of("label_words", place="duration"))
        return label if told else label.removesuffix(attribute).removesuffix("数") + attribute

    def _completed(self, label: str, number: int) -> str:
        """A label that says only half takes the rest from the figure before it in the sentence."""
        if label in relational_nouns():
            return self.with_owner(label, number)
        label = self.of_zone_before(label, number)
        before, unit = self.before(number), self.figures[number].unit
        if self.inside[number] and before >= self.opened and label in label_patterns().verbs:
            return self.labels[before] + label  # 确诊12例（出院|3例）
        noun = (self.nouns.get(before, "") or self.labels[before]) if before >= self.opened else ""
        if not noun:
            return self.of_clause_before(label, number)
        if label in words_of("label_words", place="per_head"):
            return self.for_each(label, number)
        if noun == label or noun in words_of("label_words", place="per_head") or noun in relational_nouns():
            return label
        if self.is_next_thing(label, number):
            label = self.doing_of(before, number) + label  # 办理议案3件、建议|90件
        deed = label in label_patterns().verbs or label[0] == "新" and label[1:] in label_patterns().verbs  # 新|开工
        if deed and self.roles[number].role == "to":
            return self.labels[before]  # 企业由66户整合至|12户
        measured = self.slots[number].rank and self.figures[before].unit == unit not in counting_units()
        if deed and measured and noun[-2:] in label_patterns().verbs:
            return noun[:-2] + label  # 新能源开工90万千瓦、投产|30万千瓦
        alike = not deed and self.slots[number].left.endswith(label) and self.figures[before].unit == unit
        if alike and (thing := self.thing_of(label, before)):
            return label + thing
        if unit in counting_units() and deed:
            return self.done_to(noun, label, number)
        if label in words_of("label_words", place="flow"):
            return label + without_flow(noun)  # 存款余额增长9%，新增|3万亿元
        if len(label) <= 8 and _PER.search(label) and (self.figures[before].unit == unit or label.endswith("新增")):
            return label + noun.removeprefix("新")
        return label

    def _own(self, number: int) -> str:
        """The label that the words around a figure make; "" where they name nothing."""
        figure, slot = self.figures[number], self.slots[number]
        left, share = self._left_words(number)
        right = self._right_words(number)
        if slot.right.startswith("相比"):
            left = right = ""  # 与上次普查的9人|相比
        if named := self.claim(number) or self.size_of_named_behind(number):
            return named
        if measured := measured_by().match(slot.right):
            return f"{measured['deed']}{measured['by']}"
        if (label := self.share_label(number, left, right, share)) is not None:
            return label
        if bound := self.bound_before(number, left):
            share = figure.unit == "%" and self.roles[number].role != "change" and not left.endswith(ratio_nouns())
            return f"{bound}{left}{'占比' if share else ''}"  # but 新增3岁以下托位数较上年增长|17%
        leading = left.endswith("前") and not left.endswith("年前")  # 全球前|1%|学科
        if not right or (left and figure.unit in ratio_units() and not leading):
            return self._named_before(number, left)
        if right.startswith("的") and (owned := next((noun for noun in relational_nouns() if left.endswith(noun)), "")):
            # 总规模90亿元的|基金; but 村集体经济收入9万元以上的|村
            bounds = is_bound(figure.quote)
            doing = label_patterns().doing.match(left)
            whose = stripped_left(left[doing.end() :])[0] if doing else left
            bounded = bounds and len(whose) > len(owned) + 1
            noun = noun_and_deed(right[1:])[0] or right[1:]
            return (noun * bool(doing) + whose) if bounded else noun + owned  # 打造|集体经济收入|过9万元的|村
        if group := self._group_of(number):
            self.nouns[number] = group
            return group
        return self._counted(number, left, right)

    def _lasting(self, number: int) -> str:
        """产量创新高，连续9年|居全国首位, 增产: the years are those of what the clause, or the figure, before names."""
        slot = self.slots[number]
        if self.figures[number].unit != "年" or slot.before.strip("、").removeprefix("实现") != "连续":
            return ""
        lasts = held().match(slot.right) or label_patterns().growing.fullmatch(slot.right)
        return self.inherited(number) if lasts else ""

    def _left_words(self, number: int) -> tuple[str, bool]:
        """The words before a figure that can name it, and whether they speak of a share (占…)."""
        unit = self.figures[number].unit
        left, share = stripped_left(self.left_of(number))
        grown = number > self.opened and unit == "%" and label_patterns().growing.fullmatch(left)
        nothing = left in words_of("label_words", place="no_name") or left.strip(_NUMERALS) == "年"  # 5年|增长20%
        if nothing or grown:  # 产量900万吨，增产3%
            return "", share
        return left if unit in counting_units() else left.removeprefix("推动"), share  # 推动|预期寿命达到80岁

    def _right_words(self, number: int) -> str:
        """The words behind a figure that can name it, "" where it ends its clause."""
        unit, slot = self.figures[number].unit, self.slots[number]
        right = "" if self.roles[number].role == "rank" else own_right(slot)  # 前十强 names no measure
        right = self.behind_sizes(number) or right
        following = own_right(self.slots[number + 1]) if slot.rank + 1 < slot.count else ""
        grades = words_of("label_words", place="grade")
        if following and unit in counting_units() and bounded_by().fullmatch(slot.right):
            right = following if is_bound(self.figures[number + 1].quote) else right  # 9所|海拔|1500米以上|学校
        if following and right in grades and following.startswith(grades):
            graded = next(word for word in grades if following.startswith(word))
            right += following[len(graded) :]  # 6个|国家级、20个|省级重点专科
        return right or self.goals_at(number)

    def _named_before(self, number: int, left: str) -> str:
        """The label of a figure that is named by the words before it alone: 发生率在|20%以上."""
        slot = self.slots[number]
        self.nouns[number] = left = flow_first(left.removesuffix("在"))
        if not slot.after and slot.rank + 1 < slot.count and self.figures[number].unit in counting_units():
            noun, deed = noun_and_deed(own_right(self.slots[number + 1]))  # 5类|36个|问题
            bound = self.figures[number + 1].quote
            if deed and not left and is_bound(bound):
                return f"{short_deed(deed)}的{bound}{noun}"  # 8名|35岁以下|学员当选…
            if noun and slot.left.endswith("等") and "、" in left and is_bound(bound):
                left = ""  # 铁路、港口等90个|亿元以上|项目
            return left + (noun or self.noun_of_list(number))
        return left + self.noun_of_list(number) if left else ""

    def _counted(self, number: int, left: str, right: str) -> str:
        """The label of a figure behind which stands what it counts."""
        figure, slot = self.figures[number], self.slots[number]
        owned = (right[:2] == "村级" or short_owner().match(right)) and ends_relational().search(right, 3)
        if owned and slot.rank + 1 < slot.count:
            following = self.figures[number + 1].quote  # 9个|村集体经济收入|超过20万元
            if is_bound(following) and figure.unit in counting_units():
                return f"{right if right[1] == '级' else right[1:]}{following}的{right[0]}"
        noun, deed = noun_and_deed(right.removeprefix("的"))
        if deed.endswith("前") and slot.rank + 1 < slot.count:
            deed += self.figures[number + 1].quote  # 9个学科进入前|1%
        if figure.unit in attributes_of_units() and is_bound(figure.quote):
            owner, of, whole = noun.partition("的")
            return owner if of and whole[:1] in short_nouns() else noun  # 35岁以下|党员的村
        if noun and not deed and slot.rank + 1 < slot.count:
            match = label_patterns().doing.search(noun, 2)
            if match and match.end() == len(noun):  # 12个县|建立30个联系点
                done = "" if "、" in slot.right else own_right(self.slots[number + 1])[:12]  # 书记|进编、9人|享受补贴
                noun, deed = noun[: match.start()], match.group() + done
        return self._assembled(number, left, noun, deed)

    @staticmethod
    def _does_itself(left: str) -> bool:
        """True for 支持|90个项目, where the word that would lead to a deed is the deed; but 组织|90人|培训."""
        return left[-2:] in label_patterns().verbs and not left.endswith(words_of("function_words", use="causing"))

    def _assembled(self, number: int, left: str, noun: str, deed: str) -> str:
        slot = self.slots[number]
        if deed and slot.left.endswith(_FOR) and without_preposition(slot.left).endswith(left):
            left = ""  # 免费为|90名老人|安装扶手
        bare = without_preposition(left)
        if deed and left == bare and makes_one_noun(left, deed):
            noun, deed = noun + deed, ""  # 认定3家|资金运营中心
        if bare != left:
            if not deed and left.endswith(_DISPOSING):
                deed = self.deed_of_next_clause(slot)
            deed = deed or self.deed_of_list(number)
            left = "" if deed else left if self._does_itself(left) else bare
        elif left.startswith(_TAKING) and not deed and label_patterns().lead.match(left):
            left = left[1:]  # but 将来
        left = self.less_list(number, left, noun) if noun else left
        if deed and slot.rank and self.counts_on(number - 1):
            noun, left = (left if left not in words_of("label_words", place="vague") else "") + noun, ""
        if noun.startswith(left):  # 20个县中有13个|县
            left = ""
        if len(left) > 14:
            left = from_last_verb(left)
        if not deed and not left and slot.left.endswith(words_of("label_words", place="towards")):
            deed = self.deed_of_next_clause(slot)  # 围绕9个领域，|开展培训
        if not deed and not left:
            deed = self.deed_of_list(number)
        if not noun and not left:
            noun = self.noun_before(number)
        self.nouns[number] = noun
        if left:
            of = "的" if slot.left.endswith("的") and noun else ""
            return left + of + noun + (deed if len(left + noun) < 6 or (not noun and len(left + deed) < 22) else "")
        if deed and noun:
            told = f"{short_deed(deed)}的{noun}"
            return told if len(told) <= LONGEST or len(noun) > LONGEST or "、" in noun else noun
        return noun or deed
