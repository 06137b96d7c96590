"""Compare: one indicator, one series, as ranking, over the years, and as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import listing, series
from pages.parts.coverage import held_regions
from pages.parts.download import show_downloads
from pages.parts.marks import MASKED, WITHOUT_FIGURE
from pages.parts.ranking import Line, position_words, ranked
from pages.parts.ranking_chart import ranking_figure
from pages.parts.shell import Page, Places
from pages.parts.style import palette_of
from pages.parts.table import read_tiles
from pages.parts.texts import N_, _
from pages.parts.timeline import longest_regions, tracks_of
from pages.parts.timeline_chart import timeline_figure

VIEWS = {"rank": N_("排名"), "time": N_("历年"), "table": N_("表格")}
MANY_LINES = 60
MOST_TRACKS = 8
YEAR_NOTES = (
    N_("圆点是实绩，菱形是目标；空心是约数或区间；没有提取到的年份线就断开，不作连接。"),
    N_("下方各行是每年的数据状态：实心为写明，空框为约数或区间，斜纹为数字隐去，无框为未提取到。"),
)
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
        text += _("，最高 {a}（{x}），最低 {b}（{y}）").format(
            a=first.region, x=first.quote, b=last.region, y=last.quote
        )
    return text + (_("；另有 {n} 个地区的数字被隐去").format(n=hidden) if hidden else "") + "。"


def universe_of(page: Page, level: str) -> list[str]:
    """The regions a ranking shows even where nothing is found: the chosen provinces, else all that are covered."""
    if level != "province":
        return []
    tiles = read_tiles()
    wanted = page.chosen.get("province") or page.chosen.get("region")
    return [name for name in tiles.loc[tiles["covered"] == "yes", "region"] if not wanted or name in wanted]


def show_ranking(
    page: Page, rows: pd.DataFrame, chosen: series.Series, level: str, indicator: str, drawn: bool
) -> pd.DataFrame:
    """The ranking as a chart (if `drawn`) and a sentence; returns the rows in its order, with their positions."""
    held = held_regions(page.frame, None if chosen.year == series.NO_YEAR else chosen.year)
    lines = ranked(rows, universe_of(page, level), held)
    blanks = [line for line in lines if line.mark in WITHOUT_FIGURE]
    found = [line for line in lines if line.mark not in WITHOUT_FIGURE]
    shown = lines if len(blanks) <= max(6, len(found)) else found
    words = series.words_of_series(chosen)
    summary = summary_of(found, f"{indicator} · {words}")
    if drawn:
        figure = ranking_figure(shown[:MANY_LINES], chosen.unit, palette_of(page.dark), indicator, words)
        st.plotly_chart(figure, key="ranking", theme=None, config=CHART, alt=summary)
        if len(shown) > MANY_LINES:
            st.text(_("图中只画前 {n} 行，其余见下表。").format(n=MANY_LINES))
    st.text(summary)
    if not drawn or shown is found:
        show_blanks(blanks)
    if level == "province":
        st.caption(_("香港、澳门、台湾不在收录范围。"))
    return with_positions(rows, found)


def show_blanks(blanks: list[Line]) -> None:
    """The names of the regions without a figure, where they are not drawn, by the reason why."""
    for mark, title in (("absent", N_("有报告而未提取到")), ("uncollected", N_("未收录报告"))):
        names = [line.region for line in blanks if line.mark == mark]
        if names:
            st.text(f"{_(title)}（{len(names)}）：{'、'.join(names)}")


def with_positions(rows: pd.DataFrame, lines: list[Line]) -> pd.DataFrame:
    """The rows in the order of the lines, each line's chosen row before its others, with a column `rank`."""
    order: dict[object, str] = {}
    for line in lines:
        order[line.row] = position_words(line)
        order.update({row: _("另一数值") for _value, _quote, row in line.others})
    listed = [*order, *(index for index in rows.index if index not in order)]
    return rows.loc[listed].assign(rank=[order.get(index, _("重复陈述")) for index in listed])


def show_years(page: Page, rows: pd.DataFrame, history: series.History, indicator: str) -> pd.DataFrame:
    """The chosen regions over the years; returns the rows shown."""
    regions = longest_regions(rows, 1000)
    picked = page.address.many(
        "lines", _("图上的地区"), regions, help=_("不选时画年份最多的几个地区；最多 {n} 个。").format(n=MOST_TRACKS),
        placeholder=_("年份最多的地区"),
    )[:MOST_TRACKS]  # fmt: skip
    tracks = tracks_of(rows, picked or longest_regions(rows, 3))
    if not tracks:
        st.info(_("这些地区没有可按年排列的实绩或目标。"))
        return rows.iloc[0:0]
    words = series.words_of_history(history)
    figure = timeline_figure(tracks, history.unit, palette_of(page.dark), indicator, words)
    st.plotly_chart(figure, key="years", theme=None, config=CHART, alt=_("历年变化图，下表列出同样的数字"))
    for note in YEAR_NOTES:
        st.html(f"<p class='note'>{_(note)}</p>")
    shown = rows["region"].isin([track.region for track in tracks]) & rows["year"].notna()
    return rows[shown].sort_values(["region", "year", "kind"])


def choose_series(page: Page, prepared: pd.DataFrame, indicator: str, level: str) -> series.Series:
    """The series the reader picks: what is alike in all the numbers ranked together."""
    options = series.series_of(prepared, indicator, level)
    by_key = {each.key(): each for each in options}
    key = page.address.one(
        "series", _("口径"), list(by_key),
        lambda key: f"{series.words_of_series(by_key[key])}（{_('{n} 个地区').format(n=options[by_key[key]])}）",
        help=_("年份、类别、时间口径、计算口径或单位不同的数字不放在一起排名。"),
    )  # fmt: skip
    return by_key[key]


def choose_history(page: Page, histories: dict[series.History, int]) -> series.History:
    """The history the reader picks: what is alike in all the years drawn together."""
    by_key = {each.key(): each for each in histories}
    key = page.address.one(
        "history", _("口径"), list(by_key),
        lambda key: f"{series.words_of_history(by_key[key])}（{_('{n} 年').format(n=histories[by_key[key]])}）",
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
    prepared = series.prepared(page.rows)
    levels = [level for level in series.LEVELS if (prepared["level"] == level).any()]
    if not levels:
        st.info(_("没有符合筛选条件、又有统一指标名和地区的数字。请放宽左侧的筛选。"))
        return
    with page.places["level"]:
        level = page.address.one(
            "level", _("比较范围"), levels, lambda name: _(series.LEVELS[name]), control="segments"
        )
    with page.places["indicator"]:
        indicator = choose_indicator(page, series.indicators_of(prepared, level), level)
    with page.places["view"]:
        default = "time" if level == "national" else "rank"
        view = page.address.one("view", _("看法"), list(VIEWS), lambda name: _(VIEWS[name]), default, "segments")
    columns: tuple[str, ...] = listing.SHORT
    histories = series.histories_of(prepared, indicator, level) if view == "time" else {}
    with page.places["series"]:
        if not histories:
            chosen = choose_series(page, prepared, indicator, level)
            rows = page.rows.loc[series.rows_of(prepared, indicator, level, chosen)]
        else:
            history = choose_history(page, histories)
            rows = page.rows.loc[series.rows_of(prepared, indicator, level, history)]
    if histories:
        rows = show_years(page, rows, history, indicator)
    elif view == "time":
        st.info(_("这个指标没有注明年份的数字，不能按年排列。"))
    else:
        rows, columns = show_ranking(page, rows, chosen, level, indicator, view == "rank"), ("rank", *columns)
    show_downloads(rows, page.frame[page.frame["indicator"] == indicator], "compare", _("下载该指标全部数据"))
    listing.show_rows(rows, page.titles, "compare_rows", columns, 620 if view == "table" else 0)
    listing.show_source_line(rows, page.titles)
