"""The folder of a run, local or at a URL: what was taken from each source lies there, so no work is done twice."""

from __future__ import annotations

import marshal
import os
import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

from extract.table import appearing

_LENGTH = 8  # bytes that hold the length of a part
_MARK = ".figures-run"  # a file that says whose folder it is; one without it is never removed


def system_at(address: str) -> tuple[Any, str]:
    """The file system (fsspec's) that a URL names, and the path in it; OSError where a package for it is missing."""
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address)
    except ImportError as error:
        missing = "install fsspec and its package for such places" if error.name == "fsspec" else error
        raise OSError(f"{address}: {missing} (see requirements-dask.txt)") from error
    return system, path


class Workplace:
    """Records by name, each of several parts that can be read alone; a record is there whole or not at all."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._system: Any = None
        if "://" in address:
            self._system, address = system_at(address)
        self._root = address.rstrip("/")

    def keep(self, name: str, *parts: Any) -> None:
        """Keep a record of parts made of texts, numbers, tuples, lists and mappings."""
        packed = [marshal.dumps(part) for part in parts]
        lengths = [len(part).to_bytes(_LENGTH, "little") for part in packed]
        self.write(name, b"".join([*lengths, *packed]))

    def part(self, name: str, number: int, of: int) -> Any:
        """Part `number`, from 0 on, of a record kept in `of` parts."""
        lengths = self._read(name, 0, of * _LENGTH)
        sizes = [int.from_bytes(lengths[at : at + _LENGTH], "little") for at in range(0, len(lengths), _LENGTH)]
        start = len(lengths) + sum(sizes[:number])
        return marshal.loads(self._read(name, start, start + sizes[number]))

    def holds(self, name: str) -> bool:
        """True where there is a record of this name."""
        path = f"{self._root}/{name}"
        return bool(self._system.exists(path)) if self._system else os.path.exists(path)

    def read(self, name: str) -> bytes:
        """All of a file."""
        return self._read(name, 0, None)

    def write(self, name: str, data: bytes) -> None:
        """Write a file, whole or not at all."""
        path = f"{self._root}/{name}"
        if self._system:
            self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
            self._system.pipe_file(path, data)
            return
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with appearing(Path(path)) as part:
            part.write_bytes(data)

    def is_foreign(self) -> bool:
        """True where a folder of this name holds files, and none of them says that a run has made it."""
        return bool(self.names()) and not self.holds(_MARK)

    def begin(self) -> None:
        """Make the folder and mark it as that of a run."""
        self.write(_MARK, b"The folder of a run of python -m extract, removed when the table is written.\n")

    def names(self) -> list[str]:
        """The names of what lies in the folder, of files and folders; none where there is no such folder."""
        if not self._system:
            return sorted(os.listdir(self._root)) if os.path.isdir(self._root) else []
        self._system.invalidate_cache()
        found = self._system.ls(self._root, detail=False) if self._system.exists(self._root) else []
        return sorted(path.rstrip("/").rpartition("/")[2] for path in found)

    def discard(self, name: str) -> None:
        """Remove one file."""
        path = f"{self._root}/{name}"
        if self._system:
            self._system.rm_file(path)
        else:
            os.unlink(path)

    def remove(self) -> None:
        """Remove the folder with all that is in it, if it is that of a run."""
        if not self.holds(_MARK):
            return
        if self._system:
            self._system.rm(self._root, recursive=True)
        else:
            shutil.rmtree(self._root, ignore_errors=True)

    def _read(self, name: str, start: int, end: int | None) -> bytes:
        path = f"{self._root}/{name}"
        if self._system:
            data: bytes = self._system.cat_file(path, start, end)
            return data
        with open(path, "rb") as handle:
            handle.seek(start)
            return handle.read(None if end is None else end - start)


@lru_cache(maxsize=4)
def workplace_at(address: str) -> Workplace:
    """The workplace at a path or URL."""
    return Workplace(address)
