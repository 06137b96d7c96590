"""The page of named programmes: what each reports, by region."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from pages.parts import evidence, listing
from pages.parts.coverage import counts_of
from pages.parts.download import show_downloads
from pages.parts.shell import Page, Places
from pages.parts.texts import _, listed, local_name, title_of

COLUMNS = ("region", "label", "quote", "display_value", "display_unit", "year", "kind", "status", "theme", "title")
ALL = ""


def layout() -> Places:
    """Title and the programme."""
    st.title(_("工作品牌"))
    return {"brand": st.container()}


def brands_of(frame: pd.DataFrame) -> pd.DataFrame:
    """The named programmes with their figures, regions and masked figures, those with most figures first."""
    rows = frame[frame["initiative"] != ""]
    cells = rows.assign(hidden=rows["status"] == "masked", place=rows["region"].where(rows["region"] != ""))
    found = cells.groupby("initiative", observed=True).agg(
        figures=("id", "size"), regions=("place", "nunique"), masked=("hidden", "sum")
    )
    return found.sort_values(["figures", "regions"], ascending=False).reset_index()


def places_of(rows: pd.DataFrame, most: int = 6) -> str:
    """The regions of some rows with their numbers of figures, the first few by name."""
    counts = rows.loc[rows["region"] != "", "region"].value_counts()
    names = [f"{local_name(str(name))} {count}" for name, count in counts.items() if count]
    return listed(names[:most]) + (" …" if len(names) > most else "")


def show_all(page: Page, brands: pd.DataFrame) -> None:
    """All programmes in one table, with the regions that report them."""
    groups: Sequence[str] = [
        places_of(page.rows[page.rows["initiative"] == name]) for name in brands["initiative"].head(200)
    ]
    table = brands.head(200).assign(places=groups)
    names = {"initiative": title_of("initiative"), "figures": _("数字条数"), "regions": _("地区数"),
             "masked": _("其中隐去"), "places": _("哪些地区（条数）")}  # fmt: skip
    st.dataframe(table.rename(columns=names), hide_index=True, key="brands", placeholder="", height=620)


def body(page: Page) -> None:
    """The page's content."""
    brands = brands_of(page.rows)
    if brands.empty:
        st.info(_("没有符合筛选条件、属于某个工作品牌的数字。请放宽左侧的筛选。"))
        return
    counts = dict(zip(brands["initiative"].astype(str), brands["figures"], strict=True))
    with page.places["brand"]:
        brand = page.address.one(
            "brand", title_of("initiative"), [ALL, *counts],
            lambda name: f"{name} · {_('{n:,} 条').format(n=counts[name])}" if name else _("全部品牌"),
            help=_("报告里有名字的做法、行动、机制，如接诉即办。"),
        )  # fmt: skip
    rows = page.rows[page.rows["initiative"] != ""]
    if brand == ALL:
        show_all(page, brands)
    else:
        rows = rows[rows["initiative"] == brand].sort_values(["region", "document", "start"])
        show_brand(page, rows)
    show_downloads(page, rows, page.frame, "initiative")
    listing.show_source_line(rows, page.titles)


def show_brand(page: Page, rows: pd.DataFrame) -> None:
    """One programme: its counts, its regions, its figures with their evidence."""
    counts = counts_of(rows)
    with st.container(horizontal=True, key="counts"):
        st.metric(_("数字"), f"{counts.figures:,}", border=True)
        st.metric(_("地区数"), f"{counts.regions:,}", border=True)
        st.metric(_("报告数"), f"{counts.documents:,}", border=True)
        st.metric(_("数字隐去"), f"{counts.masked_share:.1%}", border=True)
    st.html(f"<p class='note'>{escape(_('地区：') + (places_of(rows, 40) or _('地区未定')))}</p>")
    place = st.container()
    line = listing.show_rows(rows, page.titles, "brand_rows", COLUMNS, 560 if len(rows) > 15 else 0)
    with place:
        evidence.show_picked(page, {"rows": line}, _("点表中的一行，看它的原文依据。"))
