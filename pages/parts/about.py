"""How to use it: what the figures are and are not, the columns, the marks, the limits."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.parts import accuracy, citation_view, legend
from pages.parts.download import version_on
from pages.parts.meanings import MEANINGS
from pages.parts.shell import Page
from pages.parts.style import palette_of
from pages.parts.table import ROOT
from pages.parts.texts import COLUMN_TITLES, N_, _, language, noted

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("这些数字是什么"), (
        N_("每一条都是某份报告自己写下的数字，附有文件名和在原文中的起止位置，可以逐条核对。"),
        N_("它们是报告的说法，不是统计部门核定的数据；口径由报告决定，原文写法都可对照。"),
        N_("本网站只把万、亿乘出来，把斤和吨这类单位放在一根轴上，照另一份同文稿件补出隐去的数字（另行注明），并算出差额与合计。"),
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
        N_("四舍五入后分不出先后的并列，“超、近、约、不足”按可能的大小定位次；一个地区有两个不同说法时都保留，图上以圆环标出另一个。"),
    )),
    (N_("怎样使用"), (
        N_("左侧筛选对各页都有效，并写在网址里：复制网址，别人打开看到的就是同一个画面。"),
        N_("每张图下都可下载所示数据或全部数据；CSV 可用 Excel 直接打开。"),
        N_("只用键盘也行：Tab 键移到图下的表，方向键选一行，Shift+空格看它的原文依据；图里的每个数字表里都有。"),
        N_("CSV 里以 = + - @ 开头的文字前加了一个撇号，以免被当作公式执行；带单位的正负数（如 -2.3%）照原样。"),
    )),
    (N_("已知的局限"), (
        N_("提取由程序完成，会有错漏；引用前请对照原文。下面是实测的准确度。"),
        N_("指标名按字面归并，同一件事可能有几个名称；年份只在原文或报告日期写明时才有。"),
        N_("图表组件自带的少数提示（如表格工具条）只有英文。"),
        N_("地区按证据认定，宁可空着也不猜；凭线索认定的另行注明，可以筛掉。"),
        N_("仓库只含数字、名称和位置，不含报告原文。"),
    )),
)  # fmt: skip

PICTURES = ROOT / "docs"
STEPS = (
    ("overview", N_("概览：表里有什么，多少只见隐去稿；用左侧筛选缩小范围。")),
    ("compare", N_("横向对比：选一个指标，看各地的排名、地图、历年变化；点一条看原文依据。")),
    ("matrix", N_("汇总表：各地 × 多个指标，每格一点就到它的原句；可下载成 XLSX。")),
    ("sources", N_("原文核对：报告全文与其中的数字并排，逐条核对、更正。")),
)


def show_steps() -> None:
    """Pictures of the main pages in the order in which a reader goes through them."""
    ending = "" if language() == "zh" else f".{language()}"
    places = st.columns(2, gap="medium")
    for at, (name, words) in enumerate(STEPS):
        path = PICTURES / f"{name}{ending}.png"
        if path.exists():
            with places[at % 2]:
                st.image(str(path), caption=_(words), alt=_(words), width="stretch")


def show_accuracy() -> None:
    """How right the extraction is, as measured."""
    found = accuracy.measured()
    if not found:
        return
    st.header(_("实测的准确度"))
    st.html(f"<p class='note'>{_('与人工标注逐条比较所得的比例；“留出”的部分，定规则时没有人看过。')}</p>")
    heads = [_("已看过的"), _("留出的")]
    if found.counts:
        heads = [noted(head, _("{n} 个数字").format(n=n)) for head, n in zip(heads, found.counts, strict=True)]
    head = "".join(f"<th scope='col'>{escape(words)}</th>" for words in ("", *heads))
    rows = "".join(
        f"<tr><th scope='row'>{escape(_(name))}</th><td><span>{seen or '–'}</span></td>"
        f"<td><span>{aside or '–'}</span></td></tr>"
        for name, seen, aside in found.shares
    )
    st.html(f"<div class='scroll' tabindex='0'><table class='grid'><thead><tr>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table></div>")  # fmt: skip
    notes = []
    if found.together:
        words = _(
            "几份稿件放在一起提取时：另一份写明的隐去数字，{right} 补出了数值；没有哪份写明的，{wrong} 被填上了数值。"
        )
        notes.append(words.format(right=found.together[0], wrong=found.together[1]))
    if found.headlines:
        given, right, absent, filled = found.headlines
        words = _(
            "八个省份报告的主要指标：报告给出的 {given} 格中 {right} 正确；没有给出的 {absent} 格中 {filled} 被填上。"
        )
        notes.append(words.format(given=given, right=right, absent=absent, filled=filled))
    st.html("".join(f"<p class='note'>{escape(note)}</p>" for note in notes))


def body(page: Page) -> None:
    """The page's content."""
    st.title(_("使用说明"))
    show_steps()
    for title, sentences in PARTS[:3]:
        st.header(_(title))
        st.html("".join(f"<p class='note'>{escape(_(sentence))}</p>" for sentence in sentences))
    st.header(_("图上的记号"))
    legend.show_example(palette_of(page.dark))
    for title, sentences in PARTS[3:]:
        st.header(_(title))
        st.html("".join(f"<p class='note'>{escape(_(sentence))}</p>" for sentence in sentences))
    show_accuracy()
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
