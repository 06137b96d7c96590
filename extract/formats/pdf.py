"""PDF: the signs of each page with their places, out of which extract.formats.layout makes the text."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.formats.base import LONGEST, Text, Unreadable
from extract.formats.layout import text_of_pages
from extract.formats.lines import plausibility
from extract.formats.pieces import Piece

READER = "pdf 1"

_MOST_PAGES = 5_000
_UNMAPPED = 0.2  # share of signs without a meaning from which on a text is none
_PLAUSIBLE = 0.4  # share of the signs beyond ASCII that are usual in Chinese
_HYPHEN = "\x02"  # what pdfium makes of a hyphen at a line's end
_TWICE = 0.3  # of a sign's width: one that stands so near to its like is the same
_ASKEW = 0.09  # radians by which a line may lean; a watermark leans more


class _Sign(NamedTuple):
    sign: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


def read(data: bytes) -> Text:
    """The text of a PDF with the offsets at which its pages begin.

    Raises Unreadable where `data` is damaged, encrypted, a scan without text, or its fonts do not say what they draw.
    """
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("is protected by a password; save it without one first") from error
        raise Unreadable(f"is a damaged PDF, or cut short ({error})") from error
    try:
        return _read(pdf)
    finally:
        pdf.close()


def _read(pdf: pdfium.PdfDocument) -> Text:
    count = len(pdf)
    if count > _MOST_PAGES:
        raise Unreadable(f"has too many pages ({count:,}; up to {_MOST_PAGES:,} are read)")
    pages: list[list[Piece]] = []
    widths: list[float] = []
    unread: list[int] = []
    signs = unmapped = 0
    for number in range(count):
        page = _Page(pdf, number)
        pages.append(page.pieces)
        widths.append(page.width)
        signs += page.signs
        unmapped += page.unmapped
        if signs > LONGEST:
            raise Unreadable(f"holds too much text (more than {LONGEST:,} characters)")
        if not page.pieces:
            unread.append(number + 1)
    if signs and unmapped > _UNMAPPED * signs:
        raise Unreadable("has fonts that do not say which signs they draw (no ToUnicode); it needs character "
                         "recognition, or to be exported anew")  # fmt: skip
    if not signs:
        pictured = any(_has_pictures(pdf, number) for number in range(min(count, 20)))
        raise Unreadable("is a scan without text; it needs character recognition (OCR) first" if pictured
                         else "holds no text")  # fmt: skip
    text, starts = text_of_pages(pages, widths)
    if plausibility(text[:20_000]) < _PLAUSIBLE:
        raise Unreadable("has fonts that name the wrong signs; it needs character recognition, or to be exported anew")
    return Text(text, READER, starts, (f"pages without text: {_listed(unread)}",) if unread else ())


class _Page:
    """The pieces of a page's lines, upright, and how many signs it has."""

    def __init__(self, pdf: pdfium.PdfDocument, number: int) -> None:
        self.pieces: list[Piece] = []
        self.width = 0.0
        self.signs = self.unmapped = 0
        try:
            page = pdf[number]
        except pdfium.PdfiumError:  # one damaged page; what others hold is read
            return
        try:
            self.width, _ = page.get_size()
            text = page.get_textpage()
            try:
                self._read(text)
            finally:
                text.close()
        except pdfium.PdfiumError:
            return
        finally:
            page.close()

    def _read(self, text: pdfium.PdfTextPage) -> None:
        placed = list(_signs_of(text))
        if not placed:
            return
        upright = Counter(round(angle / (math.pi / 2)) % 4 for _, angle, _ in placed).most_common(1)[0][0]
        kept = [(_turned(sign, upright), unmapped) for sign, angle, unmapped in placed
                if abs(math.remainder(angle - upright * math.pi / 2, math.tau)) < _ASKEW]  # fmt: skip
        self.signs = sum(not sign.sign.isspace() for sign, _ in kept)
        self.unmapped = sum(unmapped for _, unmapped in kept)
        self.pieces = list(_pieces_of([sign for sign, _ in kept]))


def _signs_of(text: pdfium.PdfTextPage) -> Iterator[tuple[_Sign, float, bool]]:
    """Each sign of a page with its angle (radians) and whether its meaning is unknown, as drawn."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    pointer, to_matrix = ctypes.byref(box), ctypes.byref(matrix)
    handle = text.raw
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, place)
        if code in (13, 10) or not raw.FPDFText_GetLooseCharBox(handle, place, pointer):
            continue
        if code == 32 and raw.FPDFText_IsGenerated(handle, place) == 1:
            continue  # pdfium's guess; the distance tells
        sign = "-" if chr(code) == _HYPHEN else chr(code)
        unmapped = (code in (0, 0xFFFD, 0xFFFE) or 0xE000 <= code <= 0xF8FF
                    or raw.FPDFText_HasUnicodeMapError(handle, place) == 1)  # fmt: skip
        size = raw.FPDFText_GetFontSize(handle, place)
        if raw.FPDFText_GetMatrix(handle, place, to_matrix):
            size *= math.hypot(matrix.c, matrix.d)
        if not 0.1 < size < 1e4:
            size = max(box.top - box.bottom, 0.1)
        placed = _Sign(sign if code else "\ufffd", box.left, box.right, box.bottom, box.top, size)
        if all(map(math.isfinite, placed[1:])):
            yield placed, raw.FPDFText_GetCharAngle(handle, place), unmapped


def _turned(sign: _Sign, quarter: int) -> _Sign:
    """A sign of a line that was turned clockwise by as many quarters, upright again."""
    words, left, right, bottom, top, size = sign
    if quarter == 1:
        return _Sign(words, -top, -bottom, left, right, size)
    if quarter == 2:
        return _Sign(words, -right, -left, -top, -bottom, size)
    if quarter == 3:
        return _Sign(words, bottom, top, -right, -left, size)
    return sign


def _pieces_of(signs: list[_Sign]) -> Iterator[Piece]:
    """Signs in the order in which they are drawn, put together where each goes on right behind the last."""
    held: list[_Sign] = []
    for sign in signs:
        if held and not _follows(held[-1], sign):
            yield _piece(held)
            held = []
        if held and sign.sign == held[-1].sign and sign.left - held[-1].left < _TWICE * (sign.right - sign.left):
            continue  # printed twice, to look bold
        held.append(sign)
    if held:
        yield _piece(held)


def _follows(last: _Sign, sign: _Sign) -> bool:
    size = max(last.size, sign.size)
    return abs(last.bottom - sign.bottom) <= 0.3 * size and -0.8 * size <= sign.left - last.right <= 1.2 * size


def _piece(held: list[_Sign]) -> Piece:
    words: list[str] = []
    last: _Sign | None = None
    for sign in held:
        if (last and sign.left - last.right > 0.25 * sign.size and last.sign.isascii() and sign.sign.isascii()
                and not (last.sign.isspace() or sign.sign.isspace())):  # fmt: skip
            words.append(" ")
        words.append(sign.sign)
        last = sign
    size = sorted(sign.size for sign in held)[len(held) // 2]
    return Piece("".join(words), held[0].left, held[-1].right, held[0].bottom, size)


def _has_pictures(pdf: pdfium.PdfDocument, number: int) -> bool:
    try:
        page = pdf[number]
        return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    except pdfium.PdfiumError:
        return False


def _listed(numbers: list[int]) -> str:
    """Page numbers in short: 3–5, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
