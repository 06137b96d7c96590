"""Compare: one indicator as ranking, map, over the years, from–to and as a table; others beside it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import beside_view, evidence, kept, listing, pair_view, series, views
from pages.parts.download import show_downloads
from pages.parts.matrix import Column
from pages.parts.merge_view import show_review
from pages.parts.region_choice import Regions, choose_regions, regions_of_group
from pages.parts.shell import Page, Places
from pages.parts.texts import N_, _, noted

VIEWS = {"rank": N_("排名"), "map": N_("地图"), "time": N_("历年"), "change": N_("由…至…"), "table": N_("表格")}


def choose_indicator(page: Page, candidates: pd.DataFrame, level: str) -> str:
    """The indicator the reader picks; those with most regions (全国: most years) come first, with their counts."""
    listed = candidates[(candidates["regions"] >= 2) | (candidates["years"] >= 2)]
    if listed.empty or page.address.first("indicator") not in listed.index:
        asked = page.address.first("indicator")
        listed = pd.concat([listed, candidates.loc[[asked]]]) if asked in candidates.index else listed
    listed = candidates if listed.empty else listed[~listed.index.duplicated()]
    count = {
        name: _("{n} 年").format(n=years) if level == "national" else _("{n} 个地区").format(n=regions)
        for name, regions, years in zip(listed.index, listed["regions"], listed["years"], strict=True)
    }
    return page.address.one(
        "indicator", _("指标"), list(listed.index), lambda name: f"{name} · {count[name]}",
        help=_("统一指标名。列出至少两个地区或两个年份给出的指标，给出地区最多的在前；可输入文字查找。"),
    )  # fmt: skip


def choose_series(page: Page, prepared: pd.DataFrame, indicator: str, level: str) -> series.Series:
    """The series the reader picks: what is alike in all the numbers ranked together."""
    options = series.series_of(prepared, indicator, level)
    by_key = {each.key(): each for each in options}
    key = page.address.one(
        "series", _("口径"), list(by_key),
        lambda key: noted(series.words_of_series(by_key[key]), _("{n} 个地区").format(n=options[by_key[key]])),
        help=_("年份、类别、时间口径、计算口径或单位不同的数字不放在一起排名。"),
    )  # fmt: skip
    return by_key[key]


def choose_history(page: Page, histories: dict[series.History, int]) -> series.History:
    """The history the reader picks: what is alike in all the years drawn together."""
    by_key = {each.key(): each for each in histories}
    key = page.address.one(
        "history", _("口径"), list(by_key),
        lambda key: noted(series.words_of_history(by_key[key]), _("{n} 年").format(n=histories[by_key[key]])),
        help=_("时间口径、计算口径或单位不同的数字不连成一条线。"),
    )  # fmt: skip
    return by_key[key]


def layout() -> Places:
    """The controls at the top: scope, theme and indicator in one row, view and series in the next, then regions."""
    st.title(_("横向对比"))
    level, theme, indicator = st.columns([5, 4, 7], vertical_alignment="bottom")
    view, series_place = st.columns([7, 9], vertical_alignment="bottom")
    return {
        "level": level, "theme": theme, "indicator": indicator, "view": view, "series": series_place,
        "regions": st.container(), "beside": st.container(),
    }  # fmt: skip


def choose_view(page: Page, level: str, with_pairs: bool) -> str:
    """The view the reader picks, among those that the level has."""
    left_out = {name for name, there in (("map", level == "province"), ("change", with_pairs)) if not there}
    with page.places["view"]:
        return page.address.one(
            "view", _("看法"), [name for name in VIEWS if name not in left_out], lambda name: _(VIEWS[name]),
            "time" if level == "national" else "rank", "segments",
        )  # fmt: skip


def body(page: Page) -> None:
    """The page's content."""
    ready = kept.comparison(page.rows_key, page.rows)
    if not ready.levels:
        st.info(_("没有符合筛选条件、又有统一指标名和地区的数字。请放宽左侧的筛选。"))
        return
    with page.places["level"]:
        level = page.address.one(
            "level", _("比较范围"), ready.levels, lambda name: _(series.LEVELS[name]), control="segments"
        )
    found = kept.pairs_found(page.rows_key, page.rows)
    found = found[found["level"] == level]
    view = choose_view(page, level, len(found) > 0)
    with page.places["indicator"]:
        indicator = choose_indicator(page, ready.indicators_of(level), level)
    columns: tuple[str, ...] = listing.SHORT
    if view == "change":
        rows, click = changes(page, found, indicator, level)
        columns = ("region", "role", *listing.SHORT[1:])
    elif view == "time":
        rows, click = years(page, ready.prepared, indicator, level)
    else:
        rows, click = ranking(page, ready, indicator, level, view)
        columns = ("rank", *columns) if "rank" in rows else ("indicator", *columns)
    if rows.empty:
        return
    show_review(page, indicator)
    place = st.container()
    everything = page.frame[page.frame["indicator"] == indicator]
    show_downloads(page, rows, everything, "compare", _("下载该指标全部数据"))
    line = listing.show_rows(rows, page.titles, "compare_rows", columns, 620 if view == "table" else 0)
    with place:
        evidence.show_picked(page, {view: click, "rows": line})
    listing.show_source_line(rows, page.titles)


def changes(page: Page, found: pd.DataFrame, indicator: str, level: str) -> tuple[pd.DataFrame, str]:
    """From–to: the pairs of the indicator among those `found` at the level; the rows shown and the figure clicked."""
    own = found[found["indicator"] == indicator]
    if own.empty:
        pair_view.show_none(page, found, level)
        return page.rows.iloc[0:0], ""
    with page.places["series"]:
        movement = pair_view.choose_movement(page, own)
    with page.places["regions"]:
        regions = choose_regions(page, level, list(own["region"].unique()), False) if level != "national" else Regions()
    return pair_view.show_pairs(page, own, movement, indicator, regions.members)


def years(page: Page, prepared: pd.DataFrame, indicator: str, level: str) -> tuple[pd.DataFrame, str]:
    """Over the years: one history of the indicator; the rows shown and the figure clicked."""
    histories = series.histories_of(prepared, indicator, level)
    if not histories:
        st.info(_("这个指标没有注明年份的数字，不能按年排列。"))
        return page.rows.iloc[0:0], ""
    with page.places["series"]:
        history = choose_history(page, histories)
    rows = page.rows.loc[series.rows_of(prepared, indicator, level, history)]
    return views.show_years(page, rows, history, indicator)


def ranking(
    page: Page, ready: kept.Comparison, indicator: str, level: str, view: str
) -> tuple[pd.DataFrame, str]:  # fmt: skip
    """Ranking, map or table of one series of the indicator, others beside it; the rows shown and the figure clicked."""
    with page.places["series"]:
        chosen = choose_series(page, ready.prepared, indicator, level)
    rows = page.rows.loc[series.rows_of(ready.prepared, indicator, level, chosen)]
    with page.places["regions"]:
        names = regions_of_group("") if level == "province" else sorted(rows["region"].unique())
        regions = choose_regions(page, level, names, view != "map") if level != "national" else Regions()
    if view != "rank":
        return views.show_ranking(page, rows, chosen, level, indicator, view, regions)
    with page.places["beside"]:
        others = beside_view.choose_columns(page, ready, level, Column(indicator, chosen))
    if others:
        columns = [Column(indicator, chosen), *others]
        return beside_view.show_beside(page, ready.prepared, level, columns, regions)
    return views.show_ranking(page, rows, chosen, level, indicator, view, regions)
