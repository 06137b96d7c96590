"""The same speech in two documents: what one of them masks and the other states, and what both state.

A masked figure takes value, region and year from its twin, the figure that stands in the same words in another
document; where two twins or the mask's own bounds disagree, it takes nothing. The mask stays, and so does the place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from extract.pairing import Match, Section, match_of, section_of
from extract.record import Observation
from extract.recovery import Donor, View, completed, recovered_from, revealed

if TYPE_CHECKING:
    from extract.pipeline import Extracted

_HELD = 4096  # sections taken apart that are kept for their next pair


class Conflict(NamedTuple):
    """A figure and its counterpart in a twin, which it takes nothing from.

    `reason` is bounds (the value does not fit the mask), unit, region, value (both state one, not the same), sentence
    (the two disagree elsewhere in the sentence) or twins (another twin states another value).
    """

    row: Observation
    twin: Observation
    reason: str


class Twins(NamedTuple):
    """Two sections of different documents that share most of their words.

    `first` and `second` are (document, section); `similarity` is the share, 0 to 1, of the smaller one's words that
    stand in both, in order. `twins` is False for two that state different numbers in the same words: another year's
    or another place's report. `recovered` holds masked figures as they are now, each with the one that states it,
    `repeated` counts the figures that both state.
    """

    first: tuple[str, int]
    second: tuple[str, int]
    similarity: float
    twins: bool
    recovered: tuple[tuple[Observation, Observation], ...]
    repeated: int
    conflicts: tuple[Conflict, ...]


Place = tuple[int, int]  # the index of a document among those given, and the number of a section in it


def rows_and_twins(
    documents: Sequence[Extracted], pairs: Sequence[tuple[Place, Place]]
) -> tuple[list[Observation], list[Twins]]:
    """The rows of all documents, in order, with what is masked in one and stated in another filled in.

    `pairs` are the sections that may share most of their words; those that do come back, with what came of them. A row
    that took a value has the status recovered; one that took anything names its source in `twin`. A figure that an
    earlier document states, too, has the earlier one's id in `same_as`.
    """
    rows = [row for document in documents for row in document.rows]
    matches = _matches_of(documents, pairs)
    donors: dict[int, list[Donor]] = defaultdict(list)
    views: dict[int, list[View]] = defaultdict(list)
    for match in matches:
        for view, shared in _both_ways(match) if match.twins else ():
            views[view.here.at].append(view)
            words = revealed(view)
            for one, other in shared:
                donors[one].append(Donor(match.similarity, rows[other], words))
    found = list(rows)
    rivals: dict[int, Observation] = {}
    for at, offers in donors.items():
        found[at], rival = recovered_from(rows[at], offers)
        if rival:
            rivals[at] = rival
    for at, seen in views.items():
        place = slice(at, at + len(seen[0].here.rows))
        found[place] = completed(found[place], seen)
    same = _first_statements(rows, matches)
    for at, first in same.items():
        found[at] = found[at]._replace(same_as=rows[first].id)
    return found, [_twins_of(match, rows, found, rivals) for match in matches]


def _matches_of(documents: Sequence[Extracted], pairs: Sequence[tuple[Place, Place]]) -> list[Match]:
    """The pairs of sections that share most of their words, laid side by side."""
    starts = [0, *accumulate(len(document.rows) for document in documents)]

    @lru_cache(maxsize=_HELD)
    def taken_apart(place: Place) -> Section:
        return section_of(documents[place[0]], place[1], starts[place[0]])

    matches = (match_of(*_by_words(taken_apart(one), taken_apart(other))) for one, other in pairs)
    return [match for match in matches if match.pairs]


def _by_words(one: Section, other: Section) -> tuple[Section, Section]:
    """The two sections in an order of their own: what is found must not hang on which document came first."""
    return (one, other) if one.words.tokens <= other.words.tokens else (other, one)


def _both_ways(match: Match) -> Iterator[tuple[View, list[tuple[int, int]]]]:
    """Each of two sections as the other sees it, with the rows that stand for each other, its own first."""
    pairs = match.shared()
    yield View(match.similarity, match.first, match.second, match.images), pairs
    yield View(match.similarity, match.second, match.first, match.back()), [(other, one) for one, other in pairs]


def _first_statements(rows: Sequence[Observation], matches: Sequence[Match]) -> dict[int, int]:
    """For each row that states again what an earlier one states in a twin section: the place of the first."""
    first: dict[int, int] = {}

    def root(at: int) -> int:
        while at in first:
            at = first[at]
        return at

    for match in matches:
        for one, other in match.shared() if match.twins else ():
            if rows[one].status == rows[other].status == "reported":
                low, high = sorted((root(one), root(other)))
                if low < high:
                    first[high] = low
    return {at: root(at) for at in first}


def _twins_of(
    match: Match, rows: Sequence[Observation], found: Sequence[Observation], rivals: dict[int, Observation]
) -> Twins:
    """What came of a pair of sections."""
    repeated = 0
    recovered: list[tuple[Observation, Observation]] = []
    conflicts: list[Conflict] = []
    for one, other in match.shared() if match.twins else ():
        repeated += rows[one].status == rows[other].status == "reported"
        for here, there in ((one, other), (other, one)):
            if found[here].status == "recovered" and found[here].twin == rows[there].id:
                recovered.append((found[here], rows[there]))
            if here in rivals:
                conflicts.append(Conflict(rows[here], rivals[here], "twins"))
    if match.twins:
        for one, other in match.pairs:
            row, twin = match.first.rows[one], match.second.rows[other]
            if one in match.against and not (row.mask and twin.mask):
                conflicts.append(Conflict(*((twin, row) if twin.mask else (row, twin)), match.against[one]))
    first, second = sorted((match.first, match.second), key=lambda section: section.at)
    return Twins(first.name, second.name, match.similarity, match.twins, tuple(recovered), repeated,
                 tuple(conflicts))  # fmt: skip
