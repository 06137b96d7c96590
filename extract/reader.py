"""Files to text: the document in code points, with how it was read and the hash of its bytes.

Plain text is decoded here; any other kind of document is read in a worker process (extract.sandbox).
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from extract import formats
from extract.formats.base import no_plain_text
from extract.formats.lines import plausibility

READER = "txt 1"  # goes up when the same file would give another text
SUFFIXES = (".txt", ".text", *formats.SUFFIXES)
LARGEST = 256 * 1024 * 1024  # bytes; a report has a few hundred thousand

_BOMS = (  # each with its encoding
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)  # fmt: skip
_SAMPLE = 20_000  # double bytes looked at to tell one encoding from another
# Share of the signs in a text, beyond ASCII, that are in GB 2312, as nearly all of a report in simplified Chinese are.
# Decoded wrongly, hardly one is: UTF-16 taken for GB 18030 falls on its rare signs, and the other way round on Hangul.
_SIMPLIFIED, _PLAUSIBLE, _TRADITIONAL = ("gb2312",), 0.75, 0.4
_ENCODINGS = ("gb18030", "utf-8", "utf-16-le", "utf-16-be")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class UnreadableDocument(Exception):
    """A file that cannot be read as a report: `path` says which, `reason` why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: its `name` in the table, its `text`, and what is needed to find the same text again.

    `text` has no byte-order mark and its line ends are untouched; `sha256` is that of the file's bytes; `reader` is
    kind and version of the reader; `pages` are the offsets at which its pages begin, where it has pages; `notes` say
    what of the document is not in its text.
    """

    name: str
    text: str
    sha256: str
    encoding: str
    reader: str = READER
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a document; all may be empty, `date` is YYYY, YYYY-MM or YYYY-MM-DD."""

    title: str = ""
    region: str = ""
    date: str = ""
    address: str = ""


def read_document(path: Path, name: str) -> Document:
    """The document in the file `path`, called `name` in the table.

    Raises UnreadableDocument where there is no such file, or it is empty, too large or cannot be read.
    """
    try:
        return document_of(_bytes_of(path), name)
    except ValueError as error:
        raise UnreadableDocument(path, str(error)) from error


def read_text(path: Path) -> str:
    """The text of a plain text file that is no report, whatever its encoding (a CSV as a spreadsheet saves it).

    Raises ValueError, naming the file, where it cannot be read or is no text.
    """
    try:
        return decode(_bytes_of(path))[0]
    except (UnreadableDocument, ValueError) as error:
        raise ValueError(f"{path}: {error.reason if isinstance(error, UnreadableDocument) else error}") from error


def documents_of(path: Path, name: str) -> Iterator[Document | UnreadableDocument]:
    """The document in the file `path`, or those in it if it is a ZIP; what of a ZIP is unreadable stands in its place.

    Raises UnreadableDocument where the file itself cannot be read.
    """
    try:
        yield from documents_in(_bytes_of(path), name)
    except ValueError as error:
        raise UnreadableDocument(path, str(error)) from error


def documents_in(data: bytes, name: str) -> Iterator[Document | UnreadableDocument]:
    """The document that a file's bytes hold, or those in it if it is a ZIP, called by both names.

    What of a ZIP is unreadable stands in its place. Raises ValueError (with a reason made for people) where the file
    itself cannot be read.
    """
    if formats.kind_of(data, PurePosixPath(name).suffix) != ".zip":
        yield document_of(data, name)
        return
    from extract.formats.archive import members_of

    for member in members_of(data):
        called = f"{name}/{member.name}"
        suffix = PurePosixPath(member.name).suffix.lower()
        try:
            if member.reason or suffix not in SUFFIXES:
                raise ValueError(member.reason or f"is no kind of document that is read ({suffix or 'no suffix'})")
            yield document_of(member.data, called)
        except ValueError as error:
            yield UnreadableDocument(Path(called), str(error))


def document_of(data: bytes, name: str) -> Document:
    """The document that a file's bytes hold; what they are decides how it is read, the suffix of `name` where it must.

    Raises ValueError (with a reason made for people) where it cannot be read.

    >>> document_of("新建党支部12个。".encode("gb18030"), "报告.txt").encoding
    'gb18030'
    """
    kind = formats.kind_of(data, PurePosixPath(name).suffix)
    digest = hashlib.sha256(data).hexdigest()
    if not kind:
        text, encoding = decode(data)
        return Document(name, text, digest, encoding)
    if kind == ".zip":
        raise ValueError("is a ZIP of files, no document")
    from extract import sandbox

    found = sandbox.read(data, kind)
    return Document(name, found.text, digest, "", found.reader, found.pages, found.notes)


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            os.listdir(path)  # says where it may not be looked into
            raise UnreadableDocument(path, "is a folder")
        if not path.is_file():
            raise UnreadableDocument(path, "is no ordinary file")
        if size > LARGEST:
            raise UnreadableDocument(path, f"is too large ({size:,} bytes; up to {LARGEST:,} are read)")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(path, error.strerror or str(error)) from error


def decode(data: bytes) -> tuple[str, str]:
    """The text of a plain text file's bytes and the encoding it was in.

    UTF-8, UTF-16 and GB18030 are known, with or without byte-order mark, and what charset-normalizer can tell.
    Raises ValueError (with a reason made for people) where the bytes are empty or no text.

    >>> decode("新建党支部12个。".encode("gb18030"))
    ('新建党支部12个。', 'gb18030')
    >>> decode(b"\\xef\\xbb\\xbf12")
    ('12', 'utf-8')
    """
    if not data.strip():
        raise ValueError("is empty")
    if kind := no_plain_text(data[:1024]):
        raise ValueError(f"is {kind}, not plain text; save it as .txt (UTF-8) first")
    text, encoding = _decoded(data)
    if not text.strip():
        raise ValueError("is empty")
    if _is_binary(text):
        raise ValueError("is no text (it holds control characters)")
    return text, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _whole(data[len(mark) :], encoding), encoding
    try:
        if not _is_binary(text := data.decode("utf-8")):
            return text, "utf-8"
    except UnicodeDecodeError:
        pass
    sample = data[: 2 * _SAMPLE]
    shares = {one: plausibility(sample.decode(one, errors="replace"), _SIMPLIFIED) for one in _ENCODINGS}
    encoding = max(shares, key=lambda one: shares[one])
    if shares[encoding] < _PLAUSIBLE:
        encoding = _by_statistics(sample)
    return _whole(data, encoding), encoding


def _is_binary(text: str) -> bool:
    """True where control characters are no accident: bytes that are no text, or a text in another encoding."""
    return len(_CONTROLS.findall(text)) > 2 + len(text) // 500


def _whole(data: bytes, encoding: str) -> str:
    """All of the text; a few broken bytes (a file cut short) become U+FFFD, with many of them it is no text."""
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") > 3 + len(text) // 1000:
        raise ValueError(f"is no text (many of its bytes are none in {encoding.upper()})")
    return text


def _by_statistics(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # rarely needed, slow to load

    best = from_bytes(sample).best()
    if best is None or plausibility(str(best), _SIMPLIFIED) < _TRADITIONAL:
        raise ValueError("is no text in UTF-8, GB18030 or UTF-16")
    return best.encoding
