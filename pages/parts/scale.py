"""The number axis of a ranking: set by the comparable values only, and where each mark lies on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf

from pages.parts.marks import COMPARABLE
from pages.parts.numbers import magnitude_of, unit_words
from pages.parts.ranking import Line, extent_of

STUB = 0.05  # length of the mark for a masked number of which one bound is known, as a share of the axis
ENOUGH = 3  # a magnitude serves on the axis from so many of it on: 10235 reads better than 1.0235万
RATE_UNITS = frozenset({"%", "％", "‰", "个百分点", "百分点"})


@dataclass(frozen=True)
class Scale:
    """An axis from `start` to `end` in shown units; a shown number is base units divided by `factor`.

    `dots` says that points are drawn instead of bars, because rates in a narrow range would all look alike.
    """

    start: float
    end: float
    factor: float
    unit: str
    dots: bool

    @property
    def span(self) -> float:
        """The length of the axis in shown units."""
        return self.end - self.start

    def clipped(self, number: float) -> float:
        """A number in base units as a place on the axis, no farther out than its ends."""
        return min(max(number / self.factor, self.start), self.end)

    def stub(self, low: float | None, high: float | None) -> tuple[float, float]:
        """Where the short mark of a masked number with one known bound begins and ends: at the bound, outwards."""
        length = STUB * self.span
        if low is not None:
            begin = min(self.clipped(low), self.end - length)
            return begin, begin + length
        end = max(self.clipped(high if high is not None else 0.0), self.start + length)
        return end - length, end


def narrow(values: Sequence[float], unit: str) -> bool:
    """Whether rates lie so close together that bars from zero would look alike.

    >>> narrow([4.8, 5.0, 5.5], "%"), narrow([12.0, 80.0], "%")
    (True, False)
    """
    if unit not in RATE_UNITS or len(values) < 2 or min(values) <= 0 <= max(values):
        return False
    return max(values) - min(values) <= 0.5 * max(abs(value) for value in values)


def scale_of(lines: Sequence[Line], unit: str) -> Scale:
    """The axis for these lines; masked bounds set it only where there is nothing comparable."""
    comparable = [line for line in lines if line.mark in COMPARABLE]
    ends = [end for line in comparable for end in (line.at or 0.0, *extent_of(line)) if not isinf(end)]
    if not ends:
        known = [bound for line in lines for bound in (line.low, line.high) if bound is not None]
        ends = [0.0, *(known or [1.0])]
        ends.append(max(ends) * (1.0 if any(line.low is not None and line.high is not None for line in lines) else 2.0))
    factor, word = magnitude_of(max(abs(end) for end in ends) / ENOUGH, unit)
    values = [line.at for line in comparable if line.at is not None]
    if narrow(values, unit):
        pad = max((max(ends) - min(ends)) * 0.15, 0.05 * abs(max(ends)))
        return Scale((min(ends) - pad) / factor, (max(ends) + pad) / factor, factor, unit_words(word, unit), True)
    low, high = min(0.0, *ends), max(0.0, *ends)
    pad = 0.06 * (high - low or 1.0)
    start, end = (low - pad if low < 0 else 0.0), (high + pad if high > 0 else 0.0)
    return Scale(start / factor, end / factor, factor, unit_words(word, unit), False)
