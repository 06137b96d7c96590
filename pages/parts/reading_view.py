"""A document's text on the screen, its figures marked: a click chooses one, a selection of text adds one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.texts import _, word_of

SCRIPT = Path(__file__).with_suffix(".js")
HTML = """
<div class="report-text" role="region" tabindex="0"></div>
<div class="report-bar"><button type="button" disabled></button><span></span></div>
"""
# The look of the marks; the legend has the same classes.
MARKS = """
.report-text mark, .report-legend mark {color: inherit; border-radius: 3px; padding: .05rem .12rem; cursor: pointer;
  background: color-mix(in srgb, #3B7CC4 27%, transparent); border-bottom: 2px solid transparent;}
.report-text mark.masked, .report-legend mark.masked {background: repeating-linear-gradient(-45deg,
  color-mix(in srgb, #C2571A 34%, transparent) 0 3px, color-mix(in srgb, #C2571A 12%, transparent) 3px 6px);}
.report-text mark.recovered, .report-legend mark.recovered {background: color-mix(in srgb, #7A3FC4 24%, transparent);
  box-shadow: inset 0 0 0 1px currentColor;}  /* a frame, and slanted letters: what colour alone would not tell all */
.report-text mark.worded, .report-legend mark.worded {background: color-mix(in srgb, #808A96 26%, transparent);
  font-style: italic;}
.report-text mark.checked, .report-legend mark.checked {border-bottom: 2px solid #1C8A5A;}
.report-text mark.corrected, .report-legend mark.corrected {border-bottom: 3px double #1C8A5A;}
.report-text mark.doubtful, .report-legend mark.doubtful {border-bottom: 2px dashed #C8402F;}
.report-text mark.dim {background: none; border-bottom: 1px dotted currentColor;}
.report-text mark.hit {background: #F3D23C; color: #1B2530;}
"""
CSS = MARKS + """
.report-text {max-height: var(--report-height, 62vh); min-height: 8rem; overflow-y: auto; padding: .2rem 1rem;
  border: 1px solid var(--st-border-color); border-radius: .4rem; line-height: 1.95;
  font-family: var(--st-font); font-size: 1rem; color: var(--st-text-color); overflow-wrap: anywhere;
  position: relative;}
.report-text p {margin: .35rem 0; text-indent: 0; white-space: pre-wrap;}
.report-text mark[aria-current] {outline: 2px solid var(--st-primary-color); outline-offset: 1px;}
.report-text mark:focus-visible {outline: 3px solid var(--st-primary-color);}
.report-bar {display: flex; gap: .7rem; align-items: center; flex-wrap: wrap; padding-top: .45rem;}
.report-bar[hidden] {display: none;}
.report-bar span {font-size: .85rem; color: var(--st-text-color); opacity: .8;}
.report-bar button {font: inherit; font-size: .9rem; padding: .3rem .75rem; min-height: 2.3rem; cursor: pointer;
  color: var(--st-text-color); background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: .4rem;}
.report-bar button:disabled {opacity: .45; cursor: default;}
.report-bar button:not(:disabled):hover, .report-bar button:focus-visible {border-color: var(--st-primary-color);}
@media (max-width: 640px) {.report-text {--report-height: 56vh; padding: .2rem .6rem;}}
@media print {.report-text {max-height: none; overflow: visible;} .report-bar {display: none;}}
"""
_mount = st.components.v2.component(
    "report_text", html=HTML, css=CSS, js=SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
)
LEGEND = (
    ("status", ("reported", "masked", "recovered", "worded")),
    ("review", ("checked", "corrected", "doubtful")),
)


@dataclass(frozen=True)
class Touched:
    """What the reader has just done in the text: the figure clicked, the span chosen to add a figure (or None)."""

    figure: str
    span: tuple[int, int] | None


def touched(key: str) -> Touched:
    """What the reader has just done in the text shown under a key; to be asked before it is shown anew."""
    done = st.session_state.get(key) or {}
    figure = done.get("figure")
    return Touched(figure if isinstance(figure, str) else "", _span_of(done.get("chosen")))


def show_text(name: str, paragraphs: Sequence[Any], focus: str, key: str, adds: bool) -> None:
    """The text of a document (see `passages.paragraphs_of`) in a box of its own; `touched` tells what is done in it.

    `name` tells one text from another, `focus` is the id of the figure to bring into sight, `adds` whether a
    selection can become a figure.
    """
    words = {
        "label": _("报告原文"), "add": _("把选中的文字补录为一个数字"),
        "hint": _("漏掉的数字：在上面选中它（连同单位），再按这里。"),
    }  # fmt: skip
    data = {"name": name, "paragraphs": list(paragraphs), "focus": focus, "adds": adds, "words": words}
    _mount(data=data, key=key, on_figure_change=_nothing, on_chosen_change=_nothing)


def show_legend() -> None:
    """What the marks in the text mean."""
    words = []
    for column, codes in LEGEND:
        for code in codes:
            word = word_of(column, code)
            look = code if column == "status" else f"reported {code}"
            words.append(f"<mark class='{look}'>{escape(word)}</mark> ")
    st.html(f"<style>{MARKS}.report-legend mark {{cursor: default; margin-right: .5rem; white-space: nowrap;}}</style>"
            f"<p class='note report-legend'>{_('记号：')}{''.join(words)}</p>")  # fmt: skip


def _nothing() -> None:
    """Streamlit tells values apart by their callbacks; these are read where they come in."""


def _span_of(chosen: Any) -> tuple[int, int] | None:
    """A span that came from the browser, None where it is none."""
    try:
        start, end = int(chosen["start"]), int(chosen["end"])
    except (KeyError, TypeError, ValueError):
        return None
    return (start, end) if 0 <= start < end else None
