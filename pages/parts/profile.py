"""The page of one region: how much is known of it, its position among all, its figures by theme."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import evidence, kept, listing, year_view
from pages.parts.charting import show_chart
from pages.parts.coverage import counts_of
from pages.parts.download import show_downloads
from pages.parts.numbers import plain
from pages.parts.ranking import position_words
from pages.parts.shell import Page, Places
from pages.parts.standing import Standing, by_theme, standings_of
from pages.parts.strip import strip
from pages.parts.style import palette_of
from pages.parts.texts import _, local_name, noted, title_of

STRIPS = 25
COLUMNS = ("label", "quote", "display_value", "display_unit", "year", "kind", "status", "region", "topic", "title")


def layout() -> Places:
    """Title, then the region and the theme."""
    st.title(_("地区概况"))
    place, theme = st.columns([1, 2], vertical_alignment="bottom")
    return {"place": place, "theme": theme}


def options_of(frame: pd.DataFrame) -> list[str]:
    """The regions there is something to say of, provinces first, those with most figures first."""
    known = frame[frame["level"] != "none"]
    counts = known.groupby(["level", "region"], observed=True).size().reset_index(name="rows")
    counts["order"] = counts["level"].map({"province": 0, "national": 1, "place": 2}).astype("int64")
    counts = counts.sort_values(["order", "rows"], ascending=[True, False])
    return [str(name) for name in counts["region"]]


def rows_of(frame: pd.DataFrame, region: str) -> pd.DataFrame:
    """A region's figures, those of the places in it included."""
    return frame[(frame["region"] == region) | (frame["province"] == region)]


def position_table(standings: list[Standing]) -> pd.DataFrame:
    """The positions of a region in words: indicator, words as written, year, position, how many regions give one."""
    return pd.DataFrame(
        {
            title_of("indicator"): [each.indicator for each in standings],
            title_of("quote"): ["".join(each.line.quote.split()) for each in standings],
            title_of("year"): [each.series.year if each.series.year > 0 else None for each in standings],
            title_of("kind"): [_("目标") if each.series.kind == "target" else _("实绩") for each in standings],
            title_of("rank"): [position_cell(each) for each in standings],
        }
    )


def position_cell(each: Standing) -> str:
    """`3 / 31`, of a masked figure the positions it may hold, or a dash."""
    return f"{position_words(each.line)} / {plain(each.line.among)}" if each.line.among else "–"


def body(page: Page) -> None:
    """The page's content."""
    options = options_of(page.rows)
    if not options:
        st.info(_("没有符合筛选条件、地区已定的数字。请放宽左侧的筛选。"))
        return
    with page.places["place"]:
        region = page.address.one("place", _("看哪个地区"), options, local_name, default=options[0])
    rows = rows_of(page.rows, region)
    counts = counts_of(rows)
    with st.container(horizontal=True, key="counts"):
        st.metric(_("数字"), f"{counts.figures:,}", border=True)
        st.metric(_("报告数"), f"{counts.documents:,}", border=True)
        st.metric(_("其中的地方"), f"{counts.regions:,}", border=True)
        st.metric(_("数字隐去"), f"{counts.masked_share:.1%}", border=True)
    ready = kept.comparison(page.rows_key, page.rows)
    standings = standings_of(page.rows, ready.prepared, region) if (rows["level"] == "province").any() else []
    picks: dict[str, str] = {}
    if standings:
        st.header(_("在各地中的位置"))
        st.html(
            "<p class='note'>"
            + _(
                "每行一个指标，点是给出可比数字的地区，按数值从小到大；"
                "横线是这个地区可能的位次；位次按数值大小，不表示好坏。"
            )
            + "</p>"
        )
        figure = strip(standings[:STRIPS], palette_of(page.dark))
        picks["strip"] = show_chart(figure, "strip", _("各指标位次图，下面的表列出同样的内容"), page)
    place = st.container()
    year_view.show_region_years(page, ready, region)
    picks |= show_themes(page, rows, standings)
    with place:
        evidence.show_picked(page, picks)
    show_downloads(page, rows, page.frame, "region")
    listing.show_source_line(rows, page.titles)


def show_themes(page: Page, rows: pd.DataFrame, standings: list[Standing]) -> dict[str, str]:
    """The figures theme by theme, with positions where there are any; returns the rows selected, by table."""
    picks: dict[str, str] = {}
    positions = by_theme(standings)
    for theme, count in rows["theme"].value_counts().items():
        if not count:
            continue
        own = rows[rows["theme"] == theme].sort_values(["topic", "document", "start"])
        name = local_name(str(theme)) or _("领域未定")
        st.header(noted(name, f"{count:,}"), anchor=False)
        if positions.get(str(theme)):
            with st.expander(_("位次")):
                years = {title_of("year"): st.column_config.NumberColumn(format="%d")}
                table = position_table(positions[str(theme)])
                st.dataframe(table, hide_index=True, key=f"positions_{theme}", placeholder="", column_config=years)
        picks[f"theme_{theme}"] = listing.show_rows(own, page.titles, f"theme_{theme}", COLUMNS)
    return picks
