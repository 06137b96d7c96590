"""Checking figures one after the other: what is still to check, and the buttons (with keys) that say what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from library import LibraryError, corrections, reviews
from library.cells import DELETED, as_text
from library.corrections import Change, ConflictError, Correction
from pages.parts import chosen, correcting, people, reasons, records
from pages.parts.library_rows import library_at_hand, library_to_write
from pages.parts.texts import N_, _, word_of

QUEUES = {
    "": N_("全部"),
    "weak": N_("有疑点待核"),
    "unchecked": N_("未核对"),
    "checked": N_("已核对"),
    "corrected": N_("已更正"),
    "doubtful": N_("存疑"),
}
KEYS = {"before": "K", "after": "J", "checked": "V", "doubtful": "D", "unchecked": "U"}


def in_queue(rows: pd.DataFrame, queue: str) -> pd.DataFrame:
    """The rows of a queue: those in a state, or (`weak`) those in doubt that nobody has settled."""
    if queue == "weak":
        return rows[((rows["doubt"] != "") & (rows["review"] == "unchecked")) | (rows["review"] == "doubtful")]
    return rows[rows["review"] == queue] if queue else rows


def neighbours(ids: Sequence[str], figure: str, after: Sequence[str]) -> tuple[str, str]:
    """The figures before and after one in a list, empty at its ends.

    A figure that is not in the list (it was checked just now, and only unchecked ones are listed) stands where the
    first of those `after` it in the document stands that is.

    >>> neighbours(["a", "b", "d"], "c", ["d", "e"])
    ('b', 'd')
    """
    if figure in ids:
        place = ids.index(figure)
        return (ids[place - 1] if place else ""), (ids[place + 1] if place + 1 < len(ids) else "")
    known = set(ids)
    follower = next((one for one in after if one in known), "")
    place = ids.index(follower) if follower else len(ids)
    return (ids[place - 1] if place else ""), follower


def show_steps(figure: str, before: str, after: str, position: str) -> None:
    """The buttons that lead through the list and say what was found of the figure shown."""
    may = people.may_change()
    with st.container(horizontal=True, vertical_alignment="bottom", key="review_steps", gap="small"):
        st.button(_("上一个"), key="step_before", shortcut=KEYS["before"], disabled=not before,
                  on_click=chosen.want, args=(before,))  # fmt: skip
        st.button(_("下一个"), key="step_after", shortcut=KEYS["after"], disabled=not after,
                  on_click=chosen.want, args=(after,))  # fmt: skip
        for state in ("checked", "doubtful", "unchecked"):
            st.button(
                word_of("review", state), key=f"step_{state}", shortcut=KEYS[state], disabled=not may or not figure,
                type="primary" if state == "checked" else "secondary", on_click=say, args=(figure, state, after),
                help=_("记下并看下一个") if state != "unchecked" else _("收回核对结论"),
            )  # fmt: skip
        st.text(position)


def say(figure: str, state: str, after: str) -> None:
    """Say of a figure what was found, and go on to the next."""
    key = f"note_{figure}"
    try:
        with library_to_write().writing() as connection:
            reviews.set_state(connection, [figure], state, people.who(), str(st.session_state.get(key, "")).strip())
        st.session_state[key] = ""
    except LibraryError as error:
        correcting.say_problem(reasons.in_words(str(error)))
        return
    if after and state != "unchecked":
        chosen.want(after)
    else:
        chosen.want(figure)


def show_review(row: Mapping[str, Any]) -> None:
    """What was said of the figure last, by whom and when; a note and a name to go with what is said next."""
    said = last_review(str(row["id"]))
    words = word_of("review", row["review"])
    if said and said.state == row["review"]:
        by = " ".join(filter(None, (said.who, records.local_time(said.at))))
        words = f"{words} · {by}" + (f" · {said.note}" if said.note else "")
    st.html(f"<p class='note report-state'><b>{escape(words)}</b></p>")
    note, name = st.columns([3, 2])
    with note:
        # It goes along with the press that follows: a run of its own, on leaving the field, could swallow that.
        st.text_input(_("备注"), key=f"note_{row['id']}", placeholder=_("可不填；随核对结论一起记下"), max_chars=200,
                      on_change="ignore", persist_state="session")  # fmt: skip
    with name:
        people.show_who()


def last_review(figure: str) -> reviews.Review | None:
    """What was said of a figure last; None where nobody has said anything."""
    library = library_at_hand()
    if library is None:
        return None
    with library.reading() as connection:
        said = reviews.review_history(connection, figure)
    return said[-1] if said else None


def made_of(figure: str) -> list[Correction]:
    """All corrections of a figure, in order."""
    library = library_at_hand()
    if library is None:
        return []
    with library.reading() as connection:
        return corrections.history(connection, figure)


def taken_out(document: str) -> list[Correction]:
    """The corrections in force that took figures of a document out."""
    library = library_at_hand()
    if library is None:
        return []
    with library.reading() as connection:
        standing = corrections.in_force(connection)
    return [one for one in standing if one.field == DELETED and one.document == document]


def show_correcting(row: Mapping[str, Any], indicators: Sequence[str]) -> None:
    """The form to correct a figure kept in the tables or the library, and its history with undo."""
    made = made_of(str(row["id"]))
    standing = {one.field: one.serial for one in corrections.standing(made)}
    if people.may_change():
        correcting.show_form(row, indicators, partial(save, dict(row), standing))
        gone = {DELETED: "yes"}
        st.button(_("这不是一个数字，去掉"), key=f"takeout_{row['id']}", on_click=save,
                  args=(dict(row), standing, gone))  # fmt: skip
    if made:
        st.markdown(f"**{_('更正历史')}**")
        for one in reversed(made):
            show_made(one)


def save(row: Mapping[str, Any], seen: Mapping[str, int], fields: Mapping[str, str]) -> None:
    """Keep corrections of one figure, all or none; who came second is told what the other one wrote."""
    try:
        with library_to_write().writing() as connection:
            for name, new in fields.items():
                old = "" if name == DELETED else as_text(correcting.plain_cell(row[name]))
                change = Change(str(row["id"]), name, old, new, str(row["document"]), str(row["quote"]),
                                seen.get(name, 0))  # fmt: skip
                corrections.correct(connection, change, people.who())
    except ConflictError as conflict:
        theirs = conflict.theirs
        words = _("{who} 刚刚把“{field}”改为“{theirs}”，你的“{mine}”没有保存；请看清后再改。").format(
            who=(theirs.who if theirs else "") or _("别人"), field=records.field_word(conflict.change.field),
            theirs=theirs.new if theirs else conflict.change.old, mine=conflict.change.new,
        )  # fmt: skip
        correcting.say_problem(words)
    except (LibraryError, ValueError) as error:
        correcting.say_problem(reasons.in_words(str(error)))
    chosen.want(str(row["id"]))


def show_made(one: Correction) -> None:
    """A correction of the history, with a button to undo it where it stands."""
    when = " ".join(filter(None, (one.who, records.local_time(one.at))))
    words = f"{records.field_word(one.field)}：{one.old or '—'} → {records.new_word(one) or '—'} · {when}"
    if one.undone_at:
        words += " · " + _("已由 {who} 撤销").format(who=one.undone_by or "—")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(words)
        if not one.undone_at and people.may_change():
            st.button(_("撤销"), key=f"undo_{one.serial}", on_click=take_back, args=(one,))


def take_back(one: Correction) -> None:
    """Undo a correction."""
    try:
        with library_to_write().writing() as connection:
            corrections.undo(connection, one.serial, people.who())
    except LibraryError as error:
        correcting.say_problem(reasons.in_words(str(error)))
    chosen.want(one.subject)
