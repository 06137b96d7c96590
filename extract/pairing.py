"""Two sections that may be one speech: which figure of the one is which of the other, and what speaks against it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extract.alignment import NUMBER, Words, images_of, number_at, words_in
from extract.masks import mask_signs
from extract.record import Observation

if TYPE_CHECKING:
    from extract.pipeline import Extracted

ALIKE = 0.6  # of the words of the smaller section, in order, for two sections to be twins
_NEAR = 8  # tokens on each side of a figure that are looked at
_SUPPORT = 8  # tokens of these that have to stand there in both
_BESIDE = 2  # tokens to the next one that stands in both, where the number itself is written another way
_DISAGREE = 0.1  # share of numbers stated in both that may differ; with more it is another year's, or another place's
_OUTSIDE = 0.5  # share of masks whose bounds the other number does not fit
_DATES = "年月日"
_NOUGHT = re.compile(r"(?<![\d.．])[0０](?!\d)")


class Section(NamedTuple):
    """A section with its rows, and for each row the half-open token indexes of its quote.

    `name` is the document and the section's number in it, `text` the document's reading, `at` the place of the
    section's first row in the table.
    """

    name: tuple[str, int]
    text: str
    words: Words
    at: int
    rows: Sequence[Observation]
    spans: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Match:
    """Two sections laid side by side.

    `images` leads from the tokens of the first to those of the second (-1: not there), `pairs` holds the indexes of
    the rows that stand for each other, `against` those of them in whose sentence the two disagree, with a word for
    why. `similarity` is the share of the smaller one's words that stand in both, `twins` whether they are one speech.
    """

    first: Section
    second: Section
    images: array[int]
    similarity: float
    pairs: list[tuple[int, int]]
    against: dict[int, str]
    twins: bool

    def back(self) -> array[int]:
        """The way back of `images`: from the tokens of the second section to those of the first."""
        back = array("l", [-1]) * len(self.second.words.tokens)
        for token, image in enumerate(self.images):
            if image >= 0:
                back[image] = token
        return back

    def shared(self) -> list[tuple[int, int]]:
        """The places in the table of the rows that stand for each other, where nothing speaks against it."""
        return [(self.first.at + one, self.second.at + other) for one, other in self.pairs if one not in self.against]


def section_of(document: Extracted, number: int, at: int) -> Section:
    """The section of a document that has this number; the document's rows begin at place `at` of the table."""
    section = document.outline.sections[number - 1]
    words = words_in(document.outline.text, section.start, section.end)
    first = next((i for i, row in enumerate(document.rows) if row.section == number), len(document.rows))
    rows = [row for row in document.rows if row.section == number]
    index = document.reading.index
    spans = [(bisect_left(words.starts, index(row.start)), bisect_left(words.starts, index(row.end))) for row in rows]
    return Section((document.document, number), document.outline.text, words, at + first, rows, spans)


def match_of(first: Section, second: Section) -> Match:
    """Two sections laid side by side."""
    images = images_of(first.words.tokens, second.words.tokens)
    smaller = min(len(first.words.tokens), len(second.words.tokens))
    similarity = sum(image >= 0 for image in images) / smaller if smaller else 0.0
    if similarity < ALIKE:
        return Match(first, second, images, similarity, [], {}, False)
    pairs = _row_pairs(first, second, images)
    against, agree, disagree, outside, masked = {}, *_dates(first, second, images), 0, 0
    for one, other in pairs:
        row, twin = first.rows[one], second.rows[other]
        reason = "region" if _renamed(first, second, images, one, twin) else reason_against(row, twin)
        if reason:
            against[one] = reason
        if row.mask or twin.mask:
            masked += 1
            outside += reason == "bounds"
            disagree += reason == "region"
        else:
            agree += not reason
            disagree += bool(reason)
    twins = disagree <= _DISAGREE * (agree + disagree) and outside <= max(_OUTSIDE * masked, 1)
    return Match(first, second, images, similarity, pairs, against | _nearby(first, pairs, against), twins)


def reason_against(row: Observation, twin: Observation) -> str:
    """Why two aligned rows do not state the same: unit, value or bounds; empty if nothing speaks against it."""
    if row.unit != twin.unit:
        return "unit"
    if not row.mask and not twin.mask:
        return "" if number_of(row) == number_of(twin) else "value"
    if bool(row.mask) != bool(twin.mask):
        masked, stated = (row, twin) if row.mask else (twin, row)
        return "" if _within(masked, stated) else "bounds"
    return ""


def number_of(row: Observation) -> tuple[float | None, float | None, float | None]:
    """What a row says as a number, fit for comparison."""
    value, low, high = (None if one is None else round(one, 6) for one in (row.value, row.low, row.high))
    return value, low, high


def _within(masked: Observation, stated: Observation) -> bool:
    """True where a number, or a range, fits the bounds a mask leaves, which say nothing of rise or fall.

    A single sign may stand for a nought: x.x% and *% are how 0.6% is masked.
    """
    single = masked.mask[0] in mask_signs() and masked.mask[1:2] not in mask_signs()
    least = 0.0 if single and _NOUGHT.search(stated.quote) else masked.low
    for number in (stated.value, stated.low, stated.high):
        if number is None:
            continue
        number, slack = abs(number), 1e-9 * max(abs(number), 1.0)
        if least is not None and number < least - slack:
            return False
        if masked.high is not None and number > masked.high + slack:
            return False
    return True


def _renamed(first: Section, second: Section, images: Sequence[int], one: int, twin: Observation) -> bool:
    """True where the two rows are about different places, and a name of the first gave way to another in the twin.

    Where the texts agree, or one lacks the signature, the places may still be told differently: that is no difference
    between the reports.
    """
    row = first.rows[one]
    codes = sorted((row.region_code.rstrip("0"), twin.region_code.rstrip("0")), key=len)
    if not codes[0] or codes[1].startswith(codes[0]):
        return False
    at = first.words.tokens.rfind(row.region[:2], 0, first.spans[one][0])
    if at < 0 or images[at] >= 0 or images[at + 1] >= 0:
        return False
    before = next((image for image in reversed(images[:at]) if image >= 0), -1)
    after = next((image for image in images[at + 2 :] if image >= 0), -1)
    instead = second.words.tokens[before + 1 : max(after, 0)]
    return bool(instead) and NUMBER not in instead  # a mask may hide the same name


def _row_pairs(first: Section, second: Section, images: array[int]) -> list[tuple[int, int]]:
    """Rows that stand for each other: the indexes in both sections, each row in one pair at most."""
    owner = {token: number for number, span in enumerate(second.spans) for token in range(*span)}
    pairs, taken = [], set()
    for number, (start, end) in enumerate(first.spans):
        token = first.words.tokens.find(NUMBER, start, end)
        token = token if token >= 0 else start
        if start == end:
            continue
        image = images[token]
        places = [image] if image >= 0 else _between(images, start, end)
        owners = {owner[place] for place in places if place in owner}
        if len(owners) != 1:
            continue
        other = owners.pop()
        if other not in taken and _supported(images, token, second.spans[other][0]):
            taken.add(other)
            pairs.append((number, other))
    return pairs


def _between(images: array[int], start: int, end: int) -> list[int]:
    """The tokens of the second text between the next ones around ``start`` up to `end` that stand in both."""
    before = next((images[at] for at in range(start - 1, max(start - 1 - _BESIDE, -1), -1) if images[at] >= 0), -1)
    after = next((images[at] for at in range(start, min(end + _BESIDE, len(images))) if images[at] >= 0), -1)
    return list(range(before + 1, after)) if before >= 0 and 0 < after - before <= 2 * _NEAR else []


def _supported(images: array[int], token: int, place: int) -> bool:
    """True where enough of the words around a figure stand around its image, too."""
    around = [*images[max(token - _NEAR, 0) : token], *images[token + 1 : token + 1 + _NEAR]]
    return sum(abs(image - place) <= 2 * _NEAR for image in around if image >= 0) >= min(_SUPPORT, len(images) // 2)


def _dates(first: Section, second: Section, images: array[int]) -> tuple[int, int]:
    """How many years, months and days stated in both are the same, and how many are not."""
    agree = disagree = 0
    for token, image in enumerate(images[:-1]):
        if image < 0 or first.words.tokens[token] != NUMBER or first.words.tokens[token + 1] not in _DATES:
            continue
        if images[token + 1] != image + 1:
            continue
        one = number_at(first.text, first.words.starts[token])
        other = number_at(second.text, second.words.starts[image])
        if one.isdigit() and other.isdigit():
            agree += one == other
            disagree += one != other
    return agree, disagree


def _nearby(first: Section, pairs: list[tuple[int, int]], against: dict[int, str]) -> dict[int, str]:
    """The rows in whose sentence another row states something else in the two sections."""
    wrong = {first.rows[one].sentence_start for one, reason in against.items() if reason in ("value", "region")}
    return {one: "sentence" for one, _ in pairs if first.rows[one].sentence_start in wrong and one not in against}
