"""Colours and the few rules of style the theme has no setting for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from pages.parts import builtin


@dataclass(frozen=True)
class Palette:
    """The colours of the marks on one background; text colours reach a contrast of 4.5 to 1 on it.

    Those told apart by colour alone, as the `lines` are, differ for the colour-blind as well: a test holds it.
    """

    stated: str
    light: str
    span: str
    masked: str
    absent: str
    text: str
    faint: str
    grid: str
    paper: str
    lines: tuple[str, ...]
    scale: tuple[str, str]
    blank: str


LIGHT = Palette(
    stated="#1F5FA8", light="#CFDDEE", span="#7C9FCB", masked="#A8440B", absent="#8A94A0", text="#1B2530",
    faint="#5A6672", grid="#E3E7EC", paper="#FFFFFF",
    lines=("#1F5FA8", "#1C8267", "#3F1CAD", "#B15506", "#A25B85", "#314C00", "#585C62", "#8B393E"),
    scale=("#DCE8F5", "#0B4A8F"), blank="#EFF1F4",
)  # fmt: skip
DARK = Palette(
    stated="#6FA8E8", light="#2B3D50", span="#4A739F", masked="#F0A35E", absent="#7C8792", text="#E8ECF0",
    faint="#A3AEB9", grid="#2C343D", paper="#14181D",
    lines=("#6FA8E8", "#65D6B4", "#8A72EB", "#F9B883", "#C18BAA", "#94B539", "#BBC6D3", "#E98889"),
    scale=("#22344A", "#9CCBFA"), blank="#20262D",
)  # fmt: skip
FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

RULES = """
<style>
[data-testid="stMainBlockContainer"] {padding-top: 3.2rem; padding-bottom: 4rem; max-width: 1400px;}
.brand {font-weight: 700; font-size: 1.15rem; white-space: nowrap; padding-right: .45rem;}
.brand-en {font-weight: 450; opacity: .72; font-size: .95rem;}
.st-key-menu {border-bottom: 1px solid rgba(128,138,150,.35); padding-bottom: .35rem; margin-bottom: .2rem;}
/* The filters stand or are gone at once: while they slid, the menu beside them moved from under a press. */
[data-testid="stSidebar"] {transition: none !important;}
[class*="st-key-menu-here-"] p {font-weight: 700;}
.st-key-menu {gap: 0 !important;} .st-key-menu a {padding-left: .32rem; padding-right: .32rem;}
.st-key-menu a {background: transparent; border-bottom: 2px solid transparent; border-radius: 0;}
[class*="st-key-menu-here-"] a {border-bottom-color: #3B7CC4;}
.st-key-menu-language {margin-left: auto;}
a.language {color: inherit !important; text-decoration: none; padding: .25rem .5rem; font-size: .875rem;}
a.language:hover, a.language:focus-visible {text-decoration: underline;}
@media (max-width: 1500px) {.brand-en {display: none;}}  /* else the last link stands in a line of its own */
.st-key-counts > div, .st-key-counts_states > div {flex: 1 1 8.5rem;}
.chosen {font-size: .9rem; margin: 0; padding: .4rem .7rem; border-radius: .4rem; background: rgba(111,168,232,.14);}
.chosen b {margin-right: .5rem;} .chosen span {margin-left: .8rem; opacity: .75; white-space: nowrap;}
.missing {background: rgba(240,163,94,.2);} .missing a {margin-left: .6rem;}
.scroll {overflow-x: auto;}
table.grid {border-collapse: separate; border-spacing: 2px; font-size: .84rem; font-variant-numeric: tabular-nums;}
table.grid th {font-weight: 600; padding: .2rem .45rem; text-align: left; vertical-align: bottom;}
table.grid thead th {font-size: .8rem; max-width: 7.8em; line-height: 1.25;}
table.grid th[scope=row] {white-space: nowrap; position: sticky; left: 0; background: var(--paper); z-index: 1;}
table.grid td {padding: 0; text-align: right; white-space: nowrap; border-radius: 3px; min-width: 3.2em;}
table.grid td a, table.grid td span {display: block; padding: .2rem .5rem; color: inherit; text-decoration: none;}
table.grid td a:hover, table.grid td a:focus {outline: 2px solid currentColor; border-radius: 3px;}
[data-testid="stMainBlockContainer"]:has(.sheet) {max-width: none; padding-left: 1.6rem; padding-right: 1.6rem;}
.sheet th[scope=col] {max-width: 5.6em; min-width: 3.4em; padding: .2rem .25rem;}
.sheet small {display: block; font-weight: 400; opacity: .8;}
.sheet thead th {position: sticky; top: 0; background: var(--paper); z-index: 2;} .sheet {max-height: 85vh;}
.sheet table.grid {font-size: .8rem;} .sheet table.grid td {min-width: 2.6em;}
.sheet table.grid td a, .sheet table.grid td span {padding: .2rem .25rem;}
.listed {max-height: 27rem; overflow-y: auto;} .listed thead th {position: sticky; top: 0; z-index: 2;
  background: var(--paper);}
.listed th[scope=row] {white-space: normal; max-width: 24em;} .listed tbody a {color: light-dark(#1F5FA8, #6FA8E8);}
.sheet td.words a {max-width: 5.6em; overflow: hidden; text-overflow: ellipsis;}
.sheet td {white-space: nowrap;} .sheet td.stated, .sheet td.soft {background: var(--blank);}
.sheet td.soft {font-style: italic;}
.sheet td.absent, .sheet td.silent, .sheet td.uncollected {color: var(--faint); font-size: .76rem;}
.sheet td.silent {text-decoration: line-through; text-decoration-color: var(--faint);}
.sheet td.uncollected {background: repeating-linear-gradient(90deg, var(--blank) 0 2px, transparent 2px 5px);}
.sheet td.hidden {color: var(--masked); outline: 1px solid var(--masked); outline-offset: -1px; background:
  repeating-linear-gradient(-45deg, transparent 0 5px, color-mix(in srgb, var(--masked) 22%, transparent) 5px 6px);}
.years th[scope=row] small {max-width: 18em; white-space: normal;}
.years td.soft {outline: 2px solid var(--text); outline-offset: -2px;}
[data-testid="stCaptionContainer"] {opacity: .82;}
[data-tag] *, button[kind^="primary"]:not(:disabled) * {color: light-dark(#FFFFFF, #14181D) !important;}
.note a, .missing a {color: light-dark(#1F5FA8, #6FA8E8);}
.note {font-size: .88rem; opacity: .85; margin: .1rem 0 .4rem; line-height: 1.6;}
/* The panel stays in view while one looks at the chart or the table it belongs to. */
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] > :has(.st-key-evidence) {position: sticky;
  top: 3.2rem; bottom: .6rem; z-index: 40;}
[data-testid="stMainBlockContainer"]:has(.sheet:not(.years)) :has(> .st-key-evidence) {position: static !important;}
.st-key-evidence {max-height: 44vh; overflow-y: auto; overflow-anchor: none; flex-shrink: 0;
  background: light-dark(#FFFFFF, #14181D); box-shadow: 0 2px 18px rgba(0, 0, 0, .16);}
.sentence {margin: .2rem 0; padding: .5rem .9rem; border-left: 3px solid #3B7CC4; line-height: 1.9;}
.sentence mark {background: rgba(240,163,94,.38); color: inherit; padding: .1rem .15rem; border-radius: 3px;}
.pair {display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: .8rem;}
.pair h4 {font-size: .9rem; margin: 0; padding: 0;} .pair p {margin: .2rem 0; font-size: .88rem; opacity: .85;}
.sentence u {text-decoration: underline 2px; background: rgba(111,168,232,.28);}
dl.facts {display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .25rem 1rem;}
dl.facts, dl.facts * {margin: 0 !important; padding: 0;}
dl.facts div {display: flex; gap: .6rem; font-size: .9rem;} dl.facts dd {margin: 0; overflow-wrap: anywhere;}
dl.facts dt {opacity: .72; white-space: nowrap;}
table.meanings td {text-align: left; vertical-align: top;}
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] {padding-top: 4.1rem; padding-left: .9rem; padding-right: .9rem;}
  .st-key-menu {flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none;}
  .st-key-menu p {white-space: nowrap;}
  [class*="st-key-menu-here-"] {scroll-initial-target: nearest;}  /* the page one is on, and the other language */
  .st-key-menu > :has(.language) {position: sticky; right: 0; background: light-dark(#FFFFFF, #14181D);}
  /* Names of nine letters on tiles of 40 pixels. */
  .st-key-tiles-en .annotation-text {font-size: 8px !important; letter-spacing: -.4px;}
}
@media (hover: none) {  /* where nothing can be pointed at, a table's buttons always show: room for them */
  [data-testid="stElementContainer"]:has(> * > [data-testid="stDataFrame"]) {margin-top: 2.2rem;}
}
@page {size: 1480px 2093px; margin: 40px;}  /* as wide as the page ever is, or charts are redrawn and cut */
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stMain"] [data-testid="stLayoutWrapper"]:has(
  > .st-key-menu), .st-key-menu, [data-testid="stDownloadButton"], [data-testid="stButtonGroup"],
  [data-testid="stPopover"], [data-testid="stSelectbox"], [data-testid="stMultiSelect"], [data-testid="stTextInput"],
  [data-testid="stButton"], [data-testid="stExpander"], [data-testid="stCaptionContainer"],
  [data-testid="stFileUploader"] {display: none;}
  [data-testid="stMainBlockContainer"] {padding-top: 0;}
  .st-key-evidence {max-height: none; box-shadow: none;} .sheet, .listed {max-height: none;}
  [data-testid="stHorizontalBlock"] {display: flex !important;}  /* side by side as on the screen */
  td[style*="--on-paper"] {background: var(--on-paper) !important; color: var(--ink-on-paper) !important;}
}
</style>
"""


def palette_of(dark: bool) -> Palette:
    """The colours for a dark or a light page."""
    return DARK if dark else LIGHT


def variables(colors: Palette) -> str:
    """The colours that tables use, as the style of what is around them; on paper others can take their place."""
    names = ("stated", "paper", "masked", "blank", "faint", "text")
    return "".join(f"--{name}:{getattr(colors, name)};" for name in names)


def layout_of(colors: Palette) -> dict[str, Any]:
    """The layout every chart shares: the page's own background and type, a legend below that is not for clicking."""
    legend = {
        "orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom", "x": 0, "traceorder": "normal",
        "itemclick": False, "itemdoubleclick": False, "font": {"size": 12},
    }  # fmt: skip
    # The unit says the magnitude, no “k”; the margins fit the labels: none of them is looked for that may be cut.
    ticks = {"exponentformat": "none", "separatethousands": True, "ticklabeloverflow": "allow"}
    return {
        "template": "none", "font": {"family": FONT, "size": 13, "color": colors.text}, "legend": legend,
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": colors.absent, "activecolor": colors.text},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "hoverlabel": {"align": "left"},
        # As Streamlit has it of charts that are clicked: it draws those anew that say otherwise.
        "dragmode": "pan", "hovermode": "closest", "clickmode": "event+select",
        "barmode": "overlay", "xaxis": ticks, "yaxis": ticks,
        "showlegend": True,  # of a single trace, too: a mark without its key explains nothing
    }  # fmt: skip


def figure_of(
    traces: Sequence[Any], colors: Palette, axes: Mapping[str, Mapping[str, Any]], **layout: Any
) -> go.Figure:
    """A chart with the shared layout, its own `xaxis` and `yaxis` and what else is given, put together in one go.

    Plotly checks all it has for every piece added later: a chart with 30 annotations took 150 ms that way, now 15.
    """
    shared = layout_of(colors)
    both = {name: {**shared[name], **axes[name]} for name in ("xaxis", "yaxis")}
    return go.Figure(list(traces), {**shared, **layout, **both})


def title_of(title: str, under: str, colors: Palette) -> dict[str, Any]:
    """A chart's title and the smaller line under it, at the top left."""
    return {
        "text": escape(title), "x": 0, "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 8},
        "font": {"size": 16}, "subtitle": {"text": escape(under), "font": {"size": 12, "color": colors.faint}},
    }  # fmt: skip


def apply(more: str = "") -> None:
    """Put the rules of style on the page, and `more` of them."""
    st.html(RULES + builtin.rules() + more)
