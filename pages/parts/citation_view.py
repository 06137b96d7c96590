"""Citations on the screen: each style ready to be copied, and as a file for a reference manager."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.parts import citation
from pages.parts.citation import STYLES, WHAT, Work
from pages.parts.texts import _

FILES = {"bibtex": ("bib", "application/x-bibtex"), "ris": ("ris", "application/x-research-info-systems")}


def show_styles(work: Work, key: str) -> None:
    """A work in each style, with a button that copies it, and as a file where a program reads the style."""
    for style, name in STYLES.items():
        text = citation.cited(work, style)
        st.caption(name)
        st.code(text.replace("\r\n", "\n").strip(), language=None, wrap_lines=True)
    with st.container(horizontal=True):
        for style, (ending, mime) in FILES.items():
            st.download_button(
                _("下载 {name}").format(name=f".{ending}"), citation.cited(work, style).encode(),
                file_name=f"{work.key}.{ending}", mime=mime, key=f"cite_{ending}_{key}", on_click="ignore",
            )  # fmt: skip


def show_citation(work: Work, key: str) -> None:
    """A button that opens the citations of a work, made when it is pressed."""
    what = WHAT["dataset" if work.kind == "dataset" else "report"]
    place = st.popover(_(what), key=f"cite_{key}", on_change="rerun")
    if place.open:
        with place:
            show_styles(work, key)


def dataset_now(version: str) -> Work:
    """The data set with its version, of today, at the address this reader reached it by."""
    return citation.dataset(version, date.today(), citation.public_address(st.context.url))
