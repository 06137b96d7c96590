"""The evidence for one figure: its sentence (where the document is at hand), its place, its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts import citation, citation_view, exports, finding, listing
from pages.parts.address import Address, show_link
from pages.parts.contrast import Pieces, differences, figure_html
from pages.parts.numbers import shown
from pages.parts.sentences import Sentence, sentence_in
from pages.parts.shell import Page
from pages.parts.texts import N_, _, title_of, word_of

FACTS = (
    "quote", "label", "indicator", "region", "province", "region_basis", "region_clue", "role", "compared_with", "kind",
    "year", "period", "year_text", "time_basis", "basis", "status", "qualifier", "initiative", "theme", "topic",
    "doubt",
)  # fmt: skip
NEIGHBOURS = 6
MOST_PLACES = 4


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


def sentence_at_hand(row: Mapping[str, Any], page: Page) -> Sentence | None:
    """The sentence of a row, None where neither the library nor the reader's folder has its report."""
    document = str(row["document"])
    known = str(page.sources["sha256"].to_dict().get(document, ""))
    return sentence_in(finding.text_at_hand(document, known, page.library.held), row)


def show_sentence(row: Mapping[str, Any], page: Page) -> None:
    """The sentence with the figure marked, or where to look for it."""
    sentence = sentence_at_hand(row, page)
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
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(_("原文依据"), anchor=False)
            st.button(_("收起"), key="close_evidence", type="tertiary", on_click=close, args=(page.address,))
        if found.empty:
            st.text(_("数据表里没有编号为 {id} 的数字。").format(id=identity))
            return
        row = cells_of(found)
        others = linked(page.frame, row)
        for title, other in others:
            show_pair(page, row, title, other)
        if others:
            st.caption(_("两处对照：有下划线的是写法不同的字。"))
        else:
            show_sentence(row, page)
        facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in facts_of(row))
        st.html(f"<dl class='facts'>{facts}</dl>")
        show_link("sources", _("在原文中核对 →"), {**page.address.shared(("lang",)), "figure": [identity]})
        show_report_citation(page, str(row["document"]))
        near = neighbours_of(page.frame, row)
        if len(near):
            with st.expander(_("同一份报告中前后的数字")):
                listing.show_rows(near, page.titles, "neighbours", ("quote", "label", "region", "year", "kind"))


def close(address: Address) -> None:
    """Open the page anew without the panel."""
    address.reopen({key: values for key, values in address.now.items() if key != "figure"})


def show_report_citation(page: Page, document: str) -> None:
    """A button that opens how to cite the report a figure stands in."""
    known = exports.sources_of(page.frame[page.frame["document"] == document].head(1), page.sources)[0]
    work = citation.report(known, page.titles.get(document, document), date.today())
    citation_view.show_citation(work, "report")


def show_picked(page: Page, picks: Mapping[str, str], hint: str = "") -> None:
    """The panel for the figure just selected or named in the address; a hint where none is."""
    identity = picked(page, picks)
    if identity:
        show_evidence(page, identity)
    else:
        st.caption(hint or _("点图上的记号或表中的一行，看它的原文依据。"))


def linked(frame: pd.DataFrame, row: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The other places of a figure's statement, each with what it is: its twin, those it gave a value, repeats."""
    first = row["same_as"] or row["id"]
    found = (
        (N_("写明的一处"), frame["id"] == row["twin"] if row["twin"] else None),
        (N_("隐去的一处"), (frame["twin"] == row["id"]) & (frame["status"] == "recovered")),
        (N_("同一陈述的另一处"), ((frame["same_as"] == first) | (frame["id"] == first)) & (frame["id"] != row["id"])),
    )
    places = []
    for words, where in found:
        rows = frame[where] if where is not None else frame.iloc[0:0]
        places += [(words, cells_of(rows.iloc[[at]])) for at in range(min(len(rows), MOST_PLACES))]
    return places


def words_of_place(row: Mapping[str, Any], page: Page) -> tuple[str, str, str]:
    """A figure's sentence as the words before it, its quote and the words after; only its quote without the report."""
    sentence = sentence_at_hand(row, page)
    return (sentence.before, sentence.quote, sentence.after) if sentence else ("", "".join(row["quote"].split()), "")


def side_html(title: str, place: str, pieces: Pieces, words: tuple[str, str, str]) -> str:
    """One of two places as HTML: what it is, its words with the figure marked and differences underlined, where."""
    start = len(words[0])
    return (
        f"<div><h4>{escape(title)}</h4><blockquote class='sentence'>"
        f"{figure_html(pieces, start, start + len(words[1]))}</blockquote><p>{escape(place)}</p></div>"
    )


def show_pair(page: Page, row: Mapping[str, Any], title: str, other: Mapping[str, Any]) -> None:
    """A figure and another place of its statement side by side, with what differs underlined."""
    both = [(row, words_of_place(row, page)), (other, words_of_place(other, page))]
    if not all(words[0] or words[2] for _row, words in both):  # one report at hand: only the quotes compare
        both = [(each, ("", words[1], "")) for each, words in both]
    pieces = differences(*("".join(words) for _row, words in both))
    own = _("隐去的一处") if row["status"] == "recovered" else _("这一处")
    sides = [
        side_html(name, place_words(each, page.titles.get(each["document"], each["document"])), part, words)
        for name, part, (each, words) in zip((own, _(title)), pieces, both, strict=True)
    ]
    st.html(f"<div class='pair'>{''.join(sides)}</div>")
