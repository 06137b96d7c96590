"""The label of a figure: what the report says is measured, as a chart would name it.

Chinese reports put the measured thing before the number (建立联系点|4.6万个), behind it (|79名|高端师资) or around it
(将|12名|专家|纳入师资库). The words of a clause left and right of the number are stripped of what is no part of a
name - time, place, adverbs, words of change - and put together in the order of a name: verb, 的, noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.clauses import Slot
from extract.lexicon import rows_of, words_of
from extract.outline import Outline, sentence_at
from extract.record import Figure
from extract.roles import Role

LONGEST = 28  # characters; a chart label longer than this is cut at its last verb or noun
_SHARE = ("占", "占到", "占比", "占比达", "占比达到")
_MARKER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}是|第?[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.、．])")
_EDGES = "，、。；：:（）()“”‘’《》·—-…*.,/ \n"
_PREPOSITION = re.compile(r"(?:对|将|把|向|在|从|由|以|按|按照|围绕|给|为|面向|于|让|使|组织|推动|支持|引导|帮助|通过|与|和)$")
_COUNTED_RIGHT = re.compile(r"^的?[一-鿿“‘《（A-Za-z0-9]")
_POST_ONLY = re.compile(r"^(?:的?(?:增长|速度|增速|增幅|水平|左右|以上|以下|比例|幅度)|和|与|及|以及|或|到|至|、|提高|提升|增加|下降|降|扩大|上升)")


def labels_of(
    outline: Outline, figures: Sequence[Figure], slots: Sequence[Slot], roles: Sequence[Role]
) -> list[str]:
    """The label of each figure, empty where its sentence names nothing.

    A change without a noun of its own takes the label of the level before it (…185亿元，增长8.5%); figures that
    share one list of nouns (A和B分别为2名和7名) take one noun each.
    """
    labels: list[str] = []
    sentence = (-1, -1)
    opened = 0  # the first figure of the sentence
    for number, (figure, slot, role) in enumerate(zip(figures, slots, roles, strict=True)):
        if not sentence[0] <= figure.start < sentence[1]:
            sentence, opened = sentence_at(outline, figure.start), number
        label = _shared_list_label(number, figures, slots, labels)
        if not label:
            label = _own_label(number, figures, slots, role)
        if not label or label in _vague():
            label = _inherited(number, opened, slots, labels) or label
        elif label in _relational():
            label = _with_owner(label, number, opened, labels)
        labels.append(_cut(label))
    return labels


# -- words ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    tail: re.Pattern[str]
    lead: re.Pattern[str]
    moved: re.Pattern[str]
    verb: re.Pattern[str]
    last_verb: re.Pattern[str]


@lru_cache(maxsize=None)
def _words() -> _Words:
    def any_of(words: Sequence[str]) -> str:
        return "|".join(re.escape(word) for word in words)

    tails, leads = (words_of("label_words", place=place) for place in ("tail", "lead"))
    moves = sorted((row["word"] for row in rows_of("role_words")), key=len, reverse=True)
    between = r"(?:了|约|近|超过?|至少|分别|均|各|仅|将近|达到?|为|又|再)*"
    verbs = []
    for row in sorted(rows_of("verbs"), key=lambda row: -len(row["word"])):
        unless = f"(?!{row['unless_before']})" if row["unless_before"] else ""
        nouns = f"(?!(?:{any_of(words_of('noun_tails'))}))" if len(row["word"]) > 1 else ""
        verbs.append(re.escape(row["word"]) + unless + nouns)
    return _Words(
        tail=re.compile(f"(?:{any_of(tails)})$"),
        lead=re.compile(f"^(?:{any_of(leads)})"),
        moved=re.compile(f"(?:(?:比|较|与)[^，、]{{0,14}}?)?(?:{any_of(moves)}){between}$"),
        verb=re.compile(f"(?<!的)(?:{'|'.join(verbs)})(?=.)"),
        last_verb=re.compile("|".join(re.escape(row["word"]) for row in rows_of("verbs") if len(row["word"]) > 1)),
    )


@lru_cache(maxsize=None)
def _relational() -> frozenset[str]:
    return frozenset(words_of("relational_nouns"))


@lru_cache(maxsize=None)
def _vague() -> frozenset[str]:
    return frozenset(("占比", "其中", "增幅", "增速", "降幅", "涨幅"))


# -- one figure -------------------------------------------------------------------------------------------------


def _own_label(number: int, figures: Sequence[Figure], slots: Sequence[Slot], role: Role) -> str:
    figure, slot = figures[number], slots[number]
    left, share = _stripped_left(_own_left(slot))
    right = _own_right(figure, slot, role)
    if figure.unit == "%" and right.startswith("的"):
        return _group_share(left, right[1:], role)
    if share:
        return _share_label(number, figures, slots, left)
    if not right or (left and figure.unit in ("%", "倍", "个百分点") and role.role != "level"):
        return left
    noun, deed = _noun_and_deed(right.removeprefix("的"))
    if not deed and slot.count > slot.rank + 1 and not left:
        deed = _deed_of_list(number, slots)
    return _assembled(left, noun, deed, figure)


def _own_left(slot: Slot) -> str:
    """The words before the figure that are its own, where another figure stands in the same clause."""
    left = slot.left
    if slot.rank == 0:
        return left
    if left[:1] in "、和与及":
        return left[1:]
    head, mark, tail = left.rpartition("、")
    if mark:
        return tail
    return left.rpartition("的")[2] if "的" in left else left


def _own_right(figure: Figure, slot: Slot, role: Role) -> str:
    right = slot.right
    if slot.rank + 1 < slot.count:
        right = re.split(r"、", right, maxsplit=1)[0] if "、" in right else right
        right = re.sub(r"(?:和|与|及|以及|或)$", "", right)
    if not _COUNTED_RIGHT.match(right) or _POST_ONLY.match(right):
        return ""
    return right.strip("“”" if right.count("“") != right.count("”") else "")


def _stripped_left(left: str) -> tuple[str, bool]:
    """The words before a figure less lead, tail and words of change; and whether they speak of a share (占…)."""
    words = _words()
    left = _MARKER.sub("", left.strip(_EDGES))
    share = False
    while left:
        shorter = words.moved.sub("", left)
        match = words.tail.search(shorter)
        if match and len(match.group()) < len(shorter) + 1:
            share = share or match.group() in ("占", "占到", "约占")
            shorter = shorter[: match.start()]
        shorter = shorter.strip(_EDGES)
        if shorter == left:
            break
        left = shorter
    while match := words.lead.match(left):
        left = left[match.end() :].strip(_EDGES)
    return left, share


def _noun_and_deed(right: str) -> tuple[str, str]:
    """What is counted and what it did: (党员领导干部, 因…被约谈)."""
    match = _words().verb.search(right, 2)
    if not match:
        return right, ""
    noun = right[: match.start()]
    if noun.endswith(("、", "和", "与", "及")) or len(noun) < 2:
        return right, ""
    return noun, right[match.start() :]


def _deed_of_list(number: int, slots: Sequence[Slot]) -> str:
    """What the last noun of a list did holds for all of it (3个支部、40名党员|参与巡防)."""
    slot = slots[number]
    last = slots[slot.first + slot.count - 1]
    if any(not slots[n].left.strip("、和与及") == "" for n in range(number + 1, slot.first + slot.count)):
        return ""
    return _noun_and_deed(last.right)[1]


def _assembled(left: str, noun: str, deed: str, figure: Figure) -> str:
    bare = _PREPOSITION.sub("", left)
    if bare != left:
        left = ""
    if left and len(left) > 14:
        left = _from_last_verb(left)
    if left:
        return left + noun + (deed if len(left + noun) < 4 else "")
    if deed:
        return f"{_short_deed(deed)}的{noun}"
    return noun


def _short_deed(deed: str) -> str:
    return deed if len(deed) <= 16 else re.split(r"[、，“]", deed)[0][:16]


def _from_last_verb(left: str) -> str:
    starts = [match.start() for match in _words().last_verb.finditer(left)]
    for start in reversed(starts):
        if 3 <= len(left) - start <= 16:
            return left[start:]
    return left


# -- shares -----------------------------------------------------------------------------------------------------


def _group_share(left: str, right: str, role: Role) -> str:
    noun, deed = _noun_and_deed(right)
    name = f"{_short_deed(deed)}的{noun}" if deed else noun
    return f"{left if len(left) < 8 else ''}{name}占比"


def _share_label(number: int, figures: Sequence[Figure], slots: Sequence[Slot], left: str) -> str:
    """A占30%: share of A; where A itself is a figure (35岁以下占12%) its quote names the group."""
    slot = slots[number]
    if not left and slot.rank:
        return f"{figures[number - 1].quote}占比"
    return f"{left}占比"


# -- several figures --------------------------------------------------------------------------------------------


def _shared_list_label(
    number: int, figures: Sequence[Figure], slots: Sequence[Slot], labels: Sequence[str]
) -> str:
    """The label of a figure in a distributive list: the k-th noun for the k-th number."""
    first = number
    while slots[first].joined:
        first -= 1
    last = number
    while last + 1 < len(slots) and slots[last + 1].joined:
        last += 1
    if first == last:
        return ""
    count = last - first + 1
    left, _ = _stripped_left(_own_left(slots[first]))
    names = _list_names(left, count, slots[last].right)
    if names:
        return names[number - first]
    return labels[number - 1] if number > first and not _own_right(figures[number], slots[number], Role("", 1, "")) else ""


def _list_names(left: str, count: int, right: str) -> list[str]:
    items = [item for item in re.split(r"、|和|与|以及|及", left) if item]
    if len(items) != count:
        for row in rows_of("compounds"):
            if count == 2 and row["word"] in left:
                return [left.replace(row["word"], row[side], 1) for side in ("first", "second")]
        return []
    tail = _common_tail(items)
    head = _common_head(items)
    return [(head if number and head else "") + item + (tail if number < count - 1 and not item.endswith(tail) else "")
            for number, item in enumerate(items)]


def _common_tail(items: Sequence[str]) -> str:
    """What the last item of a list lends to the others: 青年、工人、高层次人才|入党申请人."""
    if items[0][-2:] == items[-1][-2:] or len(items[-1]) < len(items[0]) + 2:
        return ""
    longest = max(map(len, items[:-1]))
    return items[-1][max(longest, 2) :] if len(items[-1]) > longest + 1 else ""


def _common_head(items: Sequence[str]) -> str:
    """What the first item lends to the others: 街道|行政编、事业编."""
    return ""


def _inherited(number: int, opened: int, slots: Sequence[Slot], labels: Sequence[str]) -> str:
    """The label of the figure before, in the same sentence; the k-th of a list takes the k-th of the list before."""
    if number <= opened:
        return ""
    return labels[number - 1]


def _with_owner(label: str, number: int, opened: int, labels: Sequence[str]) -> str:
    """增加值 alone says nothing: it is that of what the sentence spoke of before."""
    for before in reversed(labels[opened:number]):
        if before and not before.endswith(label):
            return before + label
        if before:
            return before
    return label


def _cut(label: str) -> str:
    label = label.strip(_EDGES.replace("“", "").replace("”", "").replace("《", "").replace("》", ""))
    if len(label) > LONGEST:
        label = _from_last_verb(label)[-LONGEST:]
    for opening, closing in ("“”", "《》", "（）"):
        if label.count(opening) != label.count(closing):
            label = label.replace(opening, "").replace(closing, "")
    return label
