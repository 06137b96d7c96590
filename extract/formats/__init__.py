"""Bytes to text: one reader for each kind of document.

What a file holds decides about its reader, its suffix only where the bytes leave it open: half of the .doc files in
circulation are something else. A reader takes bytes, opens no file and asks no network.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from extract.formats.base import LARGEST, LONGEST, OLD, PACKED, PDF, RICH, Text, Unreadable, no_report

__all__ = ["LARGEST", "LONGEST", "Text", "Unreadable", "kind_of", "read", "readers"]

readers: dict[str, str] = {  # suffix: the module here that reads it, by its function `read`
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt", ".pdf": "pdf", ".ofd": "ofd",
    ".rtf": "rtf", ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip
CONVERTED = (".doc", ".wps", ".wpt", ".dot")  # by LibreOffice, where there is one
ARCHIVES = (".zip",)
SUFFIXES = (*readers, *CONVERTED, *ARCHIVES)

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes, suffix: str) -> str:
    """How a file is read: a suffix of `readers`, ".doc" (converted first), ".zip", or "" for plain text.

    `suffix` is that of its name, with its dot. Raises Unreadable for what is no document.

    >>> kind_of(b"%PDF-1.7 ...", ".doc"), kind_of("新建党支部3个。".encode(), ".txt")
    ('.pdf', '')
    """
    suffix = suffix.lower()
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(PACKED):
        from extract.formats import package

        return package.kind_of(data)
    if head.startswith(PDF) or (PDF in head and b" obj" in data):  # a text may speak of the sign
        return ".pdf"
    if head.startswith(RICH):
        return ".rtf"
    if head.startswith(OLD):
        if _ENCRYPTED in data:
            raise Unreadable("is protected by a password; save it without one first")
        return ".doc"
    if suffix in (*readers, *CONVERTED, *ARCHIVES):
        return _by_suffix(data, head, suffix)
    return ""


def _by_suffix(data: bytes, head: bytes, suffix: str) -> str:
    if not data.strip():
        raise Unreadable("is empty")
    if other := no_report(head):
        raise Unreadable(f"is {other}, no report")
    reader = readers.get(suffix)
    if reader in ("html", "markdown"):
        return suffix
    start = head.lower()
    if suffix in CONVERTED and start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<meta")):
        return ".html"  # as web systems “export to Word”
    raise Unreadable(f"is called {suffix} but holds no such document; it may be damaged or cut short")


def read(data: bytes, kind: str) -> Text:
    """The text of a document; `kind` as `kind_of` gives it, one of `readers`.

    To be called in a worker process (extract.sandbox): what a file can make a reader do is not known.
    Raises Unreadable where it cannot be read or holds no text.
    """
    if len(data) > LARGEST:
        raise Unreadable(f"is too large ({len(data):,} bytes; up to {LARGEST:,} are read)")
    reader: Callable[[bytes], Text] = import_module(f"extract.formats.{readers[kind]}").read
    try:
        found = reader(data)
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("needs more memory than a document may take") from None
    except RecursionError:
        raise Unreadable("is nested too deeply") from None
    except Exception as error:  # a reader may fail in as many ways as a file may be damaged
        raise Unreadable(f"is damaged, or no {kind[1:]} document ({type(error).__name__}: {error})"[:300]) from error
    if len(found.text) > LONGEST:
        raise Unreadable(f"holds too much text ({len(found.text):,} characters; up to {LONGEST:,} are read)")
    if not found.text.strip():
        raise Unreadable("holds no text")
    return found
