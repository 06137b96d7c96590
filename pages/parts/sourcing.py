"""原文核对: the report's text with its figures, row and sentence both ways, checked one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from extract.record import COLUMNS as FIELDS
from extract.record import Observation
from library import LibraryError, corrections
from library.added import missed_figure
from pages.parts import chosen, correcting, finding, listing, passages, people, reading_view, reasons, reviewing
from pages.parts.absent_view import SAID, show_absent
from pages.parts.evidence import cells_of
from pages.parts.hits_view import PLACE, show_hits
from pages.parts.library_rows import library_to_write, reviewed_words
from pages.parts.shell import Page, Places
from pages.parts.texts import _, clauses, noted

COLUMNS = ("review", "quote", "label", "region", "year", "display_value", "display_unit", "kind", "status", "doubt",
           "corrected")  # fmt: skip
MOST = 5_000
_TEXT, _OPEN = "source_text", "correcting_open"


def layout() -> Places:
    """The title; what filters are set stands below it."""
    st.title(_("原文核对"))
    return {}


def body(page: Page) -> None:
    """The page's content."""
    if page.address.opened:
        chosen.done()
    left, middle, right = st.columns([5, 3, 4], vertical_alignment="bottom")
    with left:
        report = choose_report(page)
    rows = page.rows[page.rows["document"] == report] if report else page.rows
    with middle:
        queue = choose_queue(page, rows)
    with right:
        words = page.address.words(
            "q", _("在全部原文中查找"), _("如：{text}").format(text="就业 增长"),
            _("多个词用空格分开，须在同一句里出现。"),
        )  # fmt: skip
    if words:
        show_hits(page, words)
    listed = reviewing.in_queue(rows, queue).sort_values(["document", "start"])
    figure = figure_to_show(page, report, listed)
    row = cells_of(page.frame[page.frame["id"] == figure]) if figure else {}
    document = report or str(row.get("document", ""))
    if not document:
        st.info(_("没有符合条件的数字。请放宽筛选，或在“导入报告”里放进自己的报告。"))
        return
    steps = st.container()
    text, panel = st.columns([1, 1], gap="medium")
    with panel:
        figure = show_panel(page, rows, listed, document, figure, steps)
        show_taken_out(document)
    row = cells_of(page.frame[page.frame["id"] == figure]) if figure else {}
    if row and not report:
        document = str(row["document"])
    tell_figure(page, figure, listed)
    with text:
        show_document(page, document, figure, row, set(listed["id"]))
    chosen.done()


def tell_figure(page: Page, figure: str, listed: pd.DataFrame) -> None:
    """Write the figure to the address; the first of the list, which shows by itself, only where one stood before.

    Else whoever goes back to an address without figure would be sent forward again.
    """
    by_itself = "figure" not in page.address.url and figure in listed["id"].head(1).tolist()
    if figure and not by_itself:
        page.address.now["figure"] = [figure]
    else:
        page.address.now.pop("figure", None)


def choose_report(page: Page) -> str:
    """The report whose text is shown; empty for all of them."""
    names = sorted(map(str, page.frame["document"].unique()), key=lambda name: page.titles.get(name, name))
    names += [name for name in page.library.held if name not in names]
    words = {"": noted(_("全部报告"), f"{len(names):,}")}
    return page.address.one(
        "report", _("报告"), ["", *names], lambda name: words.get(name) or page.titles.get(name, name)
    )


def choose_queue(page: Page, rows: pd.DataFrame) -> str:
    """Which rows are stepped through."""
    return page.address.one(
        "review", _("核对哪些"), list(reviewing.QUEUES),
        lambda queue: noted(_(reviewing.QUEUES[queue]), f"{len(reviewing.in_queue(rows, queue)):,}"),
    )  # fmt: skip


def figure_to_show(page: Page, report: str, listed: pd.DataFrame) -> str:
    """The figure asked for last, by a button, in the text or in the address; else the first of the list.

    None while a sentence that was searched for is shown.
    """
    clicked = chosen.newly("text", reading_view.touched(_TEXT).figure)
    if clicked:
        chosen.want(clicked)
    asked = chosen.wanted()
    if asked:
        st.session_state.pop(PLACE, None)
    if st.session_state.get(PLACE):
        return ""
    figure = asked or page.address.first("figure")
    own = page.frame.loc[page.frame["id"] == figure, "document"]
    if len(own) and (not report or str(own.iloc[0]) == report):
        return figure
    return str(listed["id"].iloc[0]) if len(listed) else ""


def show_panel(
    page: Page, rows: pd.DataFrame, listed: pd.DataFrame, document: str, figure: str, steps: DeltaGenerator
) -> str:
    """The steps, the list, and the figure chosen; returns its id, which a click in the list changes.

    `rows` are all of the report, or of all reports, of which some are `listed`; those of the document shown stand in
    the table. The buttons stand in `steps`.
    """
    own = listed[listed["document"] == document]
    figure = listing.choose_row(own.head(MOST), page.titles, "source_rows", COLUMNS, 213, figure)
    if len(own) > MOST:
        st.text(_("表中只列前 {n:,} 条。").format(n=MOST))
    if figure:
        chosen.want(figure)
        st.session_state.pop(PLACE, None)
    ids = listed["id"].tolist()
    before, after = reviewing.neighbours(ids, figure, followers_of(page.frame, figure) if figure not in ids else [])
    with steps:
        place = f"{ids.index(figure) + 1:,} / {len(ids):,}" if figure in ids else f"– / {len(ids):,}"
        reviewing.show_steps(figure, before, after, clauses([place, reviewed_words(rows)]))
    found = page.frame[page.frame["id"] == figure]
    if len(found):
        with st.container(border=True, key="figure_panel"):
            show_figure(page, cells_of(found))
    return figure


def show_taken_out(document: str) -> None:
    """The figures of a document that people took out, each with a way back."""
    for one in reviewing.taken_out(document):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(_("已去掉：") + one.quote)
            st.button(_("恢复"), key=f"back_{one.serial}", on_click=reviewing.take_back, args=(one,),
                      disabled=not people.may_change())  # fmt: skip


def followers_of(frame: pd.DataFrame, figure: str) -> list[str]:
    """The figures that come after one in its document."""
    own = frame[frame["id"] == figure]
    if own.empty:
        return []
    rows = frame[(frame["document"] == own["document"].iloc[0]) & (frame["start"] > own["start"].iloc[0])]
    return [str(one) for one in rows.sort_values("start")["id"]]


def show_figure(page: Page, row: Mapping[str, Any]) -> None:
    """What the table says of the figure, what people said of it, and correcting it."""
    facts = st.container()
    reviewing.show_review(row)
    if correcting.has_problems():
        st.session_state[_OPEN] = True
    place = st.expander(_("更正"), key=_OPEN, on_change="rerun")  # stays open from figure to figure
    if place.open:
        with place:
            reviewing.show_correcting(row, correcting.known_indicators(page.frame))
    with facts:  # last: by then the fields of this figure stand, and those of the one before go out of sight
        correcting.show_facts(row)


def show_document(page: Page, document: str, figure: str, row: Mapping[str, Any], listed: set[str]) -> None:
    """The text of a document with its figures marked, or what to do where it is not at hand."""
    said = st.session_state.pop(SAID, "")
    if said:
        st.success(said)
    st.text(page.titles.get(document, document))
    known = page.sources["sha256"].to_dict()
    text = finding.text_at_hand(document, str(known.get(document, "")), page.library.held)
    if text is None:
        show_absent(page, document, row)
        return
    rows = page.frame[page.frame["document"] == document]
    sound = text_fits(text, rows)
    if not sound.all():
        st.caption(_("{n:,} 处数字在这份原文里的位置对不上，没有标出。").format(n=int((~sound).sum())))
    rows = rows[sound]
    take_missed(page, document, text)
    marks = passages.marks_of(rows, [one not in listed for one in rows["id"]])
    place = st.session_state.get(PLACE)
    offset = int(row["start"]) if row else None
    focus = figure
    if place and place[0] == document:
        marks += passages.between(place[1], place[2], marks)
        offset, focus = place[1], ""
    span = passages.choose_part(text, offset, document, f"{figure}{place}")
    reading_view.show_legend()
    if row:
        show_place(page, document, row)
    paragraphs = passages.paragraphs_of(text, span, marks)
    reading_view.show_text(f"{document}-{span[0]}", paragraphs, focus, _TEXT, adds=people.may_change())


def text_fits(text: str, rows: pd.DataFrame) -> pd.Series:
    """For each row whether its quote stands at its place in the text."""
    cells = zip(rows["start"], rows["end"], rows["quote"], strict=True)
    return pd.Series([text[start:end] == quote for start, end, quote in cells], index=rows.index, dtype=bool)


def show_place(page: Page, document: str, row: Mapping[str, Any]) -> None:
    """Where the figure stands: section, code points, page."""
    words = _("第 {section} 篇，第 {start:,}–{end:,} 字")
    words = words.format(section=row["section"], start=row["start"], end=row["end"])
    held = page.library.held.get(document)
    number = passages.page_at(held.pages, int(row["start"])) if held else 0
    st.caption(words + (_("，第 {n} 页").format(n=number) if number else ""))


def take_missed(page: Page, document: str, text: str) -> None:
    """Keep the figure that was just selected in the text as one that was missed."""
    span = reading_view.touched(_TEXT).span
    if not span or not people.may_change():
        return
    try:
        row = missed_figure(text, *span, document, observations_of(page.frame[page.frame["document"] == document]))
        with library_to_write().writing() as connection:
            corrections.add(connection, row, people.who())
    except (ValueError, LibraryError) as error:
        st.warning(correcting.escape_markdown(reasons.in_words(str(error))))
        return
    chosen.want(row.id)
    st.rerun()


def observations_of(rows: pd.DataFrame) -> list[Observation]:
    """The rows of a table as the extractor makes them."""
    records = rows[list(FIELDS)].astype(object).to_dict("records")
    return [
        Observation(**{str(name): correcting.plain_cell(cell) for name, cell in record.items()}) for record in records
    ]
