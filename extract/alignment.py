"""Two versions of one text, word by word: what stands in the one where the other has a mask."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from extract.masks import mask_signs
from extract.shingles import SHINGLE, Hashes, shingles_of

NUMBER = "\ue000"  # the token of every number, written out or masked
_LARGEST = 4e8  # product of the lengths of two stretches still compared sign by sign


class Words(NamedTuple):
    """A stretch of a reading without what copies differ in: white space, punctuation, digits and masks.

    `tokens` has one character for each sign and `NUMBER` for each number or mask, `starts` the offset of each in the
    reading; `masks` counts the numbers with a mask sign in them.
    """

    tokens: str
    starts: array[int]
    masks: int


_TOKENS = re.compile(rf"[^\W\d_]+|{NUMBER}+")


@lru_cache(maxsize=1)
def _numbers() -> re.Pattern[str]:
    letters = "".join(sorted(sign for sign in mask_signs() if sign.isalpha()))
    plain = "0-9" + re.escape("".join(sorted(mask_signs() - set(letters))))
    digits = rf"(?:[{plain}]++|(?<![A-Za-z])[{letters}]++(?![A-Za-z]))"
    # The set at its head lets a search leap to the signs of numbers.
    first = rf"[{plain}{letters}](?:(?<=[{plain}])|(?<![A-Za-z].)[{letters}]*+(?![A-Za-z]))"
    return re.compile(rf"{first}(?>{digits}*(?:[.,]++{digits}+)*)")


@lru_cache(maxsize=1)
def _scanner() -> re.Pattern[str]:
    return re.compile(rf"({_numbers().pattern})|[^\W\dA-Za-z_]+|[A-Za-z]")


def words_in(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``, a stretch of a reading.

    >>> words = words_in("*市培训党员x.x万名。", 0, 12)
    >>> words.tokens.replace(NUMBER, "#"), words.starts[-1], words.masks
    ('#市培训党员#万名', 10, 2)
    """
    tokens: list[str] = []
    starts = array("l")
    masks, signs = 0, mask_signs()
    for match in _scanner().finditer(text, start, end):
        if match[1] is None:
            tokens.append(match.group())
            starts.extend(range(match.start(), match.end()))
        else:
            tokens.append(NUMBER)
            starts.append(match.start())
            masks += not signs.isdisjoint(match[1])
    return Words("".join(tokens), starts, masks)


def tokens_in(text: str, start: int, end: int) -> tuple[str, int]:
    """The tokens and the number of masks that `words_in` finds, in a fraction of its time.

    >>> tokens, masks = tokens_in("*市培训党员x.x万名。", 0, 12)
    >>> tokens.replace(NUMBER, "#"), masks
    ('#市培训党员#万名', 2)
    """
    stretch = text[start:end].replace(NUMBER, " ")
    signs = mask_signs()
    masks = sum(not signs.isdisjoint(number) for number in _numbers().findall(stretch))
    return "".join(_TOKENS.findall(_numbers().sub(NUMBER, stretch))), masks


def number_at(text: str, start: int) -> str:
    """The number or mask that begins at `start` of a reading, with its point and commas; empty where none does.

    >>> number_at("近x.x万名", 1)
    'x.x'
    """
    match = _scanner().match(text, start)
    return match[1] or "" if match else ""


def images_of(first: str, second: str) -> array[int]:
    """For each token of `first` the index of the same token in `second`, -1 where it has none there; they increase.

    Stretches that both texts have once are found first, what lies between them is compared sign by sign; so the time
    grows with the length of texts that share most of their words, and no faster.

    >>> images_of("某市培训党员", "宜春市共培训党员").tolist()
    [-1, 2, 4, 5, 6, 7]
    """
    images = array("l", [-1]) * len(first)
    at, there = 0, 0
    for i, j in [*_anchors(shingles_of(first), shingles_of(second)), (len(first), len(second))]:
        if (i < at or j < there) and i - at != j - there:
            continue  # overlaps the stretch before it in one of the texts only
        if i >= at:
            _compare(first, second, (at, i), (there, j), images)
        at, there = min(i + SHINGLE, len(first)), min(j + SHINGLE, len(second))
        images[i:at] = array("l", range(j, j + at - i))
    return images


def _compare(first: str, second: str, here: tuple[int, int], there: tuple[int, int], images: array[int]) -> None:
    """Fill in the images of ``first[here]`` in ``second[there]``, sign by sign."""
    one, other = first[slice(*here)], second[slice(*there)]
    if one and other and len(one) * len(other) <= _LARGEST:
        for block in Levenshtein.opcodes(one, other):
            if block.tag == "equal":
                start = there[0] + block.dest_start
                size = block.src_end - block.src_start
                at = here[0] + block.src_start
                images[at : at + size] = array("l", range(start, start + size))


def _anchors(first: Hashes, second: Hashes) -> list[tuple[int, int]]:
    """Places of the shingles that stand once in each text, the longest row of them that is in order in both."""
    (one, places_one), (other, places_other) = _once(first), _once(second)
    _, at_one, at_other = np.intersect1d(one, other, assume_unique=True, return_indices=True)
    pairs = sorted(zip(places_one[at_one].tolist(), places_other[at_other].tolist(), strict=True))
    tails: list[int] = []  # the lowest last place in `second` of an increasing row of each length
    ends: list[int] = []  # and the pair it belongs to
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [number]
    row: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _once(hashes: Hashes) -> tuple[Hashes, np.ndarray]:
    """The shingles that stand once, sorted, and their places."""
    values, places, counts = np.unique(hashes, return_index=True, return_counts=True)
    return values[counts == 1], places[counts == 1]
