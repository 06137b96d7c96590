"""Figures: numbers and masked numbers with their magnitude, unit and qualifier, and no years, names or slogans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract import notfigures as no
from extract.lexicon import rows_of, words_of
from extract.masks import bounds_of_mask, mask_signs
from extract.numerals import parse_numeral, signs
from extract.reading import Reading
from extract.record import Figure
from extract.scan import scan, unit_rows

_CONNECTORS = frozenset(("—", "——", "-", "--", "–", "~", "～", "至", "到", "−", "一"[:0] or "―"))
_TERMS = re.compile(r"[∶:：/比]")
_ODD_SIGNS = re.compile(r"\d[×xX*]+\d|\.\d*[^\d.]*\.|\d,\d{1,2}(?!\d)|\d,\d{4}")
_EXACT = "exact"
_FROM = ("从", "由", "自")


@dataclass(slots=True)
class _Draft:
    """A candidate on its way to a figure; offsets in the reading."""

    start: int
    numeral_start: int
    numeral_end: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    kind: str
    small: str
    qualifier: str
    mask: str
    form: str
    chinese: bool
    bare: bool  # a magnitude alone (百, 千万)
    factor: float
    suffixed: bool


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
    drafts: list[_Draft] = []
    for match in scan().finditer(text):
        draft = _draft_of(text, match)
        if draft is None:
            continue
        if drafts and (_join_range(text, drafts[-1], draft) or _join_parts(drafts[-1], draft)):
            continue
        drafts.append(draft)
    kept = [draft for draft in drafts if _counts(text, draft)]
    for left, right in zip(kept, kept[1:], strict=False):
        if right.suffixed and left.qualifier == _EXACT and left.unit == right.unit and text[left.end : right.start] in ("和", "或", "及", "与"):
            left.qualifier = right.qualifier  # 2万元和5万元以上
    return [
        Figure(d.start, d.end, text[d.start : d.end], d.value, d.low, d.high, d.unit, d.qualifier, d.mask, d.form)
        for d in kept
    ]


# -- from a match to a draft ------------------------------------------------------------------------------------------


def _draft_of(text: str, match: re.Match[str]) -> _Draft | None:
    base, part, arabic, half, chinese, infix, unit, more, suffix = match.groups()
    start, end = match.span()
    if chinese is not None and unit is None and infix is None and suffix is None and len(chinese) == 1:
        following = text[end : end + 1]
        if text[start - 1 : start] not in ("第", "前") and following not in _CONNECTORS and not no.stands_alone(text, start, end):
            return None
    draft = _Draft(start, start, match.end("part") if base else match.end(match.lastindex and _numeral_group(match)), end,
                   None, None, None, "", "", "", _EXACT, "", "plain", chinese is not None or half is not None, False, 1.0, bool(suffix))  # fmt: skip
    try:
        if arabic is not None:
            if not _read_arabic(arabic, draft, unit):
                return None
        elif base is not None:
            _read_fraction(base, part, draft)
        elif half is not None:
            draft.value = 0.5
            draft.form = "fraction" if unit is None else "plain"
            if half == "过半":
                draft.qualifier = "at_least"
        else:
            _read_chinese(chinese, draft)
    except ValueError:
        return None
    if infix:
        _apply_infix(infix, draft, match)
    if unit:
        _apply_unit(text, unit, draft)
    if more and draft.value is not None and draft.kind in ("span", "time"):
        draft.value += 0.5
    elif more:
        draft.end = draft.end - len(more) - len(suffix or "")
        suffix = None
    if suffix:
        draft.qualifier = _suffix_qualifier(suffix)
    _apply_prefix(text, draft)
    return draft


def _numeral_group(match: re.Match[str]) -> str:
    return next(name for name in ("arabic", "half", "chinese") if match.group(name) is not None)


def _read_arabic(arabic: str, draft: _Draft, unit: str | None) -> bool:
    """Arabic digits or mask signs, with magnitude; False where they are a code."""
    masked = any(sign in arabic for sign in mask_signs())
    if _ODD_SIGNS.search(arabic):
        return False
    terms = _TERMS.split(arabic)
    if len(terms) > 1:
        return _read_terms(arabic, terms, masked, draft)
    if not masked:
        draft.value = parse_numeral(arabic).value
        mantissa = re.match(r"[\d.,]+", arabic)
        if mantissa and draft.value:
            draft.factor = draft.value / (float(mantissa.group().replace(",", "")) or 1.0)
        if "多" in arabic or "余" in arabic:
            draft.qualifier = "at_least"
        return True
    run = re.match(r"[^多余几十百千万亿萬億]+", arabic)
    assert run is not None
    factor = 1.0
    for sign in arabic[run.end() :]:
        factor *= signs()[sign][0] if sign in signs() else 1.0
    draft.factor = factor
    draft.mask, draft.form = run.group(), "masked"
    draft.low, draft.high = bounds_of_mask(run.group(), factor, (unit or "").startswith("%"))
    if "多" in arabic or "余" in arabic:
        draft.qualifier = "at_least"
    return True


def _read_terms(arabic: str, terms: list[str], masked: bool, draft: _Draft) -> bool:
    """Fractions (1/3) and ratios (5∶1, 7∶2∶1); a ratio of three has no value."""
    draft.form = "fraction" if "/" in arabic else "ratio"
    if masked:
        draft.mask = arabic
        return all(set(term) <= set("*×xX.0123456789") for term in terms)
    if len(terms) == 2:
        first, second = parse_numeral(terms[0]).value, parse_numeral(terms[1]).value
        if not second or first is None or (draft.form == "fraction" and first > 999) or second > 100_000:
            return False
        draft.value = first / second
    return draft.form == "ratio" or len(terms) == 2


def _read_fraction(base: str, part: str, draft: _Draft) -> None:
    """百分之六十, 千分之三, 三分之二."""
    whole = parse_numeral(base).value
    numeral = parse_numeral(part)
    draft.chinese = True
    if base in ("百", "千"):
        draft.unit, draft.kind = ("%" if base == "百" else "‰"), "percent"
        draft.value, draft.low, draft.high = numeral.value, numeral.low, numeral.high
        return
    if not whole or numeral.value is None:
        raise ValueError(part)
    draft.value, draft.form = numeral.value / whole, "fraction"


def _read_chinese(chinese: str, draft: _Draft) -> None:
    numeral = parse_numeral(chinese)
    draft.value, draft.low, draft.high = numeral.value, numeral.low, numeral.high
    if numeral.value is None:
        draft.form = "range"
    draft.bare = all(signs().get(sign, (0, False))[1] for sign in chinese) and chinese[0] not in "十拾"
    if "多" in chinese or "余" in chinese:
        draft.qualifier = "at_least"


def _apply_infix(infix: str, draft: _Draft, match: re.Match[str]) -> None:
    if infix == "几" and draft.value is not None:
        numeral = parse_numeral(match.group("arabic") + infix if match.group("arabic") else "")
        draft.value, draft.low, draft.high, draft.form = None, numeral.low, numeral.high, "range"
        return
    draft.qualifier = _qualifiers_at("infix")[infix]


def _apply_unit(text: str, unit: str, draft: _Draft) -> None:
    row = unit_rows().get(unit)
    if row is None and unit.startswith("个多"):
        unit = "个" + unit[2:]
        row = unit_rows()[unit]
        draft.qualifier = "at_least"
    if row is None:  # 元/吨
        row = unit_rows()[max((word for word in unit_rows() if unit.startswith(word + "/")), key=len)]
    draft.unit, draft.kind, draft.small = unit, row["kind"], row["small"]
    if draft.kind == "tenth":
        draft.unit = "%"
        draft.value, draft.low, draft.high = (None if n is None else n * 10 for n in (draft.value, draft.low, draft.high))
    elif draft.kind == "doubling":
        draft.unit, draft.form = "倍", "multiple"
        draft.value = None if draft.value is None else 2**draft.value
    elif draft.kind == "multiple" and draft.form == "plain":
        draft.form = "multiple"


@lru_cache(maxsize=None)
def _qualifiers_at(place: str) -> dict[str, str]:
    return {row["word"]: row["qualifier"] for row in rows_of("qualifiers") if row["place"] == place}


def _suffix_qualifier(suffix: str) -> str:
    return _qualifiers_at("suffix")[suffix]


@lru_cache(maxsize=1)
def _prefixes() -> dict[str, list[dict[str, str]]]:
    """Prefix qualifiers by their last character, longest first."""
    table: dict[str, list[dict[str, str]]] = {}
    for row in sorted(rows_of("qualifiers"), key=lambda row: -len(row["word"])):
        if row["place"] == "prefix":
            table.setdefault(row["word"][-1], []).append(row)
    return table


@lru_cache(maxsize=1)
def _apart() -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_of("qualifiers", place="apart")))
    return re.compile(rf"({words})[^，。；、：:,\d]{{0,8}}$")


def _apply_prefix(text: str, draft: _Draft) -> None:
    """Take the qualifier before the number into the quote, or note one that stands a few words apart."""
    start = draft.start
    if draft.kind == "doubling":
        return
    for row in _prefixes().get(text[start - 1 : start], ()):
        word = row["word"]
        if not text.endswith(word, 0, start):
            continue
        before = text[start - len(word) - 1 : start - len(word)]
        if before and before in row["not_after"].split():
            continue
        if row["needs"] == "bare" and not draft.bare or row["needs"] == "magnitude" and draft.factor < 100 and not draft.bare:
            continue
        if draft.kind == "span" and word == "近":
            return
        draft.start = start - len(word)
        if draft.qualifier == _EXACT:
            draft.qualifier = row["qualifier"]
        return
    if draft.qualifier == _EXACT:
        apart = _apart().search(text, max(start - 14, 0), start)
        if apart:
            draft.qualifier = _qualifiers_at("apart")[apart.group(1)]


# -- joining ----------------------------------------------------------------------------------------------------------


def _join_range(text: str, left: _Draft, right: _Draft) -> bool:
    """Make one range of two neighbours (8~10万元, 5%-8%); True where they were joined, into `left`."""
    gap = text[left.end : right.start]
    if gap not in _CONNECTORS or (left.unit and left.unit != right.unit) or left.form in ("ratio", "fraction"):
        return False
    if right.form in ("ratio", "fraction", "rank") or left.low is not None and not left.mask:
        return False
    if gap in ("至", "到") and text[left.start - 1 : left.start] in _FROM:
        return False
    if text[left.start - 1 : left.start] == "第":
        return False
    if left.mask or right.mask:
        left.mask = text[left.numeral_start : left.numeral_end] + gap + text[right.numeral_start : right.numeral_end]
        left.mask = "".join(sign for sign in left.mask if sign in mask_signs() or sign in ".-~—～–至到" or sign.isdigit())
        left.low = None if left.low is None else left.low * (right.factor if left.factor == 1 else 1)
        left.high = right.high
    elif left.value is None or right.value is None:
        return False
    else:
        scale = right.factor if left.factor == 1 and left.value * 1.0 < right.value / right.factor else 1.0
        left.low, left.high = left.value * scale, right.value
        if left.low >= left.high and not right.unit:
            return False
    left.value, left.form, left.end = None, "range", right.end
    left.unit, left.kind, left.small = right.unit, right.kind, right.small
    left.chinese, left.bare, left.suffixed = left.chinese and right.chinese, False, right.suffixed
    if right.qualifier != _EXACT:
        left.qualifier = right.qualifier
    left.numeral_end = right.numeral_end
    return True


@lru_cache(maxsize=1)
def _parts() -> dict[tuple[str, str], float]:
    return {(row["of"], row["word"]): float(row["share"]) for row in rows_of("unit_parts")}


def _join_parts(left: _Draft, right: _Draft) -> bool:
    """3元5角 is one amount of 3.5元; True where `right` went into `left`."""
    share = _parts().get((left.unit, right.unit))
    if share is None or left.end != right.start or left.value is None or right.value is None:
        return False
    left.value += right.value * share
    left.end, left.qualifier, left.suffixed = right.end, right.qualifier, right.suffixed
    return True


# -- what counts ------------------------------------------------------------------------------------------------------


def _counts(text: str, draft: _Draft) -> bool:
    """True where the draft is a figure; ranks and doublings take their first character in here."""
    start, end = draft.start, draft.end
    before = text[start - 1 : start]
    if before in ("第", "前") and draft.start == draft.numeral_start and draft.unit in ("", "名", "位"):
        return _counts_as_rank(text, draft, before)
    if before == "第" or no.is_titled(text, start):
        return False
    alone = no.stands_alone(text, start, end)
    if draft.chinese:
        return _chinese_counts(text, draft, alone)
    if no.is_code(text, draft.numeral_start, end, not draft.unit):
        return False
    if before == "“" and text[end : end + 1] == "”":
        return False
    if draft.kind == "span":
        return _span_counts(text, draft, alone)
    if draft.unit:
        return draft.kind != "doubling" and text[end : end + 1] != "级"
    if draft.form == "fraction":
        return True
    if draft.form == "ratio":
        return "∶" in text[start:end] or "比" in text[max(start - 8, 0) : end] or alone
    if draft.factor > 1:
        return text[end : end + 1] not in ("级", "年")
    if draft.mask:
        return False
    year = draft.value is not None and 1900 <= draft.value <= 2100 and draft.qualifier == _EXACT
    return not year and (alone or draft.qualifier != _EXACT and draft.start < draft.numeral_start or no.states_value(text, start, end) or draft.qualifier in ("at_least",) and not draft.suffixed and draft.form == "plain")


def _counts_as_rank(text: str, draft: _Draft, before: str) -> bool:
    start = draft.start - 1
    if not no.tells_rank(text, start, draft.end) or draft.mask and not draft.unit:
        return False
    draft.start, draft.form = start, "rank"
    draft.qualifier = "at_most" if before == "前" else _EXACT
    return True


def _span_counts(text: str, draft: _Draft, alone: bool) -> bool:
    if draft.unit == "年":
        numeral = text[draft.numeral_start : draft.numeral_end]
        year = len(numeral) == 4 and draft.factor == 1 or (draft.low or 0) >= 1000 or (draft.value or 0) >= 1900
        if year and draft.factor == 1:
            return False
    if alone:
        return True
    needs_reason = draft.unit in ("年", "学年") or draft.chinese
    if draft.qualifier != _EXACT and not no.tells_time(text, draft.start, draft.end, False):
        return True
    return not no.tells_time(text, draft.start, draft.end, needs_reason)


def _chinese_counts(text: str, draft: _Draft, alone: bool) -> bool:
    start, end = draft.start, draft.end
    if no.is_common_word(text, start, end):
        return False
    if draft.kind == "doubling":
        verb = next((word for word in ("翻了", "翻") if text.endswith(word, 0, start)), "")
        draft.start = start - len(verb)
        return bool(verb)
    if draft.kind == "percent" or draft.form == "fraction":
        return True
    if draft.unit == "大" or text[end : end + 1] == "级" or (no.is_quoted(text, start) and not alone):
        return False
    if draft.kind == "span":
        return _span_counts(text, draft, alone)
    if alone:
        return bool(draft.unit) or end - start > 1
    qualified = draft.qualifier != _EXACT
    if draft.bare:
        return qualified
    big = draft.value is None or draft.value > 10 or draft.value != int(draft.value)
    if not draft.unit:
        return big and (qualified or (draft.value or 0) >= 100 and text[end : end + 1] in ("，", "。", "；", "、"))
    if big or qualified:
        return True
    if draft.value == 1:
        return False
    return draft.small == "yes" or (draft.small == "noun" and no.counts_thing(text, end))
