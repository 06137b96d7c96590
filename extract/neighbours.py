"""What the label of a figure takes from those around it: a subject, a whole, a plan, the noun or deed of a list."""

from __future__ import annotations

import re
from typing import Final

from extract.clauses import AMONG
from extract.completion import claim_of, is_share
from extract.deeds import deed_lent, verb_at_end
from extract.labelphrases import is_bound, setting_end
from extract.labelwords import (
    attributes_of_units,
    counting_units,
    label_patterns,
    money_units,
    ratio_nouns,
    ratio_units,
    relational_nouns,
)
from extract.lexicon import words_of
from extract.ownwords import OwnWords, own_left, own_right
from extract.phrases import JOINING, noun_and_deed
from extract.wholes import flow_inside, owned, without_flow
from extract.wording import PEOPLE, family_of

_PER_BASE: Final = re.compile("每[百千万]{1,2}[一-鿿]{0,4}?(?:人口|人|户)")  # 每千人口|医师3人、护士4人


class Neighbours(OwnWords):
    """The labels of a document in the making; a figure may take its name, or part of it, from one before it."""

    def before(self, number: int) -> int:
        """The figure before a figure on its own level: a bracket belongs to the figure before it, and lends nothing."""
        before = number - 1
        while before >= self.opened and self.inside[before]:
            before -= 1
        return before

    def whole_of(self, number: int) -> int:
        """The figure before 其中 that a figure is a part of, counted alike; -1 where there is none."""
        slot = self.slots[number]
        among = self.text.startswith(AMONG, slot.start) or self.text.startswith(AMONG + "，", slot.start - 3)
        inside = next((n for n in range(slot.first, number + 1) if self.slots[n].before.startswith("、" + AMONG)), 0)
        if self.roles[number].role in ("gap", "rank"):
            return -1
        if not among and not inside:
            return self._whole_of_sibling(number)
        whole, grows = self.before(inside or slot.first), self.roles[number].role == "change"
        while whole >= self.opened and (self.roles[whole].role in ("change", "gap", "rank")) > grows:
            whole = self.before(whole)  # 经营主体900万户、增长6%，其中企业300万户
        if whole < self.opened or (self.roles[whole].role == "change") != grows:
            return -1
        return whole if family_of(self.figures[whole].unit) == family_of(self.figures[number].unit) else -1

    def _whole_of_sibling(self, number: int) -> int:
        """人口62万人，其中男性31万人，|女性30万人: what a part that a comma joins to another is a part of, else -1."""
        before, slot = self.before(number), self.slots[number]
        whole = self.wholes.get(before, -1)
        common = slot.left in words_of("label_words", place="common")
        if whole < 0 or slot.rank or not common or self.text[self.slots[before].end : slot.start] != "，":
            return -1
        alike = self.figures[before].unit == self.figures[number].unit
        return whole if alike and self.roles[before].role == self.roles[number].role else -1

    def governing(self, number: int) -> int:
        """The figure itself, or the whole that it is a part of."""
        return self.wholes.get(number, number)

    def counts_anew(self, number: int) -> bool:
        """自然村5个，143户: a bare count of households or people after another count is none of the same thing."""
        slot, before, souls = self.slots[number], number - 1, family_of(self.figures[number].unit) in PEOPLE
        if before < self.opened or not souls or slot.left or own_right(slot):
            return False
        unit = self.figures[before].unit
        if self.labels[before] == attributes_of_units("yes").get(unit):
            return unit != self.figures[number].unit  # 户数, then people
        if self.figures[before].end == self.figures[number].start:
            return False  # 查处问题9起|12人: the people of the cases
        return unit in counting_units() and family_of(unit) not in PEOPLE

    def claim(self, number: int) -> str:
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

    def measured_before(self, number: int) -> str:
        """The label of the rate before, in the sentence, or in the one before where this one lists (分行业看，…)."""
        goes_on = number > self.opened or (number and self.tells_by(number))
        if goes_on and self.roles[number - 1].role == "change":
            return self.labels[number - 1]
        return ""

    def thing_of(self, label: str, before: int) -> str:
        """单独组建支部3个，联合组建|2个: what was done before, in another way, was done to the same thing."""
        short = 2 < len(label) <= 8 and label[-2:] in label_patterns().verbs
        thing = self.labels[before].partition(label[-2:])[2] if short else ""
        return thing if self.figures[before].unit in counting_units() and "的" not in thing else ""

    def counts_people(self, number: int, noun: str) -> bool:
        """True for people, or households, in a clause behind that of another count; but 培训班6期，培训|3万人."""
        family = family_of(self.figures[number].unit)
        if self.slots[number].rank or self.slots[number].left in noun:
            return False
        return family in PEOPLE and family != family_of(self.figures[self.before(number)].unit)

    def deed_of_list(self, number: int) -> str:
        """What the last noun of a list did holds for all of it (3个支部、40名党员|参与巡防)."""
        slot = self.slots[number]
        last = slot.first + slot.count - 1
        following = self.slots[number + 1 : last + 1]
        if not following or not (self.counts_on(number) or all(each.left.endswith(JOINING) for each in following)):
            return ""
        return noun_and_deed(self.slots[last].right)[1]

    def counts_on(self, number: int) -> bool:
        """True where a noun alone stands between a figure and the last one: 9所|高校|15个|学科入选…"""
        slot, units = self.slots[number], (self.figures[number].unit, self.figures[number + 1].unit)
        noun = slot.rank + 2 == slot.count and all(unit in counting_units() for unit in units) and own_right(slot)
        return bool(noun) and noun == self.slots[number + 1].left and not label_patterns().verb.search(noun)

    def noun_of_list(self, number: int) -> str:
        """书记5项、委员7项、支部12项|重点任务: the noun behind the last number of a list is that of all."""
        slot = self.slots[number]
        last = slot.first + slot.count - 1
        units = {self.figures[n].unit for n in range(number, last + 1)}
        parted = all(self.slots[n].joined or not self.slots[n].left for n in range(number + 1, last + 1))
        if number == last or (len(units) > 1 and not (parted and units <= counting_units())):  # 7项15条、6项|任务
            return ""
        if any(own_right(self.slots[n]) for n in range(number, last)):
            return ""
        lefts = [self.slots[n].left for n in range(number + 1, last + 1)]
        if any(len(left) > 10 or left[:1] not in "、和" for left in lefts):
            return ""
        right = own_right(self.slots[last]) or self.goals_at(last)
        return noun_and_deed(right)[0] if right and not label_patterns().verb.match(right) else ""

    def goals_at(self, number: int) -> str:
        """目标任务 where it is counted; of people it is what they are the goal of (培训9名|目标任务)."""
        counted = self.figures[number].unit in words_of("kind_words", place="counted_unit")
        right = self.slots[number].right
        goals = next((word for word in words_of("label_words", place="goal") if right.startswith(word)), "")
        return goals if counted else ""

    def noun_before(self, number: int) -> str:
        """12名书记进编、3名|提高报酬: the noun of the figure before, if it is counted in the same unit."""
        before = number - 1
        if before < self.opened or self.figures[before].unit != self.figures[number].unit:
            return ""
        noun = self.nouns.get(before, "")
        return "" if label_patterns().doing.match(noun) else noun

    def bound_before(self, number: int, left: str) -> str:
        """超过20万元|达57个, 45—54岁的|17人: the group is what the figure before bounds."""
        slot = self.slots[number]
        if not slot.rank or slot.joined or "、" in slot.left or (left in label_patterns().verbs and own_right(slot)):
            return ""
        if setting_end().match(slot.left):
            return ""
        if slot.before == "的" and self.figures[number - 1].unit == "元" and own_right(slot):
            return ""  # 总投资9亿元的|30个|项目
        before = number - 1
        while self.slots[before].joined:
            before -= 1
        if self.roles[number].role == "to" and self.roles[before].role == "from":
            return ""  # 由不足60%|提升到100%
        if not self.bounds_group(number - 1) and slot.before not in ("的", "的有", "的达"):
            return ""
        bound, whole = self.figures[before].quote, self.labels[before]
        attribute = attributes_of_units().get(self.figures[before].unit, "")
        base = whole.removesuffix(attribute) if attribute else whole
        self.bases[number] = whole
        if 0 < len(left) <= 2 and base.startswith(left) and base.endswith(tuple(relational_nouns())):
            return f"{base}{bound}的"  # 村集体收入20万元以上的|村
        if len(left) > 4 or (left and (base.startswith(left) or base.endswith(left))):
            return bound  # 60岁以上|党员
        return base + bound

    def inherited(self, number: int) -> str:
        """What a clause without a noun of its own speaks of: the clause before it, else the figure before it.

        进出口总值创新高，达到90亿元 takes its noun from the clause between; a rank in between (居第3位、增长5%) is
        passed over.
        """
        slot = self.slots[number]
        spoken = self.subject_before(number) if slot.rank == 0 else ""
        if spoken or self.tells_by(number):
            return spoken
        changed = self.roles[number].role == "change" and self.figures[number].unit != "个百分点"
        changed = changed and not self.slots[number].before.endswith(words_of("label_words", place="share_moves"))
        for before in range(number - 1, self.opened - 1, -1):
            if self.inside[before] and not self.inside[number]:
                continue
            if before in self.asides and changed:
                continue
            places = self.figures[number].unit == "位"  # 居第3位，前移1位
            if places and self.roles[before].role == "rank":
                return self.labels[before]
            if self.roles[before].role != "rank" or self.roles[number].role == "rank" or before == self.opened:
                level = self.roles[number].role in ("level", "to")
                divided = self._divided(number, before)
                label = self.labels[divided]
                label = self.bases.get(before, label) if level and divided == before else label
                return (self._stock_of(label, number) if level else label).removesuffix("排名")
        return ""

    def _divided(self, number: int, before: int) -> int:
        """党员90名，其中女9名，占10%；|55岁以上的30名: the figure whose whole a bound divides anew, else `before`."""
        counted = self.roles[number].role == "level" and self.figures[number].unit not in ratio_units()
        bound = counted and not self.slots[number].rank and is_bound(self.figures[number].quote)
        parts = range(before, self.opened - 1, -1) if bound else ()
        return next((self.wholes[part] for part in parts if part in self.wholes), before)

    def _stock_of(self, label: str, number: int) -> str:
        """新增专业5个，累计|达到28个: all there are, not the new ones."""
        reached = words_of("label_words", place="reached")
        told = self.slots[number].before.endswith(reached) or self.figures[number].quote.startswith(reached)
        return without_flow(label) if told else label

    def for_each(self, label: str, number: int) -> str:
        """生产总值90亿元，人均|9万元: the same measure, for each; the label alone where none stands before."""
        before = self.before(number)
        measure = self.labels[before] if self.figures[before].unit == self.figures[number].unit else ""
        own = self.roles[before].role in ("level", "to") and not measure.startswith(label)
        return label + measure.replace("总收入", "收入").removeprefix(label[0]) if measure and own else label

    def is_next_thing(self, label: str, number: int) -> bool:
        """True for a noun without a deed that a list joins to the one counted before it: 新建学校3所、医院|2所."""
        slot, words, attributes = self.slots[number], label_patterns(), attributes_of_units()
        joined = slot.before[:1] in JOINING if own_left(slot) else slot.before.endswith(JOINING)
        if not joined or not slot.rank or self.roles[number].role == "rank" or self.figures[number].unit in attributes:
            return False
        before = self.before(number)
        if _PER_BASE.match(self.labels[before]) and self.figures[before].unit == self.figures[number].unit:
            return not _PER_BASE.match(label)
        deed = deed_lent(label) or deed_lent(label.removeprefix("新"))
        if label.startswith("总") or label.endswith("量") or deed or number in self.wholes:
            return False  # how much there is of a thing was not done
        if label == self._stock_of(self.labels[before], number) != self.labels[before]:
            return False  # 新增绿道7公里、突破|70公里: the same thing
        alike = label[-2:] == self.labels[before][-2:]  # 新增退役军人就业9人、残疾人就业|5人
        return not words.verb.search(label, 1) and (alike or label[-2:] not in words.verbs)

    def doing_of(self, before: int, number: int) -> str:
        """What opens a figure's label and holds for the next, counted as it is: 办理 of 办理议案, 每千人口."""
        if base := _PER_BASE.match(self.labels[before]):
            return base.group()
        label, units = self.labels[before], {self.figures[before].unit, self.figures[number].unit}
        if "的" in label or any(unit in ratio_units() or unit in money_units() for unit in units):
            return ""
        noun = self.nouns.get(before, "")
        deed = deed_lent(label) or (verb_at_end(label.removesuffix(noun)) if noun else "")  # 干部|走访90个|镇街、|8个村
        return deed or flow_inside(label) * (len(units) > 1 and units <= counting_units())

    def with_owner(self, label: str, number: int) -> str:
        """增加值 alone says nothing: it is that of what the sentence spoke of before."""
        if label.startswith("总投资") and (works := self.works_before(number)):
            return works + label
        for owner in range(number - 1, self.opened - 1, -1):
            if owner in self.asides:
                continue
            if owner < self.slots[number].first:
                owner = self.governing(owner)
            before = label_patterns().growing.sub("", self.labels[owner].removesuffix("排名"))  # 粮食增产，产量900万吨
            nobody = words_of("label_words", place="per_head")
            if before and before not in nobody and not before.endswith(ratio_nouns()):
                return owned(before, label)
        topic = self.topic_of(number)
        return owned(topic, label) if topic else label
