"""The evidence for one figure: its sentence (where the document is at hand), its place, its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts import listing
from pages.parts.numbers import shown
from pages.parts.sentences import folder_of_documents, sentence_of
from pages.parts.shell import Page
from pages.parts.texts import _, title_of, word_of

FACTS = (
    "quote", "label", "indicator", "region", "province", "region_basis", "region_clue", "role", "compared_with", "kind",
    "year", "period", "year_text", "time_basis", "basis", "status", "qualifier", "initiative", "theme", "topic",
    "doubt",
)  # fmt: skip
NEIGHBOURS = 6


def picked(page: Page, picks: Mapping[str, str]) -> str:
    """The id of the figure to show: the one just clicked, else the one in the address.

    `picks` maps each chart or table to the id selected in it; a selection counts once, when it changes.
    """
    before: dict[str, str] = st.session_state.get("_picks", {})
    current = page.address.first("figure")
    for place, identity in picks.items():
        if identity and identity != before.get(place):
            current = identity
    st.session_state["_picks"] = dict(picks)
    if current:
        page.address.now["figure"] = [current]
    return current


def cells_of(rows: pd.DataFrame) -> dict[str, Any]:
    """The cells of the first row, by column."""
    return {str(name): cell for name, cell in rows.iloc[0].items()}


def place_words(row: Mapping[str, Any], title: str) -> str:
    """Where a figure stands: title, file, section and code points."""
    return _("{title}（{document}），第 {section} 篇，第 {start:,}–{end:,} 字").format(
        title=title, document=row["document"], section=row["section"], start=row["start"], end=row["end"]
    )


def neighbours_of(frame: pd.DataFrame, row: Mapping[str, Any]) -> pd.DataFrame:
    """The figures nearest to one in its document, in the order of the text."""
    own = frame[(frame["document"] == row["document"]) & (frame["id"] != row["id"])]
    distance = (own["start"] - int(row["start"])).abs().sort_values()
    near: pd.DataFrame = own.loc[distance.index[:NEIGHBOURS]].sort_values("start")
    return near


def facts_of(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the table says of a figure: title and words of each filled column, value and bounds in plain units."""
    facts = []
    if row["value"] == row["value"]:
        facts.append((title_of("value"), shown(row["value"], str(row["unit"]))))
    elif row["low"] == row["low"] or row["high"] == row["high"]:
        low, high = (shown(row[name], str(row["unit"])) for name in ("low", "high"))
        facts.append((_("可能的范围"), f"{low or '…'} – {high or '…'}"))
    for name in FACTS:
        text = "" if pd.isna(row[name]) else word_of(name, row[name])
        if text and (row[name] != "" or name not in ("time_basis", "basis")):
            facts.append((title_of(name), "".join(text.split()) if name == "quote" else text))
    return facts


def show_sentence(row: Mapping[str, Any], page: Page) -> None:
    """The sentence with the figure marked, or where to look for it."""
    known = page.sources["sha256"].to_dict()
    sentence = sentence_of(row, known.get(row["document"], ""), folder_of_documents())
    if sentence:
        st.html(
            f"<blockquote class='sentence'>{escape(sentence.before)}<mark>{escape(sentence.quote)}</mark>"
            f"{escape(sentence.after)}</blockquote>"
        )
    else:
        st.text(_("本机没有这份报告的原文；请按下面的位置在原文中查找。"))
    st.text(place_words(row, page.titles.get(row["document"], row["document"])))


def show_evidence(page: Page, identity: str) -> None:
    """The panel for the figure with this id; a word where the table has none such."""
    found = page.frame[page.frame["id"] == identity]
    with st.container(border=True, key="evidence"):
        st.subheader(_("原文依据"))
        if found.empty:
            st.text(_("数据表里没有编号为 {id} 的数字。").format(id=identity))
            return
        row = cells_of(found)
        show_sentence(row, page)
        facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in facts_of(row))
        st.html(f"<dl class='facts'>{facts}</dl>")
        if row["twin"] or row["same_as"]:
            show_linked(page, row)
        near = neighbours_of(page.frame, row)
        if len(near):
            with st.expander(_("同一份报告中前后的数字")):
                listing.show_rows(near, page.titles, "neighbours", ("quote", "label", "region", "year", "kind"))


def show_picked(page: Page, picks: Mapping[str, str], hint: str = "") -> None:
    """The panel for the figure just selected or named in the address; a hint where none is."""
    identity = picked(page, picks)
    if identity:
        show_evidence(page, identity)
    else:
        st.caption(hint or _("点图上的记号或表中的一行，看它的原文依据。"))


def show_linked(page: Page, row: Mapping[str, Any]) -> None:
    """The figure a value was recovered from, or that states the same thing in another place."""
    for name, words in (("twin", _("补出的依据")), ("same_as", _("同一陈述的另一处"))):
        other = page.frame[page.frame["id"] == row[name]] if row[name] else page.frame.iloc[0:0]
        if len(other):
            st.markdown(f"**{words}**")
            show_sentence(cells_of(other), page)
