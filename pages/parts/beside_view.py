"""Several indicators side by side on the compare page: the same regions in the same order, each on its own axis."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.parts import kept, matrix, series, views
from pages.parts.charting import show_chart
from pages.parts.marks import WITHOUT_FIGURE
from pages.parts.ranking import Line
from pages.parts.ranking_chart import ranking_figure
from pages.parts.region_choice import Regions
from pages.parts.shell import Page
from pages.parts.style import palette_of
from pages.parts.texts import _, language

MOST = 3  # indicators beside the first one
OFFERED = 400


def choose_columns(page: Page, ready: kept.Comparison, level: str, first: matrix.Column) -> list[matrix.Column]:
    """The series the reader puts beside the first one, at most MOST."""
    words = ready.offered(level, OFFERED, language())
    by_key = {column.key(): column for column in words if column != first}
    picked = page.address.many(
        "beside", _("并排的指标"), list(by_key), lambda key: words[by_key[key]],
        help=_("再选最多 {n} 个指标，与上面的一个并排：地区和次序相同，各有各的刻度。").format(n=MOST),
        placeholder=_("不并排"),
    )  # fmt: skip
    return [by_key[key] for key in picked[:MOST]]


def aligned(lines: Sequence[Line], order: Sequence[str]) -> list[Line]:
    """The lines in a given order of regions, one for each: a region without line gets one that says nothing is found.

    >>> [line.mark for line in aligned([Line("广东", "exact", 1.0, None, None, "1")], ["江苏", "广东"])]
    ['absent', 'exact']
    """
    own = {line.region: line for line in lines}
    return [own.get(name) or Line(name, "absent", None, None, None, "") for name in order]


def order_of(columns: Sequence[Sequence[Line]]) -> list[str]:
    """The regions in the order of the first column; those without a figure in any column are left out.

    A region that the first column lacks comes after those it has.
    """
    named = {line.region for lines in columns for line in lines if line.mark not in WITHOUT_FIGURE}
    regions = dict.fromkeys(line.region for lines in columns for line in lines)
    return [name for name in regions if name in named]


def show_beside(
    page: Page, prepared: pd.DataFrame, level: str, columns: Sequence[matrix.Column], regions: Regions
) -> tuple[pd.DataFrame, str]:
    """The rankings of the columns side by side; returns all their rows and the figure clicked."""
    rows = [
        page.rows.loc[series.rows_of(prepared, column.indicator, level, column.series)] for column in columns
    ]  # fmt: skip
    lines = [
        views.lines_of(page, own, column.indicator, column.series, level, regions)
        for own, column in zip(rows, columns, strict=True)
    ]
    order = order_of(lines)[: views.MANY_LINES]
    if not order:
        st.info(_("没有可列出的数字。"))
        return page.rows.iloc[0:0], ""
    across = 3 if len(columns) == 3 else 2
    places = [place for _row in range(0, len(columns), across) for place in st.columns(across, gap="medium")]
    click = ""
    for number, (place, column, own) in enumerate(zip(places, columns, lines, strict=False)):
        words = series.words_of_series(column.series)
        figure = ranking_figure(aligned(own, order), column.series.unit, palette_of(page.dark), column.indicator, words,
                                narrow=across == 3)  # fmt: skip
        found = [line for line in own if line.mark not in WITHOUT_FIGURE]
        summary = views.summary_of(found, f"{column.indicator} · {words}")
        with place:
            picked = show_chart(figure, f"beside_{number}", summary, page)
            st.text(summary)
        click = picked or click
    st.html(f"<p class='note'>{_('各图的地区和次序都按第一个指标；位次是各指标自己的。')}</p>")
    shown = pd.concat(rows)
    return shown[shown["region"].isin(order) & ~shown.index.duplicated()], click
