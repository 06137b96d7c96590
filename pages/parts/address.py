"""The address is the state: every choice on a page is read from its URL and written back to it.

Streamlit's own binding of widgets to the URL loses a value that came from the URL when the same key stands on two
pages. Here the widgets have keys of their own, are set from the URL when the page was opened by it (first request,
link, back, forward), and the URL is rewritten when the reader changes a widget. A widget that shows what it is to show
is left alone: the browser draws anew whatever is set. What it is to show is its default, too: a browser that draws a
widget for the first time after another run than the one that set it knows nothing else to show, and an empty filter
would take the place of the one in the URL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote_plus, urlencode

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from pages.parts.site import file_of
from pages.parts.texts import _

Parameters = dict[str, list[str]]
Labels = dict[str, tuple[str, ...]]


def opened_by_url(here: tuple[str, Parameters], before: tuple[str, Parameters] | None, touched: bool) -> bool:
    """Whether the page's address, not a widget, says what to show in this run.

    `here` is page and parameters now, `before` those the last run ended with (None: the first run), `touched`
    whether the reader has changed a widget since: then the address is merely late.
    """
    if before is None or here[0] != before[0]:
        return True
    return here[1] != before[1] and not touched


def valid(values: Iterable[Any], options: Iterable[str]) -> list[str]:
    """Those of the values that are options, in the order of the values, each once.

    >>> valid(["b", "x", "b"], ["a", "b"])
    ['b']
    """
    known = set(options)
    return [value for value in dict.fromkeys(values) if value in known]


@dataclass(frozen=True)
class Unfound:
    """A value the address asks for that is no option: its parameter, what the screen calls it, what is shown instead.

    `instead` is empty where nothing takes its place.
    """

    key: str
    label: str
    value: str
    instead: str


class Address:
    """The choices of one page in one run; `settle` ends the run by writing them to the URL."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.url: Parameters = {key: st.query_params.get_all(key) for key in st.query_params}
        self.now: Parameters = dict(self.url)
        self.widgets: dict[str, Any] = {}
        self.unfound: list[Unfound] = []
        last: dict[str, Any] = st.session_state.get("_address", {})
        touched = any(st.session_state.get(key, value) != value for key, value in last.get("widgets", {}).items())
        before = (last["page"], last["url"]) if last else None
        self.opened = opened_by_url((page, self.url), before, touched)
        self.before: Parameters = before[1] if before and before[0] == page else {}  # where its last run ended
        # What the widgets show is known only after a run on this page that was not broken off.
        known = not self.opened and not st.session_state.get("_unsettled")
        self.labels_before: Labels = last["labels"] if known else {}
        self.labels: Labels = {}
        st.session_state["_unsettled"] = True

    def first(self, key: str, default: str = "") -> str:
        """The value of a parameter as it stands in the URL."""
        return (self.now.get(key) or [default])[0]

    def take(self, key: str) -> str:
        """The value of a parameter that is said once and then leaves the address."""
        return (self.now.pop(key, None) or [""])[0]

    def _missed(self, key: str, label: str, options: Iterable[str], instead: str = "") -> None:
        """Note what the address asked for under `key` and is no option."""
        known = set(options)
        asked = self.url.get(key, []) if self.opened else []
        self.unfound += [Unfound(key, label, value, instead) for value in dict.fromkeys(asked) if value not in known]

    def _prepared(self, key: str, options: Sequence[str], default: Sequence[str]) -> tuple[str, list[str]]:
        widget = f"choice_{key}"
        if self.opened or widget not in st.session_state:
            values: Any = self.url.get(key, default)
        else:
            values = st.session_state[widget]
        values = [values] if isinstance(values, str) else list(values or [])
        return widget, valid(values, options)

    def _set(self, widget: str, value: Any, labels: tuple[str, ...] = ()) -> None:
        """Let a widget show a value, unless it does so already.

        The browser knows options by their labels: where these are others than in the run before, it is told again.
        """
        if st.session_state.get(widget) != value or self.labels_before.get(widget) != labels:
            st.session_state[widget] = value
        self.labels[widget] = labels

    def many(
        self,
        key: str,
        label: str,
        options: Sequence[str],
        names: Callable[[str], str] = str,
        help: str | None = None,
        placeholder: str = "",
    ) -> list[str]:
        """A choice of any number of options, none chosen meaning all; kept in the URL under `key`."""
        widget, chosen = self._prepared(key, options, ())
        self._set(widget, chosen, tuple(map(names, options)))
        chosen = st.multiselect(
            label,
            options,
            default=chosen,
            key=widget,
            format_func=names,
            help=help,
            placeholder=placeholder or _("全部"),
            select_all=False,
        )
        self._note(key, widget, chosen, chosen)
        self._missed(key, label, options)
        return chosen

    def one(
        self,
        key: str,
        label: str,
        options: Sequence[str],
        names: Callable[[str], str] = str,
        default: str = "",
        control: str = "select",
        help: str | None = None,
    ) -> str:
        """A choice of one of the options; left out of the URL while it is `default` (the first one if empty)."""
        default = default if default in options else options[0]
        widget, chosen = self._prepared(key, options, ())
        value = (chosen or [default])[0]
        self._set(widget, value, tuple(map(names, options)))
        if control == "segments":
            picked = st.segmented_control(
                label, options, default=value, key=widget, format_func=names, help=help, required=True, wrap=True
            )
        else:
            place = list(options).index(value)
            picked = st.selectbox(label, options, place, key=widget, format_func=names, help=help)
        picked = str(picked if picked is not None else default)
        self._note(key, widget, picked, [] if picked == default else [picked])
        self._missed(key, label, options, names(picked))
        return picked

    def switch(self, key: str, label: str, help: str | None = None) -> bool:
        """A switch, off at first; on is `1` in the URL."""
        widget = f"choice_{key}"
        on = self.url.get(key) == ["1"] if self.opened or widget not in st.session_state else st.session_state[widget]
        self._set(widget, bool(on))
        on = st.toggle(label, bool(on), key=widget, help=help)
        self._note(key, widget, on, ["1"] if on else [])
        return on

    def words(self, key: str, label: str, placeholder: str = "", help: str | None = None) -> str:
        """A line of text the reader types, kept in the URL under `key`."""
        widget = f"choice_{key}"
        text = self.first(key) if self.opened or widget not in st.session_state else st.session_state[widget]
        self._set(widget, str(text))
        text = st.text_input(label, str(text), key=widget, placeholder=placeholder, help=help).strip()
        self._note(key, widget, text, [text] if text else [])
        return text

    def _note(self, key: str, widget: str, state: Any, values: list[str]) -> None:
        self.widgets[widget] = state
        if values:
            self.now[key] = values
        else:
            self.now.pop(key, None)

    def shared(self, keys: Iterable[str]) -> Parameters:
        """The parameters among `keys` as they stand now, to hand on to another page."""
        return {key: self.now[key] for key in keys if key in self.now}

    def reopen(self, parameters: Mapping[str, Sequence[str]]) -> None:
        """Let the next run show the page as its address would say it with these parameters."""
        st.query_params.from_dict(parameters)
        st.session_state.pop("_address", None)

    def settle(self) -> None:
        """Write the choices to the URL, unless it says so already."""
        if self.now != self.url:
            st.query_params.from_dict(self.now)
        st.session_state["_address"] = {
            "page": self.page, "url": dict(self.now), "widgets": dict(self.widgets), "labels": self.labels,
        }  # fmt: skip
        st.session_state["_unsettled"] = False


def show_link(page: str, label: str, parameters: Mapping[str, Sequence[str]]) -> None:
    """A link to a page of the dashboard with parameters; a plain one where the page runs without the others."""
    try:
        st.page_link(file_of(page), label=label, query_params=dict(parameters))
    except StreamlitPageNotFoundError:
        st.html(f"<a href='{escape(link_to(page, parameters))}' target='_self'>{escape(label)}</a>", width="content")


def link_to(page: str, parameters: Mapping[str, Sequence[str] | str]) -> str:
    """A relative address of a page with its parameters.

    >>> link_to("data", {"year": ["2025"]})
    'data?year=2025'
    """
    query = urlencode(parameters, doseq=True)
    return f"{page}?{query}" if query else page


def links_with(key: str, page: str, parameters: Mapping[str, Sequence[str] | str]) -> Callable[[str], str]:
    """A function from a value of `key` to the address with it, for many that are alike in all else.

    >>> links_with("figure", "theme", {"year": ["2025"], "figure": ["a"]})("b")
    'theme?year=2025&figure=b'
    """
    rest = link_to(page, {name: value for name, value in parameters.items() if name != key})
    start = f"{rest}{'&' if '?' in rest else '?'}{key}="
    return lambda value: start + quote_plus(value)
