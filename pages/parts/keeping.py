"""The library on the screen: what is held, what is given of it, extracting anew, corrections, export and import."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from extract.given import is_date
from extract.reader import Given
from extract.record import Observation
from extract.regions import region_named
from library import Library, LibraryError, archive, corrections, documents, refresh
from library.cells import FIGURE_ID
from pages.parts import listing, people, reasons, records
from pages.parts.address import show_link
from pages.parts.correcting import escape_markdown
from pages.parts.library_rows import library_at_hand, library_to_write
from pages.parts.shell import Page
from pages.parts.texts import N_, _, title_of

_PREVIEW, _SAID, _DOCUMENTS = "_refresh", "_library_said", "held_documents"
_LARGEST = 1024  # megabytes of an exported library
_MOST = 500
CHANGES = {"gained": N_("新取出"), "lost": N_("不再取出"), "changed": N_("有变化")}


def problem_of_given(given: Given) -> str:
    """Why a document cannot be given these, in words for people; empty where it can.

    >>> problem_of_given(Given("", "", "2026年"))
    '日期请写成 2026、2026-01 或 2026-01-20。'
    """
    if given.date and not is_date(given.date):
        return _("日期请写成 2026、2026-01 或 2026-01-20。")
    try:
        if given.region:
            region_named(given.region)
    except ValueError:
        return _("“{text}”不是能确定的地名；请写全，省名在前。").format(text=given.region)
    return ""


def given_form(key: str, before: Given, button: str) -> Given | None:
    """A form for what is given of a whole document; returns it when it is sent and can be so."""
    with st.form(key, border=False):
        title, region, day = st.columns([3, 2, 2])
        given = Given(
            title.text_input(_("标题"), before.title).strip(),
            region.text_input(_("地区"), before.region, placeholder=_("如：{text}").format(text="宜春市")).strip(),
            day.text_input(_("日期"), before.date, placeholder="2026 / 2026-01 / 2026-01-20").strip(),
            before.address,
        )
        sent = st.form_submit_button(button, disabled=not people.may_change())
    problem = problem_of_given(given) if sent else ""
    if problem:
        st.error(escape_markdown(problem))
    return given if sent and not problem else None


def show_library(page: Page) -> None:
    """Everything about the library."""
    said, went_wrong = st.session_state.pop(_SAID, ("", False))
    if said:
        (st.error if went_wrong else st.success)(escape_markdown(said))
    library = library_at_hand()
    held: list[documents.Held] = []
    if library:
        with library.reading() as connection:
            held = documents.held_documents(connection)
    if library and held:
        show_held(page, held)
        show_refresh(library, held)
    else:
        st.info(_("资料库还是空的。在“导入”里读入报告后保存，就会列在这里。"))
    if library:
        show_corrections(page, library)
    show_moving(library)


def show_held(page: Page, held: Sequence[documents.Held]) -> None:
    """The documents, and what can be done with the one chosen."""
    st.header(_("报告"))
    table = pd.DataFrame({
        "document": [one.name for one in held], "title": [one.given.title for one in held],
        "region": [one.given.region for one in held], "date": [one.given.date for one in held],
        "figures": [one.figures for one in held], "length": [one.length for one in held],
        "who": [one.who for one in held], "at": [records.local_time(one.at) for one in held],
    })  # fmt: skip
    names = {
        "document": title_of("document"), "title": _("标题"), "region": _("指定的地区"), "date": _("日期"),
        "figures": _("数字（条）"), "length": _("字数"), "who": _("保存人"), "at": _("保存时间"),
    }  # fmt: skip
    event = st.dataframe(table, hide_index=True, column_config=names, placeholder="", key=_DOCUMENTS,
                         on_select="rerun", selection_mode=listing.BY_CLICK)  # fmt: skip
    line = listing.line_of(event)
    if line is None or line >= len(held):
        st.caption(_("点一行，可查看原文、修改标题地区日期，或移出资料库。"))
        return
    show_one(page, held[line])


def show_one(page: Page, one: documents.Held) -> None:
    """One document: where to read it, what is given of it, and letting go of it."""
    with st.container(border=True):
        st.text(one.name)
        show_link("sources", _("在原文中核对 →"), {**page.address.shared(("lang",)), "report": [one.name]})
        given = given_form(f"held_{one.sha256[:12]}", one.given, _("保存并重新取数"))
        if given:
            try:
                count = refresh.give(library_to_write(), one.sha256, given, people.who())
                say(_("已按新的标题、地区、日期重新取数，共 {n:,} 条。").format(n=count))
            except LibraryError as error:
                say(reasons.in_words(str(error)), went_wrong=True)
            st.rerun()
        with st.popover(_("移出资料库")):
            st.text(_("原文和取出的数字会从资料库删除；对它的更正仍留在记录里。"))
            st.button(_("确认移出"), key=f"remove_{one.sha256[:12]}", disabled=not people.may_change(),
                      on_click=remove, args=(one,))  # fmt: skip


def remove(one: documents.Held) -> None:
    """Let go of a document; no other one is chosen in its place."""
    st.session_state[_DOCUMENTS] = {"selection": {"rows": [], "columns": [], "cells": []}}
    try:
        with library_to_write().writing() as connection:
            documents.remove_document(connection, one.sha256)
        say(_("已移出资料库：{name}").format(name=one.name))
    except LibraryError as error:
        say(reasons.in_words(str(error)), went_wrong=True)


def show_refresh(library: Library, held: Sequence[documents.Held]) -> None:
    """Extracting all documents anew: first what would change, then doing it."""
    st.header(_("重新取数"))
    old = refresh.outdated(held)
    if old:
        st.text(_("词表或规则已经变了：{n} 份报告的数字是用以前的取出的。").format(n=len(old)))
    else:
        st.text(_("全部数字都是用现在的词表和规则取出的。"))
    if st.button(_("预览重新取数的结果"), type="primary" if old else "secondary"):
        with st.spinner(_("正在重新取数……")):
            st.session_state[_PREVIEW] = refresh.preview(library)
    found: refresh.Preview | None = st.session_state.get(_PREVIEW)
    if found is None:
        return
    counts = {what: found.count(what) for what in CHANGES}
    st.text(_("新取出 {a:,} 条，不再取出 {b:,} 条，有变化 {c:,} 条；{d} 处更正将找不到对应的数字。").format(
        a=counts["gained"], b=counts["lost"], c=counts["changed"], d=len(found.loses)
    ))  # fmt: skip
    changes = changes_table(found)
    if len(changes):
        st.dataframe(changes.head(_MOST), hide_index=True, placeholder="", column_config={
            "what": _("变化"), "document": title_of("document"), "quote": title_of("quote"), "field": _("栏目"),
            "before": _("原来"), "after": _("现在"),
        })  # fmt: skip
    with st.container(horizontal=True):
        if st.button(_("采用新的结果"), disabled=not people.may_change()):
            del st.session_state[_PREVIEW]
            try:
                say(_("已重新取数：{n} 份报告。").format(n=refresh.apply(library_to_write(), found)))
            except LibraryError as error:
                say(reasons.in_words(str(error)), went_wrong=True)
            st.rerun()
        if st.button(_("不采用")):
            del st.session_state[_PREVIEW]
            st.rerun()


def changes_table(found: refresh.Preview) -> pd.DataFrame:
    """What extracting anew would change, a row for each figure gained or lost and for each field that differs."""
    rows: list[tuple[str, str, str, str, str, str]] = []

    def whole(what: str, row: Observation, before: str, after: str) -> None:
        rows.append((_(CHANGES[what]), row.document, "".join(row.quote.split()), title_of("label"), before, after))

    for one in found.differences:
        for row in one.gained:
            whole("gained", row, "", row.label)
        for row in one.lost:
            whole("lost", row, row.label, "")
        for old, new in one.changed:
            for name in refresh.fields_changed(old, new):
                cells = (str(getattr(old, name) or ""), str(getattr(new, name) or ""))
                rows.append((_(CHANGES["changed"]), new.document, "".join(new.quote.split()), title_of(name), *cells))
    return pd.DataFrame(rows, columns=["what", "document", "quote", "field", "before", "after"])


def show_corrections(page: Page, library: Library) -> None:
    """All corrections with who and when; first those that no longer meet their figure."""
    with library.reading() as connection:
        made = corrections.history(connection)
    st.header(_("更正记录"))
    if not made:
        st.text(_("还没有更正。"))
        return
    lost = page.library.unmatched
    if lost:
        words = _("{n} 处更正现在找不到对应的数字（报告已移出，或重新取数后不再取出）。更正仍保留：")
        st.warning(words.format(n=len(lost)))
        st.dataframe(records.table(lost), hide_index=True, placeholder="", column_config=records.titles())
    st.text(_("共 {n:,} 处更正，最近的在前：").format(n=len(made)))
    newest = made[::-1][:_MOST]
    event = st.dataframe(
        records.table(newest), hide_index=True, placeholder="", column_config=records.titles(),
        on_select="rerun", selection_mode=listing.BY_CLICK, key="corrections_made",
    )  # fmt: skip
    line = listing.line_of(event)
    one = newest[line] if line is not None and line < len(newest) else None
    if one and not one.undone_at and len(one.subject) == FIGURE_ID:
        st.button(_("撤销这处更正"), on_click=take_back, args=(one,), disabled=not people.may_change())


def take_back(one: corrections.Correction) -> None:
    """Undo a correction."""
    try:
        with library_to_write().writing() as connection:
            corrections.undo(connection, one.serial, people.who())
        say(_("已撤销。"))
    except LibraryError as error:
        say(reasons.in_words(str(error)), went_wrong=True)


def show_moving(library: Library | None) -> None:
    """The whole library as one ZIP, out and in."""
    st.header(_("整库导出与导入"))
    words = _("一个 ZIP 装下全部原文、数字、更正和核对记录，可作备份，也可并入另一台机器上的资料库。")
    st.html(f"<p class='note'>{words}</p>")
    left, right = st.columns(2, gap="large")
    with left:
        st.download_button(
            _("导出整个资料库"), data=lambda: exported(library), mime="application/zip", on_click="ignore",
            file_name=f"library-{date.today().isoformat()}.zip", disabled=library is None,
        )  # fmt: skip
    with right, st.form("bring_in", border=False, clear_on_submit=True):
        file = st.file_uploader(_("并入一个导出的资料库"), max_upload_size=_LARGEST, type=["zip"])
        sent = st.form_submit_button(_("并入"), disabled=not people.may_change())
    if sent and file is not None:
        try:
            brought = archive.bring_in(library_to_write(), file)
        except LibraryError as error:
            st.error(escape_markdown(f"{file.name}: {reasons.in_words(str(error))}"))
            return
        say(_("并入 {a} 份报告（另有 {b} 份已在库中）、{c} 处更正、{d} 条核对记录。").format(
            a=brought.documents, b=brought.known, c=brought.corrections, d=brought.reviews
        ))  # fmt: skip
        st.rerun()


def exported(library: Library | None) -> bytes:
    """The library as a ZIP."""
    out = io.BytesIO()
    if library is not None:
        archive.export(library, out)
    return out.getvalue()


def say(text: str, went_wrong: bool = False) -> None:
    """Say something at the top when the page is shown anew."""
    st.session_state[_SAID] = text, went_wrong
