"""Markdown (.md): the text as it stands, its marks overwritten by blanks of the same length."""

from __future__ import annotations

import re

from extract.formats.base import Text, Unreadable
from extract.reader import decode

READER = "md 1"

# A single star stays: in a report it hides a digit. Only pairs that hug their words are marks.
_MARKS = re.compile(
    r"^[ \t]{0,3}(?:#{1,6}(?=[ \t])|>[ \t]?|[-+*](?=[ \t]+(?!\d{1,4}[ \t]*-[ \t]*$)\S))"  # - 12 - is a page number
    r"|^[ \t]{0,3}(?:(?>(?:[-*_][ \t]*+){3,})$|`{3,}[^\n`]*$|~{3,}[^\n~]*$)"
    r"|\*\*(?=[^\s*])|(?<=[^\s*])\*\*"
    r"|__(?=[^\s_])|(?<=[^\s_])__"
    r"|\\(?=[*_`#\[\]()>|~-])"
    r"|<!--[^<>]{0,2000}-->|</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>\n]{0,300})?>"
    r"|`",
    re.MULTILINE,
)
_TABLE_RULE = re.compile(r"^[ \t]*+(?:\|[ \t]*+)?:?-{2,}+:?[ \t]*+(?>(?:\|[ \t]*+:?-*+:?[ \t]*+)*)$", re.MULTILINE)
_TABLE_ROW = re.compile(r"^[ \t]*+\|[^\n]*\|[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,500})(\]\([^()\s\n]{0,1000}(?:\s\"[^\"\n]{0,200}\")?\))")


def read(data: bytes) -> Text:
    """The text of a Markdown file; raises Unreadable where `data` is empty or no text.

    >>> read("## 党建\\n**12**个，|*万名".encode()).text
    '   党建\\n  12  个，|*万名'
    """
    try:
        text, _ = decode(data)
    except ValueError as error:
        raise Unreadable(str(error)) from error
    return Text(unmarked(text), READER)


def unmarked(text: str) -> str:
    """Markdown without its marks, of the same length: blanks in their place, tabs between the cells of a table."""
    text = _TABLE_RULE.sub(_blank, text)
    text = _TABLE_ROW.sub(lambda row: _cells(row[0]), text)
    text = _LINK.sub(lambda link: " " * len(link[1]) + link[2] + " " * len(link[3]), text)
    return _MARKS.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _cells(row: str) -> str:
    start, end = row.index("|"), row.rindex("|")
    return row[:start] + " " + row[start + 1 : end].replace("|", "\t") + " " + row[end + 1 :]
