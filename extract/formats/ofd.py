"""OFD, the layout format of Chinese offices (GB/T 33190-2016): signs with their places, as in a PDF."""

from __future__ import annotations

import math
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from extract.formats.base import Text, Unreadable
from extract.formats.layout import text_of_pages
from extract.formats.package import attribute_of, child_of, children_of, name_of, open_package, xml_of
from extract.formats.pieces import Piece

READER = "ofd 1"

_MOST_PAGES = 5_000
_WIDTH = 210.0  # millimetres, where a document does not say
_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read(data: bytes) -> Text:
    """The text of an OFD document with the offsets at which its pages begin.

    Raises Unreadable where `data` is damaged, holds pictures alone, or is none.
    """
    with open_package(data) as package:
        pages: list[list[Piece]] = []
        widths: list[float] = []
        for body in children_of(xml_of(package, "OFD.xml"), "DocBody"):
            root = _path("", _text(child_of(body, "DocRoot")))
            document = xml_of(package, root)
            width = _width(child_of(document, "CommonData", "PageArea"), _WIDTH)
            for page in children_of(child_of(document, "Pages"), "Page"):
                if len(pages) >= _MOST_PAGES:
                    raise Unreadable(f"has too many pages (up to {_MOST_PAGES:,} are read)")
                content = xml_of(package, _path(posixpath.dirname(root), attribute_of(page, "BaseLoc")))
                pages.append(list(_pieces_of(content)))
                widths.append(_width(child_of(content, "Area"), width))
        pictured = _has_pictures(package)
    if not any(pages):
        raise Unreadable("is a scan without text; it needs character recognition (OCR) first" if pictured
                         else "holds no text")  # fmt: skip
    text, starts = text_of_pages(pages, widths)
    return Text(text, READER, starts)


def _path(folder: str, location: str) -> str:
    """The name of a part that stands at `location`, seen from `folder`."""
    return posixpath.normpath(location.lstrip("/") if location.startswith("/") else posixpath.join(folder, location))


def _pieces_of(content: Element) -> Iterator[Piece]:
    for found in content.iter():
        if name_of(found) == "TextObject":
            x, y, *_ = (*_numbers(attribute_of(found, "Boundary")), 0.0, 0.0)
            matrix = _matrix(attribute_of(found, "CTM"))
            size = _number(attribute_of(found, "Size"), 3.0)
            for code in children_of(found, "TextCode"):
                if (piece := _piece(code, (x, y), matrix, size)) is not None:
                    yield piece


def _piece(code: Element, corner: tuple[float, float], matrix: _Matrix, size: float) -> Piece | None:
    words = (code.text or "").replace("\n", "").replace("\r", "")
    if not words.strip():
        return None
    a, b, c, d, e, f = matrix
    x, y = _number(attribute_of(code, "X"), 0.0), _number(attribute_of(code, "Y"), 0.0)
    steps = _steps(attribute_of(code, "DeltaX"), len(words) - 1)
    length = sum(steps) + (len(words) - 1 - len(steps)) * size + (size if ord(words[-1]) > 0x2E80 else size / 2)
    if abs(b) > 0.1 * abs(a):  # leans, as a watermark does
        return None
    left = corner[0] + a * x + c * y + e
    bottom = corner[1] + b * x + d * y + f
    piece = Piece(words, left, left + abs(a) * length, -bottom, max(abs(d) * size, 0.1))
    return piece if all(map(math.isfinite, piece[1:])) else None


def _steps(written: str, most: int) -> list[float]:
    """The distances from sign to sign; ``g 3 4.5`` stands for 4.5 three times."""
    steps: list[float] = []
    signs = iter(written.split())
    for sign in signs:
        if len(steps) >= most:
            break
        times = 1
        if sign == "g":
            times = int(_number(next(signs, "0"), 0.0))
            sign = next(signs, "0")
        steps += [_number(sign, 0.0)] * max(0, min(times, most - len(steps)))
    return steps


def _width(area: Element | None, default: float) -> float:
    numbers = _numbers(_text(child_of(area, "PhysicalBox")))
    return numbers[2] if len(numbers) == 4 else default


def _has_pictures(package: zipfile.ZipFile) -> bool:
    return any(name.lower().endswith((".jpg", ".jpeg", ".png", ".jb2", ".bmp", ".tif")) for name in package.namelist())


def _matrix(written: str) -> _Matrix:
    numbers = _numbers(written)
    return (*numbers[:5], numbers[5]) if len(numbers) == 6 else _PLAIN  # type: ignore[return-value]


def _numbers(written: str) -> list[float]:
    return [_number(sign, 0.0) for sign in written.split()]


def _number(written: str, default: float) -> float:
    try:
        number = float(written)
    except ValueError:
        return default
    return number if abs(number) < 1e7 else default


def _text(element: Element | None) -> str:
    return "" if element is None else (element.text or "").strip()
