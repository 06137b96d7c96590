"""The words of a clause as parts of a label: what leads in, what trails off, what is counted and what it did."""

from __future__ import annotations

import re
from typing import Final

from extract.deeds import deed_lent
from extract.labelphrases import (
    all_of_them,
    circumstance,
    each,
    left_over,
    means,
    means_signs,
    newly_done,
    no_deed,
    undone,
)
from extract.labelwords import label_patterns, short_nouns
from extract.lexicon import words_of

LONGEST: Final = 28  # characters; a longer chart label is cut
_MARKER: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}是|第?[一二三四五六七八九十]{1,3}、(?!第|[二三][、产])|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.、．])"
)
_OPENING_SIGNS: Final = frozenset("一二三四五六七八九十第（(0123456789*×xX")  # that open a list's number or a mask
_EDGES: Final = "，、。；：:·—-…*.,/ \n"
_MASKED_PLACE: Final = re.compile(r"[*×xX]{1,4}(?:省|市|县|区|州|镇|乡|村|街道)?(?:共|辖|现)?")
_SOME_OF: Final = re.compile(r"([一-鿿]{2,12})中(?:还|仍|尚)有?")  # 90家|企业中还有一些…
_CELL: Final = re.compile(r"(?:(?:(?<=[一-鿿）)])|^)\d[\d., ]*)$")  # numbers of the cells before, in the row of a table
_CELL_ENDS: Final = frozenset("0123456789., ")
_NOTE_MARK: Final = re.compile(r"[\[［]\d{1,2}[\]］]")  # the mark of a footnote
GIVEN_TO: Final = frozenset("对为向给")  # for whom, or to whom, something is done
_PLACES_OF: Final = re.compile("[^，、]*、(?:、[^，]*?)?等(?=[^，、等]{3,}$)")  # the names of the places are gone
_PAIRED: Final = re.compile("[“”《》（）]")
_YEARS: Final = re.compile(r"(?<=[一-鿿]{2})(?:[一二两三四五六七八九十]|\d{1,2})年$")  # 产量三年|增长20%
JOINING: Final = ("、", "和", "与", "及")  # with one of which the next item of a list begins
_INEXACT: Final = re.compile("不等的?")
_ELSEWHERE: Final = re.compile("[在到赴从与]、*等地|、+等地|[在到赴]、+")  # what is left of 在杭州、深圳等地
_PER_WHAT: Final = re.compile("(?:平均)?每$")  # 收购价每|50公斤|提高7元


def without_preposition(left: str) -> str:
    """The words before a number less the preposition they end in.

    >>> without_preposition("骨干培训面向")
    '骨干培训'
    """
    prepositions = label_patterns().prepositions
    if left.endswith(prepositions) and not left.endswith(words_of("function_words", use="no_preposition")):
        return next(left.removesuffix(word) for word in prepositions if left.endswith(word))
    return left


def stripped_left(left: str) -> tuple[str, bool]:
    """The words before a figure less lead, tail and words of change; and whether they speak of a share (占…).

    >>> stripped_left("其中本科学历党员占比达到")
    ('本科学历党员占比', False)
    """
    left, share = _less_tail(_less_opening(left.strip(_EDGES)))
    words, given = label_patterns(), ""
    while left[:1] in words.lead_starts and (match := words.lead.match(left)):
        given = given or (left[0] if _is_done_to(left) else "")  # 为|全市|企业挽回损失
        left = left[match.end() :].strip(_EDGES)
    if at := _together(left):
        left = left[at + 1 :]  # 各支部|共|走访群众
    if left.startswith("在") and (doing := words.doing.search(left, 2)):
        left = left[doing.start() :]  # 在人口集中地|建立
    return given + _without_modal(left), share


def _less_opening(left: str) -> str:
    """The words before a figure less the number of a list, and what tells how or about what it was done."""
    words = label_patterns()
    if "等地" in left:
        left = _ELSEWHERE.sub("", left)
    if left[:1] in _OPENING_SIGNS:
        for opening in (_MARKER, _MASKED_PLACE):
            if match := opening.match(left):
                left = left[match.end() :]
    if "等" in left and (places := _PLACES_OF.match(left)):
        left = deed_lent(left) + left[places.end() :]  # 新增|黄石、大冶等|文明城市
    if left.startswith(words_of("label_words", place="about")) and "、" not in left:
        about = words.doing.search(left, 4)
        left = left[about.start() :] if about else left  # 围绕产业需求|建设
    if left[:1] in means_signs() and (told := means().match(left)):
        doing = words.doing.search(left, told.end())
        if doing and doing.start() <= told.end() + 2:  # 依托站点、网点等|建立; 以骨干为主|成立
            left = left[doing.start() :]
    return left


def _less_tail(left: str) -> tuple[str, bool]:
    """The words before a figure less the words of change and others they end in, and whether those speak of a share."""
    words, share = label_patterns(), False
    while left:
        if (shorter := words.without_change(left)) != left:
            shorter = left_over().sub("", shorter)
        if shorter[-1:] in words.tail_ends and (match := words.tail.search(shorter)):
            share = share or match.group() in words_of("label_words", place="share")
            shorter = shorter[: match.start()]
        shorter = shorter.strip(_EDGES)
        if shorter[-1:] == "年":
            shorter = _YEARS.sub("", shorter)
        elif (steps := words.stepped.search(shorter)) and steps.start():
            shorter = shorter[: steps.start()]
        if shorter == left:
            break
        left = shorter
    return left, share


def _is_done_to(left: str) -> bool:
    """为企业|挽回损失, 对学员|进行回访: for whom, or to whom, something was done, in the words before a number."""
    return left[0] in GIVEN_TO and "、" not in left and bool(label_patterns().doing.search(left, 2))


def _without_modal(left: str) -> str:
    """中央财政将|安排经费: what is going to be done has the name of what was done."""
    for modal in words_of("function_words", use="modal"):
        at = left.find(modal, 2)
        after = at + len(modal)
        if at >= 0 and (left.startswith(words_of("doing_verbs"), after) or label_patterns().doing.match(left, after)):
            return left[:at] + left[after:]
    return left


def noun_and_deed(right: str) -> tuple[str, str]:
    """What is counted and what it did: (党员领导干部, 因…被约谈).

    >>> noun_and_deed("党员干部因履职不力被约谈")
    ('党员干部', '因履职不力被约谈')
    """
    if among := _SOME_OF.match(right):
        return among[1], ""
    verb = label_patterns().verb
    if inexact := _INEXACT.match(right):
        right = right[inexact.end() :]
    opening = verb.match(right)
    if opening and (len(right) > 4 or opening.end() == 1):
        if "的" not in right[2:-1]:
            return "", right
        # 3个|可看、可学、可推广的|品牌: what stands before 的 only describes
        described, of, noun = right.rpartition("的")
        done = verb.search(noun, 2)
        noun, deed = (noun[: done.start()], noun[done.start() :]) if done else (noun, "")
        return (described + of + noun if len(right) <= 14 else noun), deed
    if at := _together(right):
        return right[:at], right[at + 1 :]
    match = verb.search(right, 1 if right[:1] in short_nouns() else 2)
    while match and _is_inside(right, match.start()):
        match = verb.search(right, match.end())  # a verb inside a quoted name, or a bracket, parts nothing
    while match and right[: match.start()].endswith(JOINING):
        match = verb.search(right, match.end())  # nor does one that joins a list: 困境、留守儿童
    if not match:
        return each().sub("", circumstance().sub("", right)), ""
    deed = right[match.start() :]
    noun = each().sub("", right[: match.start()])
    if (newly := newly_done().search(noun)) and newly.start() > 1:
        noun, deed = noun[: newly.start()], newly.group() + deed  # 项目|新|签约
    if noun[-2:] in label_patterns().verbs and deed.startswith(words_of("noun_tails")):
        noun, deed = noun[:-2], noun[-2:] + deed  # 专家|优先|保障…
    if failed := undone().search(noun):
        return noun[: failed.start()], failed[1] + deed
    return noun, "" if no_deed().match(deed) else deed


def _together(words: str) -> int:
    """Where a 共 parts those who did a thing from what they did: 各支部|共|走访群众; 0 where none does."""
    match = all_of_them().search(words, 2)
    return match.start() if match and label_patterns().doing.match(words, match.end()) else 0


def _is_inside(text: str, at: int) -> bool:
    return any(text.count(opening, 0, at) > text.count(closing, 0, at) for opening, closing in ("“”", "（）"))


def short_deed(deed: str) -> str:
    """A deed as a label takes it: up to 16 characters, of a longer one its first item, up to 20.

    >>> short_deed("参加志愿服务")
    '参加志愿服务'
    """
    if len(deed) > 16 and deed[0] in GIVEN_TO and (doing := label_patterns().doing.search(deed, 2)):
        deed = deed[doing.start() :]  # 为群众、学生|解读…
    if deed[:1] == "向" and label_patterns().doing.match(deed, 1):
        deed = deed[1:]  # 向|推广, for whom is a place
    return deed if len(deed) <= 16 else re.split(r"[、，]", deed)[0][:20]


def from_last_verb(left: str) -> str:
    """The words from the last verb on that leaves 3 to 16 characters; all of them where none does.

    >>> from_last_verb("围绕中心工作开展骨干培训")
    '开展骨干培训'
    """
    for match in reversed(list(label_patterns().doing.finditer(left))):
        if 3 <= len(left) - match.start() <= 16:
            return left[match.start() :]
    return left


def without_list(left: str) -> str:
    """A doing without the list it introduces: 规范|低保评定、补贴发放等 -> 规范.

    >>> without_list("规范低保评定、补贴发放等")
    '规范'
    """
    first = left.split("、", 1)[0]
    verbs = [match for match in label_patterns().verb.finditer(first) if len(match.group()) > 1]
    doing = label_patterns().doing.match(first)
    if doing and verbs and verbs[-1].group() == "组织" and verbs[-1].start() == doing.end():
        return doing.group()  # 健全|组织生活、…
    return first[: verbs[-1].end()] if verbs else left.rpartition("、")[2]


def cut(label: str) -> str:
    """A label without footnote marks, unpaired quotation marks and marks at its ends, at most LONGEST characters long.

    >>> cut("“智慧党建培训，")
    '智慧党建培训'
    """
    if "[" in label or "［" in label:
        label = _NOTE_MARK.sub("", label)
    if label[-1:] in _CELL_ENDS:
        label = _CELL.sub("", label)
    if "等地" in label or "、" in label:
        label = _ELSEWHERE.sub("", label)
    label = _PER_WHAT.sub("", label.replace("至少", "")).strip(_EDGES)
    if len(label) > LONGEST:
        listed, _, head = label.rpartition("等")
        if listed and len(head) >= 2 and (doing := label_patterns().verb.search(label)):
            following = label_patterns().doing.match(label, doing.end())  # 推动|解决
            return cut(doing.group() + (following.group() if following else "") + head)
        items = label.split("、")
        while len(items) > 1 and len("、".join(items)) > LONGEST:
            items.pop()
        label = "、".join(items)
        label = label if len(label) <= LONGEST else from_last_verb(label)[-LONGEST:]
    if _PAIRED.search(label):
        for opening, closing in ("“”", "《》", "（）"):
            if label.count(opening) != label.count(closing):
                label = label.replace(opening, "").replace(closing, "")
    return label
