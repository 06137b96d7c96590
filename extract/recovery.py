"""What one row can take from the rows that stand for it in twin sections: value, region, year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from extract.alignment import NUMBER, number_at
from extract.masks import mask_signs
from extract.pairing import ALIKE, Section, number_of
from extract.record import Observation

_CLEARLY = 0.05  # by so much more of its words must one twin agree than another that states something else
_YEAR = re.compile(r"(?:19|20)\d\d")
_MASKED_YEAR = re.compile(r"(?=[0-9]*X)[0-9X]{4}")
_LONGEST = 400  # signs of a sentence looked at on each side of a figure
_UNITS_OF_PLACE = "省市县区州盟旗"
_Seen = TypeVar("_Seen", "Donor", "View")
_HANDED_ON = frozenset({"region_by_clue", "year_by_document"})  # doubts that come with what is taken


class Donor(NamedTuple):
    """A row that stands for another in a twin section.

    `similarity` says how alike the sections are (0 to 1), `revealed` holds the words that stand in the donor's section
    where the other one has masks.
    """

    similarity: float
    row: Observation
    revealed: frozenset[str] = frozenset()

    def names_masked_place(self) -> bool:
        """True where the place of the donor is one whose name the other section masks."""
        return any(self.row.region[:2] in words for words in self.revealed)

    def names_masked_year(self) -> bool:
        """True where a year of the donor is one that the other section masks."""
        return any(year in self.revealed for year in _YEAR.findall(self.row.period))


def recovered_from(row: Observation, donors: Sequence[Donor]) -> tuple[Observation, Observation | None]:
    """The row with what it can take from its donors, and the donor whose number keeps it from taking a value, if any.

    A cell that says something stays as it is, but where the name or year that told it is masked here and written out
    there. Where donors about equally alike differ, nothing is taken from them.
    """
    donors = sorted(donors, key=lambda donor: (-donor.similarity, donor.row.id))
    stated = _near_best([donor for donor in donors if donor.row.status == "reported"])
    rival = next((donor.row for donor in stated if number_of(donor.row) != number_of(stated[0].row)), None)
    placed = _near_best([donor for donor in donors if donor.row.region])
    dated = _near_best([donor for donor in donors if _is_dated(donor.row)])
    if row.status == "masked" and stated and rival is None:
        best = stated[0].row
        row = row._replace(value=best.value, low=best.low, high=best.high, status="recovered", twin=best.id)
    if len({donor.row.region for donor in placed}) == 1 and _takes_place(row, placed[0]):
        row = _placed(row, placed[0].row)
    if len({donor.row.period for donor in dated}) == 1 and _takes_time(row, dated[0]):
        row = _timed(row, dated[0].row)
    return row, rival


def revealed(view: View) -> frozenset[str]:
    """The words, numbers among them, that stand in the twin where the section has masks."""
    _, here, there, images = view
    starts, tokens = here.words.starts, here.words.tokens
    found: set[str] = set()
    at = tokens.find(NUMBER)
    while at >= 0:
        if not mask_signs().isdisjoint(number_at(here.text, starts[at])):
            if images[at] >= 0:
                found.add(number_at(there.text, there.words.starts[images[at]]))
            elif 0 < at < len(tokens) - 1 and min(images[at - 1], images[at + 1]) >= 0:
                found.add(there.words.tokens[images[at - 1] + 1 : images[at + 1]])
        at = tokens.find(NUMBER, at + 1)
    return frozenset(found)


class View(NamedTuple):
    """A section as its twin sees it: `images` lead from the tokens of `here` to those of `there`."""

    similarity: float
    here: Section
    there: Section
    images: Sequence[int]


def completed(rows: Sequence[Observation], views: Sequence[View]) -> list[Observation]:
    """The rows of a section with what its twins as a whole tell: its place, and the years they write out.

    `rows` are the rows of the section as they are by now, `views` its twins. The place goes to rows without one, if no
    masked name in their sentence may be another. Where twins about equally alike differ, nothing is taken.
    """
    views = _near_best(sorted(views, key=lambda view: -view.similarity))
    here = views[0].here
    homes = [_home_of(view) for view in views]
    home = min((one for one in homes if one), key=lambda one: one.id, default=None)
    if home and any(one and one.region != home.region for one in homes):
        home = None
    done = []
    for row, (start, end) in zip(rows, here.spans, strict=True):
        if home and not row.region and not _names_masked(here, *_sentence(here, start, end)):
            row = _placed(row, home)
        if row.year is None and "X" in row.period:
            years = {_year_of(row, view, start) for view in views} - {""}
            row = _with_year(row, years.pop()) if len(years) == 1 else row
        done.append(row)
    return done


def _near_best(some: list[_Seen]) -> list[_Seen]:
    """The donors, or views, about as much alike as the first one."""
    return [one for one in some if one.similarity > some[0].similarity - _CLEARLY]


def _takes_place(row: Observation, donor: Donor) -> bool:
    if not row.region:
        return True
    return row.region != donor.row.region and row.region_basis != "given" and donor.names_masked_place()


def _takes_time(row: Observation, donor: Donor) -> bool:
    if row.year is None and not _is_dated(row):
        return True
    return row.period != donor.row.period and donor.names_masked_year()


def _is_dated(row: Observation) -> bool:
    return bool(row.period) and "X" not in row.period


def _placed(row: Observation, twin: Observation) -> Observation:
    row = row._replace(region=twin.region, region_code=twin.region_code, province=twin.province,
                  region_basis="twin", twin=row.twin or twin.id)  # fmt: skip
    return _doubted(row, twin)


def _timed(row: Observation, twin: Observation) -> Observation:
    row = row._replace(year=twin.year, period=twin.period, time_basis=twin.time_basis, twin=row.twin or twin.id)
    return _doubted(row, twin)


def _with_year(row: Observation, year: str) -> Observation:
    """The row with its masked year filled in; as it is where `year` is none that fits."""
    masked = _MASKED_YEAR.findall(row.period)
    if len(masked) != 1 or not re.fullmatch(masked[0].replace("X", r"\d"), year):
        return row
    period = row.period.replace(masked[0], year)
    end = period.rpartition("/")[2]
    return _doubted(row._replace(period=period, year=int(end[:4]) if end[:4].isdigit() else None), row)


def _doubted(row: Observation, twin: Observation) -> Observation:
    """The row with the doubts it still deserves, and those its twin has about what was taken."""
    settled = {"no_region": bool(row.region), "no_year": row.year is not None}
    kept = [code for code in row.doubt.split() if not settled.get(code)]
    handed = [code for code in twin.doubt.split() if code in _HANDED_ON and code not in kept]
    return row._replace(doubt=" ".join(kept + handed))


def _home_of(view: View) -> Observation | None:
    """A row with the place that most rows of a twin are about; None where none has most, or the twin is only a part."""
    rows = view.there.rows
    counts = Counter(row.region for row in rows)
    region, count = counts.most_common(1)[0] if counts else ("", 0)
    if not region or 2 * count <= len(rows) or sum(image >= 0 for image in view.images) < ALIKE * len(view.images):
        return None
    return next(row for row in rows if row.region == region)


def _sentence(section: Section, start: int, end: int) -> tuple[int, int]:
    """The half-open token indexes of the sentence around the tokens `start` up to `end`."""
    starts, text = section.words.starts, section.text
    here, there = starts[start], starts[min(end, len(starts)) - 1]
    first = max(here - _LONGEST, *(text.rfind(mark, max(here - _LONGEST, 0), here) for mark in "。！？\n"))
    ends = [at for mark in "。！？\n" if (at := text.find(mark, there, there + _LONGEST)) >= 0]
    return bisect_left(starts, first), bisect_left(starts, min(ends, default=there + _LONGEST))


def _names_masked(section: Section, start: int, end: int) -> bool:
    """True where a mask stands for the name of a place (*市) among these tokens."""
    tokens, starts = section.words.tokens, section.words.starts
    return any(
        tokens[at] == NUMBER and tokens[at + 1] in _UNITS_OF_PLACE
        and not mask_signs().isdisjoint(number_at(section.text, starts[at]))
        for at in range(start, min(end, len(tokens) - 1))
    )  # fmt: skip


def _year_of(row: Observation, view: View, token: int) -> str:
    """The number that stands in a twin where the time words of a row have a mask; empty if none does."""
    _, here, there, images = view
    starts = here.words.starts
    at = here.text.rfind(row.year_text, starts[0], starts[token]) if row.year_text else -1
    if at < 0:
        return ""
    number = here.words.tokens.find(NUMBER, bisect_left(starts, at), bisect_left(starts, at + len(row.year_text)))
    if number < 0 or images[number] < 0:
        return ""
    return number_at(there.text, there.words.starts[images[number]])
