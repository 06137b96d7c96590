"""The text as it is matched: white space inside paragraphs left out, full-width signs folded, offsets kept.

A report that passed through a PDF breaks its lines, and its numbers, anywhere. Matching runs on a *reading*: one
paragraph one line, no blanks, every full-width letter, digit and percent sign in its narrow form, traditional
characters in their simplified one. Each character of the reading knows the offset it has in the document, so a
figure can always be led back to its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

from extract.lexicon import rows_of
from extract.positions import positions_of
from extract.scan import signs_of, unit_pattern

# One character to one character only: a longer form would break the offsets. Chinese punctuation stays as it is.
_WIDE: Final = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_SIGNS: Final = dict(zip("％＋－﹣／．＊～＃﹪︰", "%+--/.*~#%:", strict=True))
_FOLD: Final = {wide: chr(ord(wide) - 0xFEE0) for wide in _WIDE} | _SIGNS
_WIDE_SIGNS: Final = "".join(_FOLD)
# Punctuation typed in its narrow form: beside a Chinese character it is what the wide one is, between numbers not.
_TYPED: Final = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_TYPED_SIGNS: Final = "".join(_TYPED)
_BESIDE_WORDS: Final = re.compile(r"(?<=[一-鿿％%‰℃）)”》]).|.(?=[一-鿿“《（])")
_TRADITIONAL: Final = "個萬國與產縣億區實為發會"  # no longer text in traditional characters is without all of these
# 321 146件: digits in groups of three, behind no other number; a row of a table holds nothing else.
_BLANKS: Final = (" ", "\u00a0", "\u2009")
_GROUPED: Final = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[{''.join(_BLANKS)}]\d{{3}})+(?=[一-鿿％%‰])")
_LONGEST_GROUPED: Final = 20
# 12，345万元: the wide comma inside a number, which a list of such numbers (分别为120，130，145吨) has between them.
_WIDE_COMMA: Final = re.compile(r"，(?<=\d，)(?=\d{3}(?!\d))")
_WIDE_GROUPED: Final = re.compile(
    r"(?<![\da-zA-Z.,，:：∶/~—*×第-])(?<!分别)(?<!分别[为达是有])\d{1,3}(?:[,，]\d{3})+(?![,，]?\d)(?=(?:\.\d+)?[^\W\d_]|(?:\.\d+)?[%‰℃])"
)

_ITEM: Final = re.compile(r"(?:^|[\n\f]|[。；;：])\s*\d{1,2}[.．]$")  # the number of an item, which opens it
# A subscript that stands in a line of its own: PM, 2.5, 年平均浓度.
_SUBSCRIPT: Final = re.compile(r"[A-Za-z]\s*\n\s*\d[\d.]{0,2}\s*\n\s*[一-鿿（]")
_AFTER_SUBSCRIPT: Final = re.compile(r"[A-Za-z]\s*\n\s*\d[\d.]{0,2}$")
_LONGEST_SUBSCRIPT: Final = 12
# A line that ends like this goes on in the next one whatever its length.
_OPEN_END: Final = "，、,；;（(“‘《"
# A number at a line's end goes on with one of these: the break stands between it and its unit.
_NEVER_FIRST: Final = "，、。；;”）)％%至的了和与及"  # no paragraph begins with these
_NUMBER_END: Final = re.compile(r"(?<!第)[\d*×xX]\s?[万亿]{0,2}$")
_GOING_ON: Final = "，,。；;、"  # with which a line begins only where it was broken off
_NARROWEST, _WIDEST = 10, 60  # characters of a line that is broken at a width; shorter ones are cells
_SHATTERED_SHARE, _LONGEST_HEADING = 0.08, 40
_CLOSED_END: Final = "。！？!?：:"
# A line that begins like this opens a paragraph of its own.
_OPENING: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、，]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+[章节篇]|——)"
)


class Reading:
    """A text made fit for matching.

    `text` is the folded text, paragraphs ended by one line feed each. `offset(i)` is the place of character `i` of
    it in the source, `span(start, end)` the half-open source offsets of a stretch, `index(offset)` the way back.

    >>> reading = Reading("入党申请人近 x.x 万\\n\\n名。")
    >>> reading.text
    '入党申请人近x.x万名。'
    >>> reading.span(5, 11)
    (5, 15)
    """

    __slots__ = ("source", "text", "_starts", "_shifts")

    def __init__(self, source: str) -> None:
        self.source = source
        pieces: list[str] = []
        starts, shifts = [0], [0]  # from reading index starts[k] on, source offset = index + shifts[k]
        width = _wrap_width(source)
        at = size = 0
        for piece in source.split():
            start = source.find(piece, at)  # it opens with the first sign that is no white space
            if start > at:
                gap = source[at:start]
                if size and "\n" in gap or "\r" in gap or "\f" in gap:
                    if size and _ends_paragraph(source, at, start, width):
                        pieces.append("\n")
                        starts.append(size)
                        shifts.append(at - size)
                        size += 1
                elif _keeps_words_apart(source, at, start):
                    pieces.append(" ")
                    size += 1
                starts.append(size)
                shifts.append(start - size)
            pieces.append(piece)
            size += len(piece)
            at = start + len(piece)
        self.text = _folded("".join(pieces))
        self._starts, self._shifts = starts, shifts

    def offset(self, index: int) -> int:
        """The source offset of character `index` of the reading."""
        return index + self._shifts[bisect_right(self._starts, index) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open source offsets of the reading's characters `start` up to `end` (exclusive, end > start)."""
        at = bisect_right(self._starts, start)
        shift = self._shifts[at - 1]
        if at == len(self._starts) or self._starts[at] >= end:  # nothing was left out between the two
            return start + shift, end + shift
        return start + shift, self.offset(end - 1) + 1

    def index(self, offset: int) -> int:
        """The index of the first character of the reading that stands at or after source `offset`."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.offset(middle) < offset:
                low = middle + 1
            else:
                high = middle
        return low


def _folded(text: str) -> str:
    """The text in one form: letters, digits and signs narrow, punctuation wide, characters simplified."""
    for wide in {text[at] for at in positions_of(text, _WIDE_SIGNS)}:
        text = text.replace(wide, _FOLD[wide])
    if _WIDE_COMMA.search(text):
        text = _WIDE_GROUPED.sub(lambda number: number.group().replace("，", ","), text)
    pieces, done = [], 0
    for at in positions_of(text, _TYPED_SIGNS):
        if _BESIDE_WORDS.match(text, at):
            pieces += [text[done:at], _TYPED[text[at]]]
            done = at + 1
    folded = "".join([*pieces, text[done:]])
    return folded.translate(_simplified()) if positions_of(folded, _TRADITIONAL) else folded


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """The traditional characters (萬, 縣) that are no simplified ones too, and what is read for them."""
    return {ord(sign): simple for row in rows_of("traditional")
            for sign, simple in zip(row["signs"], row["simple"], strict=True)}  # fmt: skip


def _keeps_words_apart(source: str, start: int, end: int) -> bool:
    """True between two Latin words, two numbers, or the number of an item and one; False inside one number."""
    if start == 0 or end >= len(source):
        return False
    left, right = (_FOLD.get(sign, sign) for sign in (source[start - 1], source[end]))
    if left == "." and right.isdigit() and _ITEM.search(source, max(start - 4, 0), start):
        return True  # 1. 2024年
    if not (left.isascii() and right.isascii() and left.isalnum() and right.isalnum()):
        return False
    within = end - start == 1 and source[start] in _BLANKS and (_is_grouped(source, start) or _is_spaced(source, start))
    return not (left.isdigit() and right.isdigit() and within)


def _is_grouped(source: str, at: int) -> bool:
    """True where the blank at `at` stands inside a number written in groups of three digits (321 146件)."""
    first = at
    while first > max(at - _LONGEST_GROUPED, 0) and (source[first - 1].isdigit() or source[first - 1] in _BLANKS):
        first -= 1
    match = _GROUPED.match(source, first, at + _LONGEST_GROUPED)
    return match is not None and match.end() > at


def _is_spaced(source: str, at: int) -> bool:
    """True where the blank at `at` parts two single digits, as a scan leaves them (共1 2 8名)."""
    beyond = source[at + 2 : at + 3]  # 4 6/3 is a number and a fraction
    return not (source[at - 2 : at - 1].isdigit() or beyond.isdigit() or beyond and beyond in "/／")


def _wrap_width(source: str) -> int | None:
    """The width at which lines are broken, as a PDF leaves them; 0 where a line is a paragraph, None where lines
    end anywhere: only there do so many begin with a comma, which no cell of a table does."""
    lines = [line.strip() for line in source.splitlines()]
    lines = [line for line in lines if line]
    if len(lines) < 6:
        return 0
    if sum(line[0] in _GOING_ON for line in lines) > _SHATTERED_SHARE * len(lines):
        return None
    width = sorted(map(len, lines))[int(len(lines) * 0.9)]
    broken = sum(1 for line in lines if len(line) >= width - 6 and line[-1] not in _CLOSED_END)
    return width if _NARROWEST <= width <= _WIDEST and broken > 0.35 * len(lines) else 0


def _ends_paragraph(source: str, start: int, end: int, width: int | None) -> bool:
    """True where the line break at source[start:end] ends a paragraph; `width` as `_wrap_width` gives it."""
    last, following = source[start - 1], source[end]
    if following.isdigit() and _SUBSCRIPT.match(source, start - 1) or last.isdigit() and _AFTER_SUBSCRIPT.search(
        source, max(start - _LONGEST_SUBSCRIPT, 0), start
    ):
        return False
    if last in ".．" and following.isdigit() and source[start - 2 : start - 1].isdigit():
        return False  # 27.|3%
    if last in _OPEN_END or following in _NEVER_FIRST:
        return False
    if last in _CLOSED_END or _OPENING.match(source, end):
        return True
    if width is None:
        line_start = source.rfind("\n", 0, start) + 1
        return _OPENING.match(source, line_start) is not None and 4 < start - line_start <= _LONGEST_HEADING
    if width:
        line_start = max(source.rfind(end, max(start - 2 * width, 0), start) for end in "\n\f") + 1
        return len(source[max(line_start, start - 2 * width) : start].strip()) < width - 6
    return last == "”" or not (_NUMBER_END.search(source, max(start - 5, 0), start) and _unit().match(source, end))


@lru_cache(maxsize=1)
def _unit() -> re.Pattern[str]:
    """What a number that a line's end parts from its unit goes on with: a magnitude or a unit."""
    return re.compile(f"[{signs_of('large')}％‰]|{unit_pattern()}")
