"""The names that several numbers share out among them: 原煤、原油产量分别为…, 城乡居民收入分别增长…"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from extract.labelphrases import joiner
from extract.labelwords import ends_relational, label_patterns, relational_pattern
from extract.lexicon import rows_of, words_of

_NUMBERS: Final = "一二三四五六七八九"
_ORDINAL: Final = re.compile(f"[{_NUMBERS}]")
# 第一、二和三|产业, 一二三|产, 三次|产业
_ORDINALS: Final = re.compile(
    rf"(?P<one>第?{_ORDINAL.pattern}(?:[、和]?第?{_ORDINAL.pattern})+)(?=[产批季])|三次(?=产业)"
)
_KINDS: Final = re.compile(f"第([{_NUMBERS}])(.)[至到]第([{_NUMBERS}])\\2")  # 第一种至第四种|形态
_SHARED_OWNER: Final = re.compile("“[^“”]{1,8}”")  # “接诉即办”|响应率、解决率
_BECOMING: Final = re.compile("[^为]{2}为")


@cache
def _between_items() -> re.Pattern[str]:
    return re.compile(f"、|{joiner()}")


def list_names(left: str, count: int, text: str) -> list[str]:
    """The names that `count` numbers share out among them, [] where the words before them are no such list.

    >>> list_names("原煤、原油产量", 2, "")
    ['原煤产量', '原油产量']
    """
    if (ordinals := _ORDINALS.match(left)) and len(numbers := _ORDINAL.findall(ordinals["one"] or "一二三")) == count:
        first = "" if ordinals["one"] and left[0] != "第" else "第"
        return [f"{first}{number}{left[ordinals.end() :]}" for number in numbers]
    if kinds := _KINDS.match(left):
        through = _NUMBERS[_NUMBERS.index(kinds[1]) : _NUMBERS.index(kinds[3]) + 1]
        return [f"第{one}{kinds[2]}{left[kinds.end() :]}" for one in through] if len(through) == count else []
    items = [item for item in _between_items().split(left) if item]
    rows = [row for row in rows_of("compounds") if row["word"] in left] if count == 2 else []
    # but 城乡环卫、乡村供水
    if row := next((row for row in rows if len(items) != 2 or _between_items().search(row["word"])), None):
        return [left.replace(row["word"], row[side], 1) for side in ("first", "second")]
    if len(items) != count:
        return []
    if all(item in words_of("label_words", place="casualty") for item in items[1:]):
        accident = items[0].removesuffix("起数").removesuffix("数")  # 火灾起数、|死亡人数
        return [items[0], *(accident + item for item in items[1:])]
    owner = _SHARED_OWNER.match(items[0])
    if owner and all(item[-1] == items[0][-1] and len(item) < 5 for item in items[1:]):
        return [items[0], *(owner.group() + item for item in items[1:])]
    tail = _common_tail(items, text)
    if becoming := _BECOMING.match(items[0]):  # 考录为|公务员和|教师
        items = [items[0], *(becoming.group() + item for item in items[1:])]
    return _of_one_output([item if item.endswith(tail) else _joined(item, tail) for item in items])


def _of_one_output(names: list[str]) -> list[str]:
    """单位国内生产总值用水量、|能耗: what is used for a unit of output is said of the first alone."""
    output = next((word for word in words_of("label_words", place="per_output") if names[0].startswith(word)), "")
    used = words_of("label_words", place="intensity") if output else ()
    return [output + name if name.startswith(used) else name for name in names]


def _joined(item: str, tail: str) -> str:
    """高技术制造业 and 行业增加值 share a sign: it is written once; a 制造业 and its 产业增加值 say the same twice."""
    if item.endswith("业") and tail.startswith("产业"):
        return item + tail[2:]
    shared = next((size for size in (2, 1) if tail and item.endswith(tail[:size])), 0)
    return item + tail[shared:]


def _common_tail(items: Sequence[str], text: str) -> str:
    """What the last item of a list lends to the others: 青年、工人、高层次人才|入党申请人; 原煤、原油、天然气|产量.

    It begins at a noun that always belongs to something, or is a word the text uses elsewhere too.
    """
    last, shortest = items[-1], min(map(len, items[:-1]))
    if all((match := label_patterns().doing.match(item)) and len(item) > match.end() + 1 for item in items):
        return ""  # 接待游客、实现收入: each says what was done of its own
    both_rates = items[0][-1] == last[-1] == "率"
    counted = items[0].endswith(words_of("label_words", place="tallied"))  # 游客人次、旅游收入
    if both_rates or counted or items[0][-2:] == last[-2:] or ends_relational().search(items[0]):
        return ""
    if len(items) == 2 and (at := last.find(items[0]) + len(items[0])) >= len(items[0]) and at < len(last):
        return last[at:]  # 汽车、新能源汽车|产量
    starts = [match.start() for match in relational_pattern().finditer(last, 1)]
    if text.count(last) < 2:  # 单项冠军、专精特新企业: one that stands elsewhere too is a name of its own
        starts += _used_elsewhere(last, text)
    if not starts and len(last) >= len(items[-2]) + 2:
        starts = [max(len(items[-2]), last.find("”") + 1)]  # 涉诈、涉毒|警情: nouns of one list are often of one length
    if not starts:
        return ""
    # a start inside what is as long as the shortest item is one only where that ends alike: 文化|产业、旅游|产业增加值
    return last[min(starts, key=lambda at: (at < shortest and not items[0].endswith(last[at : at + 2]), at)) :]


def _used_elsewhere(last: str, text: str) -> list[int]:
    """Where the longest ending of an item begins that stands a second time in the text; [] where none does."""
    found: list[int] = []
    for at in range(len(last) - 3, 1, -1):  # a longer one stands nowhere that a shorter one does not
        if text.find(last[at:], text.find(last[at:]) + len(last) - at) < 0:
            break
        found = [at]
    return found
