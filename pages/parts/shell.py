"""The frame around every page: title, menu, language, filters, and what is said when something is wrong."""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Hashable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from library import LibraryError
from pages.parts import filters, library_rows, merges, paper, style, table, unfound
from pages.parts.address import Address, link_to, show_link
from pages.parts.outward import CHOICE, masked_again, with_twins
from pages.parts.site import CHOSEN, PAGES
from pages.parts.texts import LANGUAGES, _, language, use_language
from pages.parts.units import with_axis

ICON = Path(__file__).with_name("icon.png")
Places = dict[str, DeltaGenerator]
log = logging.getLogger(__name__)


class NoTablesError(Exception):
    """There is no table to show in `folder`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


@dataclass(frozen=True)
class Page:
    """What a page works with: its address, the whole table, the rows that pass the filters, and the sources."""

    name: str
    address: Address
    frame: pd.DataFrame
    rows: pd.DataFrame
    sources: pd.DataFrame
    titles: dict[str, str]
    chosen: dict[str, list[str]]
    dark: bool
    places: dict[str, DeltaGenerator]
    key: tuple[Hashable, ...]  # of `frame`: state of tables and library, recovered values shown or not, merges
    library: library_rows.Joined  # what of the page comes from the reader's library
    choices: tuple[str, ...]  # in words: recovered values left out, indicators merged

    @property
    def rows_key(self) -> tuple[Hashable, ...]:
        """What `rows` are told by: the key of `frame`, and the filters."""
        return key_of_rows(self.key, self.chosen)


def key_of_rows(key: tuple[Hashable, ...], chosen: filters.Chosen) -> tuple[Hashable, ...]:
    """What the rows are told by that pass the filters, out of the table that is told by `key`.

    >>> key_of_rows(("table",), {"year": ["2025"], "province": []})
    ('table', (('year', '2025'),))
    """
    return *key, tuple((name, *values) for name, values in sorted(chosen.items()) if values)


@st.cache_resource(show_spinner=False, max_entries=2)
def loaded(folder: str, stamp: tuple[tuple[str, int, int], ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table and its sources, read once for all readers and again when a file has changed (`stamp`)."""
    path = Path(folder)
    return with_twins(table.read_tables(table.table_files(path))), table.read_sources(path)


def joined(folder: str, stamp: tuple[tuple[str, int, int], ...], library: library_rows.Stamp) -> library_rows.Joined:
    """The shipped tables with the reader's library, in the states that the stamps tell."""
    return library_rows.joined(*loaded(folder, stamp), (folder, stamp), library)


@st.cache_resource(show_spinner=False, max_entries=3)
def shaped(
    folder: str, stamp: tuple[tuple[str, int, int], ...], library: library_rows.Stamp, outward: bool,
    rules: tuple[merges.Rule, ...],
) -> pd.DataFrame:  # fmt: skip
    """The table as the reader chose it: without recovered values or with them, indicators merged and split."""
    whole = joined(folder, stamp, library).frame
    return with_axis(merges.with_rules(masked_again(whole) if outward else whole, rules))


@st.cache_resource(show_spinner=False, max_entries=3)
def titles(folder: str, stamp: tuple[tuple[str, int, int], ...], library: library_rows.Stamp) -> dict[str, str]:
    """The title of each document of the table, worked out once for all readers, who may not change it."""
    both = joined(folder, stamp, library)
    return table.titles_of(both.frame["document"].cat.categories, both.sources)


def show_menu(current: str, address: Address) -> DeltaGenerator:
    """The menu across the top: the name and a link to every page with the shared filters; returns its last place."""
    shared = address.shared(filters.SHARED)
    with st.container(horizontal=True, key="menu", vertical_alignment="center", gap="small"):
        st.html("<span class='brand'>报数 <span class='brand-en'>· Reported Figures</span></span>", width="content")
        for name, title in PAGES.items():
            # Each container more is laid out anew, by each reader's browser, for every answer.
            with st.container(key=f"menu-here-{name}", width="content") if name == current else nullcontext():
                show_link(name, _(title), shared)
        return st.container(key="menu-language", width="content")


def show_language(current: str, address: Address) -> None:
    """A link to the same page, with all its choices, in the other language."""
    other = "en" if language() == "zh" else "zh"
    here = {key: value for key, value in address.now.items() if key != "lang"}
    # A plain link: Streamlit's own leaves the address as it is where it leads to the page one is on.
    target = link_to(current, {**here, "lang": [other]} if other != "zh" else here)
    words = f"<a class='language' href='{html.escape(target)}' target='_self' lang='{other}'>{LANGUAGES[other]}</a>"
    st.html(words, width="content")


def show_no_tables(folder: Path) -> None:
    """What a reader sees where no table is found: what is missing and what to do."""
    st.warning(_("还没有数据表。"))
    st.text(_("在这个文件夹里没有找到任何 .csv 或 .parquet 数据表：") + f"\n{folder}")
    st.text(_("先运行 make observations 生成数据表，或用环境变量 FIGURES_DATA 指定放数据表的文件夹，然后刷新本页。"))


def show_failure(error: Exception) -> None:
    """What a reader sees where a page fails: that it did, and what helps; the details go to the log."""
    log.exception("a page failed", exc_info=error)
    st.error(_("这一页没能显示出来。"))
    if isinstance(error, table.TableError):
        st.text(_("数据表读不出来：") + str(error))
    else:
        st.text(_("请刷新重试；若仍出错，请清除筛选后再试。详细原因记在服务器的日志里。"))


def show_chosen(page: Page) -> None:
    """One line above the content: which filters are set and how many rows pass them."""
    for choice in page.choices:
        st.html(f"{CHOSEN}{html.escape(choice)}</p>")
    words = filters.summary_of(page.chosen, page.titles)
    if words:
        count = _("{n:,} 条中的 {k:,} 条").format(n=len(page.frame), k=len(page.rows))
        st.html(f"{CHOSEN}<b>{_('筛选')}</b> {html.escape(words)}<span>{count}</span></p>")


def stamp_of_library() -> library_rows.Stamp:
    """The state of the reader's library; where it cannot be opened, the page says so and does without."""
    try:
        return library_rows.stamp_of_library()
    except LibraryError as error:
        st.warning(_("资料库打不开，这里只有随附的数据。"))
        st.text(str(error))
        return "", 0


def page_of(address: Address, dark: bool, places: Places, with_filters: bool, needs_tables: bool) -> Page:
    """The table, read and shaped as the reader chose it, and the filters, shown; raises NoTablesError without any."""
    folder = table.folder_of_tables()
    stamp = table.stamp_of(folder)
    library = stamp_of_library()
    if needs_tables and not table.table_files(folder) and not library[0]:
        raise NoTablesError(folder)
    with st.spinner(_("正在读取数据表……")):
        both = joined(str(folder), stamp, library)
    outward = filters.show_outward(address) if with_filters else False
    rules = tuple(merges.read_rules(merges.file_of_rules()))
    frame = shaped(str(folder), stamp, library, outward, rules).copy(deep=False)
    choices = tuple(words for words in (_(CHOICE) * outward, merges.words_of_rules(rules)) if words)
    key = (stamp, library, outward, rules)
    named = titles(str(folder), stamp, library)
    chosen = filters.show_filters(address, key, frame, named, places) if with_filters else {}
    return Page(address.page, address, frame, filters.narrowed(frame, chosen), both.sources, named, chosen, dark,
                places, key, both, choices)  # fmt: skip


def show_page(
    name: str, body: Callable[[Page], None], with_filters: bool = True, layout: Callable[[], Places] = dict,
    needs_tables: bool = True,
) -> None:  # fmt: skip
    """Run one page, whole, by its own address: set it up, read the table, show the filters, then `body`.

    `layout` lays out named places below the title; a filter whose key is among them stands there. A page that does
    not need tables is shown without any, too.
    """
    use_language((st.query_params.get_all("lang") or ["zh"])[0])
    st.set_page_config(
        page_title=f"{_(PAGES[name])} · 报数 Reported Figures", page_icon=str(ICON), layout="wide",
        initial_sidebar_state="auto" if with_filters else "collapsed",
    )  # fmt: skip
    dark = st.context.theme.type == "dark"
    style.apply(paper.rules() if dark else "")
    address = Address(name)
    menu, notices = st.container(), st.container()
    places = layout()
    try:
        page = page_of(address, dark, places, with_filters, needs_tables)
        if with_filters:
            show_chosen(page)
        with menu:
            corner = show_menu(name, address)
        shared = address.shared(filters.SHARED)
        with notices:
            unfound.show_unfound_page(address, PAGES, shared)
        body(page)
        with notices:
            unfound.show_unfound(address.unfound, shared)
        with corner:
            show_language(name, address)
    except NoTablesError as missing:
        show_no_tables(missing.folder)
    except Exception as error:  # the reader gets words instead of a stack trace
        show_failure(error)
    address.settle()
