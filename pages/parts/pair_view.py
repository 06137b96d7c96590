"""From–to on the compare page: dumbbells of one indicator, or, where it has no pairs, the indicators that have some."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

import pandas as pd
import streamlit as st

from pages.parts import pairs
from pages.parts.address import link_to
from pages.parts.charting import show_chart
from pages.parts.pair_chart import pair_figure
from pages.parts.shell import Page
from pages.parts.style import palette_of
from pages.parts.texts import N_, _, noted

MANY_PAIRS = 40
OFFERED = 12
NOTES = (
    N_("一行是原文同一句里的前后两个数字：灰点是起点，蓝点是终点，空心是约数，三角是至多或至少。"),
    N_("任一端被隐去时不连线：斜纹是隐去的数字可能的范围，终点在上，起点在下；× 是无从推断。"),
)


def choose_movement(page: Page, found: pd.DataFrame) -> pairs.Movement:
    """The axis the reader picks among those the pairs of an indicator need."""
    options = pairs.movements_of(found)
    by_key = {each.key(): each for each in options}
    key = page.address.one(
        "movement", _("口径"), list(by_key),
        lambda key: noted(pairs.words_of_movement(by_key[key]), _("{n} 个地区").format(n=options[by_key[key]])),
        help=_("单位、类别或计算口径不同的前后数字不画在一起。"),
    )  # fmt: skip
    return by_key[key]


def show_none(page: Page, found: pd.DataFrame, level: str) -> None:
    """What stands there for an indicator without pairs: that it has none, and which have most."""
    st.info(_("这个指标没有“由…至…”的成对数字。下面这些指标有："))
    counts = found.groupby("indicator")["region"].nunique().sort_values(ascending=False, kind="stable")
    here = {name: values for name, values in page.address.now.items() if name not in ("series", "movement", "figure")}
    links = []
    for name, count in counts.head(OFFERED).items():
        # Plain links: Streamlit's own leave the address as it is where they lead to the page one is on.
        target = link_to("compare", {**here, "level": [level], "view": ["change"], "indicator": [str(name)]})
        words = escape(noted(str(name), _("{n} 个地区").format(n=count)))
        links.append(f"<a href='{escape(target)}' target='_self'>{words}</a>")
    st.html(f"<p class='note'>{' · '.join(links)}</p>")


def show_pairs(
    page: Page, found: pd.DataFrame, movement: pairs.Movement, indicator: str, members: Collection[str]
) -> tuple[pd.DataFrame, str]:
    """The dumbbells of an indicator's pairs on one axis; returns the rows of both ends and the figure clicked.

    `members` are the regions to show, empty for all.
    """
    own = found
    for name in ("unit", "kind", "basis"):
        own = own[own[name] == getattr(movement, name)]
    own = own[own["region"].isin(members)] if members else own
    if own.empty:
        st.info(_("没有可列出的数字。"))
        return page.rows.iloc[0:0], ""
    drawn = pairs.pair_lines(page.rows, own)
    spans = {pair.years for pair in drawn}
    words = " · ".join(
        [*([pairs.span_words(next(iter(spans)))] if len(spans) == 1 else []), pairs.words_of_movement(movement)]
    )
    figure = pair_figure(drawn[:MANY_PAIRS], movement.unit, palette_of(page.dark), indicator, words)
    summary = pairs.summary_of(drawn, f"{indicator} · {words}")
    click = show_chart(figure, "pairs", summary, page, [_(note) for note in NOTES])
    if len(drawn) > MANY_PAIRS:
        st.text(_("图中只画前 {n} 行，其余见下表。").format(n=MANY_PAIRS))
    st.text(summary)
    for note in NOTES:
        st.html(f"<p class='note'>{_(note)}</p>")
    return page.rows.loc[[line.row for pair in drawn for line in (pair.start, pair.end)]], click
