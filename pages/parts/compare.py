"""Compare: one indicator, one series, as ranking, over the years, and as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import listing, series
from pages.parts.coverage import held_regions
from pages.parts.download import show_downloads
from pages.parts.marks import MASKED, WITHOUT_FIGURE
from pages.parts.ranking import Line, ranked
from pages.parts.ranking_chart import ranking_figure
from pages.parts.shell import Page
from pages.parts.style import palette_of
from pages.parts.table import read_tiles
from pages.parts.texts import N_, _
from pages.parts.timeline import longest_regions, tracks_of
from pages.parts.timeline_chart import timeline_figure

VIEWS = {"rank": N_("排名"), "time": N_("历年"), "table": N_("表格")}
MANY_LINES = 60
CHART = {"displaylogo": False, "locale": "zh-CN", "modeBarButtonsToRemove": ["select2d", "lasso2d", "zoom2d", "pan2d"],
         "toImageButtonOptions": {"format": "png", "scale": 2}}  # fmt: skip


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


def summary_of(lines: list[Line], words: str) -> str:
    """The ranking in one sentence, for those who do not see the picture."""
    comparable = [line for line in lines if line.best]
    hidden = sum(line.mark in MASKED for line in lines)
    text = _("{words}：{n} 个地区给出数字").format(words=words, n=len(comparable))
    if comparable:
        first, last = comparable[0], comparable[-1]
        text += _("，最高 {a}（{x}），最低 {b}（{y}）").format(a=first.region, x=first.quote, b=last.region, y=last.quote)
    return text + (_("；另有 {n} 个地区的数字被隐去").format(n=hidden) if hidden else "") + "。"


def show_ranking(page: Page, rows: pd.DataFrame, chosen: series.Series, level: str, indicator: str) -> None:
    """The ranking chart, its sentence, and the names of those without a figure where they are not drawn."""
    tiles = read_tiles()
    universe: list[str] = []
    if level == "province":
        wanted = page.chosen.get("province") or list(tiles.loc[tiles["covered"] == "yes", "region"])
        universe = [name for name in wanted if name in set(tiles["region"])]
    held = held_regions(page.frame, None if chosen.year == series.NO_YEAR else chosen.year)
    lines = ranked(rows, universe, held)
    blanks = [line for line in lines if line.mark in WITHOUT_FIGURE]
    found = [line for line in lines if line.mark not in WITHOUT_FIGURE]
    drawn = lines if len(blanks) <= max(6, len(found)) else found
    words = f"{indicator} · {series.words_of_series(chosen)}"
    figure = ranking_figure(drawn[:MANY_LINES], chosen.unit, palette_of(page.dark), indicator, series.words_of_series(chosen))
    summary = summary_of(found, words)
    st.plotly_chart(figure, key="ranking", theme=None, config=CHART, alt=summary)
    st.text(summary)
    if len(drawn) > MANY_LINES:
        st.text(_("图中只画前 {n} 行，其余见下表。").format(n=MANY_LINES))
    if drawn is found and blanks:
        for mark, title in (("absent", N_("有报告而未提取到")), ("uncollected", N_("未收录报告"))):
            names = [line.region for line in blanks if line.mark == mark]
            if names:
                st.text(f"{_(title)}（{len(names)}）：{'、'.join(names)}")
    if level == "province":
        st.caption(_("香港、澳门、台湾不在收录范围。"))


def show_years(page: Page, rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The chosen regions over the years; returns the rows shown."""
    regions = longest_regions(rows, 1000)
    if not regions:
        st.info(_("这个指标没有注明年份的数字，不能按年排列。"))
        return rows.iloc[0:0]
    picked = page.address.many("lines", _("图上的地区"), regions, help=_("不选时画年份最多的几个地区；最多 8 个。"),
                               placeholder=_("年份最多的地区"))[:8]
    tracks = tracks_of(rows, picked or longest_regions(rows, 1 if "全国" in regions else 3))
    if not tracks:
        st.info(_("这些地区没有可按年排列的实绩或目标。"))
        return rows.iloc[0:0]
    figure = timeline_figure(tracks, unit, palette_of(page.dark))
    st.plotly_chart(figure, key="years", theme=None, config=CHART, alt=_("历年变化图，下表列出同样的数字"))
    st.html("<p class='note'>" + _("圆点是实绩，菱形是目标；空心是约数或区间；没有提取到的年份线就断开。"
                                  "下方各行是每年的数据状态：实心为写明，空框为约数，斜纹为数字隐去，无框为未提取到。") + "</p>")  # fmt: skip
    return rows[rows["region"].isin([track.region for track in tracks]) & rows["year"].notna()]


def body(page: Page) -> None:
    """The page's content."""
    st.title(_("横向对比"))
    prepared = series.prepared(page.rows)
    levels = [level for level in series.LEVELS if (prepared["level"] == level).any()]
    if not levels:
        st.info(_("没有符合筛选条件、又有统一指标名和地区的数字。请放宽左侧的筛选。"))
        return
    left, middle = st.columns([1, 3], vertical_alignment="bottom")
    with left:
        level = page.address.one("level", _("比较范围"), levels, lambda name: _(series.LEVELS[name]), control="segments")
    with middle:
        indicator = choose_indicator(page, series.indicators_of(prepared, level), level)
    options = series.series_of(prepared, indicator, level)
    by_key = {each.key(): each for each in options}
    left, middle = st.columns([1, 3], vertical_alignment="bottom")
    with left:
        default = "time" if level == "national" else "rank"
        view = page.address.one("view", _("看法"), list(VIEWS), lambda name: _(VIEWS[name]), default, "segments")
    with middle:
        key = page.address.one(
            "series", _("口径"), list(by_key),
            lambda key: f"{series.words_of_series(by_key[key])}（{_('{n} 个地区').format(n=options[by_key[key]])}）",
            help=_("年份、类别、时间口径、计算口径或单位不同的数字不放在一起排名。"),
        )  # fmt: skip
    chosen = by_key[key]
    rows = page.rows.loc[series.rows_of_series(prepared, indicator, level, chosen)]
    everything = page.frame[page.frame["indicator"] == indicator]
    if view == "rank":
        show_ranking(page, rows, chosen, level, indicator)
    elif view == "time":
        same = prepared[(prepared["indicator"] == indicator) & (prepared["level"] == level)]
        for name in series.KEY_OVER_TIME:
            same = same[same[name] == getattr(chosen, name)]
        rows = show_years(page, page.rows.loc[same["row"]], chosen.unit)
    show_downloads(rows, everything, "compare", _("下载该指标全部数据"))
    listing.show_rows(rows, page.titles, "compare_rows", listing.SHORT)
    listing.show_source_line(rows, page.titles)
