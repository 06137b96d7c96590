"""The views of one selection: ranking, tile map, over the years; each returns its rows and the figure clicked."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from pages.parts import kept, series
from pages.parts.blank_view import search_links
from pages.parts.blanks import Blanks
from pages.parts.charting import show_chart
from pages.parts.marks import MARKS, MASKED, QUALIFIED, WITHOUT_FIGURE
from pages.parts.possible import is_added, total_words
from pages.parts.ranking import Line, position_words, ranked
from pages.parts.ranking_chart import ranking_figure
from pages.parts.region_choice import Regions, ordered
from pages.parts.shell import Page
from pages.parts.style import palette_of
from pages.parts.table import read_tiles
from pages.parts.texts import N_, _, language, listed, local_name, noted, told
from pages.parts.tile_chart import tile_figure
from pages.parts.timeline import longest_regions, tracks_of
from pages.parts.timeline_chart import summary_of as summary_of_years
from pages.parts.timeline_chart import timeline_figure

MANY_LINES = 60
MOST_TRACKS = 8
YEAR_NOTES = (
    N_(
        "圆点是实绩，方块是目标；空心是约数或区间，竖线是区间的两端；◆ 据对照本补出；小圆环是同一年的另一个数值；"
        "没有提取到的年份线就断开，不作连接。"
    ),
    N_("下方各行是每年的数据状态：实心为写明，空框为约数或区间，斜纹为数字隐去，无框为未提取到。"),
)


def summary_of(lines: list[Line], words: str) -> str:
    """The ranking in one sentence, for those who do not see the picture."""
    comparable = sorted((line for line in lines if line.best), key=lambda line: (-(line.at or 0.0), line.region))
    hidden = sum(line.mark in MASKED for line in lines)
    text = _("{words}：{n} 个地区给出数字").format(words=words, n=len(comparable))
    if len(comparable) == 1:
        text += _("（{region} {x}）").format(region=local_name(comparable[0].region), x=comparable[0].quote)
    elif comparable:
        first, last = comparable[0], comparable[-1]
        text += _("，最高 {a}（{x}），最低 {b}（{y}）").format(
            a=local_name(first.region), x=first.quote, b=local_name(last.region), y=last.quote
        )
    return text + (_("；另有 {n} 个地区的数字被隐去").format(n=hidden) if hidden else "") + _("。")


def universe_of(page: Page, level: str) -> list[str]:
    """The regions a ranking shows even where nothing is found: the chosen provinces, else all that are covered."""
    if level != "province":
        return []
    tiles = read_tiles()
    wanted = page.chosen.get("province") or page.chosen.get("region")
    return [name for name in tiles.loc[tiles["covered"] == "yes", "region"] if not wanted or name in wanted]


def lines_of(
    page: Page, rows: pd.DataFrame, indicator: str, chosen: series.Series, level: str, regions: Regions
) -> list[Line]:  # fmt: skip
    """The ranking of a series among the regions to compare, blanks included, in the order the reader picked."""
    held = kept.held(page.key, None if chosen.year == series.NO_YEAR else chosen.year, page.frame)
    universe = [name for name in universe_of(page, level) if not regions.members or name in regions.members]
    own = rows[rows["region"].isin(regions.members)] if regions.members else rows
    blanks = Blanks(held, kept.silences())
    lines = [
        replace(line, mark=blanks.mark(line.region, indicator, chosen)) if line.mark in WITHOUT_FIGURE else line
        for line in ranked(own, universe, held)
    ]
    return ordered(lines, regions.order)


def show_ranking(
    page: Page, rows: pd.DataFrame, chosen: series.Series, level: str, indicator: str, view: str, regions: Regions
) -> tuple[pd.DataFrame, str]:
    """The ranking as a chart, or a map, and a sentence; returns its rows in order, with positions, and the click."""
    lines = lines_of(page, rows, indicator, chosen, level, regions)
    if not lines:
        st.info(_("没有可列出的数字。"))
        return rows.iloc[0:0], ""
    blanks = [line for line in lines if line.mark in WITHOUT_FIGURE]
    found = [line for line in lines if line.mark not in WITHOUT_FIGURE]
    shown = lines if len(blanks) <= max(6, len(found)) else found
    words = series.words_of_series(chosen)
    summary = summary_of(found, f"{indicator} · {words}")
    colors, click = palette_of(page.dark), ""
    if view == "map":
        figure = tile_figure(lines, read_tiles(), chosen.unit, colors, indicator, words)
        with st.container(key=f"tiles-{language()}"):
            click = show_chart(figure, "map", summary, page)
    if view == "rank":
        figure = ranking_figure(shown[:MANY_LINES], chosen.unit, colors, indicator, words)
        click = show_chart(figure, "ranking", summary, page)
        if len(shown) > MANY_LINES:
            st.text(_("图中只画前 {n} 行，其余见下表。").format(n=MANY_LINES))
    st.text(summary)
    show_how_ranked(found, chosen.kind == "result")
    total = total_words(found, chosen.unit) if is_added(indicator, chosen.family, chosen.unit) else ""
    if level == "province" and total:
        st.text(total)
    if blanks:
        show_blanks(page, blanks, indicator)
    if level == "province":
        st.caption(_("香港、澳门、台湾不在收录范围。"))
    rows = rows[rows["region"].isin([line.region for line in found])]
    return with_positions(rows, found), click


def show_how_ranked(lines: list[Line], rounded: bool) -> None:
    """What a position says: among how many, that rounding and qualifiers tie, and where masked regions may stand."""
    given = sum(line.best > 0 for line in lines)
    words = ""
    if given > 1:
        words = _("第 k 位，在 {n} 个给出数字的地区中；四舍五入后分不出先后的并列，如 3–4。").format(n=given)
        if any(line.mark in QUALIFIED for line in lines):
            words += _(
                "“超、多、以上”没有上限，“近、约、左右、不足”也不是一个准数：按可能的大小给出位次的范围。"
            ) if rounded else _("目标和规定按写明的数排名，带“左右、以上”的也是。")
    if any(line.could for line in lines):
        words += _("括号里是隐去的地区若计入可能的位次。")
    if words:
        st.html(f"<p class='note'>{words}</p>")


def show_blanks(page: Page, blanks: list[Line], indicator: str) -> None:
    """The names of the regions without a figure, by the reason why; where a report is held, a click searches it."""
    for mark, title in (("absent", N_("有报告而未提取到（点地名在报告里查找）")), ("silent", MARKS["silent"]),
                        ("uncollected", MARKS["uncollected"])):  # fmt: skip
        names = [line.region for line in blanks if line.mark == mark]
        if names:
            words = listed(map(local_name, names))
            words = words if mark == "uncollected" else search_links(page, names, indicator)
            st.html(f"<p class='note'>{told(noted(_(title), str(len(names))), words)}</p>")


def with_positions(rows: pd.DataFrame, lines: list[Line]) -> pd.DataFrame:
    """The rows in the order of the lines, each line's chosen row before its others, with a column `rank`."""
    order: dict[object, str] = {}
    for line in lines:
        order[line.row] = position_words(line)
        order.update({row: _("另一数值") for _value, _quote, row in line.others})
    listed = [*order, *(index for index in rows.index if index not in order)]
    return rows.loc[listed].assign(rank=[order.get(index, _("重复陈述")) for index in listed])


def show_years(page: Page, rows: pd.DataFrame, history: series.History, indicator: str) -> tuple[pd.DataFrame, str]:
    """The chosen regions over the years; returns the rows shown and the figure clicked."""
    regions = longest_regions(rows, 1000)
    picked = page.address.many(
        "lines", _("图上的地区"), regions, local_name,
        help=_("不选时画年份最多的几个地区；最多 {n} 个。").format(n=MOST_TRACKS),
        placeholder=_("年份最多的地区"),
    )[:MOST_TRACKS]  # fmt: skip
    tracks = tracks_of(rows, picked or longest_regions(rows, 3))
    if not tracks:
        st.info(_("这些地区没有可按年排列的实绩或目标。"))
        return rows.iloc[0:0], ""
    words = series.words_of_history(history)
    figure = timeline_figure(tracks, history.unit, palette_of(page.dark), indicator, words)
    summary = summary_of_years(tracks)
    click = show_chart(figure, "years", summary, page, [_(note) for note in YEAR_NOTES])
    st.text(summary)
    for note in YEAR_NOTES:
        st.html(f"<p class='note'>{_(note)}</p>")
    shown = rows["region"].isin([track.region for track in tracks]) & rows["year"].notna()
    return rows[shown].sort_values(["region", "year", "kind"]), click
