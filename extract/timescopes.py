"""How far times speak: what is of which year where no time word governs it, and which lines carry a time on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from extract.dating import DocumentDate
from extract.outline import Outline
from extract.times import NO_TIME, Time

_CARRIES_ON: Final = frozenset("；，、：")  # a line that ends so goes on in the next


def defaults_of(date: DocumentDate) -> tuple[Time, Time, Time]:
    """The times of what no time word governs: a result, a plan of a chapter of plans, a goal anywhere else.

    >>> [time.period for time in defaults_of(DocumentDate(2024, "", True, "title"))]
    ['2023', '2024', '2024']
    """
    if date.year is None:
        return NO_TIME, NO_TIME, NO_TIME
    this, before, after = (Time("", year, str(year), "year") for year in (date.year, date.year - 1, date.year + 1))
    if date.annual_report:
        return before, this, this
    if date.summary:
        return this, after, NO_TIME
    return replace(this, basis=""), this if date.plan else NO_TIME, NO_TIME


def scopes_of(outline: Outline) -> list[int]:
    """For each sentence, where the run of lines begins that carries its time on to it.

    >>> from extract.outline import outline_of
    >>> scopes_of(outline_of("2021年新建：\\n书屋3间；\\n驿站4个。"))
    [0, 0, 0]
    """
    scopes = list(outline.sentence_starts)
    for start in outline.line_starts[1:]:
        if outline.text[start - 2 : start - 1] not in _CARRIES_ON:
            continue
        number = bisect_left(outline.sentence_starts, start)
        if number < len(scopes):  # a sentence of its own may begin there; the text may end there, too
            scopes[number] = scopes[number - 1]
    return scopes
