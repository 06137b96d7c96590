"""Many documents taken together: which of them may be twins, without holding more than a few taken apart at once."""

from __future__ import annotations

import pickle
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from extract.alignment import tokens_in
from extract.record import Observation
from extract.shingles import Sketch, find_likely_pairs, sketch_of
from extract.twins import Place, Twins, rows_and_twins

if TYPE_CHECKING:
    from extract.pipeline import Extracted

Pairs = list[tuple[Place, Place]]


def recovered_of(documents: Iterable[Extracted]) -> Iterator[Observation]:
    """The rows of all documents, in order; what one masks and another states is filled in, repeated figures linked.

    `extract.twins.rows_and_twins` says how. All documents are looked through before the first row comes.
    """
    return (row for rows, _ in taken_together(documents) for row in rows)


def taken_together(documents: Iterable[Extracted]) -> Iterator[tuple[list[Observation], list[Twins]]]:
    """For each document, in order, its rows as `recovered_of` gives them, and twins not yet told.

    Documents are kept packed (a few bytes for each sign) and unpacked with those they share words with.
    """
    packed: list[bytes] = []
    places: list[Place] = []
    sketches: list[Sketch] = []
    for number, document in enumerate(documents):
        packed.append(_packed(document))
        for section, sketch in sketches_of(document):
            places.append((number, section))
            sketches.append(sketch)
    likely = find_likely_pairs(sketches, [document for document, _ in places])
    del sketches
    groups = groups_of([(places[one], places[other]) for one, other in likely])
    ready: dict[int, list[Observation]] = {}
    for number in range(len(packed)):
        twins: list[Twins] = []
        if number not in ready and number in groups:
            members, pairs = groups[number]
            found = [_unpacked(packed[member]) for member in members]
            rows, twins = rows_and_twins(found, pairs)
            ends = list(accumulate(len(document.rows) for document in found))
            for member, start, end in zip(members, [0, *ends], ends, strict=False):
                ready[member] = rows[start:end]
        yield ready.pop(number) if number in ready else _unpacked(packed[number]).rows, twins


def sketches_of(document: Extracted) -> list[tuple[int, Sketch]]:
    """The number of each section of a document, and the sketch that finds its likes."""
    text = document.outline.text
    return [(section.number, sketch_of(*tokens_in(text, section.start, section.end)))
            for section in document.outline.sections]  # fmt: skip


def groups_of(pairs: Pairs) -> dict[int, tuple[list[int], Pairs]]:
    """For each document in a pair: the documents linked with it, directly or through others, and the pairs in them.

    Their documents are counted anew, in the order of those returned.
    """
    group: dict[int, list[int]] = {}
    for (one, _), (other, _) in pairs:
        first, second = group.setdefault(one, [one]), group.setdefault(other, [other])
        if first is not second:
            larger, smaller = (first, second) if len(first) >= len(second) else (second, first)
            larger.extend(smaller)
            group.update(dict.fromkeys(smaller, larger))
    place: dict[int, int] = {}
    for one, members in group.items():
        if one not in place:
            members.sort()
            place.update((member, at) for at, member in enumerate(members))
    inside: dict[int, Pairs] = defaultdict(list)
    for (document, number), (another, its) in pairs:
        inside[group[document][0]].append(((place[document], number), (place[another], its)))
    return {one: (members, inside[members[0]]) for one, members in group.items()}


def _packed(document: Extracted) -> bytes:
    plain = document._replace(rows=[tuple(row) for row in document.rows])  # type: ignore[misc]
    return zlib.compress(pickle.dumps(plain, pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(data: bytes) -> Extracted:
    document: Extracted = pickle.loads(zlib.decompress(data))
    return document._replace(rows=[Observation._make(cells) for cells in document.rows])
