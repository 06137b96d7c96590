"""Where reports come from: files, folders, and, with fsspec, what lies below a URL (s3://bucket/reports)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from extract.folders import files_of
from extract.reader import SUFFIXES, Document, UnreadableDocument, documents_in, documents_of
from extract.workplace import system_at


class NothingReadError(Exception):
    """Not one of the documents could be read, so there is no table to write."""


class Source(NamedTuple):
    """One file: its path or URL, its name in the table, whether it was named outright, its size in bytes.

    `stamp` changes when the file does.
    """

    address: str
    name: str
    outright: bool
    size: int
    stamp: str


class Listing(NamedTuple):
    """The sources that addresses name; how many files are no reports, and which folders were not looked into."""

    sources: list[Source]
    skipped: int
    closed: list[str]


def is_url(address: str) -> bool:
    """True for an address that fsspec opens.

    >>> is_url("s3://bucket/reports"), is_url("reports/2026")
    (True, False)
    """
    return "://" in address


def find_sources(addresses: Sequence[str]) -> Listing:
    """The files that addresses (paths or URLs of files and folders) name, in order, and what was passed over.

    >>> [source.name for source in find_sources(["data/samples"]).sources][:2]
    ['bulletin.txt', 'chinese-numerals.txt']
    """
    files, skipped, closed = files_of(Path(address) for address in addresses if not is_url(address))
    sources = [_local(path, name, outright) for path, name, outright in files]
    for address in filter(is_url, addresses):
        found, passed = _below(address)
        sources += found
        skipped += passed
    return Listing(sources, skipped, closed)


def documents_at(source: Source) -> Iterator[Document | UnreadableDocument]:
    """The documents of a source; raises UnreadableDocument where the file itself cannot be read."""
    if not is_url(source.address):
        yield from documents_of(Path(source.address), source.name)
        return
    try:
        system, path = system_at(source.address)
        yield from documents_in(system.cat_file(path), source.name)
    except (OSError, ValueError) as error:
        raise UnreadableDocument(Path(source.name), str(error)) from error


def _local(path: Path, name: str, outright: bool) -> Source:
    try:
        status = path.stat()
    except OSError:
        return Source(str(path), name, outright, 0, "")
    return Source(str(path), name, outright, status.st_size, f"{status.st_size}:{status.st_mtime_ns}")


def _below(address: str) -> tuple[list[Source], int]:
    """The reports at a URL, or below it, by name."""
    system, root = system_at(address)
    if system.isfile(root):
        return [_remote(system.unstrip_protocol(root), PurePosixPath(root).name, True, system.info(root))], 0
    sources, skipped = [], 0
    for path, about in sorted(system.find(root, detail=True).items()):
        name = PurePosixPath(path)
        hidden = any(part.startswith(".") for part in name.relative_to(root).parts)
        if hidden or name.suffix.lower() not in SUFFIXES or name.name.startswith(("~$", "README")):
            skipped += not hidden
        else:
            sources.append(_remote(system.unstrip_protocol(path), name.relative_to(root).as_posix(), False, about))
    return sources, skipped


def _remote(address: str, name: str, outright: bool, about: dict[str, object]) -> Source:
    changed = next((about[key] for key in ("ETag", "etag", "LastModified", "mtime", "created") if key in about), "")
    return Source(address, name, outright, int(str(about.get("size") or 0)), f"{about.get('size')}:{changed}")
