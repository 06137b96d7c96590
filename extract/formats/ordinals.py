"""The numbers that word processors put before paragraphs by themselves: 一、 （二） 3. iv) ⑤."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def ordinal_of(number: int, style: str) -> str:
    """A number as a list's `style` writes it; in plain digits where the style cannot, or is not known.

    Styles are those of ECMA-376 part 1, 17.18.59 (ST_NumberFormat).

    >>> [ordinal_of(12, style) for style in ("decimal", "chineseCounting", "decimalEnclosedCircle", "upperRoman")]
    ['12', '十二', '⑫', 'XII']
    """
    write = _STYLES.get(style)
    return (write(number) if write and 0 < number < 10_000 else "") or str(number)


def _counted(number: int, digits: str = _DIGITS, places: str = "十百千") -> str:
    """12 as 十二, 305 as 三百〇五."""
    written = ""
    gap = False
    for place, figure in zip(range(len(str(number)) - 1, -1, -1), map(int, str(number)), strict=True):
        if figure:
            written += (digits[0] if gap else "") + digits[figure] + (places[place - 1] if place else "")
            gap = False
        else:
            gap = bool(written)
    return written[1:] if written.startswith("一十") else written


def _ideographs(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def _letters(number: int) -> str:
    """a … z, then aa, bb, as Word goes on."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1) if times < 20 else ""


def _signs(first: str, most: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= most else ""


def _circled(number: int) -> str:
    for low, high, first in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if low <= number <= high:
            return chr(ord(first) + number - low)
    return ""


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else ""


def _formal(number: int) -> str:
    return _counted(number, _FORMAL, "拾佰仟")


_STYLES: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "chineseCounting": _counted, "chineseCountingThousand": _counted, "taiwaneseCounting": _counted,
    "taiwaneseCountingThousand": _counted, "japaneseCounting": _counted, "koreanCounting": _counted,
    "ideographDigital": _ideographs, "japaneseDigitalTenThousand": _ideographs, "taiwaneseDigital": _ideographs,
    "chineseLegalSimplified": _formal, "ideographLegalTraditional": _formal, "japaneseLegal": _formal,
    "ideographTraditional": _cycle(_STEMS), "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled, "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": _signs("㊀", 10), "decimalEnclosedFullstop": _signs("⒈", 20),
    "decimalEnclosedParen": _signs("⑴", 20),
    "decimalFullWidth": lambda number: str(number).translate({48 + one: 0xFF10 + one for one in range(10)}),
    "decimalFullWidth2": lambda number: str(number).translate({48 + one: 0xFF10 + one for one in range(10)}),
    "lowerRoman": _roman, "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters, "upperLetter": lambda number: _letters(number).upper(),
    "numberInDash": "- {} -".format,
}  # fmt: skip
