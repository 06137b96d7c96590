"""What a hostile file is: its name, its bytes, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

READ = "read"


@dataclass(frozen=True)
class Case:
    """A file and what is expected: `READ`, or a pattern that the reason for refusing it matches ("" for either).

    What takes a while to make is made when it is asked for.
    """

    name: str
    content: bytes | Callable[[], bytes]
    reason: str
    seconds: float = 60.0

    @cached_property
    def data(self) -> bytes:
        return self.content if isinstance(self.content, bytes) else self.content()
