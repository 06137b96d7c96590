"""The pieces of a run, each done by any worker in any order: take sources apart, join twins, write a part of the table.

A piece is told where the run's workplace is and what to do; it leaves its result there. Done again, it leaves the same.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from extract import pipeline
from extract.lexicon import rule_files
from extract.pipeline import Extracted
from extract.reader import Given, UnreadableDocument
from extract.record import Observation
from extract.sources import Source, documents_at
from extract.together import Pairs, sketches_of
from extract.twins import rows_and_twins
from extract.workplace import Workplace, workplace_at

PackedSketch = tuple[bytes, int, int, bytes]  # a sketch in the form in which it travels
Member = tuple[str, int]  # the record of a source, and the number of a document in it, from 0 on


class Taken(NamedTuple):
    """What was taken from a source, in short.

    `documents` are the names of its documents, `digests` of each the 16 bytes that tell its text from others,
    `sections` the number and the sketch of each section; `failures` and `passed` are messages for people: what should
    have been read and could not, and what was passed over; `unread` are the names of what these speak of.
    """

    record: str
    documents: list[str]
    digests: list[bytes]
    sections: list[list[tuple[int, PackedSketch]]]
    failures: list[str]
    passed: list[str]
    unread: list[str]


def untaken(name: str, reason: str, outright: bool = True) -> Taken:
    """What is taken from a source, called `name`, that cannot be read: nothing, for that reason."""
    return Taken("", [], [], [], [reason] if outright else [], [] if outright else [reason], [name])


@lru_cache(maxsize=1)
def extraction_stamp() -> str:
    """A few signs that change with the code and the words of the extraction, and with Python's format of records."""
    about = [(str(file), status.st_size, status.st_mtime_ns) for file in rule_files() for status in (file.stat(),)]
    return hashlib.sha256(repr((sys.version_info[:2], about)).encode()).hexdigest()[:12]


def record_of(source: Source, stamp: str) -> str:
    """The name of the record of a source, another one when the file or the extraction changes."""
    about = "\0".join((source.address, source.name, source.stamp, stamp))
    key = hashlib.sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return f"{key[:2]}/{key}"


def take(place: str, stamp: str, sources: Sequence[Source]) -> list[Taken]:
    """Take sources apart, each into a record at `place`; what is there already is not done again."""
    workplace = workplace_at(place)
    taken = []
    for source in sources:
        record = record_of(source, stamp)
        if workplace.holds(record):
            taken.append(Taken(record, *workplace.part(record, 0, 3)))
        else:
            taken.append(_take(workplace, record, source, _given_at(place, stamp)))
    return taken


def _take(workplace: Workplace, record: str, source: Source, given: dict[str, Given]) -> Taken:
    taken = Taken(record, [], [], [], [], [], [])
    rows: list[list[tuple[Any, ...]]] = []
    texts: list[str] = []
    try:
        for document in documents_at(source):
            if isinstance(document, UnreadableDocument):
                taken.passed.append(str(document))
                taken.unread.append(document.path.as_posix())
                continue
            try:
                found = pipeline.extracted_of(document.text, document.name, given.get(document.name))
                sections = [(number, (sketch.hashes.tobytes(), sketch.rate, sketch.masks, sketch.bands.tobytes()))
                            for number, sketch in sketches_of(found)]  # fmt: skip
            except Exception as error:  # one document must not stop the others
                taken.failures.append(f"{document.name}: could not be extracted ({type(error).__name__}: {error})")
                taken.unread.append(document.name)
                continue
            taken.documents.append(document.name)
            taken.digests.append(hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).digest()[:16])
            taken.sections.append(sections)
            rows.append([tuple(row) for row in found.rows])
            texts.append(document.text)
    except UnreadableDocument as error:
        (taken.failures if source.outright else taken.passed).append(str(error))
        taken.unread.append(source.name)
    workplace.keep(record, list(taken[1:]), rows, texts)
    return taken


def keep_given(place: str, given: dict[str, Given]) -> None:
    """Leave for the workers what the user knows of the documents."""
    workplace_at(place).keep("given", {name: (one.title, one.region, one.date, one.address)
                                       for name, one in given.items()})  # fmt: skip


@lru_cache(maxsize=1)
def _given_at(place: str, stamp: str) -> dict[str, Given]:
    return {name: Given(*cells) for name, cells in workplace_at(place).part("given", 0, 1).items()}


def join(place: str, groups: Sequence[tuple[Sequence[Member], Pairs]]) -> int:
    """Fill in what the documents of each group mask and state, and leave their rows beside their records.

    A group is its documents and the pairs of sections that may be twins, as `extract.twins.rows_and_twins` takes them.
    """
    workplace = workplace_at(place)
    for members, pairs in groups:
        documents = [_extracted(workplace, member) for member in members]
        found, _ = rows_and_twins(documents, pairs)
        rows = iter(found)
        for member, document in zip(members, documents, strict=True):
            workplace.keep(_joined(member), [tuple(next(rows)) for _ in document.rows])
    return len(groups)


def rows_at(place: str, record: str, number: int, joined: bool) -> Iterator[Observation]:
    """The rows of one document of a record, as taken or, where it was `joined` with others, as filled in."""
    if joined:
        return map(Observation._make, workplace_at(place).part(_joined((record, number)), 0, 1))
    return map(Observation._make, workplace_at(place).part(record, 1, 3)[number])


def write_parts(place: str, out: str, parts: Sequence[tuple[str, Sequence[tuple[str, int, bool]]]]) -> int:
    """Write the rows of the documents (record, number, joined) of each part of a table to a file of its name in `out`.

    The suffix of the name tells the format. Returns the number of rows written.
    """
    from extract.assembly import piece_of

    total = 0
    for name, documents in parts:
        rows = (row for document in documents for row in rows_at(place, *document))
        data, count = piece_of(rows, Path(name).suffix)
        workplace_at(out).write(name, data)
        total += count
    return total


def name_at(place: str, member: Member) -> str:
    """The name of a document of a record."""
    record, number = member
    name: str = workplace_at(place).part(record, 0, 3)[0][number]
    return name


def _joined(member: Member) -> str:
    return f"{member[0]}.{member[1]}"


def _extracted(workplace: Workplace, member: Member) -> Extracted:
    """A document as it was when it was taken apart."""
    record, number = member
    rows = [Observation._make(cells) for cells in workplace.part(record, 1, 3)[number]]
    return Extracted(name_at(workplace.address, member), *pipeline.outlined(workplace.part(record, 2, 3)[number]), rows)
