"""Word documents (.docx): paragraphs with their list numbers, tables, text boxes, footnotes and endnotes.

Left out, as it is no part of the report as it stands: deleted and hidden text, comments, headers and footers, the page
numbers of a table of contents.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from extract.formats.base import Text, Unreadable
from extract.formats.docx_lists import Numbering
from extract.formats.lines import cell_of, row_of, text_of
from extract.formats.package import (
    attribute_of,
    child_of,
    children_of,
    name_of,
    open_package,
    optional_xml_of,
    xml_of,
)

READER = "docx 1"

_USUAL = "word/document.xml"
_MAIN = ("officeDocument",)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HIDDEN = frozenset({"del", "moveFrom", "rPr", "pPr", "Fallback", "instrText", "delText", "commentReference"})
_NUMBERS = ("PAGEREF", "PAGE", "NUMPAGES", "SECTIONPAGES")  # fields that show page numbers
_OFF = ("0", "false", "off")


def read(data: bytes) -> Text:
    """The text of a Word document; raises Unreadable where `data` is damaged, encrypted or none.

    Footnotes and endnotes follow at the end of the text, a line each: their marks within it would run into numbers.
    """
    with open_package(data) as package:
        main = _main_part(package)
        folder = main.rpartition("/")[0]
        body = child_of(xml_of(package, main), "body")
        if body is None:
            raise Unreadable("is a Word document without a body")
        numbering = optional_xml_of(package, f"{folder}/numbering.xml")
        reading = _Reading(Numbering(numbering, optional_xml_of(package, f"{folder}/styles.xml")))
        lines = list(reading.lines_of(body))
        for notes in ("footnotes", "endnotes"):
            for note in children_of(optional_xml_of(package, f"{folder}/{notes}.xml"), notes[:-1]):
                if attribute_of(note, "type", "normal") == "normal":
                    lines += reading.lines_of(note)
        pictures = sum(name.startswith(f"{folder}/media/") for name in package.namelist())
    if pictures and not any(line.strip() for line in lines):
        raise Unreadable("holds pictures but no text (a scan); it needs character recognition first")
    notes_of = (f"{reading.deleted} deleted passages left out",) if reading.deleted else ()
    return Text(text_of(lines), READER, notes=notes_of)


def _main_part(package: zipfile.ZipFile) -> str:
    """The part with the text, as the package's relations say; most often word/document.xml."""
    for relation in children_of(optional_xml_of(package, "_rels/.rels"), "Relationship"):
        target = attribute_of(relation, "Target").lstrip("/")
        if attribute_of(relation, "Type").endswith(_MAIN) and target in package.NameToInfo:
            return target
    if _USUAL not in package.NameToInfo:
        raise Unreadable("is a Word document without its main part")
    return _USUAL


class _Reading:
    """One pass over a document; list numbers count on through body, text boxes and notes."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self.deleted = 0

    def lines_of(self, parent: Element) -> Iterator[str]:
        """The lines of the paragraphs and tables in an element."""
        for child in parent:
            name = name_of(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name == "AlternateContent":
                choice = child_of(child, "Choice")
                yield from self.lines_of(child if choice is None else choice)
            elif name not in _HIDDEN and name not in ("tblPr", "tblGrid", "trPr", "tcPr", "sectPr"):
                yield from self.lines_of(child)  # content controls, inserted text, custom XML
            elif name in ("del", "moveFrom"):
                self.deleted += 1

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        properties = child_of(paragraph, "pPr")
        run = _Run()
        self._collect(paragraph, run)
        words = "".join(run.pieces)
        if words.strip():
            yield from (self._numbering.mark_of(properties) + words).split("\n")
        for box in run.boxes:
            yield from self.lines_of(box)

    def _collect(self, parent: Element, run: _Run) -> None:
        """Add the words in an element to `run`, and the text boxes anchored in it."""
        for child in parent:
            name = name_of(child)
            if name == "t":
                if not run.is_number():
                    run.pieces.append(child.text or "")
            elif name in _SIGNS:
                if not run.is_number():
                    run.pieces.append(_SIGNS[name])
            elif name == "sym":
                run.pieces.append(_symbol(child))
            elif name == "fldChar":
                run.mark(attribute_of(child, "fldCharType"))
            elif name == "instrText":
                run.instruct(child.text or "")
            elif name == "txbxContent":
                run.boxes.append(child)
            elif name in ("del", "moveFrom"):
                self.deleted += 1
            elif name == "AlternateContent":
                choice = child_of(child, "Choice")
                self._collect(child if choice is None else choice, run)
            elif not (name in _HIDDEN or (name == "r" and _is_hidden(child)) or _is_number_field(child, name)):
                self._collect(child, run)

    def _table(self, table: Element) -> Iterator[str]:
        """A line for each row, its cells apart by tabs; a table of one column is a frame around paragraphs."""
        for row in _rows_of(table):
            cells = [(cell, list(self.lines_of(cell))) for cell in _cells_of(row)]
            if len(cells) == 1:
                yield from cells[0][1]
                continue
            line: list[str] = []
            for cell, lines in cells:
                span = attribute_of(found, "val") if (found := child_of(cell, "tcPr", "gridSpan")) is not None else "1"
                line.append(cell_of(lines))
                line += [""] * (min(int(span), 60) - 1 if span.isascii() and span.isdigit() and len(span) < 5 else 0)
            if any(line):
                yield row_of(line)


class _Run:
    """The words of a paragraph as they are gathered; fields that show page numbers are passed over."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.boxes: list[Element] = []
        self._fields: list[list[str]] = []  # the open fields: their instruction, then "|" once the result begins

    def mark(self, kind: str) -> None:
        """Take note that a field begins, shows its result from here on, or ends."""
        if kind == "begin":
            self._fields.append([])
        elif kind == "separate" and self._fields:
            self._fields[-1].append("|")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def instruct(self, words: str) -> None:
        """Take note of a piece of a field's instruction."""
        if self._fields:
            self._fields[-1].append(words)

    def is_number(self) -> bool:
        """True within a field that shows a page number."""
        return any("".join(field).strip().upper().startswith(_NUMBERS) for field in self._fields)


def _rows_of(parent: Element) -> Iterator[Element]:
    """The rows of a table, those in content controls too."""
    for child in parent:
        name = name_of(child)
        if name == "tr":
            if (properties := child_of(child, "trPr")) is None or child_of(properties, "del") is None:
                yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _rows_of(child)


def _cells_of(parent: Element) -> Iterator[Element]:
    for child in parent:
        name = name_of(child)
        if name == "tc":
            yield child
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _cells_of(child)


def _is_hidden(run: Element) -> bool:
    hidden = child_of(run, "rPr", "vanish")
    return hidden is not None and attribute_of(hidden, "val", "1").lower() not in _OFF


def _is_number_field(element: Element, name: str) -> bool:
    return name == "fldSimple" and attribute_of(element, "instr").strip().upper().startswith(_NUMBERS)


def _symbol(element: Element) -> str:
    """A sign of a symbol font; those are pictures more than signs, so only what stands in Unicode proper is kept."""
    code = attribute_of(element, "char")
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return sign if sign.isprintable() and not "\ue000" <= sign <= "\uf8ff" else ""
