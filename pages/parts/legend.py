"""How to read the marks: an example ranking with invented numbers, drawn by the same functions as the real ones."""

from __future__ import annotations

from functools import lru_cache

import plotly.graph_objects as go
import streamlit as st

from pages.parts.ranking import Line, positioned
from pages.parts.ranking_chart import ranking_figure
from pages.parts.style import Palette
from pages.parts.texts import N_, _, language

# Region, mark, number, low, high, words as written: invented, one line for each mark.
EXAMPLE = (
    (N_("甲省"), "exact", 186_000.0, None, None, "18.6万名"),
    (N_("乙省"), "at_least", 150_000.0, 150_000.0, None, "超过15万名"),
    (N_("丙省"), "range", 120_000.0, 100_000.0, 140_000.0, "10万至14万名"),
    (N_("丁省"), "about", 60_000.0, 55_000.0, 60_000.0, "近6万名"),
    (N_("戊省"), "masked_interval", None, 10_000.0, 99_000.0, "x.x万名"),
    (N_("己省"), "masked_bound", None, 10_000.0, None, "*万名"),
    (N_("庚省"), "masked_whole", None, None, None, "***名"),
    (N_("辛省"), "absent", None, None, None, ""),
    (N_("壬省"), "silent", None, None, None, ""),
    (N_("癸省"), "uncollected", None, None, None, ""),
)
NOTES = (
    N_("实心条是未加限定的数；浅色带边的条是“约、近、左右”；带箭头的是“以上、超过、多、余”。"),
    N_("棕色斜纹只说明被隐去的数字可能在哪里：x.x万 在 1.0 万到 9.9 万之间，*万 至少 1 万。"),
    N_("被隐去的数字没有数值：不参与排名，不相加，也不按零计算。"),
    N_("右边一列照抄原文写法。左边的位次：四舍五入后分不出先后的并列；“超、近、约、不足”按可能的大小，写作 1–2。"),
    N_("◆ 是这里隐去、据对照本补出的数；⋯ 是同一格另有不同的数值，图上以小圆环标出，只取一个，不作平均。"),
    N_("灰色短横：有这个地区的报告，但没有提取到；圆圈打叉：有人看过报告，没有提到；灰色圆圈：没有收录这个地区的报告。"),
)


def example_lines() -> list[Line]:
    """The lines of the example, in the order of a ranking."""
    lines = [Line(_(region), *cells) for region, *cells in EXAMPLE]
    ranked = positioned([line for line in lines if line.at is not None])
    return ranked + [line for line in lines if line.at is None]


@lru_cache(maxsize=4)
def example_figure(colors: Palette, _language: str) -> go.Figure:
    """The example as a chart, put together once for each look and language; nobody may change it."""
    return ranking_figure(example_lines(), "名", colors, _("示例（虚构的数字）"))


def show_example(colors: Palette) -> None:
    """The example with its explanations."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.plotly_chart(
            example_figure(colors, language()), key="example", theme=None, config={"displayModeBar": False},
            alt=_("示例排名图，逐一展示各种记号"),
        )  # fmt: skip
    with right:
        for note in NOTES:
            st.html(f"<p class='note'>{_(note)}</p>")
