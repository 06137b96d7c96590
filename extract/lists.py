"""The labels of figures that share one list of names: A和B分别为2名和7名; 批捕9人，公诉7人，分别上升2%和下降3%."""

from __future__ import annotations

from typing import Final

from extract.labelwords import attributes_of_units, label_patterns
from extract.lexicon import words_of
from extract.neighbours import BOUND
from extract.phrases import own_right, stripped_left
from extract.sharedout import list_names
from extract.shares import Shares

_AROUND: Final = 30_000  # characters either side of a list in which its words are looked for
_JOINERS: Final = "、和与及"


class Lists(Shares):
    """The labels of a document in the making: the k-th name for the k-th number."""

    def listed(self, number: int) -> str:
        """The label of a figure in a distributive list: the k-th noun for the k-th number."""
        first, last = self._list_of(number)
        if first == last:
            return ""
        left, _ = stripped_left(self.left_of(first))
        if names := list_names(left, last - first + 1, self._around(number)):
            return names[number - first].replace("分别", "")
        if (unit := self.figures[number].unit) in attributes_of_units() and (noun := own_right(self.slots[last])):
            return f"{left}{noun}{attributes_of_units()[unit]}"  # 2小时、24小时、7天|响应
        if BOUND.search(self.figures[number].quote) and number > first:
            return self.labels[number - 1]
        bare = number > first and not own_right(self.slots[number])
        return self.labels[number - 1] if bare else ""

    def in_turn(self, number: int) -> int:
        """行政编3名、事业编5名，提高2%、|4%: the figure that a number of the list is said of, -1 where none is."""
        first, last = self._list_of(number)
        count = last - first + 1
        if count == 1 or first - count < self.opened or own_right(self.slots[last]):
            return -1
        left, _ = stripped_left(self.left_of(first))
        words = words_of("label_words", place="in_turn")
        told = any(word in self.slots[first].before for word in words)
        told = told and (left in label_patterns().verbs or any(word.startswith(left) for word in words))
        return number - count if told or not left else -1

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
        if slot.joined or not slot.rank or role != "change" or slot.left[:1] not in _JOINERS:
            return slot.joined
        alone = not label_patterns().without_change(slot.left[1:])
        return alone and any(word in self.slots[number - 1].before for word in words_of("label_words", place="in_turn"))

    def _around(self, number: int) -> str:
        """The text around a figure, as far as words are looked for that it uses too."""
        start = self.figures[number].start
        return self.text[max(start - _AROUND, 0) : start + _AROUND]
