"""Who looked at a figure and what they found: 未核对, 已核对, 已更正 or 存疑. The last word counts, all are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from library.cells import FIGURE_ID
from library.schema import reviews
from library.store import now

STATES = ("unchecked", "checked", "corrected", "doubtful")
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Review:
    """A word on a figure: its state from then on, a note, who said so and when (UTC)."""

    serial: int
    figure: str
    number: int
    state: str
    note: str
    who: str
    at: str


def set_state(connection: Connection, figures: Iterable[str], state: str, who: str, note: str = "") -> None:
    """Say of figures (ids) what they are from now on; nothing is written where it is said already.

    Documents are not reviewed: other subjects are passed over.

    Raises ValueError for a state that is none of STATES.
    """
    if state not in STATES:
        raise ValueError(f"{state!r} is no state of review; those are {', '.join(STATES)}")
    wanted = [figure for figure in dict.fromkeys(figures) if len(figure) == FIGURE_ID]
    for first in range(0, len(wanted), _BATCH):
        batch = wanted[first : first + _BATCH]
        last = {one.figure: one for one in _last(connection, batch)}
        rows = [
            {"figure": figure, "number": before.number + 1 if before else 1, "state": state, "note": note,
             "who": who, "at": now()}
            for figure in batch
            if not _says_so(before := last.get(figure), state, note)
        ]  # fmt: skip
        if rows:
            connection.execute(insert(reviews), rows)


def states(connection: Connection) -> dict[str, Review]:
    """The last word on every figure that was ever looked at, by its id."""
    return {one.figure: one for one in _last(connection, None)}


def review_history(connection: Connection, figure: str = "") -> list[Review]:
    """All that was said of one figure, or of all, in order."""
    query = select(reviews).order_by(reviews.c.serial)
    if figure:
        query = query.where(reviews.c.figure == figure)
    return [Review(*row) for row in connection.execute(query)]


def _says_so(before: Review | None, state: str, note: str) -> bool:
    if before is None:
        return state == "unchecked" and not note
    return before.state == state and before.note == note


def _last(connection: Connection, figures: list[str] | None) -> list[Review]:
    latest = select(reviews.c.figure, func.max(reviews.c.number).label("number")).group_by(reviews.c.figure)
    if figures is not None:
        latest = latest.where(reviews.c.figure.in_(figures))
    newest = latest.subquery()
    query = select(reviews).join(
        newest, (reviews.c.figure == newest.c.figure) & (reviews.c.number == newest.c.number)
    )
    return [Review(*row) for row in connection.execute(query)]
