"""A blank cell: why it is blank, a search in the region's reports, and a note that somebody looked in vain."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from pages.parts import blanks, kept, people
from pages.parts.address import link_to, show_link
from pages.parts.blanks import Silence
from pages.parts.coverage import reports_of
from pages.parts.marks import MARKS
from pages.parts.matrix import Column, Sheet
from pages.parts.shell import Page
from pages.parts.texts import N_, _, listed, local_name

SEPARATOR = "@"
ENDINGS = ("增长", "涨幅", "位次", "差距")
WHY = {
    "absent": N_("收录了这个地区的报告，没有提取到这个指标；不等于报告里没有。"),
    "silent": N_("有人看过这个地区的报告，没有提到这个指标。"),
    "uncollected": N_("没有收录这个地区的报告。"),
}


def words_to_find(indicator: str) -> str:
    """What to look for in a report for an indicator: its name without what is in brackets and without 增长.

    >>> words_to_find("社会消费品零售总额增长"), words_to_find("财政赤字占GDP比重（%）")
    ('社会消费品零售总额', '财政赤字占GDP比重')
    """
    name = indicator.partition("（")[0]
    for ending in ENDINGS:
        name = name.removesuffix(ending) or name
    return name


def key_of(region: str, column: Column) -> str:
    """A blank cell as one word for the URL."""
    return f"{region}{SEPARATOR}{column.key()}"


def search_of(page: Page, region: str, indicator: str) -> dict[str, list[str]]:
    """The parameters of the page that looks for an indicator in the reports of a region."""
    reports = reports_of(page.frame, region)
    found = {**page.address.shared(("lang",)), "q": [words_to_find(indicator)]}
    return {**found, "report": [reports[0]]} if reports else found


def search_links(page: Page, regions: list[str], indicator: str) -> str:
    """Names of regions as HTML, each leading to a search in its reports."""
    links = {region: escape(link_to("sources", search_of(page, region, indicator))) for region in regions}
    return listed(f"<a href='{link}' target='_self'>{escape(local_name(region))}</a>" for region, link in links.items())


def keep(silence: Silence, there: bool) -> None:
    """Note that somebody looked and found nothing, or take the note back."""
    path = blanks.file_of_silences()
    try:
        blanks.change_silences(path, lambda known: (known - {silence}) | ({silence} if there else set()))
    except OSError as error:
        st.session_state["_silence_problem"] = f"{path}: {error.strerror}"


def show_blank(page: Page, sheet: Sheet) -> None:
    """The panel for the blank cell that the address names, where the sheet has it."""
    region, _separator, key = page.address.first("blank").partition(SEPARATOR)
    column = next((column for column in sheet.columns if column.key() == key), None)
    if column is None or region not in sheet.regions or (region, column) in sheet.cells:
        return
    known = {each: each for each in kept.silences()}
    silence = Silence(region, column.indicator, column.series.kind, column.series.year)
    held = kept.held(page.key, None, page.frame)
    mark = blanks.Blanks(held, frozenset(known)).mark(region, column.indicator, column.series)
    with st.container(border=True, key="blank"):
        st.subheader(f"{local_name(region)} · {column.indicator} · {_(MARKS[mark])}")
        st.text(_(WHY[mark]))
        note = known.get(silence)
        if note and (note.who or note.day):
            st.text(" · ".join(word for word in (note.who, note.day) if word))
        with st.container(horizontal=True, vertical_alignment="center"):
            if mark != "uncollected":
                show_link("sources", _("在这个地区的报告里查找 →"), search_of(page, region, column.indicator))
            show_buttons(silence, note)
        st.caption(_("“已核对未提及”由看过原文的人标记，记在这台服务器上，也写进下载的汇总表。"))
        problem = st.session_state.pop("_silence_problem", "")
        if problem:
            st.error(problem)


def show_buttons(silence: Silence, note: Silence | None) -> None:
    """The button that notes a silence, or takes the note back."""
    if not people.may_change():
        st.text(_("登录后才能更正、核对和保存。"))
    elif note:
        st.button(_("撤销这个标记"), key="unsilence", on_click=keep, args=(note, False))
    else:
        signed = Silence(silence.region, silence.indicator, silence.kind, silence.year, people.who(),
                         date.today().isoformat())  # fmt: skip
        st.button(_("我看过，报告没有提到"), key="silence", on_click=keep, args=(signed, True))
