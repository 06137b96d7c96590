"""Drafts: each match of the scan read as a number with unit and qualifier, before it is known to be a figure."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from extract.lexicon import rows_of
from extract.masks import bounds_of_mask, mask_signs
from extract.numerals import parse_numeral, signs
from extract.scan import unit_of

EXACT: Final = "exact"
_LONGEST: Final = 40  # signs; a longer run is no numeral
_GOES_ON: Final = ("至", "到", "—", "-", "~", "～", "又", "、")  # to the end of a range or a pair (三、四十斤)
_TERMS: Final = re.compile(r"[∶:：/比]")
_NO_NUMBER: Final = re.compile(r"\d[×xX*]+\d|\.[\d×xX*]*[.,]|\d{4},|,\d{1,2}(?!\d)|,\d{4}|^0\d")
_PLAIN: Final = re.compile(r"([1-9]\d*+|0(?!\d))(\.\d++)?([百千万亿]*+)$")
_RUN: Final = re.compile(r"[^多余几十百千万亿萬億]+")
_WITHOUT_MORE: Final = {ord(sign): None for sign in "多余几"}
_POINT: Final = "点"
_PER_HEAD: Final = re.compile(r"(?P<rate>[\d.]+)(?P<per>/(?:10|100)?万|/千)")  # 9.2/10万: a rate, no fraction
_MANTISSA: Final = re.compile(r"[\d.,]+")

Prefix = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]


class Draft:
    """A candidate on its way to a figure; offsets in the reading."""

    __slots__ = (
        "start", "number", "number_end", "end", "value", "low", "high", "unit", "kind", "small", "qualifier", "mask",
        "form", "chinese", "bare", "factor", "bounded", "lent",
    )  # fmt: skip

    def __init__(self, start: int, number_end: int, end: int) -> None:
        self.start = self.number = start  # `number`: the first digit, `start`: with its qualifier
        self.number_end, self.end = number_end, end
        self.value: float | None = None
        self.low: float | None = None
        self.high: float | None = None
        self.unit = self.kind = self.small = self.mask = ""
        self.qualifier, self.form = EXACT, "plain"
        self.chinese = False
        self.bare = False  # a magnitude alone: 百, 千万
        self.factor = 1.0  # the magnitude written behind the digits
        self.bounded = False  # 以上, 以下, 左右 … close it
        self.lent = False  # its unit stands at the next number


def draft_of(text: str, match: re.Match[str]) -> Draft | None:
    """The draft a match of the scan makes, None where its signs make no number."""
    start, end = match.span()
    if end - start > _LONGEST or (
        end - start == 1 and match.lastgroup != "arabic" and not _may_stand_bare(text, start, end)
    ):
        return None
    part, arabic, half, _, _, infix, unit, again, suffix = match.groups()
    if unit is None and infix is None and suffix is None and arabic is None and not _may_stand_bare(text, start, end):
        return None
    behind = len(infix or "") + len(unit or "") + len(again or "") + len(suffix or "")
    draft = Draft(start, end - behind, end)
    numeral = text[start : draft.number_end]
    try:
        if arabic is not None and not _read_arabic(numeral, infix, unit, draft):
            return None
        if arabic is None:
            _read_other(numeral, part, half is not None, unit, draft)
    except ValueError:  # its signs make no number
        return None
    if infix and (infix != "几" or arabic is None):
        draft.qualifier = _qualifiers("infix")[infix]
    if unit:
        _take_unit(unit, draft)
    elif draft.form == "fraction" and (rate := _PER_HEAD.match(text, start)):
        draft.value, draft.unit, draft.form = parse_numeral(rate["rate"]).value, rate["per"], "plain"
        draft.number_end = draft.end = rate.end()
    _take_behind(text, draft, again, suffix)
    _take_prefix(text, draft)
    if draft.qualifier == EXACT and text.startswith("人口以", end):
        draft.qualifier = _qualifiers("behind").get(text[end : end + 4], EXACT)
    return draft


def _read_other(numeral: str, part: str | None, half: bool, unit: str | None, draft: Draft) -> None:
    """A fraction in words (`part` stands after 分之), a half, or a Chinese numeral."""
    if part is not None:
        _read_fraction(numeral, part, draft)
    elif half:
        draft.chinese, draft.value = True, 0.5
        draft.form = "fraction" if unit is None else "plain"
    else:
        _read_chinese(numeral, unit, draft)


def _take_behind(text: str, draft: Draft, again: str | None, suffix: str | None) -> None:
    """What stands behind the unit: 半 (两年半), a second digit (八成五), a qualifier (以上)."""
    if again:
        if draft.value is None or draft.kind not in ("span", "time", "measure", "tenth", "multiple"):
            draft.end -= 1 + len(suffix or "")
            return
        draft.value += 5 if draft.kind == "tenth" else 0.5
    elif draft.kind == "tenth" and suffix is None:
        _take_second_digit(text, draft)
    if suffix:
        draft.qualifier = _qualifiers("suffix")[suffix]
        draft.bounded = suffix[0] not in "多余"


def _may_stand_bare(text: str, start: int, end: int) -> bool:
    """A Chinese numeral without unit is worth a look where it is long, an ordinal, in a range or alone."""
    if end - start > 1 or text[start - 1 : start] in ("第", "前"):
        return True
    return text[end : end + 1] in _GOES_ON or (start <= 1 and len(text) - end <= 1)


def _read_arabic(numeral: str, infix: str | None, unit: str | None, draft: Draft) -> bool:
    """Arabic digits or mask signs, with magnitude; False where they are a code."""
    if numeral.isdecimal() and numeral[0] != "0" and infix != "几":  # the most of them, told without a pattern
        draft.value = float(numeral)
        return True
    plain = _PLAIN.match(numeral)
    if plain and infix != "几":
        draft.factor = _factor_of(plain.group(3))
        value = float(plain.group(1) + (plain.group(2) or ""))
        # 1264.84 times 亿 is a whole number of 元, not one less a hair.
        draft.value = value if draft.factor == 1 else round(value * draft.factor, 2)
        return True
    if _NO_NUMBER.search(numeral):
        return False
    terms = _TERMS.split(numeral)
    masked = any(sign in numeral for sign in mask_signs())
    if len(terms) > 1:
        return _read_terms(numeral, terms, masked, draft)
    if "多" in numeral or "余" in numeral:
        draft.qualifier = "at_least"
    if masked:
        _read_mask(numeral, unit, draft)
        return True
    read = parse_numeral(numeral + "几" if infix == "几" else numeral)
    draft.value, draft.low, draft.high = read.value, read.low, read.high
    if read.value is None:
        draft.form = "range"
        return True
    mantissa = _MANTISSA.match(numeral)
    if mantissa and mantissa.end() < len(numeral) and read.value:
        draft.factor = read.value / (float(mantissa.group().replace(",", "")) or 1.0)
    return True


@lru_cache(maxsize=64)
def _factor_of(magnitudes: str) -> float:
    factor = 1.0
    for sign in magnitudes:
        if sign not in signs():  # a mask and digits: x万2千
            raise ValueError(f"no magnitude: {magnitudes}")
        factor *= signs()[sign][0]
    return factor


def _read_mask(numeral: str, unit: str | None, draft: Draft) -> None:
    run = _RUN.match(numeral)
    if run is None:
        raise ValueError(numeral)
    draft.factor = _factor_of(numeral[run.end() :].translate(_WITHOUT_MORE))
    draft.mask, draft.form = run.group(), "masked"
    draft.low, draft.high = bounds_of_mask(run.group(), draft.factor, unit == "%")


def _read_terms(numeral: str, terms: list[str], masked: bool, draft: Draft) -> bool:
    """Fractions (1/3) and ratios (5∶1, 7∶2∶1); a ratio of three terms or of masked ones has no value."""
    draft.form = "fraction" if "/" in numeral else "ratio"
    if masked:
        draft.mask = numeral
        return draft.form == "ratio" or len(terms) == 2
    values = [parse_numeral(term).value or 0.0 for term in terms]
    if draft.form == "fraction" and (len(terms) != 2 or not values[1] or values[0] > 1000):
        return False
    if len(terms) == 2:
        if not values[1]:
            return False
        draft.value = values[0] / values[1]
    return True


def _read_fraction(numeral: str, part: str, draft: Draft) -> None:
    """百分之六十 is 60 %, 千分之三 is 3 ‰, 三分之二 is 0.667."""
    draft.chinese = True
    base = numeral[: numeral.index("分之")]
    read = parse_numeral(part)
    if base in ("百", "千"):
        draft.unit, draft.kind = ("%" if base == "百" else "‰"), "percent"
        draft.value, draft.low, draft.high = read.value, read.low, read.high
        return
    whole = parse_numeral(base).value
    if not whole or read.value is None:
        raise ValueError(numeral)
    draft.value, draft.form = read.value / whole, "fraction"


def _read_chinese(numeral: str, unit: str | None, draft: Draft) -> None:
    # In 八五折 the digits are read one by one.
    read = parse_numeral(f"{numeral[0]}{_POINT}{numeral[1]}" if unit == "折" and len(numeral) == 2 else numeral)
    draft.chinese = True
    draft.value, draft.low, draft.high = read.value, read.low, read.high
    if read.value is None:
        draft.form = "range"
    table = signs()
    draft.bare = numeral[0] not in "十拾" and all(table.get(sign, (0, False))[1] for sign in numeral)
    if "多" in numeral or "余" in numeral:
        draft.qualifier = "at_least"
    elif "来" in numeral:
        draft.qualifier = "about"
    for sign in reversed(numeral):
        if not table.get(sign, (0, False))[1]:
            break
        draft.factor *= table[sign][0]


def _take_unit(written: str, draft: Draft) -> None:
    unit = unit_of(written)
    draft.unit, draft.kind, draft.small = unit.name, unit.kind, unit.small
    if unit.inside == "多":
        draft.qualifier = "at_least"
    elif unit.inside and draft.value is not None:
        draft.value += 0.5
    if unit.kind == "multiple" and draft.form == "plain":
        draft.form = "multiple"
    elif unit.kind == "tenth":
        draft.unit = "%"
        numbers = (draft.value, draft.low, draft.high)
        tenths = 10.0 if all(number is None or number <= 10 for number in numbers) else 1.0
        draft.value, draft.low, draft.high = (None if number is None else number * tenths for number in numbers)
    elif unit.kind == "doubling":  # 翻一番 is growth by 1倍, 翻两番 by 3
        draft.unit, draft.form = "倍", "multiple"
        # nothing doubles a hundred times; a larger numeral is a typing fault, no number
        draft.value = None if draft.value is None or draft.value > 100 else 2.0**draft.value - 1


def _take_second_digit(text: str, draft: Draft) -> None:
    """八成五 is 85 %."""
    sign = signs().get(text[draft.end : draft.end + 1])
    if draft.chinese and sign and not sign[1] and 0 < sign[0] < 10 and draft.value is not None:
        draft.value += sign[0]
        draft.end += 1


@cache
def _qualifiers(place: str) -> dict[str, str]:
    return {row["word"]: row["qualifier"] for row in rows_of("qualifiers") if row["place"] == place}


@lru_cache(maxsize=1)
def _prefixes() -> dict[str, list[Prefix]]:
    """Prefix qualifiers by their last character, longest first; with them behind which words they are none, or are."""
    table: dict[str, list[Prefix]] = {}
    for row in sorted(rows_of("qualifiers"), key=lambda row: -len(row["word"])):
        if row["place"] == "prefix":
            guards = tuple(row["not_after"].split())
            freed = tuple(guard[1:] for guard in guards if guard[0] == "!")  # no 地上|千人, but 各地|上千人
            table.setdefault(row["word"][-1], []).append((row["word"], row["qualifier"], row["needs"], guards, freed))
    return table


@lru_cache(maxsize=1)
def _apart() -> re.Pattern[str]:
    guards = {row["word"]: row["not_before"] for row in rows_of("qualifiers") if row["place"] == "apart"}
    words = "|".join(word + (f"(?!{guards[word]})" if guards[word] else "") for word in sorted(guards, key=len)[::-1])
    return re.compile(rf"({words})[^，。；、：:,\d*]{{0,8}}$")


def _take_prefix(text: str, draft: Draft) -> None:
    """Take the qualifier before the number into the quote, or note one that stands a few words apart."""
    start = draft.start
    if start:
        for word, qualifier, needs, barred, freed in _prefixes().get(text[start - 1], ()):
            at = start - len(word)
            if not text.endswith(word, 0, start) or (text.endswith(barred, 0, at) and not text.endswith(freed, 0, at)):
                continue
            if not _fits(needs, draft) or (draft.kind == "span" and word == "近"):
                continue
            draft.start = at
            if draft.qualifier == EXACT:
                draft.qualifier = qualifier
            return
    if draft.qualifier == EXACT:
        apart = _apart().search(text, max(start - 14, 0), start)
        if apart:
            draft.qualifier = _qualifiers("apart")[apart.group(1)]


def _fits(needs: str, draft: Draft) -> bool:
    """Whether the number is what the qualifier needs: a magnitude (过百万), a bare one (上万), more than one."""
    if needs == "bare":
        return draft.bare
    if needs == "magnitude":
        return draft.bare or draft.factor >= 100
    return needs != "many" or draft.value != 1 or draft.kind not in ("count", "")
