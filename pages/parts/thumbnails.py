"""The page of one theme: small rankings of its indicators, side by side."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from pages.parts import download, evidence, filters, kept, listing, picture, series, views, year_view
from pages.parts.address import links_with, show_link
from pages.parts.charting import CONFIG, clicked, rows_of, show_picture, with_facts
from pages.parts.download import show_downloads
from pages.parts.indicator_list import MOST, indicators_html
from pages.parts.matrix import Column, columns_of
from pages.parts.ranking import line_rows, ranked_rows
from pages.parts.shell import Page, Places
from pages.parts.small_chart import thumbnail
from pages.parts.style import palette_of
from pages.parts.texts import _, local_name, noted

SHOWN = 12
ACROSS = 3


def layout() -> Places:
    """Title, then theme, topic and scope in one row."""
    st.title(_("分领域"))
    subject, topic, level = st.columns(3, vertical_alignment="bottom")
    return {"subject": subject, "topic": topic, "level": level}


def body(page: Page) -> None:
    """The page's content."""
    themes = [str(name) for name, count in page.rows["theme"].value_counts().items() if count and name]
    if not themes:
        st.info(_("没有符合筛选条件、领域已定的数字。请放宽左侧的筛选。"))
        return
    with page.places["subject"]:
        theme = page.address.one("subject", _("看哪个领域"), themes, local_name)
    rows = page.rows[page.rows["theme"] == theme]
    ready = kept.comparison((*page.rows_key, theme), rows)
    levels = ready.levels
    if not levels:
        st.info(_("这个领域没有地区已定的数字。"))
        return
    with page.places["level"]:
        level = page.address.one(
            "level", _("比较范围"), levels, lambda name: _(series.LEVELS[name]), control="segments"
        )
    picks = show_small(page, theme, ready, level) if level != "national" else {}
    year_view.show_theme_years(page, ready, level)
    evidence.show_picked(page, picks, _("点图上的记号或一格，看它的原文依据。"))
    show_indicators(page, ready, level)
    show_downloads(page, rows, page.frame, "theme")
    listing.show_source_line(rows, page.titles)


def show_indicators(page: Page, ready: kept.Comparison, level: str) -> None:
    """The indicators of the theme, each a link to its comparison."""
    found = ready.indicators_of(level)
    st.header(_("这个领域的指标"))
    st.html(f"<p class='note'>{_('点指标名，到横向对比看它的排名、地图和历年。')}</p>")
    target = {**page.address.shared(filters.SHARED), "level": [level]}
    st.html(indicators_html(found, palette_of(page.dark), links_with("indicator", "compare", target)))
    if len(found) > MOST:
        st.text(_("只列前 {n} 个，其余可在横向对比里按名称查找。").format(n=MOST))


def show_small(page: Page, theme: str, ready: kept.Comparison, level: str) -> dict[str, str]:
    """The small rankings of the theme, widest series first; returns the figure clicked, by series."""
    counts = ready.columns_of(level)
    columns = columns_of(counts[: 2 * SHOWN])
    of = series.rows_by_series(ready.prepared, {column.indicator for column in columns}, level)
    wanted = {column: of[column.indicator, column.series] for column in columns}
    row_at = {row.Index: row for row in line_rows(page.rows.loc[[index for some in wanted.values() for index in some]])}
    ranked = {
        column: ranked_rows([row_at[index] for index in indices], column.series.kind == "result")
        for column, indices in wanted.items()
    }
    ranked = {column: lines for column, lines in ranked.items() if any(line.mark != "worded" for line in lines)}
    drawn = list(ranked.items())[:SHOWN]  # targets that are words only make no picture
    st.html(
        "<p class='note'>"
        + _("{theme}：{n:,} 条数字，{k:,} 个可比的口径；下面是给出地区最多的 {m} 个。记号与排名图相同。").format(
            theme=local_name(theme), n=int((page.rows["theme"] == theme).sum()), k=len(counts), m=len(drawn)
        )
        + "</p>"
    )
    places = [place for _row in range(0, SHOWN, ACROSS) for place in st.columns(ACROSS, gap="medium")]
    shared = page.address.shared(filters.SHARED)
    picks: dict[str, str] = {}
    for number, (place, (column, lines)) in enumerate(zip(places, drawn, strict=False)):
        words = noted(series.words_of_series(column.series), _("{n} 个地区").format(n=columns[column]))
        figure = with_facts(
            thumbnail(lines, column.series.unit, palette_of(page.dark), column.indicator, words), page
        )
        with place, st.container(key=f"small-{number}"):
            event = st.plotly_chart(
                figure, key=f"small_{column.key()}", theme=None, config=CONFIG, on_select="rerun",
                selection_mode="points", alt=views.summary_of(lines, f"{column.indicator} · {words}"),
            )  # fmt: skip
            picks[column.key()] = clicked(event, page.frame)
            target = {**shared, "level": [level], "indicator": [column.indicator], "series": [column.series.key()]}
            with st.container(horizontal=True, vertical_alignment="center"):
                show_link("compare", _("放大比较 →"), target)
                show_files(page, column, figure, f"small-{number}")
    return picks


def show_files(page: Page, column: Column, figure: go.Figure, chart: str) -> None:
    """A button that opens where a small chart's figures come from, its picture and its data; made when it is opened."""
    more = st.popover(_("来源与下载"), key=f"more_{column.key()}", on_change="rerun", type="tertiary")
    if more.open:
        rows = rows_of(figure, page.frame)
        everything = page.frame[page.frame["indicator"] == column.indicator]
        with more:
            show_picture(figure, chart, column.indicator, page)
            name = picture.file_name("theme", *column.key().split("~"))
            download.show_files(page, rows, everything, name, _("下载该指标全部数据"))
            listing.show_source_line(rows, page.titles)
