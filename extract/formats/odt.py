"""OpenDocument texts (.odt): paragraphs with their list numbers, tables, text boxes, footnotes and endnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from extract.formats.base import Text, Unreadable
from extract.formats.lines import cell_of, row_of, text_of
from extract.formats.ordinals import ordinal_of
from extract.formats.package import (
    attribute_of,
    child_of,
    children_of,
    name_of,
    open_package,
    optional_xml_of,
    read_part,
    xml_of,
)

READER = "odt 1"

_STYLES = {  # style:num-format, as ODF 1.3 part 3, 19.500 and what LibreOffice writes beyond it
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一, 二, 三, ...": "chineseCounting", "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "chineseLegalSimplified", "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac", "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth", "一, 十, 百, ...": "chineseCounting",
}  # fmt: skip
_DROPPED = frozenset({
    "tracked-changes", "annotation", "annotation-end", "page-number", "page-count", "sequence-decls", "forms",
    "variable-decls", "user-field-decls", "script", "desc", "title", "index-title-template", "table-of-content-source",
})  # fmt: skip
_INDENTS = 200  # blanks that one element may stand for
_COLUMNS = 200  # columns that one cell may stand for


def read(data: bytes) -> Text:
    """The text of an OpenDocument text; raises Unreadable where `data` is damaged, encrypted or none."""
    with open_package(data) as package:
        if "META-INF/manifest.xml" in package.NameToInfo and b"encryption-data" in read_part(
            package, "META-INF/manifest.xml"
        ):
            raise Unreadable("is protected by a password; save it without one first")
        content = xml_of(package, "content.xml")
        body = child_of(content, "body", "text")
        if body is None:
            raise Unreadable("is an OpenDocument file without a text")
        reading = _Reading([content, optional_xml_of(package, "styles.xml")])
        lines = list(reading.lines_of(body))
        for note in reading.notes:
            lines += reading.lines_of(note)
        pictures = any(name.startswith("Pictures/") for name in package.namelist())
    if pictures and not any(line.strip() for line in lines):
        raise Unreadable("holds pictures but no text (a scan); it needs character recognition first")
    return Text(text_of(lines), READER)


@dataclass(slots=True)
class _List:
    """A list that is being counted: how its levels show their numbers, and how far each has come."""

    style: str
    counts: list[int] = field(default_factory=list)


class _Reading:
    """One pass over a document."""

    def __init__(self, roots: list[Element | None]) -> None:
        self.notes: list[Element] = []
        self._levels: dict[str, dict[int, Element]] = {}
        self._outline: dict[int, Element] = {}
        self._last: dict[str, _List] = {}  # for lists that go on after other text
        self._headings: list[int] = []
        for root in roots:
            for element in root.iter() if root is not None else ():
                if name_of(element) == "list-style":
                    self._levels.setdefault(attribute_of(element, "name"), _numbered_levels(element))
                elif name_of(element) == "outline-style":
                    self._outline = _numbered_levels(element)

    def lines_of(self, parent: Element) -> Iterator[str]:
        """The lines of the paragraphs, lists and tables in an element."""
        for child in parent:
            name = name_of(child)
            if name == "p":
                yield from self._paragraph(child, "")
            elif name == "h":
                yield from self._paragraph(child, self._heading_mark(child))
            elif name == "list":
                yield from self._list(child, None, 1)
            elif name == "table":
                yield from self._table(child)
            elif name == "table-of-content":
                index = child_of(child, "index-body")
                yield from (_without_page(line) for line in self.lines_of(index if index is not None else child))
            elif name not in _DROPPED:
                yield from self.lines_of(child)  # sections, frames, text boxes

    def _paragraph(self, paragraph: Element, mark: str) -> Iterator[str]:
        pieces: list[str] = []
        boxes: list[Element] = []
        self._collect(paragraph, pieces, boxes)
        words = "".join(pieces)
        if words.strip():
            yield from (mark + words).split("\n")
        for box in boxes:
            yield from self.lines_of(box)

    def _collect(self, parent: Element, pieces: list[str], boxes: list[Element]) -> None:
        pieces.append(_folded(parent.text))
        for child in parent:
            name = name_of(child)
            if name == "s":
                pieces.append(" " * min(_whole(attribute_of(child, "c"), 1), _INDENTS))
            elif name == "tab":
                pieces.append("\t")
            elif name == "line-break":
                pieces.append("\n")
            elif name == "note":
                if (body := child_of(child, "note-body")) is not None:
                    self.notes.append(body)
            elif name == "text-box":
                boxes.append(child)
            elif name not in _DROPPED:
                self._collect(child, pieces, boxes)
            pieces.append(_folded(child.tail))

    def _list(self, element: Element, outer: _List | None, level: int) -> Iterator[str]:
        style = attribute_of(element, "style-name") or (outer.style if outer else "")
        counted = outer or _List(style)
        if outer is None and attribute_of(element, "continue-numbering") == "true" and style in self._last:
            counted = self._last[style]
        elif len(counted.counts) >= level:
            del counted.counts[level - 1 :]
        self._last[style] = counted
        counted.style = style
        for item in element:
            if name_of(item) in ("list-item", "list-header"):
                numbered = name_of(item) == "list-item" and name_of(next(iter(item), item)) != "list"
                mark = self._item_mark(counted, level, item) if numbered else ""
                for child in item:
                    if name_of(child) == "list":
                        yield from self._list(child, counted, level + 1)
                    elif name_of(child) in ("p", "h"):
                        yield from self._paragraph(child, mark)
                        mark = ""
                    else:
                        yield from self.lines_of([child])  # type: ignore[arg-type]

    def _item_mark(self, counted: _List, level: int, item: Element) -> str:
        levels = self._levels.get(counted.style, {})
        return _advance(counted.counts, level, levels, attribute_of(item, "start-value"))

    def _heading_mark(self, heading: Element) -> str:
        level = _whole(attribute_of(heading, "outline-level"), 1)
        if attribute_of(heading, "is-list-header") == "true" or not 1 <= level <= 10:
            return ""
        return _advance(self._headings, level, self._outline, attribute_of(heading, "start-value"))

    def _table(self, table: Element) -> Iterator[str]:
        """A line for each row, its cells apart by tabs; a table of one column is a frame around paragraphs."""
        for row in _rows_of(table):
            cells = [cell for cell in row if name_of(cell) in ("table-cell", "covered-table-cell")]
            if len(cells) == 1 and _whole(attribute_of(cells[0], "number-columns-repeated"), 1) == 1:
                yield from self.lines_of(cells[0])
                continue
            line: list[str] = []
            for cell in cells:
                times = min(_whole(attribute_of(cell, "number-columns-repeated"), 1), _COLUMNS)
                line += [cell_of(self.lines_of(cell))] * times
            if any(line):
                yield row_of(line)


def _rows_of(parent: Element) -> Iterator[Element]:
    for child in parent:
        if name_of(child) == "table-row":
            yield child
        elif name_of(child) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows_of(child)


def _numbered_levels(style: Element) -> dict[int, Element]:
    """The levels of a list style that show numbers; those with bullets or pictures show none here."""
    named = ("list-level-style-number", "outline-level-style")
    return {_whole(attribute_of(one, "level"), 1): one for name in named for one in children_of(style, name)}


def _advance(counts: list[int], level: int, levels: dict[int, Element], start: str) -> str:
    """Count one on at `level` (from 1) and give the number as its style shows it."""
    if not 1 <= level <= 10:
        return ""
    del counts[level:]
    first = len(counts) < level
    while len(counts) < level:
        above = levels.get(len(counts) + 1)
        counts.append(_whole(attribute_of(above, "start-value"), 1) if above is not None else 1)
    if start:
        counts[level - 1] = _whole(start, 1)
    elif not first:
        counts[level - 1] += 1
    if (style := levels.get(level)) is None or not attribute_of(style, "num-format"):
        return ""
    shown = min(_whole(attribute_of(style, "display-levels"), 1), level)
    numbers = [ordinal_of(counts[one - 1], _STYLES.get(attribute_of(levels.get(one, style), "num-format"), "decimal"))
               for one in range(level - shown + 1, level + 1)]  # fmt: skip
    mark = attribute_of(style, "num-prefix") + ".".join(numbers) + attribute_of(style, "num-suffix")
    return mark + (" " if mark[-1:].isascii() and (mark[-1:].isalnum() or mark.endswith(".")) else "")


def _without_page(line: str) -> str:
    """An entry of a table of contents without its page number."""
    words, tab, page = line.rpartition("\t")
    return words if tab and page.strip().isdigit() else line


def _folded(text: str | None) -> str:
    """Line ends in XML are blanks; further blanks are elements of their own."""
    return "" if not text else " ".join(text.split("\n")) if "\n" in text else text


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default
