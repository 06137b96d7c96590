"""Which of many texts share most of their words: sampled runs of words, and the pairs that have them in common.

Every run of eight tokens (a *shingle*) gets a number; of a long text only one in so many is kept, chosen by the number
itself, so that two texts keep the same ones. Pairs come from shingles that few texts have, and from MinHash bands
(A. Broder, 1997), which find texts alike as a whole where every shingle is common.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

SHINGLE = 8  # tokens
_RATES = ((300, 1), (2000, 4), (8000, 16))  # up to so many tokens, one shingle of so many is kept; powers of two
_LAST_RATE = 32
_FEWEST = 60  # tokens; a shorter text has too few words of its own to know it by
_MIXED_AT_ONCE = 1024  # shingles, so that those of a long text take no more memory
_BANDS, _BAND = 20, 4  # two texts that share 70% of their shingles meet in one of the bands with 99%
_FEW = 6  # texts that share a shingle and are all compared
_STATED = 4  # where more share a whole band, each is compared with those that have the fewest masks
_AT_ONCE = 1 << 19  # keys compared at a time
_SHARED = 0.25  # of the kept shingles of the smaller text, for a pair worth aligning


class Sketch(NamedTuple):
    """What is kept of a text to find its likes: its sampled shingles, sorted, and which of how many were kept.

    `masks` is the number of masks in it: of many copies those with the fewest state the most. `bands` holds one number
    for each MinHash band, or none where no shingles were kept: texts alike as a whole share one of them.
    """

    hashes: Hashes
    rate: int
    masks: int
    bands: Hashes


def shingles_of(tokens: str) -> Hashes:
    """The number of each run of eight tokens, in order of place; empty for fewer than eight.

    >>> bool((shingles_of("建成党群服务中心三个")[1:] == shingles_of("成党群服务中心三个")).all())
    True
    """
    codes = np.frombuffer(tokens.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < SHINGLE:
        return np.empty(0, np.uint64)
    numbers, factor, size = codes, 0x100000001B3, 1
    while size < SHINGLE:  # runs of two, of four, of eight
        numbers = numbers[:-size] * np.uint64(factor) + numbers[size:]
        factor, size = factor * factor % (1 << 64), size * 2
    return _mixed(numbers)


def sketch_of(tokens: str, masks: int = 0) -> Sketch:
    """The sketch of a text given as tokens (one character each) with so many masks in it.

    >>> len(sketch_of("组织党员到社区报到" * 3).hashes)
    0
    """
    rate = next((rate for size, rate in _RATES if len(tokens) <= size), _LAST_RATE)
    hashes = shingles_of(tokens) if len(tokens) >= _FEWEST else np.empty(0, np.uint64)
    kept = np.unique(_kept(hashes, rate))
    return Sketch(kept, rate, masks, _bands(kept))


def find_likely_pairs(sketches: Sequence[Sketch], owners: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of texts that may share most of their words, as pairs of indexes (first < second), sorted.

    `owners` numbers the document each text belongs to; two texts of one document are no pair. Time and space grow
    with the number of texts, not of pairs: shingles that many share are passed over, and of many copies of one text
    each is compared with a few.
    """
    if not sketches:
        return []
    order = sorted(range(len(sketches)), key=lambda one: (sketches[one].masks, sketches[one].hashes[:8].tobytes()))
    shared = _sharing([sketches[one].hashes for one in order], every=False)
    banded = _sharing([sketches[one].bands for one in order], every=True)
    pairs, counts = np.unique(shared, return_counts=True)
    likely = np.union1d(pairs[counts >= 2], banded)
    found: set[tuple[int, int]] = set()
    for code in likely.tolist():
        first, second = order[code >> 32], order[code & 0xFFFFFFFF]
        if owners[first] != owners[second] and overlap(sketches[first], sketches[second]) >= _SHARED:
            found.add((min(first, second), max(first, second)))
    return sorted(found)


def overlap(first: Sketch, second: Sketch) -> float:
    """The share, 0 to 1, of the smaller text's shingles that the other has too, as far as the sketches tell."""
    rate = max(first.rate, second.rate)
    one, other = _kept(first.hashes, rate), _kept(second.hashes, rate)
    smaller = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / smaller if smaller else 0.0


def _kept(hashes: Hashes, rate: int) -> Hashes:
    return hashes[hashes & np.uint64(rate - 1) == 0] if rate > 1 else hashes


def _mixed(numbers: Hashes) -> Hashes:
    """The numbers spread evenly (the finaliser of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


@lru_cache(maxsize=1)
def _factors() -> Hashes:
    return _mixed(np.arange(1, _BANDS * _BAND + 1, dtype=np.uint64)) | np.uint64(1)


def _bands(hashes: Hashes) -> Hashes:
    """The number of each MinHash band of a text with such shingles."""
    if not len(hashes):
        return hashes
    parts = range(0, len(hashes), _MIXED_AT_ONCE)
    lowest = np.array([(hashes[at : at + _MIXED_AT_ONCE, None] * _factors()).min(axis=0) for at in parts])
    lowest = lowest.min(axis=0).reshape(_BANDS, _BAND)
    bands = np.arange(_BANDS, dtype=np.uint64)
    for place in range(_BAND):
        bands = _mixed(bands ^ lowest[:, place])
    return bands


def _sharing(keys: Sequence[Hashes], every: bool) -> NDArray[np.int64]:
    """Pairs of texts that share a key, once for each key, as ``first << 32 | second``.

    Where a key is common, `every` says whether each text is still paired with the first few that have it. Many keys are
    dealt out to a file first, so that those compared at a time are found together.
    """
    ends = np.cumsum([len(one) for one in keys])
    parts = int(ends[-1]) // _AT_ONCE + 1
    if parts == 1:
        return _sharing_part(*_laid_out(keys, 0, len(keys)), every)
    starts = np.searchsorted(ends, np.arange(0, int(ends[-1]), _AT_ONCE), side="right").tolist()
    blocks = list(pairwise([*starts, len(keys)]))
    sizes = sum(np.bincount(_part_of(_laid_out(keys, *block)[1], parts), minlength=parts) for block in blocks)
    bounds = np.r_[0, np.cumsum(sizes)]
    free = bounds[:-1].copy()  # where the next key of each part goes
    with tempfile.TemporaryFile() as file:
        dealt: Any = np.memmap(file, np.int64, "w+", shape=(int(ends[-1]), 2))
        for block in blocks:
            text, key = _laid_out(keys, *block)
            part = _part_of(key, parts)
            order = np.argsort(part, kind="stable")  # texts stay in order within a part
            counts = np.bincount(part, minlength=parts)
            place = np.arange(len(key)) + np.repeat(free - (np.cumsum(counts) - counts), counts)
            dealt[place, 0], dealt[place, 1] = text[order], key[order].view(np.int64)
            free += counts
        found = [_sharing_part(dealt[start:end, 0], dealt[start:end, 1].view(np.uint64), every)
                 for start, end in pairwise(bounds.tolist())]  # fmt: skip
        del dealt
    return np.concatenate(found)


def _part_of(key: Hashes, parts: int) -> NDArray[np.int64]:
    """The part, of so many, that each key is dealt to."""
    return (key // np.uint64(64) % np.uint64(parts)).astype(np.int64)


def _laid_out(keys: Sequence[Hashes], first: int, last: int) -> tuple[NDArray[np.int64], Hashes]:
    """The keys of the texts from `first` up to `last`, one behind the other, and the text of each."""
    some = keys[first:last]
    text = np.repeat(np.arange(first, last, dtype=np.int64), [len(one) for one in some])
    return text, np.concatenate([np.empty(0, np.uint64), *some])


def _sharing_part(text: NDArray[np.int64], key: Hashes, every: bool) -> NDArray[np.int64]:
    """The pairs that share one of the keys given, each with the number of its text, which do not go down."""
    order = np.argsort(key, kind="stable")  # texts stay in order within a key
    text, key = text[order], key[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(key)])
    start, size = np.repeat(starts, sizes), np.repeat(sizes, sizes)
    place = np.arange(len(key))
    pairs = [np.empty(0, np.int64)]
    for step in range(1, _FEW):
        here = np.flatnonzero((size <= _FEW) & (place + step < start + size))
        pairs.append(text[here] << 32 | text[here + step])
    for step in range(_STATED if every else 0):
        here = np.flatnonzero((size > _FEW) & (place > start + step))
        pairs.append(text[start[here] + step] << 32 | text[here])
    return np.concatenate(pairs)
