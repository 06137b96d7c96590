"""Documents that are ZIP files with XML in them (docx, odt, ofd): opened within limits, their XML without entities."""

from __future__ import annotations

import contextlib
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat

from extract.formats.base import Unreadable

LARGEST_PART = 150 * 1024 * 1024  # bytes of one part, unpacked
LARGEST_RATIO = 250  # unpacked to packed; a report's XML has 5 to 40
DEEPEST = 400  # elements within elements
_FREE = 4 * 1024 * 1024  # bytes that may be packed as tightly as they like
_MOST_PARTS = 20_000
_DIRECTORY = 8 * 1024 * 1024  # bytes of a ZIP's table of contents
_CHUNK = 1 << 18
_SMALL = 1024 * 1024  # bytes of a part that only says what the others are
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError,
            IndexError)  # fmt: skip
_KINDS = (  # a part that a kind of document has, and the kind
    ("OFD.xml", ".ofd"), ("word/document.xml", ".docx"), ("content.xml", ".odt"),
)  # fmt: skip
_OTHERS = (("xl/workbook.xml", "a spreadsheet (.xlsx)"), ("xl/workbook.bin", "a spreadsheet (.xlsb)"),
           ("ppt/presentation.xml", "a presentation (.pptx)"), ("META-INF/container.xml", "an e-book (.epub)"),
           ("AndroidManifest.xml", "a program"))  # fmt: skip


def kind_of(data: bytes) -> str:
    """The kind of document that a ZIP is: .docx, .odt, .ofd, or .zip for one of several files.

    Raises Unreadable where it is damaged or known to be something else.
    """
    with open_package(data) as package:
        names = set(package.namelist())
        mimetype = _mimetype(package) if "mimetype" in names else ""
        if "[Content_Types].xml" in names and "word/document.xml" not in names:
            types = read_part(package, "[Content_Types].xml", _SMALL)
            if b"wordprocessingml" in types and b"main+xml" in types:
                return ".docx"
    if mimetype and "opendocument.text" not in mimetype and "opendocument" in mimetype:
        raise Unreadable("is an OpenDocument file, but no text document (.odt)")
    for part, other in _OTHERS:
        if part in names:
            raise Unreadable(f"is {other}, no report; save it as .docx or .pdf first")
    return next((kind for part, kind in _KINDS if part in names), ".zip")


def _mimetype(package: zipfile.ZipFile) -> str:
    return read_part(package, "mimetype", _SMALL)[:200].decode("ascii", errors="replace")


def open_package(data: bytes) -> zipfile.ZipFile:
    """The ZIP in `data`, its table of contents read within limits; Unreadable where it has none or too long a one."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end < 0 or len(data) < end + 22:
        raise Unreadable("is a damaged ZIP, or cut short")
    count, size = struct.unpack("<HI", data[end + 10 : end + 16])
    if size > _DIRECTORY and size != 0xFFFFFFFF or count > _MOST_PARTS and count != 0xFFFF:
        raise Unreadable(f"is a ZIP of too many files ({count:,}; up to {_MOST_PARTS:,} are read)")
    if size == 0xFFFFFFFF or count == 0xFFFF:
        raise Unreadable("is a ZIP of too many files (ZIP64)")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (*_DAMAGED, OverflowError) as error:
        raise Unreadable(f"is a damaged ZIP ({error})") from error


def read_part(package: zipfile.ZipFile, part: str | zipfile.ZipInfo, largest: int = LARGEST_PART) -> bytes:
    """One part of a ZIP, unpacked: at most `largest` bytes, and not out of all proportion to its packed size.

    What the ZIP says of its sizes is not believed. Raises Unreadable, KeyError where there is no such part.
    """
    info = package.getinfo(part) if isinstance(part, str) else part
    if info.flag_bits & 1:
        raise Unreadable("is protected by a password; save it without one first")
    pieces: list[bytes] = []
    size = 0
    try:
        with package.open(info) as handle:
            while chunk := handle.read(_CHUNK):
                size += len(chunk)
                if size > largest:
                    raise Unreadable(f"unpacks to more than {largest:,} bytes")
                if size > _FREE and size > LARGEST_RATIO * max(1, info.compress_size):
                    raise Unreadable(f"unpacks to more than {LARGEST_RATIO} times its size (a ZIP bomb)")
                pieces.append(chunk)
    except Unreadable:
        raise
    except _DAMAGED as error:
        raise Unreadable(f"holds a damaged part {info.filename!r} ({error})") from error
    return b"".join(pieces)


def xml_of(package: zipfile.ZipFile, part: str) -> Element:
    """The root element of an XML part; Unreadable where it is damaged, declares entities or is nested too deeply."""
    return parsed(read_part(package, part), part)


def optional_xml_of(package: zipfile.ZipFile, part: str) -> Element | None:
    """The root element of an XML part, None where there is no such part."""
    return xml_of(package, part) if part in package.NameToInfo else None


def parsed(data: bytes, part: str) -> Element:
    """The root element of XML in `data`; `part` names it in reasons."""
    try:
        if _declares_entities(data):
            raise Unreadable(f"holds XML with a document type or entities ({part}), which no report needs")
        root = fromstring(data)
    except Unreadable:
        raise
    except (ParseError, expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable(f"holds damaged XML ({part}: {error})") from error
    _check_depth(root, part)
    return root


def _declares_entities(data: bytes) -> bool:
    """True where XML has a document type, which is the only place for entities; it stands before the first element."""
    found: list[bool] = []
    parser = expat.ParserCreate()

    def end(declares: bool) -> Callable[..., None]:
        def stop(*_: object) -> None:
            found.append(declares)
            raise _SeenEnoughError

        return stop

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = end(True)
    parser.StartElementHandler = end(False)
    with contextlib.suppress(_SeenEnoughError):
        parser.Parse(data, True)
    return any(found)


class _SeenEnoughError(Exception):
    """The first element has come, or a document type before it."""


def _check_depth(root: Element, part: str) -> None:
    level = [root]
    depth = 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise Unreadable(f"is nested too deeply ({part}: more than {DEEPEST} elements within elements)")
        level = [child for element in level for child in element]


def name_of(element: Element) -> str:
    """The name of an element or attribute without its namespace.

    >>> name_of(Element("{urn:x}p"))
    'p'
    """
    return _local(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=4096)
def _local(name: str) -> str:
    return name.rpartition("}")[2]


def attribute_of(element: Element, name: str, default: str = "") -> str:
    """The attribute called `name` in whatever namespace (strict and transitional documents differ in theirs)."""
    for key, value in element.attrib.items():
        if _local(key) == name:
            return value
    return default


def children_of(element: Element | None, name: str) -> Iterator[Element]:
    """The children of an element that are called `name`, in whatever namespace."""
    if element is not None:
        yield from (child for child in element if name_of(child) == name)


def child_of(element: Element | None, *path: str) -> Element | None:
    """The first descendant reached by the names in `path`, one level each; None where there is none."""
    for name in path:
        if element is None:
            return None
        for child in element:
            if name_of(child) == name:
                element = child
                break
        else:
            return None
    return element
