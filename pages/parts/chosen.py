"""Which figure a page shows, among the places where one can be chosen: the last choice counts."""

from __future__ import annotations

import streamlit as st

_WANTED, _NEWLY = "_wanted_figure", "_newly"


def newly(place: str, figure: str) -> str:
    """The figure, if it was chosen in that place just now; empty if it has been since before."""
    before: dict[str, str] = st.session_state.setdefault(_NEWLY, {})
    fresh = figure if figure and figure != before.get(place) else ""
    before[place] = figure
    return fresh


def want(figure: str) -> None:
    """Show this figure, now or in the next run."""
    st.session_state[_WANTED] = figure


def wanted() -> str:
    """The figure asked for, until a run has shown it to the end: one that the next click breaks off forgets nothing."""
    return str(st.session_state.get(_WANTED, ""))


def done() -> None:
    """Forget what was asked for: it is shown, and the address says so."""
    st.session_state.pop(_WANTED, None)
