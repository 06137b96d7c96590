"""The page of targets and results: pairs joined on the target's year, verdicts, both sentences."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from pages.parts import evidence, goals, kept, listing
from pages.parts.charting import show_chart
from pages.parts.download import show_downloads
from pages.parts.matrix import SIGNS
from pages.parts.numbers import magnitude_of, measured, shown, unit_words
from pages.parts.ranking import Line
from pages.parts.shell import Page, Places
from pages.parts.style import palette_of
from pages.parts.texts import N_, _, local_name, noted, title_of, told, word_of
from pages.parts.timeline import tracks_of
from pages.parts.timeline_chart import summary_of, timeline_figure

ALL = ""
CLAIM_COLUMNS = ("region", "label", "quote", "year", "title")
NOTES = (
    N_("目标与实绩按地区、指标、目标年份、单位和口径对应；目标来自上一份或当年的报告，实绩来自次年的报告。"),
    N_("“左右”的目标：达到其数即为达到，差一成以上为未达到，其间无法判断；数字隐去或只有文字的，无法判断。"),
    N_("物价、失业率、能耗等以低为目标的指标，以不超过目标为达到。"),
)


def layout() -> Places:
    """Title, then theme, indicator and verdict in one row."""
    st.title(_("目标与完成"))
    theme, indicator, verdict = st.columns([4, 7, 5], vertical_alignment="bottom")
    return {"theme": theme, "indicator": indicator, "verdict": verdict}


def words_of(line: Line | None) -> str:
    """A figure as written, on one line; empty where there is none."""
    return "".join(line.quote.split()) if line else ""


def table_of(found: list[goals.Goal]) -> pd.DataFrame:
    """The pairs as the screen shows them."""
    return pd.DataFrame(
        {
            title_of("region"): [local_name(goal.region) for goal in found],
            title_of("indicator"): [goal.indicator for goal in found],
            title_of("year"): [goal.year for goal in found],
            _("口径"): [" ".join(word_of(*each) for each in goal.fixed) for goal in found],
            _("目标"): [words_of(goal.target) for goal in found],
            _("实绩"): [words_of(goal.result) or "—" for goal in found],
            _("相差"): [difference_words(goal) for goal in found],
            _("完成情况"): [_(goals.VERDICTS[goal.verdict]) for goal in found],
        }
    )


def difference_words(goal: goals.Goal) -> str:
    """Result less target with its unit and the result's qualifier; percentages differ by percentage points."""
    if goal.difference is None or goal.result is None:
        return ""
    if goal.unit in ("%", "％"):
        words = measured(goal.difference, local_name("个百分点"))
    else:
        factor, word = magnitude_of(goal.difference, goal.unit)
        words = measured(goal.difference / factor, unit_words(word, goal.unit))
    return _(SIGNS[goal.result.mark]).format(x=("+" if goal.difference > 0 else "") + words)


def choose(page: Page, found: list[goals.Goal]) -> list[goals.Goal]:
    """The pairs of the indicator and verdict the reader picks; indicators with most decided pairs first."""
    decided: dict[str, int] = {}
    for goal in found:
        decided[goal.indicator] = decided.get(goal.indicator, 0) + (goal.result is not None)
    order = sorted(decided, key=lambda name: (-decided[name], name))
    with page.places["indicator"]:
        indicator = page.address.one(
            "goal", title_of("indicator"), [ALL, *order],
            lambda name: f"{name} · {_('{n} 对').format(n=decided[name])}" if name else _("全部指标"),
            default=order[0],
        )  # fmt: skip
    of = [goal for goal in found if indicator in (ALL, goal.indicator)]
    counts = goals.counted(of)
    with page.places["verdict"]:
        verdicts = page.address.many(
            "verdict", _("完成情况"), list(goals.VERDICTS),
            lambda key: f"{_(goals.VERDICTS[key])} {counts[key]}",
        )  # fmt: skip
    return [goal for goal in of if not verdicts or goal.verdict in verdicts]


def show_years(page: Page, found: list[goals.Goal]) -> str:
    """Targets beside results over the years of the region that has most results; returns the click."""
    if len({(goal.indicator, goal.unit) for goal in found}) != 1:
        return ""
    years = Counter(goal.region for goal in found if goal.result)
    region, count = years.most_common(1)[0] if years else ("", 0)
    if count < 3:
        return ""
    own = [goal for goal in found if goal.region == region]
    indices = [line.row for goal in own for line in (goal.target, goal.result) if line]
    rows = page.frame.loc[indices]
    rows = rows[~rows["time_basis"].isin(["cumulative", "annual_average"])]  # five years never beside one
    tracks = tracks_of(rows, [region])
    if not tracks:
        return ""
    figure = timeline_figure(tracks, own[0].unit, palette_of(page.dark), own[0].indicator, local_name(region))
    summary = summary_of(tracks)
    click = show_chart(figure, "goals", summary, page)
    st.text(summary)
    return click


def body(page: Page) -> None:
    """The page's content."""
    found = kept.goals_found(page.rows_key, page.rows)
    if found:
        show_goals(page, found)
    else:
        st.info(_("没有符合筛选条件、注明年份的目标。请放宽左侧的筛选。"))
    show_claims(page)


def show_claims(page: Page) -> None:
    """What reports say of their plans themselves, as they say it."""
    rows = goals.claims_in(page.rows)
    if rows.empty:
        return
    st.subheader(_("报告自述的完成比例"))
    st.html(f"<p class='note'>{_('照报告所写列出，未另行核算；计划数在报告中有给出的，见原句。')}</p>")
    place = st.container()
    chosen = listing.show_rows(rows, page.titles, "claims", CLAIM_COLUMNS)
    with place:
        if chosen:
            evidence.show_sentence(evidence.cells_of(page.frame[page.frame["id"] == chosen]), page)


def show_goals(page: Page, found: list[goals.Goal]) -> None:
    """Pairs of target and result: how many there are of each verdict, the pairs, both sentences."""
    found = sorted(choose(page, found), key=goals.order_of)
    counts = goals.counted(found)
    with st.container(horizontal=True, key="counts"):
        for verdict, title in goals.VERDICTS.items():
            st.metric(_(title), f"{counts[verdict]:,}", border=True)
    click = show_years(page, found)
    place = st.container()
    event = st.dataframe(
        table_of(found), hide_index=True, key="pairs", on_select="rerun", selection_mode=listing.BY_CLICK,
        placeholder="", height=min(35 * (len(found) + 1) + 3, 560),
        column_config={title_of("year"): st.column_config.NumberColumn(title_of("year"), format="%d")},
    )  # fmt: skip
    line = listing.line_of(event)
    with place:
        if line is not None and line < len(found):
            show_pair(page, found[line])
        else:
            evidence.show_picked(page, {"goals": click}, _("点表中的一行，看目标与实绩的两句原文。"))
    for note in NOTES:
        st.html(f"<p class='note'>{_(note)}</p>")
    rows = page.frame.loc[[line.row for goal in found for line in (goal.target, goal.result) if line]]
    show_downloads(page, rows, page.frame, "targets")
    listing.show_source_line(rows, page.titles)


def show_pair(page: Page, goal: goals.Goal) -> None:
    """Both sentences of a pair, the target's and the result's."""
    with st.container(border=True, key="evidence"):
        st.subheader(f"{local_name(goal.region)} · {goal.indicator} · {goal.year}")
        for title, line in ((_("目标"), goal.target), (_("实绩"), goal.result)):
            if line:
                words = words_of(line)
                value = words if line.at is None else shown(line.at, goal.unit)
                st.text(told(title, words if value == words else noted(words, value)))
                evidence.show_sentence(evidence.cells_of(page.frame.loc[[line.row]]), page)
