"""The labels of shares: 达标村占比, 女干部比例, 党员占居民总数比重."""

from __future__ import annotations

import re
from typing import Final

from extract.clauses import AMONG
from extract.completion import PLAN
from extract.labelphrases import is_bound, part_of, share_in
from extract.labelwords import label_patterns, ratio_nouns, relational_nouns, share_nouns
from extract.multiples import multiple_name, says_only_base
from extract.neighbours import Neighbours
from extract.phrases import noun_and_deed, short_deed, stripped_left, without_preposition
from extract.wholes import owner_and_measure
from extract.wording import HEADS, PEOPLE, family_of

_COUNTED: Final = (*PEOPLE, "个")  # families of units
_ASIDE: Final = re.compile("（[^（）]*）$")
_LONGEST_BOUND: Final = 16  # characters of what is bounded, with its bound, in the label of a share


class Shares(Neighbours):
    """What the words around a share, and the figures before it, make of its label."""

    def share_label(self, number: int, left: str, right: str, share: bool) -> str | None:
        """The label of a share; None where the figure is none.

        `left` and `right` are the words before and behind it, `share` tells that those before it speak of one (占…).
        """
        figure, slot = self.figures[number], self.slots[number]
        shared = figure.unit == "%" or figure.form == "fraction" or "/" in figure.quote
        covers = left.endswith("覆盖") and not left.endswith("全覆盖")
        bare = not left or covers or left in label_patterns().verbs or left in label_patterns().prepositions
        if says_only_base(slot.left, figure.unit):
            return ""  # 人均结案数居首位，是全市平均数的|1.8倍
        if (named := self._compared(number)) or (shared and (named := _share_of_whole(slot.left))):
            return named
        bounds = left and not bare and is_bound(figure.quote)  # but 覆盖|80%以上|行政村
        if shared and right and (bare or right.startswith("的")) and not bounds:
            right = right.removeprefix("的").removeprefix("为")  # 60%|为女性
            return self._group_share(number, without_preposition(left), right)
        if left == "占比重" and slot.rank == 0 and number > self.opened:
            return f"{self.labels[number - 1]}比重"  # 总量9万亿元，占比重6%
        a_share = (shared or figure.unit == "个百分点") and left.startswith("占") and not left.startswith(ratio_nouns())
        if a_share and number > self.opened:  # 达标村900个，占行政村总数的80%
            self.asides.add(number)
            return share_of(self.labels[number - 1].removesuffix("排名"), left[1:])
        level = shared and self.roles[number].role != "change"
        if level and share_in().match(left) and not left.endswith(ratio_nouns()):
            aged = slot.rank and self.figures[number - 1].unit == "岁" and self.bounds_group(number - 1)
            return f"{self.figures[number - 1].quote if aged else ''}{left}比重"  # 0—14岁|人口占总人口的18%
        if share or left.endswith(share_nouns()):
            return self._share(number, left, share)
        return None

    def _compared(self, number: int) -> str:
        """专利授权量为同期的|1.8倍: the name of what a share or multiple compares; "" where it compares nothing."""
        role = self.roles[number]
        if role.role != "level" or role.compared_with in ("", PLAN):
            return ""
        return stripped_left(multiple_name(self.slots[number].left, self.figures[number].unit))[0]

    def _group_share(self, number: int, left: str, right: str) -> str:
        """30%的村|达到5万元以上, 80%的支部|达标: the share of those that did so."""
        noun, deed = noun_and_deed(right)
        if not deed and self.slots[number].rank + 1 < self.slots[number].count:
            following = self.figures[number + 1]
            if is_bound(following.quote):
                bound = self.slots[number + 1].left.rpartition(noun)[2] + following.quote
                owner, measure = owner_and_measure(noun)  # 80%的|村|集体收入|达到5万元以上
                noun, deed = (owner, measure + bound) if owner else (noun, bound)
        if noun.endswith("目标"):
            return noun  # 6%的|增长目标
        name = f"{short_deed(deed)}的{noun}" if deed and noun else noun or deed
        kept = left if len(left) < (18 if left.endswith("覆盖") else 8) else ""
        return f"{kept}{name}{'' if name.endswith(ratio_nouns()) else '占比'}"

    def _share(self, number: int, left: str, share: bool) -> str:
        """A占30%: the share of A in what the sentence counted before; 35岁以下占12%: the quote names the group."""
        slot = self.slots[number]
        if slot.rank and not slot.joined and "、" not in slot.left and self.bounds_group(number - 1):
            left = self._bounded(number - 1, left) + left
        elif (not left or left in share_nouns()) and slot.rank:
            left = self.labels[number - 1] + left
        if share and slot.rank == 0 and number > self.opened and slot.left.startswith("占"):
            whole = self.labels[number - 1]
            self.bases[number] = self.bases.get(number - 1, whole)
            if left:
                return f"{whole}占{left}比重"
            return whole if whole.endswith(ratio_nouns()) else whole + "占比"
        label = left + ("占比" if share and not left.endswith(ratio_nouns()) else "")
        if share and (group := self.group_in(number)):
            return f"{group}中{label}"
        governing = self.governing(slot.first - 1)
        whole = self.labels[governing] if governing >= self.opened else ""
        bare = next((left.removesuffix(ratio) for ratio in share_nouns() if left.endswith(ratio)), left)
        peer = bare[-2:] == whole[-2:] and AMONG not in slot.before  # 高级教师78人，有学位的|教师占30%
        if peer or (slot.rank and label.startswith(self.labels[number - 1])):
            return label
        # of people any share is told by what they are; of other things only one that 其中 leads in
        counted = whole and family_of(self.figures[governing].unit) in (
            _COUNTED if AMONG in slot.before else HEADS)
        if whole.endswith("占比") and 2 <= whole.find("中") < 14:
            return whole.split("中", 1)[0] + "中" + label
        own = label.startswith(whole) or "占" in left.removesuffix("占比")  # it says itself what it is a share of
        if not counted or own or len(left) > 10 or len(whole) > 14:
            return label
        return f"{whole}{'' if label in ratio_nouns() else '中'}{label}"  # 女干部40名，比例达30%

    def _bounded(self, number: int, group: str) -> str:
        """A bound with what it bounds, where the name of the group does not say it: 村集体经济收入|9万元以上|村."""
        label, quote = self.labels[number], self.figures[number].quote
        said = label.endswith(tuple(relational_nouns())) and not label.startswith(group[:2])
        return label + quote if said and len(label + quote) <= _LONGEST_BOUND else quote


def _share_of_whole(left: str) -> str:
    """苗圃占耕地总面积比重 of 苗圃达到耕地总面积的; a rate (注册率达到户籍人口的) keeps its name; "" where none is."""
    part = part_of().search(left)
    if part is None:
        return ""
    name = stripped_left(part["part"])[0]
    return name if name.endswith("率") else f"{name}占{part['whole']}比重"


def share_of(part: str, whole: str) -> str:
    """The name of the share that a part has of a whole.

    >>> share_of("达标村", "行政村总数的比重")
    '达标村占行政村总数比重'
    """
    whole = _ASIDE.sub("", whole)  # 占常住人口比重（常住人口城镇化率）
    ratio = next((ratio for ratio in ratio_nouns() if whole.endswith(ratio)), "")
    return f"{part}占{whole.removesuffix(ratio).removesuffix('的')}比重"
