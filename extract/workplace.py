"""The folder of a run, local or at a URL: what was taken from each source lies there, so no work is done twice."""

from __future__ import annotations

import marshal
import os
import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

_LENGTH = 8  # bytes that hold the length of a part


class Workplace:
    """Records by name, each of several parts that can be read alone; a record is there whole or not at all."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._system: Any = None
        if "://" in address:
            from fsspec.core import url_to_fs

            self._system, address = url_to_fs(address)
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
        part = Path(f"{path}.{os.getpid()}.part")
        part.write_bytes(data)
        os.replace(part, path)

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        if not self._system:
            shutil.rmtree(self._root, ignore_errors=True)
        elif self._system.exists(self._root):
            self._system.rm(self._root, recursive=True)

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
