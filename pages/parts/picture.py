"""A chart's picture as PNG or SVG, with source line and notes, made in the reader's browser; and the page's link."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from pages.parts.style import FONT, Palette
from pages.parts.texts import _, language

SCRIPT = Path(__file__).with_suffix(".js")
LETTERS = 11.5  # size of the notes in pixels
HTML = "<div class='row'><div class='row buttons'></div><span role='status' aria-live='polite'></span></div>"
CSS = """
:host {display: block;}
.row {display: flex; flex-wrap: wrap; gap: .5rem; align-items: center;}
button {font: inherit; font-size: .9rem; padding: .35rem .75rem; cursor: pointer; color: var(--st-text-color);
  background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: .4rem;
  min-height: 2.5rem;}
button:hover, button:focus-visible {border-color: var(--st-primary-color); color: var(--st-primary-color);}
button:focus-visible {outline: 2px solid var(--st-primary-color); outline-offset: 1px;}
span {font-size: .85rem; color: var(--st-text-color);}
@media print {.row {display: none;}}
"""
_mount = st.components.v2.component("chart_tools", html=HTML, css=CSS, js=SCRIPT.read_text(encoding="utf-8"))


def file_name(*words: str) -> str:
    """Words as the name of a file, without ending: no sign that a system refuses, at most 100 letters.

    >>> file_name("compare", "地区生产总值/增长 (%)", "2026-11-21")
    'compare_地区生产总值-增长-%_2026-11-21'
    """
    parts = (re.sub(r'[\s\\/:*?"<>|().…]+', "-", word).strip("-") for word in words)
    return "_".join(part for part in parts if part)[:100]


def show_picture_buttons(chart: str, name: str, title: str, notes: Sequence[str], colors: Palette) -> None:
    """Buttons for the picture of the chart with the key `chart`, saved as `name` with its ending.

    The picture is what the chart shows, on the page's ground, with `notes` (source, marks, version) below it.
    """
    words = {
        "png": _("图片 PNG"), "svg": _("图片 SVG"), "saved": _("图片已保存"), "failed": _("没有成功，请重试"),
        "picture_help": _("保存这张图，连同标题、图例和来源"),
    }  # fmt: skip
    data = {
        "chart": chart, "name": name, "title": title, "notes": list(notes), "paper": colors.paper, "ink": colors.faint,
        "font": FONT, "size": LETTERS, "lang": "zh-CN" if language() == "zh" else "en", "words": words,
    }  # fmt: skip
    _mount(data=data, key=f"tools_{chart}", height="content")


def show_link_button(key: str) -> None:
    """A button that copies the page's address, which holds all its choices."""
    words = {
        "link": _("复制链接"), "copied": _("链接已复制"), "failed": _("没有成功，请重试"),
        "link_help": _("网址里有筛选和全部选择，别人打开看到的就是这个画面"),
    }  # fmt: skip
    _mount(data={"chart": "", "words": words}, key=f"link_{key}", width="content", height="content")
