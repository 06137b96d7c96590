"""The labels of figures that share one list of names: A和B分别为2名和7名; 批捕9人，公诉7人，分别上升2%和下降3%."""

from __future__ import annotations

from typing import Final

from extract.deeds import deed_lent, named_verb
from extract.labelphrases import given_at_end, is_bound
from extract.labelwords import attributes_of_units, counting_units, label_patterns
from extract.lexicon import words_of
from extract.nearclauses import is_reached
from extract.ownwords import ends_joining, own_right
from extract.phrases import GIVEN_TO, JOINING, noun_and_deed, stripped_left, without_list
from extract.sharedout import list_names
from extract.shares import Shares, share_of
from extract.wording import PEOPLE, family_of

_AROUND: Final = 30_000  # characters either side of a list in which its words are looked for
_BESIDE: Final = ("", *JOINING)  # what parts two sizes of one thing
_LONGEST_NAME: Final = 24  # characters of a name in quotation marks that a number stands in


class Lists(Shares):
    """The labels of a document in the making: the k-th name for the k-th number."""

    def listed(self, number: int) -> str:
        """The label of a figure in a distributive list: the k-th noun for the k-th number."""
        first, last = self._list_of(number)
        if first == last:
            return ""
        left, _ = stripped_left(self.left_of(first))
        if left.startswith("占") and self._shares_out(first) and (owner := number - (last - first + 1)) >= self.opened:
            self.asides.add(number)
            return share_of(self.labels[owner], left[1:])  # 党员9名，群众6名，分别占总数的30%和|20%
        if names := list_names(left, last - first + 1, self._around(number)):
            return names[number - first].replace("分别", "")
        if (unit := self.figures[number].unit) in attributes_of_units() and (noun := own_right(self.slots[last])):
            return f"{left}{noun}{attributes_of_units()[unit]}"  # 2小时、24小时、7天|响应
        bare = is_bound(self.figures[number].quote) or not own_right(self.slots[number])
        return self._stock_of(self.labels[number - 1], number) if bare and number > first else ""

    def in_turn(self, number: int) -> int:
        """行政编3名、事业编5名，提高2%、|4%: the figure that a number of the list is said of, -1 where none is."""
        first, last = self._list_of(number)
        count = last - first + 1
        if count == 1 or first - count < self.opened or own_right(self.slots[last]):
            return -1
        left, _ = stripped_left(self.left_of(first))
        rest = left in label_patterns().verbs or any(word.startswith(left) for word in _in_turn())
        return number - count if not left or rest and self._shares_out(first) else -1

    def size_of_named_behind(self, number: int) -> str:
        """总投资35亿元、年产9万吨的|新材料项目: what is as big as that, and by which measure, else ""."""
        size, last = self._size_at(number), number
        end = self.slots[number].first + self.slots[number].count
        while last < end and self._size_at(last):
            right = own_right(self.slots[last])
            if self.slots[last].right == "的" and last + 1 < end:
                right = "的" + own_right(self.slots[last + 1])  # 总投资9亿元的|12个|项目
            if right.startswith("的"):
                noun = noun_and_deed(right.removeprefix("的"))[0]
                noun = noun[:-2] if noun[-2:] in label_patterns().verbs else noun  # 项目|开工
                return noun + size if noun else ""
            last += 1
        return ""

    def _size_at(self, number: int) -> str:
        """The size that the words before a figure name (建设|占地|9亩), "" where they name none."""
        left = self.slots[number].left.lstrip("、")
        sizes = words_of("label_words", place="size")
        if not left.endswith(sizes):
            return ""
        return next((size for size in (left, left.removeprefix(deed_lent(left))) if size in sizes), "")

    def done_to(self, noun: str, deed: str, number: int) -> str:
        """走访联系点3个、|慰问|20次: a deed with what the figure before counted, where that is what it was done to."""
        doing = label_patterns().doing.match(noun)
        rest = noun[doing.end() :] if doing else noun
        two_deeds = doing and (not rest or rest in label_patterns().verbs)  # 治愈出院82例，死亡|1例
        if two_deeds or (not is_reached(deed) and self.counts_people(number, noun)):
            return deed  # 建成安置点6个，搬迁|3万人
        if not doing or len(rest) < 2:
            return deed + noun
        people = family_of(self.figures[number].unit) in PEOPLE
        return rest + deed if people or is_reached(deed) else deed + rest  # 小区|惠及; 受理案件9件、|办结|7件

    def less_list(self, number: int, left: str, noun: str) -> str:
        """The words before a number less those that only list what it counts, or those it was given to."""
        slot = self.slots[number]
        if slot.left[:1] in GIVEN_TO and "、" in left and (given := given_at_end().search(left)):
            left = given.group()  # 对社区、小区的创新|给予
        if not slot.rank and ends_joining(slot.left) and not slot.left.endswith("及"):
            left = named_verb(left)  # 打造|警务中心和
        if slot.left.endswith("等") and noun not in words_of("label_words", place="vague"):
            left = self.deed_before_list(number)  # 推广|小麦、玉米等5个|品种
        if "、" not in left:
            return left
        last = left.rpartition("、")[2]
        named = last if last in label_patterns().verbs else without_list(left)  # 实施新政、惠及90名|学生
        counted = self.figures[number].value == left.count("、") + 1  # 钢铁、水泥、化工3大|行业
        return "" if counted and left.endswith("、" + named) else named

    def deed_before_list(self, number: int) -> str:
        """推广|小麦、玉米等5个: the deed that opens a list of examples, "" where it opens with the first of them."""
        left = stripped_left(self.slots[number].left)[0]
        doings = words_of("doing_verbs", place="start")
        if left.startswith(doings, 2):
            return left[:2] + deed_lent(left[2:])  # 集中|打造
        return deed_lent(left)

    def behind_sizes(self, number: int) -> str:
        """22个|750千伏和330千伏|电网工程, 100个|“15分钟服务圈”: the noun behind the sizes that tell of it, else ""."""
        figure, last = self.figures[number], number
        if figure.unit not in counting_units():
            return ""
        if self.text.startswith("“", figure.end):
            close = self.text.find("”", figure.end, figure.end + _LONGEST_NAME)
            inside = number + 1 < len(self.figures) and self.figures[number + 1].start < close
            return self.text[figure.end : close + 1] if inside else ""
        while last + 1 < self.slots[number].first + self.slots[number].count and (
            self.slots[last].right in _BESIDE
            and self.figures[last + 1].unit not in counting_units()
            and not is_bound(self.figures[last + 1].quote)
        ):
            last += 1
        return own_right(self.slots[last]) if last > number else ""

    def _list_of(self, number: int) -> tuple[int, int]:
        """The first and the last figure of the list that a figure stands in; twice itself where it is in none."""
        first = last = number
        while self._goes_on(first):
            first -= 1
        while last + 1 < len(self.slots) and self._goes_on(last + 1):
            last += 1
        return first, last

    def _goes_on(self, number: int) -> bool:
        """True where a figure goes on a list: only a conjunction stands before it, or one and a word of change."""
        slot, role = self.slots[number], self.roles[number].role
        if slot.joined or not slot.rank or role != "change" or slot.left[:1] not in JOINING:
            return slot.joined
        alone = not label_patterns().without_change(slot.left[1:])
        return alone and self._shares_out(number - 1)

    def _shares_out(self, number: int) -> bool:
        """True where the words before a figure say that it, and those behind it, are said of several things in turn."""
        return any(word in self.slots[number].before for word in _in_turn())

    def _around(self, number: int) -> str:
        """The text around a figure, as far as words are looked for that it uses too."""
        start = self.figures[number].start
        return self.text[max(start - _AROUND, 0) : start + _AROUND]


def _in_turn() -> tuple[str, ...]:
    return words_of("label_words", place="in_turn")
