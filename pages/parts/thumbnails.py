"""The page of one theme: small rankings of its indicators, side by side."""

from __future__ import annotations

from itertools import islice

import streamlit as st

from pages.parts import download, evidence, filters, kept, listing, picture, series, views, year_view
from pages.parts.address import link_to, links_with
from pages.parts.charting import facts_by_row, show_picture
from pages.parts.download import show_downloads
from pages.parts.indicator_list import MOST, indicators_html
from pages.parts.matrix import Column, columns_of
from pages.parts.ranking import Line, line_rows, ranked_rows
from pages.parts.ranking_chart import hover_of
from pages.parts.shell import Page, Places
from pages.parts.small_chart import small_chart
from pages.parts.small_charts import Chart, show_charts
from pages.parts.style import palette_of
from pages.parts.texts import _, local_name, noted

SHOWN = 12
Rankings = dict[Column, list[Line]]


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
    figure = show_small(page, theme, ready, level) if level != "national" else ""
    year_view.show_theme_years(page, ready, level)
    evidence.show_picked(page, {"small": figure}, _("点图上的记号或一格，看它的原文依据。"))
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


def widest(page: Page, ready: kept.Comparison, level: str) -> Rankings:
    """The series that most regions give, each with its ranking; targets that are words only make no picture."""
    columns = columns_of(ready.columns_of(level)[: 2 * SHOWN])
    of = series.rows_by_series(ready.prepared, {column.indicator for column in columns}, level)
    wanted = {column: of[column.indicator, column.series] for column in columns}
    row_at = {row.Index: row for row in line_rows(page.rows.loc[[index for some in wanted.values() for index in some]])}
    ranked = (
        (column, ranked_rows([row_at[index] for index in indices], column.series.kind == "result"))
        for column, indices in wanted.items()
    )
    pictured = ((column, lines) for column, lines in ranked if any(line.mark != "worded" for line in lines))
    return dict(islice(pictured, SHOWN))


def show_small(page: Page, theme: str, ready: kept.Comparison, level: str) -> str:
    """The small rankings of the theme, widest series first; returns the figure clicked."""
    found = widest(page, ready, level)
    words = _("{theme}：{n:,} 条数字，{k:,} 个可比的口径；下面是给出地区最多的 {m} 个。记号与排名图相同。").format(
        theme=local_name(theme), n=int((page.rows["theme"] == theme).sum()), k=len(ready.columns_of(level)),
        m=len(found),
    )  # fmt: skip
    st.html(f"<p class='note'>{words}</p>")
    charts = charts_of(page, found, level)
    touched = show_charts(charts, "small")
    if touched.files_of is not None:
        show_files(page, list(found)[touched.files_of], charts[touched.files_of])
    return touched.figure


def charts_of(page: Page, found: Rankings, level: str) -> list[Chart]:
    """The rankings as small charts, each with what it says and where it leads."""
    rows = page.frame.loc[[line.row for lines in found.values() for line in lines]]
    facts, ids = facts_by_row(rows, page.titles), rows["id"].to_dict()
    shared = page.address.shared(filters.SHARED)
    charts = []
    for number, (column, lines) in enumerate(found.items()):
        key = f"small-{number}"
        words = noted(series.words_of_series(column.series), _("{n} 个地区").format(n=len(lines)))
        drawing = small_chart(lines, column.series.unit, palette_of(page.dark), column.indicator, words, key)
        target = {**shared, "level": [level], "indicator": [column.indicator], "series": [column.series.key()]}
        charts.append(Chart(
            key, drawing, views.summary_of(lines, f"{column.indicator} · {words}"),
            rows=tuple(line.row for line in lines), figures=tuple(str(ids[line.row]) for line in lines),
            hovers=tuple(f"{hover_of(line)}<br>{facts[line.row]}" for line in lines), link=link_to("compare", target),
        ))  # fmt: skip
    return charts


def show_files(page: Page, column: Column, chart: Chart) -> None:
    """Where a small chart's figures come from, its picture and its data, over the page."""

    @st.dialog(_("来源与下载"), width="medium")
    def show() -> None:
        rows = page.frame.loc[list(chart.rows)]
        everything = page.frame[page.frame["indicator"] == column.indicator]
        st.text(column.indicator)
        show_picture(rows, chart.key, column.indicator, page)
        name = picture.file_name("theme", *column.key().split("~"))
        download.show_files(page, rows, everything, name, _("下载该指标全部数据"))
        listing.show_source_line(rows, page.titles)

    show()
