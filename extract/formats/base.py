"""What every reader of documents gives and raises, the limits that hold for all, and what a file's first bytes say."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST = 100 * 1024 * 1024  # bytes of one file
LONGEST = 20_000_000  # code points of one text; the longest report has a few hundred thousand

PACKED, RICH, PDF, OLD = (b"PK\x03\x04", b"PK\x05\x06"), b"{\\rtf", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCUMENTS = (
    *((sign, "a ZIP or an office document") for sign in PACKED), (PDF, "a PDF"), (RICH, "an RTF document"),
    (OLD[:4], "an old office document (.doc, .wps)"),
)  # fmt: skip
_OTHER = (  # what a file begins with that is no report, whatever its suffix
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"), (b"\x1f\x8b", "a compressed file (gzip)"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"), (b"BZh", "a compressed file (bzip2)"), (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"\x7fELF", "a program"), (b"SQLite format 3\0", "a database"), (b"%!PS", "PostScript"),
)  # fmt: skip
_OTHER_WITH_NUL = ((b"BM", "a picture"), (b"MZ", "a program"))  # a text may begin with these two letters


class Unreadable(ValueError):
    """A document that cannot be read; the message is the reason, to be read behind the file's name."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader makes of a file.

    `text` is the document's text, one paragraph or table row a line, cells apart by a tab. `reader` is kind and version
    of the reader. `pages` are the offsets at which the pages begin, in code points; empty where there are no pages.
    `notes` say what of the document is not in the text.
    """

    text: str
    reader: str
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def no_report(head: bytes) -> str:
    """What a file is that begins with `head` and is no report, whatever its suffix; "" where that does not tell.

    >>> no_report(b"\\x89PNG..."), no_report(b"%PDF-1.7")
    ('a picture', '')
    """
    signs = (*_OTHER, *(_OTHER_WITH_NUL if b"\0" in head else ()))
    return next((what for sign, what in signs if head.startswith(sign)), "")


def no_plain_text(head: bytes) -> str:
    """What a file is that begins with `head` and is no plain text: a document of another kind, or no report.

    >>> no_plain_text(b"%PDF-1.7")
    'a PDF'
    """
    return next((what for sign, what in _DOCUMENTS if head.startswith(sign)), "") or no_report(head)
