"""Rich Text (.rtf): paragraphs, tables, footnotes and the list numbers that are written into it.

Rich Text Format Specification 1.9.1. A document says which code page its bytes are in, each font may say another, and
signs may be given in Unicode with a substitute in bytes behind them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from extract.formats.base import Text, Unreadable
from extract.formats.lines import cell_of, row_of, text_of

READER = "rtf 1"

_TOKEN = re.compile(
    r"\\(?:([A-Za-z]{1,32})(-?\d{1,10})? ?"  # a control word, its number, one blank
    r"|'([0-9A-Fa-f]{2})"  # a byte
    r"|([^A-Za-z']))"  # a control sign
    r"|([{}])"
    r"|([^\\{}\r\n]+)",  # text
    re.DOTALL,
)
_DEEPEST = 5_000  # groups within groups

_CODE_PAGES = {77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 204: "cp1251"}
_SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
_CONTROL_SIGNS = {"\\": "\\", "{": "{", "}": "}", "~": " ", "_": "-"}
_ENDS = frozenset({"par", "line", "sect", "page", "column"})
_SKIPPED = frozenset({
    "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "fldinst", "object", "nonshppict", "shprslt", "bkmkstart", "bkmkend", "atnid", "atnauthor", "annotation",
    "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "xe", "tc", "listtable", "listoverridetable",
    "filetbl", "revtbl", "pntxta", "pntxtb", "sp", "themedata", "fname", "datafield", "private", "template",
})  # fmt: skip
_KEPT = frozenset({"shptxt", "shpinst", "shp", "result", "dptxbxtext", "do", "nesttableprops", "pn", "fldrslt"})


@dataclass(slots=True)
class _Group:
    """What holds up to the end of a group."""

    skipped: bool = False
    hidden: bool = False
    substitutes: int = 1  # bytes behind a sign in Unicode
    font: int = -1
    into: str = "body"  # body, note, fonts


def read(data: bytes) -> Text:
    """The text of a Rich Text document; raises Unreadable where `data` is none or nested too deeply.

    >>> read(rb"{\\rtf1\\ansi\\ansicpg936 \\'d0\\'c2\\'d4\\'f6 12\\par}").text
    '新增 12\\n'
    """
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise Unreadable("is no Rich Text document")
    return Text(text_of(_Reading(data.decode("latin-1")).lines()), READER)


class _Reading:
    """One pass over the tokens of a document."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._group = _Group()
        self._groups: list[_Group] = []
        self._starred = False
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._bytes = bytearray()
        self._to_skip = 0  # substitutes still to come
        self._parts = {"body": _Part(), "note": _Part()}
        self._surrogate = ""
        self._controls: dict[str, Callable[[int | None], None]] = {
            "ansicpg": self._set_page, "f": self._set_font, "fcharset": self._set_charset, "u": self._unicode,
            "uc": self._set_substitutes, "v": self._set_hidden, "deleted": self._set_hidden, "plain": self._plain,
            "bin": self._binary, "pca": self._old_page, "mac": self._mac_page,
        }  # fmt: skip
        self._at = 0

    def lines(self) -> list[str]:
        """The lines of the body, then those of its footnotes."""
        while token := _TOKEN.search(self._source, self._at):
            self._at = token.end()
            word, number, byte, sign, brace, words = token.groups()
            if words is not None:
                self._words(words)
            elif byte is not None:
                self._byte(int(byte, 16))
            elif word is not None:
                self._control(word, None if number is None else int(number))
            elif brace is not None:
                self._brace(brace)
            else:
                self._sign(sign)
        self._flush()
        return self._parts["body"].finished() + self._parts["note"].finished()

    def _brace(self, brace: str) -> None:
        self._flush()
        self._to_skip = 0
        if brace == "{":
            if len(self._groups) >= _DEEPEST:
                raise Unreadable(f"is nested too deeply (more than {_DEEPEST:,} groups)")
            self._groups.append(self._group)
            self._group = replace(self._group)
        elif self._groups:
            if self._group.into == "note" != self._groups[-1].into:
                self._parts["note"].end_line()
            self._group = self._groups.pop()
        self._starred = False

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._control("par", None)
        elif sign in _CONTROL_SIGNS:
            self._words(_CONTROL_SIGNS[sign])

    def _control(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "fonttbl":
            self._group.into, self._group.skipped = "fonts", True
        elif word == "footnote":
            self._flush()
            self._group.into = "note"
        elif word in _SKIPPED or (starred and word not in _KEPT):
            self._group.skipped = True
        elif word in ("shptxt", "dptxbxtext"):
            self._group.skipped = False
        elif word in self._controls:
            self._controls[word](number)
        elif word in _SIGNS:
            self._words(_SIGNS[word])
        elif word in _ENDS or word in ("cell", "row", "nestcell", "nestrow", "trowd", "intbl", "pard"):
            self._structure(word)

    def _structure(self, word: str) -> None:
        self._flush()
        if self._group.skipped:
            return
        part = self._parts["note" if self._group.into == "note" else "body"]
        if word in _ENDS:
            part.end_line()
        elif word == "cell":
            part.end_cell()
        elif word == "nestcell":
            part.add(" ")
        elif word == "row":
            part.end_row()
        elif word == "intbl":
            part.in_table = True
        elif word == "pard":
            part.in_table = False

    def _words(self, words: str) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(words))
            self._to_skip -= skipped
            words = words[skipped:]
        if self._group.skipped or self._group.hidden or not words:
            return
        if words > "\xff":  # one of our own signs; what the file holds is bytes
            self._flush()
            self._add(words)
        else:  # ASCII too: it may be the second byte of a sign
            self._bytes += words.encode("latin-1")

    def _byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif not (self._group.skipped or self._group.hidden):
            self._bytes.append(byte)

    def _unicode(self, number: int | None) -> None:
        self._flush()
        self._to_skip = self._group.substitutes
        if number is None or self._group.skipped or self._group.hidden:
            return
        sign = chr(number & 0xFFFF)
        if "\ud800" <= sign <= "\udbff":
            self._surrogate = sign
            return
        if self._surrogate and "\udc00" <= sign <= "\udfff":
            sign = (self._surrogate + sign).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        self._surrogate = ""
        self._add(sign)

    def _flush(self) -> None:
        """Decode the bytes gathered so far."""
        if self._bytes:
            self._add(self._bytes.decode(self._fonts.get(self._group.font) or self._page, errors="replace"))
            self._bytes.clear()

    def _add(self, words: str) -> None:
        if not self._group.skipped:
            self._parts["note" if self._group.into == "note" else "body"].add(words)

    def _set_page(self, number: int | None) -> None:
        self._page = {936: "gb18030", 65001: "utf-8", 10008: "gb2312"}.get(number or 1252) or f"cp{number}"
        try:
            codecs.lookup(self._page)
        except LookupError:
            self._page = "gb18030"

    def _old_page(self, number: int | None) -> None:
        self._page = "cp850"

    def _mac_page(self, number: int | None) -> None:
        self._page = "mac_roman"

    def _set_font(self, number: int | None) -> None:
        self._flush()
        self._group.font = number or 0

    def _set_charset(self, number: int | None) -> None:
        if self._group.into == "fonts" and number in _CODE_PAGES:
            self._fonts[self._group.font] = _CODE_PAGES[number]

    def _set_substitutes(self, number: int | None) -> None:
        self._group.substitutes = min(max(number or 0, 0), 8)

    def _set_hidden(self, number: int | None) -> None:
        self._flush()
        self._group.hidden = number != 0

    def _plain(self, number: int | None) -> None:
        self._flush()
        self._group.hidden = False

    def _binary(self, number: int | None) -> None:
        self._at += max(number or 0, 0)


class _Part:
    """Lines as they are gathered: those of the body, or those of the footnotes."""

    def __init__(self) -> None:
        self.in_table = False
        self._lines: list[str] = []
        self._cells: list[list[str]] = []
        self._cell: list[str] = []
        self._line: list[str] = []

    def add(self, words: str) -> None:
        """Add words to the line that is being gathered."""
        self._line.append(words)

    def end_line(self) -> None:
        """End a paragraph, which within a table is one of its cell."""
        line = "".join(self._line)
        self._line = []
        if self.in_table:
            self._cell.append(line)
        else:
            self._flush_row()
            self._lines.append(line)

    def end_cell(self) -> None:
        """End a cell of a table."""
        self._cells.append([*self._cell, "".join(self._line)])
        self._cell, self._line = [], []

    def end_row(self) -> None:
        """End a row; one of a single cell is a frame around paragraphs."""
        if len(self._cells) > 1:
            self._lines.append(row_of([cell_of(cell) for cell in self._cells]))
        else:
            self._lines += [line for cell in self._cells for line in cell]
        self._cells = []

    def finished(self) -> list[str]:
        """All lines, those of an unfinished row or paragraph included."""
        if self._cell or self._line:
            self.end_cell()
        self._flush_row()
        return self._lines

    def _flush_row(self) -> None:
        if self._cell:
            self._cells.append(self._cell)
            self._cell = []
        if self._cells:
            self.end_row()
