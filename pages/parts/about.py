"""How to use it: what the figures are and are not, the columns, the marks, the limits."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.parts import citation_view, legend
from pages.parts.download import version_on
from pages.parts.meanings import MEANINGS
from pages.parts.shell import Page
from pages.parts.style import palette_of
from pages.parts.texts import COLUMN_TITLES, N_, _

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("这些数字是什么"), (
        N_("每一条都是某份报告自己写下的数字，附有文件名和在原文中的起止位置，可以逐条核对。"),
        N_("它们是报告的说法，不是统计部门核定的数据；口径由报告决定，本网站不作换算、不作推算。"),
    )),
    (N_("这些数字不是什么"), (
        N_("列表序号、会议届次、日期、热线号码和“三会一课”之类的名称里的数字不算。"),
        N_("没有数字不等于零：未收录报告、收录了但未提取到、数字隐去，是三件不同的事，图上分别标出。"),
    )),
    (N_("数字隐去"), (
        N_("流传的稿件常把数字换成 *、×、x。逐位的 xx.x% 只可能在 10.0 到 99.9 之间；*万名 只知至少 1 万。"),
        N_("隐去的数字没有数值，只有可能的上下限；不参与排名，不相加，不按零计算。"),
    )),
    (N_("怎样比较"), (
        N_("同一个统一指标名之下，年份、类别、性质、时间口径、计算口径和单位全都相同的数字才放在一张图上。"),
        N_("四舍五入后分不出先后的并列；一个地区有两个不同说法时都保留，图上以圆环标出另一个。"),
    )),
    (N_("怎样使用"), (
        N_("左侧筛选对各页都有效，并写在网址里：复制网址，别人打开看到的就是同一个画面。"),
        N_("每张图下都可下载所示数据或全部数据；CSV 可用 Excel 直接打开。"),
        N_("以 = + - @ 开头的单元格前加了一个撇号，以免被当作公式执行。"),
    )),
    (N_("已知的局限"), (
        N_("提取由程序完成，会有错漏；引用前请对照原文。"),
        N_("地区按证据认定，宁可空着也不猜；凭线索认定的另行注明，可以筛掉。"),
        N_("仓库只含数字、名称和位置，不含报告原文。"),
    )),
)  # fmt: skip


def body(page: Page) -> None:
    """The page's content."""
    st.title(_("使用说明"))
    for title, sentences in PARTS[:3]:
        st.header(_(title))
        st.html("".join(f"<p class='note'>{escape(_(sentence))}</p>" for sentence in sentences))
    st.header(_("图上的记号"))
    legend.show_example(palette_of(page.dark))
    for title, sentences in PARTS[3:]:
        st.header(_(title))
        st.html("".join(f"<p class='note'>{escape(_(sentence))}</p>" for sentence in sentences))
    st.header(_("各列的含义"))
    rows = "".join(
        f"<tr><th scope='row'>{escape(_(COLUMN_TITLES[name]))}</th><td><span>{name}</span></td>"
        f"<td class='meaning'><span>{escape(_(text))}</span></td></tr>"
        for name, text in MEANINGS.items()
    )
    st.html(f"<div class='scroll'><table class='grid meanings'><tbody>{rows}</tbody></table></div>")
    st.header(_("怎样引用"))
    number = version_on(page)
    st.text(_("数据版本：") + number)
    citation_view.show_styles(citation_view.dataset_now(number), "about")
