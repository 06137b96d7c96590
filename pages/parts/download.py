"""The download buttons beside every chart and table: displayed rows and all rows, in the format chosen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from urllib.parse import urlencode, urljoin

import pandas as pd
import streamlit as st

from pages.parts import citation_view, exports, files, filters, package, picture, sheets, versions
from pages.parts.exports import About
from pages.parts.shell import Page
from pages.parts.texts import N_, _, clauses, language, noted, speaking, told

FORMATS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("JSON", "application/json"),
    "zip": ("ZIP", "application/zip"),
}
HELP = N_(
    "CSV 可用 Excel 直接打开；XLSX 另有口径、来源位置和字段说明；ZIP 是 data.csv、datapackage.json 与 README.md。"
)
Writer = Callable[[pd.DataFrame, About], bytes]
WRITERS: dict[str, Writer] = {
    "csv": lambda rows, _about: files.csv_of(rows), "xlsx": sheets.rows_xlsx, "json": exports.json_of,
    "zip": package.zip_of,
}  # fmt: skip
IN_THE_READERS_LANGUAGE = ("xlsx",)  # the others are for programs, and alike in every language


@st.cache_resource(show_spinner=False, max_entries=24)
def version(key: tuple[Hashable, ...], _frame: pd.DataFrame) -> str:
    """The version of the table of `key`, worked out once for all readers."""
    return versions.version_of(_frame)


def version_on(page: Page) -> str:
    """The version of the table a page shows: with library, merges, and with or without recovered values."""
    return version(page.key, page.frame)


def words_chosen(
    choices: Iterable[str], chosen: filters.Chosen, titles: Mapping[str, str], search: str = ""
) -> str:  # fmt: skip
    """What the rows follow, in one line: indicators merged and values left out (`choices`), then filters and search.

    >>> words_chosen(["甲 → 乙"], {"province": ["广东"]}, {}, "就业")
    '甲 → 乙；省份：广东；查找：就业'
    """
    searched = told(_("查找"), search) if search else ""
    return clauses([words for words in (*choices, filters.summary_of(chosen, titles), searched) if words])


def about_of(page: Page, narrowed: bool) -> About:
    """What a download made on a page tells of itself; one that is not `narrowed` follows no filter and no search."""
    query = urlencode(page.address.now, doseq=True)
    link = urljoin(st.context.url or "", page.name) + (f"?{query}" if query else "")
    search = page.address.first("q") if page.name == "data" and narrowed else ""
    chosen = words_chosen(page.choices, page.chosen if narrowed else {}, page.titles, search)
    return About(citation_view.dataset_now(version_on(page)), page.sources, chosen, link)


def bytes_later(rows: pd.DataFrame, about: About, kind: str, write: Writer) -> Callable[[], bytes]:
    """A function that writes the file only when the button is pressed, in the language that is in use now."""
    spoken = language() if kind in IN_THE_READERS_LANGUAGE else "zh"

    def written() -> bytes:
        with speaking(spoken):
            return write(rows, about)

    return written


def show_downloads(
    page: Page, displayed: pd.DataFrame, everything: pd.DataFrame, name: str, all_label: str = "",
    own: Mapping[str, Writer] | None = None,
) -> None:  # fmt: skip
    """The rows as files, how to cite the data set, and the page's link; see `show_files`."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"downloads_{name}"):
        show_files(page, displayed, everything, name, all_label, own)
        citation_view.show_citation(citation_view.dataset_now(version_on(page)), name)
        picture.show_link_button(name)


def show_files(
    page: Page, displayed: pd.DataFrame, everything: pd.DataFrame, name: str, all_label: str = "",
    own: Mapping[str, Writer] | None = None,
) -> None:  # fmt: skip
    """A choice of format and two buttons, each with its number of rows: displayed rows, all rows behind them.

    `own` writes what is displayed in its own way, by format.
    """
    today = date.today().isoformat()
    kind = st.segmented_control(
        _("下载格式"), list(FORMATS), default="csv", format_func=lambda key: FORMATS[key][0], required=True,
        key=f"format_{name}", help=_(HELP),
    )  # fmt: skip
    kind = str(kind or "csv")
    for key, label, rows in (
        ("displayed", _("下载所示数据"), displayed),
        ("all", all_label or _("下载全部数据"), everything),
    ):
        write = (own or {}).get(kind, WRITERS[kind]) if key == "displayed" else WRITERS[kind]
        about = about_of(page, narrowed=key == "displayed")
        too_many = kind == "xlsx" and len(rows) > sheets.MOST_ROWS
        st.download_button(
            noted(label, _("{n:,} 条").format(n=len(rows))), data=bytes_later(rows, about, kind, write),
            file_name=f"{name}-{key}-{today}.{kind}", mime=FORMATS[kind][1], key=f"download_{name}_{key}",
            on_click="ignore", disabled=rows.empty or too_many,
            help=_("超过 {n:,} 条，请用 CSV 或 ZIP。").format(n=sheets.MOST_ROWS) if too_many else None,
        )  # fmt: skip
