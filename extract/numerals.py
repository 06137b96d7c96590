"""Numerals: from the characters of a number, Arabic or Chinese, to its value or its bounds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extract.lexicon import rows_of

VAGUE_BEFORE: Final = "几幾数"  # 几十, 数百: some tens, some hundreds
_POINT: Final = "点點"
_LARGE: Final = (10_000, 100_000_000)


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a numeral says: a `value`, or, where it is vague (二三十, 十几), the bounds `low` and `high`."""

    value: float | None
    low: float | None = None
    high: float | None = None


@lru_cache(maxsize=1)
def signs() -> dict[str, tuple[float, bool]]:
    """Every numeral character: its value and whether it multiplies what stands before it (十 百 千 万 亿).

    >>> signs()["八"], signs()["万"]
    ((8.0, False), (10000.0, True))
    """
    multiplies = ("small", "large", "financial_small")
    return {row["word"]: (float(row["value"]), row["kind"] in multiplies) for row in rows_of("magnitudes")}


@lru_cache(maxsize=4096)
def parse_numeral(text: str) -> Numeral:
    """Turn the numeral `text` (digits folded to ASCII, no sign, no unit) into its value or bounds.

    Takes Arabic digits with separators and decimals, Chinese cardinals to 万亿, financial and traditional signs,
    composites (1万6千), decimals (六十五点二), vague numbers (十几, 数百, 二三十) and a closing 多 余 来, which
    changes nothing. Raises ValueError where the signs make no number (万一, 十百千, 1.2.3).

    >>> parse_numeral("3.2万").value, parse_numeral("一亿零三百").value
    (32000.0, 100000300.0)
    >>> parse_numeral("二三十")
    Numeral(value=None, low=20.0, high=30.0)
    """
    for sign in "多余来":
        text = text.replace(sign, "")
    if text[-1:] in ("两", "兩") and len(text) > 1:
        raise ValueError(f"no numeral: {text}")
    if any(sign in text for sign in VAGUE_BEFORE):
        return _parse_vague(text)
    if not text[:1].isdigit():
        pair = _adjacent_pair(text)
        if pair is not None:
            at = pair
            low, high = _cardinal(text[:at] + text[at + 1 :]), _cardinal(text[: at - 1] + text[at:])
            return Numeral(None, low, high)
    return Numeral(_cardinal(text))


def _parse_vague(text: str) -> Numeral:
    """几 and 数 stand for a digit from 2 to 9 at the head of a number (几十), from 1 to 9 inside it (二十几万)."""
    table = signs()
    at = min(index for index, sign in enumerate(text) if sign in VAGUE_BEFORE)
    before, after = text[:at], text[at + 1 :]
    if text[:at].isdigit() and not after:  # 20几
        return Numeral(None, float(before) + 1, float(before) + 9)
    multiplied = after[:1] in table and table[after[0]][1]
    follows = before == "" or (before[-1] in table and (table[before[-1]][1] or table[before[-1]][0] == 0))
    # after a zero only where that stands for places left out: 一百零几, but no 一零几
    run = len(before) > 1 and not any(sign in table and table[sign][1] for sign in before)
    if not follows or run or any(sign in after for sign in VAGUE_BEFORE) or not (multiplied or (before and not after)):
        raise ValueError(f"no numeral: {text}")
    if multiplied:
        low = _cardinal(before + ("一" if before else "二") + after)
        return Numeral(None, low, _cardinal(before + "九" + after) + _cardinal("一" + after) - 1)
    scale = table[before[-1]][0]
    if scale == 10:
        return Numeral(None, _cardinal(before) + 1, _cardinal(before) + 9)
    return Numeral(None, _cardinal(before + "零一"), _cardinal(before) + max(scale, 10) - 1)


def _adjacent_pair(text: str) -> int | None:
    """The place of the second of two neighbouring digits that mean a stretch (二三十, 七八个, 三五百), else None."""
    table = signs()
    for at in range(1, len(text)):
        first, second = table.get(text[at - 1]), table.get(text[at])
        if first is None or second is None or first[1] or second[1] or any(sign in text[:at] for sign in _POINT):
            continue
        after = at + 1 == len(text) or table.get(text[at + 1], (0, False))[1]
        neighbours = after and (at < 2 or table.get(text[at - 2], (0, False))[1])
        rising = second[0] - first[0] == 1 or (first[0], second[0]) == (3, 5)
        return at if neighbours and rising and first[0] > 0 and text[at - 1] not in "〇零廿卅" else None
    return None


def _cardinal(text: str) -> float:
    """The value of a definite numeral; ValueError where it is none."""
    plain = text.replace(",", "")
    if plain.replace(".", "", 1).isdecimal() and plain.isascii() and plain[0] != "." and plain[-1] != ".":
        return float(plain)
    if not plain.isascii() and all(not signs().get(sign, (0, True))[1] for sign in plain):
        return _digit_run(plain)
    if plain[:1] == plain[1:2] and signs().get(plain[:1], (1, True))[0] == 0:
        raise ValueError(f"no numeral: {text}")  # ○○万: signs that hide a number
    return _Sum(plain).total()


def _digit_run(text: str) -> float:
    """Digits read one by one (二〇二五); one digit is itself, two 零-less digits side by side are none."""
    digits = [signs()[sign][0] for sign in text]
    if len(digits) > 1 and any(digit > 9 for digit in digits):
        if len(digits) == 2 and digits[0] > 9 > digits[1]:
            return digits[0] + digits[1]
        raise ValueError(f"no numeral: {text}")
    if len(digits) == 2 and "〇" not in text and "零" not in text:
        raise ValueError(f"no numeral: {text}")
    total = 0.0
    for digit in digits:
        total = total * 10 + digit
    return total


class _Sum:
    """Adds up digits and magnitudes from left to right: 亿, then 万, then what stays below."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.over = 0.0  # full 亿
        self.myriads = 0.0  # full 万
        self.section = 0.0  # below 万
        self.digit: float | None = None
        self.last = float("inf")  # the last magnitude: they must fall within a section
        self.bare = False  # a magnitude without a digit (百万) opened the numeral

    def total(self) -> float:
        at, zero, table = 0, False, signs()
        text = self.text
        while at < len(text):
            sign = text[at]
            if sign.isascii() and (sign.isdigit() or sign == "."):
                at = self._arabic(at)
                continue
            if sign in _POINT:
                at = self._fraction(at)
                continue
            if sign not in table:
                raise ValueError(f"no numeral: {text}")
            value, multiplies = table[sign]
            if multiplies:
                self._magnitude(value)
                zero = False
            elif value == 0:
                zero = True
            elif self.digit is not None and self.digit not in (20, 30):
                raise ValueError(f"no numeral: {text}")
            else:
                self.digit = value + (self.digit or 0)
            if self.bare and not multiplies:
                raise ValueError(f"no numeral: {text}")
            at += 1
        return self._close(zero)

    def _arabic(self, at: int) -> int:
        end = at
        while end < len(self.text) and (self.text[end].isdecimal() or self.text[end] == "."):
            end += 1
        if self.digit is not None or self.bare:
            raise ValueError(f"no numeral: {self.text}")
        self.digit = float(self.text[at:end])
        return end

    def _fraction(self, at: int) -> int:
        table = signs()
        end = at + 1
        decimals = ""
        while end < len(self.text) and self.text[end] in table and table[self.text[end]][0] < 10:
            decimals += str(int(table[self.text[end]][0]))
            end += 1
        if not decimals:
            raise ValueError(f"no numeral: {self.text}")
        self.digit = self.over + self.myriads + self.section + (self.digit or 0) + float(f"0.{decimals}")
        self.over = self.myriads = self.section = 0.0
        self.last = float("inf")
        return end

    def _magnitude(self, value: float) -> None:
        empty = self.digit is None and self.section == 0
        if value not in _LARGE:
            if self.digit is None and value > 10:
                if self.section or self.myriads or self.over:
                    raise ValueError(f"no numeral: {self.text}")
                self.bare = True
            if value >= self.last:
                raise ValueError(f"no numeral: {self.text}")
            self.section += (1 if self.digit is None else self.digit) * value
            self.last = value
        elif value == 10_000:
            if empty and self.myriads and not self.over:  # 四万万
                self.myriads *= value
                return
            if empty and self.over:
                raise ValueError(f"no numeral: {self.text}")
            self.bare = self.bare or empty
            self.myriads += (self.section + (self.digit or (1 if empty else 0))) * value
            self.section, self.last = 0.0, float("inf")
        else:
            empty = empty and not self.myriads
            if self.over:
                raise ValueError(f"no numeral: {self.text}")
            self.bare = self.bare or empty
            self.over = (self.myriads + self.section + (self.digit or (1 if empty else 0))) * value
            self.myriads = self.section = 0.0
            self.last = float("inf")
        self.digit = None

    def _close(self, zero: bool) -> float:
        """Add the last digit; straight after a magnitude it counts the next lower one (三万五 is 35,000)."""
        rest = self.digit or 0.0
        if self.digit is not None and not zero and rest < 10 and rest == int(rest):
            rest *= self._place_of_tail()
        return self.over + self.myriads + self.section + rest

    def _place_of_tail(self) -> float:
        before = self.text[-2:-1]
        if len(self.text) < 2 or before not in signs() or not signs()[before][1]:
            return 1.0
        return max(signs()[before][0] / 10, 1.0)
