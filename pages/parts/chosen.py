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
    """Show this figure next; for callbacks, which run before the page."""
    st.session_state[_WANTED] = figure


def wanted() -> str:
    """The figure asked for by a callback, once."""
    return str(st.session_state.pop(_WANTED, ""))
