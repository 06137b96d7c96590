"""导入报告: paste or upload reports, look at their rows beside the text, correct them, keep or discard them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from extract.formats import LARGEST
from extract.reader import Document
from library import LibraryError, documents
from pages.parts import chosen, correcting, drafts, keeping, listing, passages, people, reading_view, reasons, waiting
from pages.parts.address import show_link
from pages.parts.drafts import Draft, Failure
from pages.parts.evidence import cells_of
from pages.parts.files import csv_of
from pages.parts.library_rows import library_at_hand, library_to_write
from pages.parts.shell import Page
from pages.parts.texts import N_, _, listed

VIEWS = {"new": N_("导入"), "held": N_("我的资料库")}
MEGABYTES = LARGEST >> 20
COLUMNS = ("quote", "label", "region", "year", "display_value", "display_unit", "indicator", "theme", "kind", "status",
           "corrected")  # fmt: skip
_DRAFTS, _FAILED, _READ, _FIGURE, _KEPT = "_drafts", "_failed", "_read_files", "_draft_figure", "_kept"
_TEXT, _PASTED = "draft_text", "pasted_text"


def body(page: Page) -> None:
    """The page's content."""
    st.title(_("导入报告"))
    view = page.address.one("view", _("看什么"), list(VIEWS), lambda name: _(VIEWS[name]), control="segments")
    if view == "held":
        keeping.show_library(page)
        return
    st.html("<p class='note'>" + _(
        "把自己的报告放进来，马上看到其中的数字和原文；可以逐条更正，再保存到本机的资料库、下载或放弃。"
        "原文只存在这台机器上。"
    ) + "</p>")  # fmt: skip
    found = waiting.found_again(page.address)
    if found is not None:
        st.session_state[_DRAFTS] = found
    held: dict[str, Draft] = st.session_state.setdefault(_DRAFTS, {})
    with st.expander(_("放进报告"), expanded=not held):
        fresh = show_ways_in()
    if fresh:
        st.rerun()
    show_failures()
    show_kept(page)
    if not held:
        return
    waiting.remember(page.address, held)
    taken = tuple(map(str, page.frame["document"].cat.categories))
    key = choose_draft(held, taken)
    show_draft(page, key, held[key])


def show_ways_in() -> bool:
    """Upload, or paste: what comes in is read at once; returns whether something came."""
    left, right = st.columns([1, 1], gap="large")
    with left:
        files = st.file_uploader(
            _("上传文件（可多选）"), accept_multiple_files=True, key="uploads", max_upload_size=MEGABYTES,
        )  # fmt: skip
    with right, st.form("paste", border=False, clear_on_submit=True):
        text = st.text_area(_("或粘贴文字"), height=120, placeholder=_("把报告的文字粘贴到这里"), key=_PASTED)
        came = st.form_submit_button(_("取出数字")) and bool(text.strip())
    if came:  # not in a callback: what fails there never comes to the page's own words
        take_in([drafts.draft_or_failure(pasted(text))])
    known: set[str] = st.session_state.setdefault(_READ, set())
    fresh = [(file.file_id, file.name, file.getvalue) for file in files if file.file_id not in known]
    if fresh:
        progress = st.progress(0.0, _("正在读取……"))
        for number, (identity, name, read) in enumerate(fresh):
            words = _("正在读取第 {k} / {n} 份：{name}").format(k=number + 1, n=len(fresh), name=name)
            progress.progress(number / len(fresh), correcting.escape_markdown(words))
            take_in(drafts.drafts_in(read(), name))
            known.add(identity)  # not before: a click meanwhile breaks this run off
        progress.empty()
    st.caption(
        _("能读 docx、PDF、ofd、odt、rtf、html、md、txt 和装着它们的 ZIP；doc、wps 需本机装有 LibreOffice。")
        + " " + _("单个文件不超过 {n} MB。").format(n=MEGABYTES)
    )
    return came or bool(fresh)


def pasted(text: str) -> Document:
    """A text that was pasted, as a document named by its first words."""
    lines = (line.strip() for line in text.splitlines())
    name = "".join(next(filter(None, lines), "")[:24].split("/")).rstrip("，。；：、！？ ") or _("粘贴的文字")
    return Document(f"{name}.txt", text, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), "utf-8")


def take_in(found: Sequence[Draft | Failure]) -> None:
    """Put what was read among the drafts, unless it is kept already; note what could not be read."""
    held: dict[str, Draft] = st.session_state.setdefault(_DRAFTS, {})
    notes: list[tuple[str, str]] = st.session_state.setdefault(_FAILED, [])
    kept = names_kept()
    for draft in found:
        if isinstance(draft, Failure):
            notes.append((draft.name, reasons.in_words(draft.reason)))
            continue
        hashed = documents.text_hash(draft.document.text)
        if hashed in kept:
            words = _("资料库里已有这份报告，名为“{name}”，没有重复导入。").format(name=kept[hashed])
            notes.append((draft.document.name, words))
        elif hashed in held:
            words = _("与“{name}”是同一份文字，没有重复导入。").format(name=held[hashed].document.name)
            notes.append((draft.document.name, words))
        else:
            held[hashed] = draft


def names_kept() -> dict[str, str]:
    """By the hash of their texts the names of the reports in the library; none where it cannot be opened."""
    try:
        library = library_at_hand()
        if library is None:
            return {}
        with library.reading() as connection:
            return {one.text_sha256: one.name for one in documents.held_documents(connection)}
    except LibraryError:  # the page has said so
        return {}


def show_failures() -> None:
    """What could not be taken in, and why, until it is put away."""
    notes: list[tuple[str, str]] = st.session_state.get(_FAILED, [])
    if not notes:
        return
    with st.container(border=True):
        st.warning(_("{n} 个文件没有导入：").format(n=len(notes)))
        st.dataframe(
            pd.DataFrame(notes, columns=["name", "reason"]), hide_index=True, placeholder="",
            column_config={"name": _("文件"), "reason": _("原因")},
        )  # fmt: skip
        st.button(_("知道了"), on_click=notes.clear)


def choose_draft(held: Mapping[str, Draft], taken: Sequence[str]) -> str:
    """Which of the reports read is shown; where there are several, they can be chosen and kept together."""
    keys = list(held)
    if len(keys) == 1:
        return keys[0]
    names = {key: f"{held[key].document.name} · {_('{n:,} 条').format(n=len(held[key].rows))}" for key in keys}
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        chosen = st.selectbox(
            _("读到的报告（{n} 份）").format(n=len(keys)), keys, format_func=lambda key: names[key], key="draft"
        )
    with right, st.container(horizontal=True):
        st.button(_("全部保存"), on_click=keep_drafts, args=(keys, taken), disabled=not people.may_change())
        st.button(_("全部放弃"), on_click=discard, args=(keys,))
    return str(chosen)


def show_draft(page: Page, key: str, draft: Draft) -> None:
    """One report: what is given of it, its text and rows side by side, the figure chosen, and what to do with it."""
    focus = focus_now(draft)  # may add a figure
    frame = drafts.frame_of(draft)
    st.subheader(correcting.escape_markdown(draft.document.name), anchor=False)
    show_actions(page, key, draft, frame)
    for note in draft.document.notes:
        st.caption(correcting.escape_markdown(reasons.in_words(note)))
    show_given(key, draft)
    text, rows = st.columns([1, 1], gap="medium")
    with rows:
        st.html(f"<p class='note'>{_('共 {n:,} 条').format(n=len(frame))}</p>")
        focus = listing.choose_row(frame, {}, f"draft_rows_{key[:12]}", COLUMNS, 300, focus)
        st.session_state[_FIGURE] = focus
        show_figure(draft, frame, focus, correcting.known_indicators(page.frame))
    with text:
        show_text(key, draft, frame, focus)


def focus_now(draft: Draft) -> str:
    """The figure to show, once what was done in the text is taken up: a click, or a number that was missed."""
    done = reading_view.touched(_TEXT)
    focus = chosen.newly("text", done.figure) or str(st.session_state.get(_FIGURE, ""))
    if done.span:
        try:
            focus = drafts.add(draft, *done.span)
        except ValueError as error:
            correcting.say_problem(reasons.in_words(str(error)))
    st.session_state[_FIGURE] = focus
    return focus


def show_text(key: str, draft: Draft, frame: pd.DataFrame, focus: str) -> None:
    """The report's text with its figures marked."""
    own = frame[frame["id"] == focus]
    span = passages.choose_part(draft.document.text, int(own["start"].iloc[0]) if len(own) else None, key[:12], focus)
    reading_view.show_legend()
    marks = passages.marks_of(frame, [False] * len(frame))
    paragraphs = passages.paragraphs_of(draft.document.text, span, marks)
    reading_view.show_text(f"{key}-{span[0]}", paragraphs, focus, _TEXT, adds=True)


def show_figure(draft: Draft, frame: pd.DataFrame, focus: str, indicators: list[str]) -> None:
    """The figure chosen: facts, the form to correct it, and taking it out; below it those taken out."""
    found = frame[frame["id"] == focus]
    if found.empty:
        st.caption(_("点原文中的数字或表中的一行，看它的内容并更正。"))
        correcting.show_problems()
    else:
        row = cells_of(found)
        with st.container(border=True, key="figure_panel"):
            facts = st.container()
            st.markdown(f"**{_('更正')}**")
            correcting.show_form(row, indicators, partial(drafts.change, draft, row))
            st.button(_("这不是一个数字，去掉"), key=f"takeout_{focus}", on_click=drafts.take_out, args=(draft, row))
            with facts:
                correcting.show_facts(row)
    for one in [one for one in draft.changes.values() if one.field == "deleted"]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(_("已去掉：") + one.quote)
            st.button(_("恢复"), key=f"back_{one.subject}", on_click=drafts.bring_back, args=(draft, one.subject))


def show_given(key: str, draft: Draft) -> None:
    """Region, date and title of the whole report, where its text does not say."""
    with st.expander(_("给整份报告指定标题、地区、日期"), expanded=not draft.rows):
        given = keeping.given_form(f"given_{key[:12]}", draft.given, _("按此重新取数"))
        if given:
            try:
                st.session_state[_DRAFTS][key] = drafts.given_anew(draft, given)
            except ValueError as error:
                st.error(correcting.escape_markdown(reasons.in_words(str(error))))
                return
            st.rerun()


def show_actions(page: Page, key: str, draft: Draft, frame: pd.DataFrame) -> None:
    """Keep, download, discard."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="draft_actions"):
        st.button(_("保存到资料库"), type="primary", on_click=keep_drafts,
                  args=([key], tuple(map(str, page.frame["document"].cat.categories))),
                  disabled=not people.may_change())  # fmt: skip
        st.download_button(
            _("下载这些数据（{n:,} 条）").format(n=len(frame)), data=lambda: csv_of(frame), mime="text/csv",
            file_name=f"figures-{date.today().isoformat()}.csv", on_click="ignore", disabled=frame.empty,
        )  # fmt: skip
        st.button(_("放弃"), on_click=discard, args=([key],))
        people.show_who()
    words = _("还没有保存：只在服务器的内存里留 {n} 小时，刷新或凭这个网址可以找回；服务器重启就没有了。")
    st.caption(words.format(n=waiting.HOURS))


def show_kept(page: Page) -> None:
    """What was kept just now, and where to go on with it."""
    kept: list[str] = st.session_state.pop(_KEPT, [])
    if kept:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="kept"):
            st.text(_("已保存到资料库：") + listed(kept))
            show_link("sources", _("逐条核对 →"), {**page.address.shared(("lang",)), "report": [kept[0]]})


def keep_drafts(keys: list[str], taken: Sequence[str]) -> None:
    """Keep drafts in the library, under names that are not `taken`; they are drafts no longer."""
    held: dict[str, Draft] = st.session_state[_DRAFTS]
    try:
        kept = drafts.keep(library_to_write(), [held[key] for key in keys], people.who(), taken)
    except LibraryError as error:
        st.session_state[_FAILED] = [(held[key].document.name, reasons.in_words(str(error))) for key in keys]
        return
    discard(keys)
    st.session_state[_KEPT] = [one.name for one in kept]


def discard(keys: list[str]) -> None:
    """Forget drafts."""
    for key in keys:
        st.session_state[_DRAFTS].pop(key, None)
    st.session_state.pop(_FIGURE, None)
