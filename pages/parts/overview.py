"""The overview: how much there is, where, how much is only available masked, and how to read the marks."""

from __future__ import annotations

import streamlit as st

from pages.parts import filters, legend, listing
from pages.parts.address import show_link
from pages.parts.coverage import counts_of, coverage_table, region_by_theme
from pages.parts.download import show_downloads
from pages.parts.shell import Page, Places
from pages.parts.style import palette_of
from pages.parts.table import read_tiles
from pages.parts.texts import _, clauses


def show_counts(page: Page) -> None:
    """The headline numbers of the rows in view."""
    counts = counts_of(page.rows)
    cells = [
        (_("数字"), f"{counts.figures:,}", _("报告中给出的每一处数字算一条，同一句里有几个数字就有几条。")),
        (_("报告数"), f"{counts.documents:,}", _("收录的文件数；一份汇编里可有多篇讲话。")),
        (_("地区数"), f"{counts.regions:,}",
         _("数字所说的地方，含 {n} 个省级单位及其下的市、县。").format(n=counts.provinces)),
    ]  # fmt: skip
    states = [
        (_("原文给出"), f"{counts.reported:,}", _("原文写明了数字。")),
        (_("据对照本补出"), f"{counts.recovered:,}", _("这里隐去、但另一份相同的报告里写明了的数字，图上以 ◆ 标出。")),
        (_("仅见隐去稿"), f"{counts.masked:,}",
         _("占 {share:.1%}：在手头所有报告里都只见隐去的写法（如 *万名、xx.x%）。").format(share=counts.masked_share)),
        (_("仅文字表述"), f"{counts.worded:,}", _("目标只有文字、没有数字，不计入数字条数。")),
    ]  # fmt: skip
    for key, group in (("counts", cells), ("counts_states", states)):
        with st.container(horizontal=True, key=key):
            for title, value, help in group:
                st.metric(title, value, help=help, border=True)
    left = [
        _("{n:,} 条没有能确定的地区").format(n=counts.without_region),
        _("{n:,} 条没有统一指标名").format(n=counts.without_indicator),
        _("{n:,} 处重复陈述，与别处算作一条").format(n=counts.repeated),
    ]
    st.html(f"<p class='note'>{_('照实保留、照实计数：')}{clauses(left)}{_('。')}</p>")


def layout() -> Places:
    """The title; what filters are set stands below it."""
    st.title(_("报告里的数字，可查、可比"))
    return {}


def body(page: Page) -> None:
    """The page's content."""
    st.html(
        "<p class='note'>" + _("从各地工作报告的文字里逐个取出数字，注明地区、年份、单位和原文位置；"
                              "被 *、x 隐去的数字照样列出并标明，不猜、不补零。") + "</p>"
    )  # fmt: skip
    if page.rows.empty:
        st.info(_("没有符合筛选条件的数字。请放宽左侧的筛选。"))
        return
    show_counts(page)
    colors = palette_of(page.dark)
    with st.container(horizontal=True):
        shared = page.address.shared(filters.SHARED)
        show_link("compare", _("选一个指标，比较各地 →"), shared)
        show_link("sources", _("逐条核对原文 →"), shared)
        show_link("data", _("查看和下载全部数据 →"), shared)
    st.header(_("怎样读图上的记号"))
    legend.show_example(colors)
    st.header(_("收录范围：地区 × 领域"))
    st.html(
        "<p class='note'>"
        + _("格中是数字的条数，颜色越深越多；▨ 表示其中过半被隐去；空格表示没有。点一格逐条看原文。")
        + "</p>"
    )
    total, masked = region_by_theme(page.rows, read_tiles())
    st.html(coverage_table(total, masked, colors, page.address.shared(filters.SHARED)))
    show_downloads(page, page.rows, page.frame, "overview")
    listing.show_source_line(page.rows, page.titles)
