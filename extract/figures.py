"""Figures: numbers and masked numbers with their magnitude, unit and qualifier, and no years, names or slogans."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extract.counting import counts
from extract.drafts import EXACT, Draft, draft_of
from extract.lexicon import rows_of, words_of
from extract.notfigures import ends_clause
from extract.reading import Reading
from extract.record import Figure
from extract.scan import scan

_CONNECTORS: Final = frozenset(("—", "——", "-", "--", "–", "―", "−", "~", "～", "至", "到"))
_DASHES: Final = ("–", "—")
_WORDS_FOR_MINUS: Final = ("负", "負", "零下")
_MINUS: Final = ("-", "−", *_DASHES, *_WORDS_FOR_MINUS)
_SIGN_ENDS: Final = frozenset(sign[-1] for sign in _MINUS)
_NUMBER_ENDS: Final = frozenset("0123456789%‰℃元人个年月日")
_NEXT_RANK: Final = re.compile("[、和与，]第|、[^，。；、：！？\\d]{2,8}第")
_AND: Final = frozenset(("和", "与", "及", "或"))
_LENDS: Final = _AND | {"、", "到", "至"}
_JOINS: Final = _AND | {"、"}
_POINTS: Final = ("个", "个百分点")  # 1.2个和0.8个百分点
_LISTED: Final = frozenset("、为达是有")


def find_figures(text: str) -> list[Figure]:
    """All figures of `text`, in order; start and end are code-point offsets: text[start:end] == quote.

    >>> [(figure.quote, figure.value, figure.unit) for figure in find_figures("建立联系点 4.6 万个，近*名干部")]
    [('4.6 万个', 46000.0, '个'), ('近*名', None, '名')]
    """
    reading = Reading(text)
    found = []
    for figure in figures_in(reading.text):
        start, end = reading.span(figure.start, figure.end)
        found.append(
            Figure(start, end, text[start:end], figure.value, figure.low, figure.high, figure.unit, figure.qualifier,
                   figure.mask, figure.form)
        )  # fmt: skip
    return found


def figures_in(text: str) -> list[Figure]:
    """All figures of a reading's text, sorted, not overlapping; offsets in that text.

    >>> [figure.quote for figure in figures_in("2021年发放贷款3.5亿元，同比增长12%。")]
    ['3.5亿元', '12%']
    """
    drafts: list[Draft] = []
    for match in scan().finditer(text):
        draft = draft_of(text, match)
        if draft is None:
            continue
        if drafts and draft.start - drafts[-1].end <= 2:
            draft.start = max(draft.start, drafts[-1].end)  # 三成不到5人: 不到 closes the first
            if _joined(text, drafts[-1], draft):
                continue
        if text[draft.start - 1 : draft.start] == "+" and draft.kind == "percent":
            _take_plus(text, draft)
        elif text[draft.start - 1 : draft.start] in _SIGN_ENDS:
            _take_sign(text, draft, drafts[-1].end if drafts else 0)
        drafts.append(draft)
    _lend(text, drafts)
    found: list[Figure] = []
    for draft in drafts:
        if not counts(text, draft, _follows_rank(text, draft, found), _follows_value(text, draft, found)):
            continue
        quote = text[draft.start : draft.end]
        found.append(
            Figure(draft.start, draft.end, quote, draft.value, draft.low, draft.high, draft.unit, draft.qualifier,
                   draft.mask, draft.form)
        )  # fmt: skip
    return found


def _follows_rank(text: str, draft: Draft, found: list[Figure]) -> bool:
    """True in a list of places: 第二、第七和第九; 总分第一、射击第二."""
    if not found or found[-1].form != "rank":
        return False
    return bool(_NEXT_RANK.fullmatch(text, found[-1].end, draft.start))


def _follows_value(text: str, draft: Draft, found: list[Figure]) -> bool:
    """True in a list of values without unit: 分别为83.6、90.4和95."""
    if not found or found[-1].unit or found[-1].form != "plain" or draft.form != "plain" or draft.mask:
        return False
    if draft.unit or text[found[-1].end : draft.start] not in _JOINS:
        return False
    return "." in found[-1].quote and (ends_clause(text, draft.end) or text[draft.end : draft.end + 1] in _JOINS)


def _take_plus(text: str, draft: Draft) -> None:
    """Take a plus sign into the quote of a rate where it stands behind a word (同比+3%), in no sum (1+7)."""
    if draft.start == draft.number and "一" <= text[draft.start - 2 : draft.start - 1] <= "鿿":
        draft.start = draft.number = draft.start - 1


def _take_sign(text: str, draft: Draft, free: int) -> None:
    """Take a minus sign or 负 that stands at `free` or later into the quote.

    A hyphen in a name (歼-20) is none, nor is the 负 that ends a word (为企业减负|3亿元).
    """
    start = draft.start
    sign = next((sign for sign in _MINUS if text.endswith(sign, free, start)), None)
    if sign is None or draft.value is None or start > draft.number:
        return
    at = start - len(sign)
    if sign not in _WORDS_FOR_MINUS and not _is_minus(text, at, draft):
        return
    words = words_of("function_words", use="before_minus")
    if sign in "负負" and "一" <= text[at - 1 : at] <= "鿿" and not text.endswith(words, 0, at):
        return
    draft.start = draft.number = at
    draft.value = -draft.value


def _is_minus(text: str, at: int, draft: Draft) -> bool:
    """True where the hyphen or dash at `at` is the sign of a rate or a temperature and stands between no two numbers.

    A dash is mostly punctuation (最高—98%), a sign only behind a word that a negative number follows, or a bracket.
    """
    before, rate = text[at - 1 : at], draft.kind == "percent" or draft.unit == "℃"
    if text[at] in _DASHES:
        words = *words_of("function_words", use="before_minus"), *words_of("function_words", use="before_dash")
        return rate and text.endswith((*words, "：", "（"), 0, at)
    return not before or rate and before not in _NUMBER_ENDS


def _joined(text: str, left: Draft, right: Draft) -> bool:
    return _join_range(text, left, right) or _join_parts(text, left, right) or _join_pair(text, left, right)


def _join_pair(text: str, left: Draft, right: Draft) -> bool:
    """三、四十斤 is one number from 30 to 40, 5、6名 one from 5 to 6; in 一、二类 and 分别为5、6名 each is its own."""
    if text[left.end : right.start] != "、" or left.unit or left.value is None or right.value is None:
        return False
    scale = right.value / (left.value + 1)
    close = scale == 1 and right.small in ("yes", "noun") or right.chinese and scale in (10, 100, 1000, 10_000)
    if not close or not 1 <= left.value <= 8 or left.chinese != right.chinese or left.number_end - left.number > 1:
        return False
    if text[left.start - 1 : left.start] in ("第", "、", "") or "分别" in text[max(left.start - 4, 0) : left.start]:
        return False
    left.low, left.high, left.value = left.value * scale, right.value, None
    left.form, left.end, left.number_end = "range", right.end, right.number_end
    left.unit, left.kind, left.small, left.qualifier = right.unit, right.kind, right.small, right.qualifier
    left.bounded = right.bounded
    return True


def _join_range(text: str, left: Draft, right: Draft) -> bool:
    """Make one range of two neighbours (8~10万元, 5%-8%); True where they were joined, into `left`."""
    gap = text[left.end : right.start]
    between = gap in _AND and text.startswith("之间", right.end)
    if not (between or gap in _CONNECTORS) or (left.unit and left.unit != right.unit):
        return False
    if {left.form, right.form} & {"ratio", "fraction", "range"} or text[left.start - 1 : left.start] == "第":
        return False
    if gap in ("至", "到") and text[left.start - 1 : left.start] in ("从", "由", "自"):
        return False
    low, high = _bounds_of_range(left, right)
    if low is not None and high is not None and low > high:
        return False
    if left.mask or right.mask:
        left.mask = _mask_of_range(text, left, right, gap)
    left.low, left.high, left.value = low, high, None
    left.form, left.end, left.number_end = "range", right.end, right.number_end
    left.unit, left.kind, left.small, left.factor = right.unit, right.kind, right.small, right.factor
    left.chinese, left.bare, left.bounded = left.chinese and right.chinese, False, right.bounded
    if right.qualifier != EXACT:
        left.qualifier = right.qualifier
    return True


def _bounds_of_range(left: Draft, right: Draft) -> tuple[float | None, float | None]:
    """8~10万元: the magnitude of the second number goes for both; 5000~1万元, 5000元~1万元: it does not."""
    low = left.value if left.low is None else left.low
    high = right.value if right.high is None and not right.mask else right.high
    if low is None or left.unit:
        return low, high
    tenth = 10.0 if right.kind == "tenth" else 1.0
    shared = left.factor == 1 and (high is None or low < high / right.factor)
    return low * (right.factor if shared else 1.0) * tenth, high


def _mask_of_range(text: str, left: Draft, right: Draft, gap: str) -> str:
    return gap.join(
        side.mask or "".join(sign for sign in text[side.number : side.number_end] if sign.isdigit() or sign == ".")
        for side in (left, right)
        if side.mask or side.value is not None
    )


@lru_cache(maxsize=1)
def _parts() -> dict[tuple[str, str], float]:
    return {(row["of"], row["word"]): float(row["share"]) for row in rows_of("unit_parts")}


def _join_parts(text: str, left: Draft, right: Draft) -> bool:
    """3元5角 is one amount of 3.5元, 三又三分之一 one number; True where `right` went into `left`."""
    part, per, whole = right.unit.partition("/")
    share = _parts().get((left.unit, part))
    if (
        right.form == "fraction"
        and not left.unit
        and text[left.end : right.start] == "又"
        and left.value
        and right.value
    ):
        left.value += right.value if left.value > 0 else -right.value
        left.end = left.number_end = right.end
        left.form = "fraction"
        return True
    if share is None or left.end != right.start or left.value is None or right.value is None:
        return False
    left.value = round(left.value + right.value * share, 4)
    left.end, left.bounded = right.end, right.bounded
    left.unit += per + whole
    if right.qualifier != EXACT:
        left.qualifier = right.qualifier
    return True


def _lend(text: str, drafts: list[Draft]) -> None:
    """In 4.2和0.7个百分点 the unit, in 2万元和5万元以上 the qualifier of the second goes for the first as well."""
    for left, right in zip(drafts[-2::-1], drafts[:0:-1], strict=True):
        if right.start - left.end != 1 or (gap := text[left.end]) not in _LENDS:
            continue
        if (left.unit, right.unit) == _POINTS:
            left.unit, left.kind, left.small = right.unit, right.kind, right.small
        elif left.unit == right.unit and gap in _AND and right.bounded and left.qualifier == EXACT:
            left.qualifier = right.qualifier
        elif _lacks_unit(text, left, right, gap):
            left.unit, left.kind, left.small, left.lent = right.unit, right.kind, right.small, True
            if left.factor == 1 and left.value is not None:
                left.value *= right.factor


def _lacks_unit(text: str, draft: Draft, right: Draft, gap: str) -> bool:
    """True for a plain number without unit; before a mere 、 a whole one has to go on a list (分别为11、24、59吨)."""
    if not right.unit or right.kind == "span" or draft.unit or draft.chinese:
        return False
    if draft.value is None or draft.form != "plain":
        return False
    if gap != "、" or right.kind == "percent" or draft.value != int(draft.value) or draft.factor > 1:
        return True
    return text[draft.start - 1 : draft.start] in _LISTED
