"""Compare: one indicator, one series, as ranking, over the years, and as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import evidence, kept, listing, series, views
from pages.parts.download import show_downloads
from pages.parts.merge_view import show_review
from pages.parts.shell import Page, Places
from pages.parts.texts import N_, _, noted

VIEWS = {"rank": N_("排名"), "map": N_("地图"), "time": N_("历年"), "table": N_("表格")}


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
    """The controls at the top: scope, theme and indicator in one row, view and series in the next."""
    st.title(_("横向对比"))
    level, theme, indicator = st.columns([5, 4, 7], vertical_alignment="bottom")
    view, series_place = st.columns([5, 11], vertical_alignment="bottom")
    return {"level": level, "theme": theme, "indicator": indicator, "view": view, "series": series_place}


def body(page: Page) -> None:
    """The page's content."""
    ready = kept.comparison(page.rows_key, page.rows)
    prepared, levels = ready.prepared, ready.levels
    if not levels:
        st.info(_("没有符合筛选条件、又有统一指标名和地区的数字。请放宽左侧的筛选。"))
        return
    with page.places["level"]:
        level = page.address.one(
            "level", _("比较范围"), levels, lambda name: _(series.LEVELS[name]), control="segments"
        )
    with page.places["indicator"]:
        indicator = choose_indicator(page, ready.indicators_of(level), level)
    with page.places["view"]:
        default = "time" if level == "national" else "rank"
        view = page.address.one(
            "view",
            _("看法"),
            [name for name in VIEWS if name != "map" or level == "province"],
            lambda name: _(VIEWS[name]),
            default,
            "segments",
        )
    columns: tuple[str, ...] = listing.SHORT
    click = ""
    histories = series.histories_of(prepared, indicator, level) if view == "time" else {}
    with page.places["series"]:
        if not histories:
            chosen = choose_series(page, prepared, indicator, level)
            rows = page.rows.loc[series.rows_of(prepared, indicator, level, chosen)]
        else:
            history = choose_history(page, histories)
            rows = page.rows.loc[series.rows_of(prepared, indicator, level, history)]
    if histories:
        rows, click = views.show_years(page, rows, history, indicator)
    elif view == "time":
        st.info(_("这个指标没有注明年份的数字，不能按年排列。"))
    else:
        rows, click = views.show_ranking(page, rows, chosen, level, indicator, view)
        columns = ("rank", *columns)
    show_review(page, indicator)
    place = st.container()
    everything = page.frame[page.frame["indicator"] == indicator]
    show_downloads(page, rows, everything, "compare", _("下载该指标全部数据"))
    line = listing.show_rows(rows, page.titles, "compare_rows", columns, 620 if view == "table" else 0)
    with place:
        evidence.show_picked(page, {view: click, "rows": line})
    listing.show_source_line(rows, page.titles)
