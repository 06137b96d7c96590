"""The review of an indicator beside its chart: the labels merged in it, split off, merge, undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from pages.parts import merges, people
from pages.parts.merges import Rule
from pages.parts.shell import Page
from pages.parts.texts import _, listed, local_name, noted

MOST_PLACES = 8
PLACE, OPEN = "merge_review", "_merge_review_open"


def keep(changed: Callable[[list[Rule]], Iterable[Rule]], shown: str) -> None:
    """Change the choices, as they are by now, and open the page anew on the indicator `shown`."""
    if not people.may_change():
        st.session_state["_merge_problem"] = _("登录后才能更正、核对和保存。")
        return
    path = merges.file_of_rules()
    try:
        merges.change_rules(path, changed)
    except OSError as error:
        st.session_state["_merge_problem"] = f"{path}: {error.strerror}"
        return
    if shown:
        st.query_params["indicator"] = shown
    for key in ("series", "history"):
        st.query_params.pop(key, None)
    st.session_state.pop("_address", None)


def choose(labels: Sequence[str], indicator: str, key: str, shown: str) -> None:
    """Add the choice typed or picked in the widget `key`: these labels (none: all) of an indicator get its name."""
    name = str(st.session_state.get(key) or "").strip()
    new = [Rule(indicator, label, name) for label in labels or [""]]
    problem = merges.problem_of(new[0])
    if problem:
        st.session_state["_merge_problem"] = problem
    else:
        keep(lambda rules: [*rules, *new], shown or name)


def readable(labels: pd.DataFrame) -> pd.DataFrame:
    """The labels as the screen lists them."""
    places = [
        listed(map(local_name, names[:MOST_PLACES])) + (" …" if len(names) > MOST_PLACES else "")
        for names in labels["places"]
    ]
    shown = {
        _("原文指标名"): labels["label"], _("条数"): labels["figures"], _("地区数"): labels["regions"],
        _("哪些地区"): places, _("单位"): labels["units"].map(lambda units: listed(map(local_name, units))),
        _("年份"): labels["years"], _("例"): labels["example"],
    }  # fmt: skip
    return pd.DataFrame(shown)


def show_split(labels: pd.DataFrame, indicator: str) -> None:
    """The table of labels; those selected can be split off under a name of their own."""
    event = st.dataframe(
        readable(labels), hide_index=True, key="labels", height=min(35 * (len(labels) + 1) + 3, 320), placeholder="",
        on_select="rerun", selection_mode="multi-row",
    )  # fmt: skip
    picked = [str(labels["label"].iloc[row]) for row in event["selection"]["rows"] if row < len(labels)]
    with st.form("splitting", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        key = f"split_{picked[0]}" if picked else "split"
        st.text_input(
            _("拆出的新名称"), value=picked[0] if picked else "", key=key, disabled=not picked, max_chars=60,
            placeholder=_("先在上表勾选要拆出的写法"),
        )  # fmt: skip
        st.form_submit_button(
            noted(_("拆出所选写法"), str(len(picked))), key="split_off", disabled=not picked,
            on_click=choose, args=(picked, indicator, key, indicator if len(picked) < len(labels) else ""),
        )  # fmt: skip


def show_merge(page: Page, indicator: str) -> None:
    """A choice of another indicator that this one is to be compared with."""
    counts = page.frame["indicator"].value_counts()
    others = [str(name) for name, count in counts.items() if count and name not in ("", indicator)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(_("并入另一个指标"), others, index=None, key="merge_into", placeholder=_("选一个指标"))
        st.button(
            _("并入"), key="merge", disabled=not st.session_state.get("merge_into"), on_click=choose,
            args=([], indicator, "merge_into", ""),
        )  # fmt: skip


def show_rules(rules: Sequence[Rule], indicator: str) -> None:
    """The choices in force, each with a button that undoes it."""
    for at, rule in enumerate(rules):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(merges.words_of_rules([rule]))
            shown = rule.indicator if rule.becomes == indicator else ""
            st.button(_("撤销"), key=f"undo_{at}", on_click=keep, args=(partial(without, rule), shown))


def without(gone: Rule, rules: Iterable[Rule]) -> list[Rule]:
    """The choices but for one."""
    return [rule for rule in rules if rule != gone]


def remember() -> None:
    """Keep whether the reader has the review open."""
    st.session_state[OPEN] = st.session_state[PLACE]


def show_review(page: Page, indicator: str) -> None:
    """What is merged under an indicator, one click away, with the means to split and merge; made when it is opened."""
    labels = merges.labels_of(page.frame[page.frame["indicator"] == indicator])
    rules = merges.read_rules(merges.file_of_rules())
    title = noted(_("合并了哪些原文指标"), _("{n} 种写法").format(n=len(labels)))
    problem = st.session_state.pop("_merge_problem", "")
    if problem or st.session_state.get(OPEN):  # Streamlit takes one with another title for another one, which is closed
        st.session_state[PLACE] = True
    place = st.expander(title, key=PLACE, on_change=remember)
    if not place.open:
        return
    with place:
        if problem:
            st.error(problem)
        st.text(_("不同报告对同一件事的叫法。拆分与合并对所有页面和下载都有效，会保存下来，随时可以撤销。"))
        show_split(labels, indicator)
        show_merge(page, indicator)
        show_rules(rules, indicator)
