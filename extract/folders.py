"""Which files a path names: a file itself, or the reports in a folder, and what each is called in the table."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from extract.reader import SUFFIXES


class Found(NamedTuple):
    """What paths name: `files` as (path, name in the table, named outright), and what of their folders is not read.

    `skipped` counts the files that are no reports; `closed` are messages, one for each folder not looked into.
    """

    files: list[tuple[Path, str, bool]]
    skipped: int
    closed: list[str]


def files_of(paths: Iterable[Path]) -> Found:
    """The files that `paths` name, with what was passed over in folders.

    A folder is walked in the order of names; its files are called by their path in it, a file named outright by its
    file name. Where two would be called the same, each takes as many folders of its path as tell them apart.
    """
    found: dict[Path, tuple[str, bool]] = {}
    skipped = 0
    closed: list[str] = []
    refused: list[OSError] = []
    for path in paths:
        if not path.is_dir() or not os.access(path, os.R_OK | os.X_OK):  # reading it will say what is wrong
            found[_real(path)] = (_written(path.name), True)
            continue
        for folder, below, names in os.walk(path, onerror=refused.append):
            closed += [f"{Path(folder, one)}: {_closed(folder, one)}" for one in sorted(below) if _closed(folder, one)]
            below[:] = sorted(one for one in below if not _closed(folder, one))
            for file in (Path(folder, one) for one in sorted(names)):
                if file.suffix.lower() not in SUFFIXES or file.name.startswith((".", "~$", "README")):
                    skipped += 1
                else:
                    found.setdefault(_real(file), (_written(file.relative_to(path).as_posix()), False))
    closed += [f"{error.filename}: {error.strerror}" for error in refused]
    return Found([(path, name, outright) for path, (name, outright) in _told_apart(found).items()], skipped, closed)


def _closed(folder: str, name: str) -> str:
    """Why a folder in a folder is not looked into; empty where it is."""
    if name.startswith("."):
        return "is a hidden folder"
    return "is a link to a folder; name it to have it read" if os.path.islink(os.path.join(folder, name)) else ""


def _real(path: Path) -> Path:
    """The path without links; one that loops stays as it is, and reading it fails."""
    return Path(os.path.realpath(path))


def _written(name: str) -> str:
    """A name in characters that can be written: where a part is not in UTF-8, what its bytes are in GB18030.

    A ZIP packed in China leaves such names on other systems.

    >>> _written("2025/" + os.fsdecode("报告.txt".encode("gb18030")))
    '2025/报告.txt'
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        return "/".join(map(_part, name.split("/")))
    return name


def _part(name: str) -> str:
    data = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return data.decode("utf-8", "replace")


def _told_apart(found: dict[Path, tuple[str, bool]]) -> dict[Path, tuple[str, bool]]:
    """Every file under a name of its own: longer by a folder, again and again, where others have it, too."""
    while shared := _sharing(found):
        for paths in shared:
            depth = 2 + max(found[path][0].count("/") for path in paths)
            longer = [_written("/".join(path.parts[-depth:])) for path in paths]
            if len({_written(path.as_posix()) for path in paths}) < len(paths):  # one name, in two encodings
                name = PurePosixPath(found[paths[0]][0])
                longer = [str(name.with_stem(f"{name.stem} ({number})")) for number in range(1, len(paths) + 1)]
            for path, told in zip(paths, longer, strict=True):
                found[path] = (told, found[path][1])
    return found


def _sharing(found: dict[Path, tuple[str, bool]]) -> list[list[Path]]:
    """The files that share a name, all that have the same together."""
    named: dict[str, list[Path]] = {}
    for path, (name, _) in found.items():
        named.setdefault(name, []).append(path)
    return [paths for paths in named.values() if len(paths) > 1]
