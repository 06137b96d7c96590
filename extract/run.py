"""A run over many sources: taken apart by workers, twins joined, the rows in order; an interrupted one goes on.

Whoever does the work (this process, processes beside it, a cluster) does the same pieces (`extract.taking`), and what
is kept meanwhile is kept in the run's workplace; so the memory a run needs does not hang on the number of documents.
"""

from __future__ import annotations

import re
import tempfile
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from extract import taking
from extract.assembly import assemble
from extract.reader import Given
from extract.record import Observation
from extract.shingles import Sketch, find_likely_pairs
from extract.sources import NothingReadError, Source
from extract.together import Pairs, groups_of
from extract.workers import WorkerDied
from extract.workplace import workplace_at

Task = TypeVar("Task")
Result = TypeVar("Result")

_COLUMNS = 7  # of the list of sections: source, document, section, rate, masks, numbers of hashes and of bands
_DOCUMENTS = 1000  # documents of a partition, about
_PIECE = 50  # documents of a piece of a table
_PART = re.compile(r"part-\d{5}-of-\d{5}\.parquet")


class Engine(Protocol):
    """Who does the work: `map` gives the number of each task and its result; `batch` sources make one task."""

    @property
    def batch(self) -> int:
        """How many sources are worth one task."""

    def map(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[int, Result | WorkerDied]]:
        """The results of `work` on each task, in any order."""


class Run:
    """One run: `read`, `copied`, `failed`, `skipped` count documents and files, `unknown` are names given but not met.

    A document whose text was read before is a copy: its figures stand once, under the first name.

    `say` is called with each message for people, `done` with the number of sources each time some are done.
    """

    def __init__(
        self, sources: Sequence[Source], given: dict[str, Given], place: str, engine: Engine,
        say: Callable[[str], None], done: Callable[[int], object] = lambda _: None,
    ) -> None:  # fmt: skip
        self._sources, self._place, self._engine = sources, place, engine
        self._say, self._done = say, done
        self._stamp = f"{taking.extraction_stamp()}{zlib.crc32(repr(sorted(given.items())).encode()):08x}"
        self.unknown = set(given)
        self.read = self.copied = self.failed = self.skipped = 0
        self._given = frozenset(given)
        self._counts = array("L", bytes(len(sources) * array("L").itemsize))  # documents of each source
        self._names = array("L")  # a hash of the name of each document, once all are taken
        self._digests = bytearray()  # of the text of each
        self._copies: dict[int, int] = {}  # the number of each document that is one, and of the first with its text
        taking.keep_given(place, given)

    def rows(self) -> Iterator[Observation]:
        """The rows of all documents, in the order of the sources.

        Raises NothingReadError where something should have been read and nothing could be.
        """
        for document in self._documents(self._prepared()):
            yield from taking.rows_at(self._place, *document)

    def write_partitions(self, out: str) -> int:
        """Write the rows into Parquet files in the folder `out`, each of the documents whose names hash alike.

        Those that a run before has left there are removed. Returns the number of rows; raises as `rows` does.
        """
        documents = list(self._documents(self._prepared()))
        number = 1 << max(len(documents) // _DOCUMENTS, 0).bit_length()
        members: dict[int, list[tuple[str, int, bool]]] = {}
        names = (name for number, name in enumerate(self._names) if number not in self._copies)
        for document, name in zip(documents, names, strict=True):
            members.setdefault(name % number, []).append(document)
        tasks = [[(f"part-{part:05}-of-{number:05}.parquet", some)] for part, some in sorted(members.items())]
        count = sum(count for _, count in self._results(partial(taking.write_parts, self._place, out), tasks))
        written = {file for ((file, _),) in tasks}
        for file in workplace_at(out).names():
            if _PART.fullmatch(file) and file not in written:
                workplace_at(out).discard(file)
        return count

    def write_table(self, path: Path, bom: bool) -> int:
        """Write the rows into one file (.csv, .jsonl or .parquet) out of pieces that who does the work has written.

        Returns their number; raises as `rows` does.
        """
        names: list[str] = []
        tasks = self._pieces(self._documents(self._prepared()), path.suffix.lower(), names)
        count = sum(count for _, count in self._results(partial(taking.write_parts, self._place, self._place), tasks))
        assemble(map(workplace_at(self._place).read, names), path, bom)
        return count

    def _pieces(
        self, documents: Iterator[tuple[str, int, bool]], suffix: str, names: list[str]
    ) -> Iterator[list[tuple[str, list[tuple[str, int, bool]]]]]:
        """The tasks of writing pieces of a table, whose names go into `names` in order; without documents, one."""
        while (some := list(islice(documents, _PIECE))) or not names:
            names.append(f"pieces/{len(names):06}{suffix}")
            yield [(names[-1], some)]

    def _prepared(self) -> set[int]:
        """Take everything apart and join twins; the numbers of the documents that were joined with others.

        Raises NothingReadError.
        """
        with _Sections() as sections:
            self._take_all(sections)
            self._leave_copies()
            groups = self._groups(sections)
        if self.failed and not self.read:
            raise NothingReadError("no document could be read")
        joined = set(groups)
        firsts = [groups[one] for one in sorted(groups) if groups[one][0][0] == one]
        places = self._places(joined)
        tasks = ([([places[member] for member in members], pairs)] for members, pairs in firsts)
        for _ in self._results(partial(taking.join, self._place), tasks):
            pass
        return joined

    def _documents(self, joined: set[int]) -> Iterator[tuple[str, int, bool]]:
        """Of each document that is no copy its record, its number there, and whether it is among those `joined`."""
        number = 0
        for source, count in zip(self._sources, self._counts, strict=True):
            record = taking.record_of(source, self._stamp) if count else ""
            for place in range(count):
                if number not in self._copies:
                    yield record, place, number in joined
                number += 1

    def _take_all(self, sections: _Sections) -> None:
        """Take all sources apart; what is to be said of them is said in their order."""
        batches = [range(at, min(at + self._engine.batch, len(self._sources)))
                   for at in range(0, len(self._sources), self._engine.batch)]  # fmt: skip
        tasks = ([self._sources[at] for at in batch] for batch in batches)
        about: dict[int, tuple[list[int], list[bytes]]] = {}
        untold: dict[int, list[taking.Taken]] = {}
        told = 0
        for number, result in self._engine.map(partial(taking.take, self._place, self._stamp), tasks):
            batch = batches[number]
            if isinstance(result, WorkerDied):
                names = [self._sources[at].name for at in batch]
                result = [taking.untaken(name, f"{name}: could not be extracted ({result})") for name in names]
            for at, taken in zip(batch, result, strict=True):
                self._counts[at] = len(taken.documents)
                about[at] = [zlib.crc32(name.encode()) for name in taken.documents], taken.digests
                self.unknown.difference_update(taken.documents, taken.unread)
                sections.add(at, taken)
            untold[number] = [taken._replace(sections=[]) for taken in result]
            while told in untold:
                for taken in untold.pop(told):
                    self._tell(taken)
                for at in batches[told]:
                    names_of_source, digests = about.pop(at)
                    self._names.extend(names_of_source)
                    self._digests += b"".join(digests)
                told += 1
            self._done(len(batch))

    def _tell(self, taken: taking.Taken) -> None:
        self.read += len(taken.documents)
        self.failed += len(taken.failures)
        self.skipped += len(taken.passed)
        for message in taken.passed:
            self._say(f"passed over {message}")
        for message in taken.failures:
            self._say(message)

    def _leave_copies(self) -> None:
        """Find the documents whose text another one before has, and say so."""
        if not self._digests:
            return
        digests = np.frombuffer(self._digests, np.uint64).reshape(-1, 2)
        _, firsts, texts = np.unique(digests, axis=0, return_index=True, return_inverse=True)
        first = firsts[texts.reshape(-1)]
        copies = np.flatnonzero(first != np.arange(len(first)))
        self._copies = dict(zip(copies.tolist(), first[copies].tolist(), strict=True))
        self.copied = len(self._copies)
        self.read -= self.copied
        places = self._places({*self._copies, *self._copies.values()})
        for copy, original in self._copies.items():
            names = [taking.name_at(self._place, places[one]) for one in (copy, original)]
            given = "; what is given of it is not used" if names[0] in self._given else ""
            self._say(f"{names[0]}: the same text as {names[1]}, under whose name its figures stand{given}")

    def _groups(self, sections: _Sections) -> dict[int, tuple[list[int], Pairs]]:
        """The documents that may hold twins, numbered in order, each with its group."""
        documents, numbers, sketches = sections.in_order(self._counts, self._copies)
        likely = find_likely_pairs(sketches, documents)
        return groups_of([((documents[one], numbers[one]), (documents[other], numbers[other]))
                          for one, other in likely])  # fmt: skip

    def _places(self, wanted: set[int]) -> dict[int, taking.Member]:
        """The record, and the number in it, of each document wanted."""
        places: dict[int, taking.Member] = {}
        number = 0
        for source, count in zip(self._sources, self._counts, strict=True):
            here = [place for place in range(count) if number + place in wanted] if wanted else []
            record = taking.record_of(source, self._stamp) if here else ""
            places.update((number + place, (record, place)) for place in here)
            number += count
        return places

    def _results(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[int, Result]]:
        for number, result in self._engine.map(work, tasks):
            if isinstance(result, WorkerDied):
                raise OSError(f"a piece of the work failed: {result}")
            yield number, result


class _Sections:
    """The sections of all documents with their sketches, whose hashes and bands lie in a file of their own."""

    def __init__(self) -> None:
        self._about = array("q")
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> _Sections:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def add(self, source: int, taken: taking.Taken) -> None:
        """Take in the sections of one source."""
        for document, found in enumerate(taken.sections):
            for number, (hashes, rate, masks, bands) in found:
                self._about.extend((source, document, number, rate, masks, len(hashes) // 8, len(bands) // 8))
                self._file.write(hashes + bands)

    def in_order(
        self, counts: array[int], without: Iterable[int]
    ) -> tuple[list[int], list[int], Sequence[Sketch]]:
        """Of each section the number of its document, its own number and its sketch, in the order of the sources.

        `counts` are the numbers of documents of the sources; those numbered in `without` are left out.
        """
        about = np.frombuffer(self._about, np.int64).reshape(-1, _COLUMNS)
        ends = np.cumsum(about[:, 5] + about[:, 6])
        order = np.lexsort((about[:, 2], about[:, 1], about[:, 0]))
        first = np.concatenate([[0], np.cumsum(np.frombuffer(counts, f"u{counts.itemsize}"))]).astype(np.int64)
        documents = first[about[order, 0]] + about[order, 1]
        kept = ~np.isin(documents, list(without))
        order, documents = order[kept], documents[kept]
        self._file.flush()
        hashes: Any = np.memmap(self._file, np.uint64, "r") if len(ends) and ends[-1] else np.empty(0, np.uint64)
        return documents.tolist(), about[order, 2].tolist(), _Sketches(about[order], ends[order], hashes)


class _Sketches(Sequence[Sketch]):
    """The sketches of sections, read when they are asked for."""

    def __init__(self, about: NDArray[np.int64], ends: NDArray[np.int64], hashes: NDArray[np.uint64]) -> None:
        self._about, self._ends, self._hashes = about, ends, hashes

    def __len__(self) -> int:
        return len(self._about)

    def __getitem__(self, number: Any) -> Any:
        _, _, _, rate, masks, size, bands = self._about[number].tolist()
        end = int(self._ends[number])
        last = end - bands
        return Sketch(self._hashes[last - size : last], rate, masks, self._hashes[last:end])
