"""How to use it: what the figures are and are not, the columns, the marks, the limits."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.parts import legend
from pages.parts.shell import Page
from pages.parts.style import palette_of
from pages.parts.texts import COLUMN_TITLES, N_, _

MEANINGS: dict[str, str] = {
    "quote": N_("原样照抄，连同紧挨着的限定词和单位，如 4.6万个、近160名、x.x%"),
    "label": N_("报告自己怎么称呼被数的东西"),
    "indicator": N_("各地比较时用的名称；增长率另加“增长”二字"),
    "initiative": N_("数字所属的有名字的做法，如接诉即办"),
    "region": N_("数字所说的最窄的地方；不能确定就空着"),
    "region_basis": N_("凭什么认定地区：原文写明、使用者给定、据线索、据对照本"),
    "value": N_("以基本单位计，4.6万个记作 46000；隐去或写成区间时空着"),
    "low": N_("区间或隐去的数字可能的最小值"),
    "high": N_("区间或隐去的数字可能的最大值"),
    "display_value": N_("便于阅读的数值，配合显示单位，如 4.6 与 万个"),
    "qualifier": N_("未加限定、以上/超、以内、近、约/左右"),
    "role": N_("水平、由、至、增减、差距、位次"),
    "kind": N_("实绩（做到了的）、目标（计划的）、规定（要求、门槛）"),
    "year": N_("数字所属的年份；跨年的取末年"),
    "time_basis": N_("当年、累计、年均、期末；不同口径不放在一起比"),
    "basis": N_("名义、实际、同口径，以原文为准"),
    "status": N_("原文给出、数字隐去、据对照本补出、仅文字表述"),
    "mask": N_("隐去数字时所用的符号"),
    "twin": N_("补出的数字取自哪一条"),
    "same_as": N_("同一件事在别处的第一次陈述"),
    "doubt": N_("哪些内容把握不大及其原因"),
}
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
