"""Small charts side by side: the pointer is told what it rests on, a click leads to a figure, a button to files.

All of them are one piece of the page: each piece more takes a browser as long as drawing such a chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.small_chart import Drawing
from pages.parts.texts import _

SCRIPT = Path(__file__).with_suffix(".js")
HTML = "<div class='small-charts'></div><div class='small-tip' hidden></div>"
CSS = """
.small-charts {display: grid; gap: 1.5rem 2rem;
  grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr));}
.small-charts figure {margin: 0; break-inside: avoid;}
.small-charts svg {display: block;}
.small-charts [data-line] {cursor: pointer;}
.small-charts [data-line]:hover > :first-child {fill: rgba(128, 138, 150, .22);}
.small-charts [data-line][aria-current] > :first-child {fill: rgba(240, 163, 94, .34);}
.small-charts figcaption {display: flex; gap: 1.2rem; padding-top: .2rem;}
.small-charts figcaption > * {font: .9rem/2 var(--st-font); color: light-dark(#1F5FA8, #6FA8E8); cursor: pointer;
  background: none; border: 0; padding: 0; text-decoration: none;}
.small-charts figcaption > :hover {text-decoration: underline;}
.small-charts figcaption > :focus-visible {outline: 2px solid var(--st-primary-color); outline-offset: 2px;}
.small-tip {position: fixed; z-index: 50; max-width: min(30rem, 90vw); padding: .35rem .6rem; pointer-events: none;
  font: .82rem/1.5 var(--st-font); color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: .3rem; box-shadow: 0 2px 10px rgba(0, 0, 0, .18);}
@media print {.small-tip, .small-charts figcaption {display: none;}}
"""
_mount = st.components.v2.component(
    "small_charts", html=HTML, css=CSS, js=SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
)


@dataclass(frozen=True)
class Chart:
    """A drawing on the page: the key of its picture, what it says in words, and where it leads.

    For each of its lines: the row of the table (its index), the id of the figure, what the pointer is told.
    """

    key: str
    drawing: Drawing
    words: str
    rows: tuple[Any, ...]
    figures: tuple[str, ...]
    hovers: tuple[str, ...]
    link: str


@dataclass(frozen=True)
class Touched:
    """What the reader has just done: the figure clicked, the number of the chart whose files are wanted (or None)."""

    figure: str
    files_of: int | None


def show_charts(charts: Sequence[Chart], key: str) -> Touched:
    """Show drawings side by side; returns what was touched in them just now."""
    data = {
        "html": "".join(figure_html(number, each) for number, each in enumerate(charts)),
        "hovers": [each.hovers for each in charts], "figures": [each.figures for each in charts],
    }  # fmt: skip
    done = _mount(data=data, key=key, height="content", on_figure_change=_nothing, on_more_change=_nothing)
    known = isinstance(done.more, int) and 0 <= done.more < len(charts)
    return Touched(done.figure if isinstance(done.figure, str) else "", done.more if known else None)


def figure_html(number: int, chart: Chart) -> str:
    """A chart, with its key where the buttons of a picture look for one, and below it where it leads."""
    return (
        f"<figure class='st-key-{chart.key}' data-chart='{number}'>"
        f"<div class='drawn' role='img' aria-label='{escape(chart.words)}'"
        f" style='padding-right:{chart.drawing.room:g}px'>{chart.drawing.svg}</div><figcaption>"
        f"<a href='{escape(chart.link)}' target='_self'>{_('放大比较 →')}</a>"
        f"<button type='button' data-more='{number}'>{_('来源与下载')}</button></figcaption></figure>"
    )


def _nothing() -> None:
    """Streamlit tells values apart by their callbacks; these are read where they come in."""
