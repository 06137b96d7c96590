"""ZIP files of reports: their members one by one, within limits, under names that lead nowhere else."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from extract.formats.base import LARGEST, Unreadable
from extract.formats.package import open_package, read_part

MOST_MEMBERS = 2_000
LARGEST_TOTAL = 1024 * 1024 * 1024  # bytes of all members, unpacked
_FREE = 32 * 1024 * 1024  # bytes that may be packed as tightly as they like
_LARGEST_RATIO = 100  # of all members, unpacked to packed, beyond those
DEEPEST = 2  # ZIPs within ZIPs, the outermost one included

_LONGEST_NAME = 300
_DRIVE = re.compile(r"[A-Za-z]:")
_NO_FILES = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a ZIP: its name there, and its bytes or, where these are empty, the reason why it cannot be read."""

    name: str
    data: bytes = b""
    reason: str = ""


def members_of(data: bytes) -> Iterator[Member]:
    """The files in a ZIP in the order of their names, unpacked one at a time; nothing is written anywhere.

    A member that cannot be read is given with the reason. ZIPs within it are opened too, their members named by both.
    Raises Unreadable where `data` itself is no ZIP, holds too many files or none.
    """
    yield from _Unpacking(len(data)).members(data, "", 1)


def most_unpacked(packed: int) -> int:
    """Bytes that a file of `packed` bytes may unpack to; what gives more is a ZIP bomb.

    >>> most_unpacked(0), most_unpacked(1_000_000)
    (33554432, 133554432)
    """
    return _FREE + _LARGEST_RATIO * packed


class _Unpacking:
    """What has been unpacked so far, over all ZIPs within one another."""

    def __init__(self, size: int) -> None:
        self._count = self._total = 0
        self._most = min(LARGEST_TOTAL, most_unpacked(size))

    def members(self, data: bytes, above: str, depth: int) -> Iterator[Member]:
        """The members of one ZIP, whose own name (with a slash) is `above`."""
        with open_package(data) as archive:
            infos = [(name_of(info), info) for info in archive.infolist()
                     if not info.filename.endswith("/")]  # fmt: skip
            infos = [(name, info) for name, info in infos if not _is_no_file(name)]
            if not infos:
                raise Unreadable("is a ZIP without files")
            self._count += len(infos)
            if self._count > MOST_MEMBERS:
                raise Unreadable(f"is a ZIP of too many files (more than {MOST_MEMBERS:,})")
            if len({info.header_offset for _, info in infos}) < len(infos):
                raise Unreadable("is a ZIP whose files overlap (a ZIP bomb)")
            taken: dict[str, int] = {}
            for name, info in sorted(infos, key=lambda one: one[0]):
                taken[name] = taken.get(name, 0) + 1
                path = PurePosixPath(name)
                told = name if taken[name] == 1 else str(path.with_stem(f"{path.stem} ({taken[name]})"))
                yield from self._member(archive, info, above + told, depth)

    def _member(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, depth: int) -> Iterator[Member]:
        try:
            _check_name(info.filename)
            if self._total > self._most:
                raise Unreadable("is in a ZIP that unpacks to more than may be read (a ZIP bomb)")
            data = read_part(archive, info, LARGEST)
            self._total += len(data)
            if not name.lower().endswith(".zip"):
                yield Member(name, data, "" if data else "is empty")
                return
            if depth >= DEEPEST:
                raise Unreadable(f"is a ZIP within ZIPs (up to {DEEPEST} within one another are read)")
            yield from self.members(data, name + "/", depth + 1)
        except Unreadable as error:
            yield Member(name, reason=str(error))


def name_of(info: zipfile.ZipInfo) -> str:
    """The name of a ZIP's member, fit to be shown: in its own encoding, with plain slashes, without controls.

    Names that are not marked as UTF-8 are GB18030, as Windows in Chinese writes them, where that gives a name.
    """
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            packed = name.encode("cp437")
            name = packed.decode("utf-8") if _is_utf8(packed) else packed.decode("gb18030")
        except UnicodeError:
            pass  # the name as it came
    name = "".join(sign for sign in name.replace("\\", "/") if unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))
    parts = [part for part in PurePosixPath(_DRIVE.sub("", name)).parts if part not in ("/", "..", "//")]
    return "/".join(parts)[-_LONGEST_NAME:] or "?"


def _is_utf8(packed: bytes) -> bool:
    try:
        packed.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _check_name(name: str) -> None:
    """Refuse a name that would lead out of the ZIP: nothing is written, but who writes such names means no good."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or _DRIVE.match(plain) or ".." in plain.split("/") or "\0" in plain:
        raise Unreadable("has a name that leads out of the ZIP")


def _is_no_file(name: str) -> bool:
    last = name.rpartition("/")[2]
    return name.startswith(_NO_FILES[0]) or last.startswith("._") or last in _NO_FILES
