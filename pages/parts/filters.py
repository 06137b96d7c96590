"""The filters every page shares, declared in one place: which column, what it is called, how a row passes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import reduce
from operator import and_

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts import own_groups
from pages.parts.address import Address
from pages.parts.texts import N_, WORDS, _, clauses, listed, told, word_of

NO_YEAR = "none"


@dataclass(frozen=True)
class Filter:
    """A filter: its key in the URL, the column it looks at, what the screen calls it, and a help text."""

    key: str
    column: str
    title: str
    help: str = ""
    within: str = ""  # the filter whose choice limits the options of this one


FILTERS = (
    Filter("province", "province", N_("省份"), N_("按省级单位筛选；下面可再选其中的市、县。")),
    Filter(
        "region", "region", N_("地区"), N_("一个数字所说的最窄的地方，如某市、某县；“全国”也是一个地区。"), "province"
    ),
    Filter("theme", "theme", N_("领域")),
    Filter("topic", "topic", N_("细分"), "", "theme"),
    Filter("year", "year", N_("年份"), N_("数字所属的年份，不是报告发布的年份。")),
    Filter("kind", "kind", N_("类别"), N_("实绩：做到了的；目标：计划要做到的；规定：要求、标准、门槛。")),
    Filter("status", "status", N_("状态"), N_("数字隐去：手头所有报告里这个数字都被 *、x 等符号替代。")),
    Filter("document", "document", N_("报告")),
)
KEYS = tuple(each.key for each in FILTERS)
OUTWARD = "external"
SHARED = (*KEYS, OUTWARD, own_groups.KEY, "lang")  # what goes along from page to page
Chosen = Mapping[str, Sequence[str]]


def passing(frame: pd.DataFrame, column: str, values: Sequence[str]) -> pd.Series[bool]:
    """Which rows have one of the values in a column; years are digits, no year is `none`."""
    if column != "year":
        return frame[column].isin(list(values))
    hit = frame["year"].isin([int(value) for value in values if value != NO_YEAR])
    return (hit | frame["year"].isna()) if NO_YEAR in values else hit


def narrowed(frame: pd.DataFrame, chosen: Chosen) -> pd.DataFrame:
    """The rows that pass every filter; an empty choice passes all."""
    hits = [passing(frame, each.column, chosen[each.key]) for each in FILTERS if chosen.get(each.key)]
    return frame[reduce(and_, hits)] if hits else frame


def options_of(frame: pd.DataFrame, each: Filter, chosen: Chosen) -> list[str]:
    """What can be chosen: the values of the column (within the wider filter's choice), in the order to list them."""
    if each.within and chosen.get(each.within):
        wider = next(other for other in FILTERS if other.key == each.within)
        frame = narrowed(frame, {wider.key: chosen[wider.key]})
    if each.key == "year":
        years = sorted(map(int, frame["year"].dropna().unique()), reverse=True)
        return [*map(str, years), *([NO_YEAR] if frame["year"].isna().any() else [])]
    counts = frame[each.column].value_counts()
    values = [str(value) for value, count in counts.items() if count and value != ""]
    if each.column in WORDS:
        order = list(WORDS[each.column])
        return sorted(values, key=lambda value: order.index(value) if value in order else len(order))
    if each.key == "document":
        return sorted(values)
    return values


@st.cache_resource(show_spinner=False, max_entries=200)
def offered(key: tuple[Hashable, ...], name: str, wider: tuple[str, ...], _frame: pd.DataFrame) -> list[str]:
    """The options of a filter in the table of `key`, within the choice `wider`; shared, nobody may change them."""
    each = next(each for each in FILTERS if each.key == name)
    return options_of(_frame, each, {each.within: wider})


def name_of(each: Filter, titles: Mapping[str, str]) -> Callable[[str], str]:
    """How an option of a filter is written on the screen."""
    if each.key == "document":
        return lambda value: titles.get(value, value)
    if each.key == "year":
        return lambda value: _("年份未注明") if value == NO_YEAR else value
    return lambda value: word_of(each.column, value)


def show_filters(
    address: Address, key: tuple[Hashable, ...], frame: pd.DataFrame, titles: Mapping[str, str],
    above: Mapping[str, DeltaGenerator],
) -> dict[str, list[str]]:  # fmt: skip
    """The filters of the table of `key` in the sidebar, those in `above` at a place of the page itself.

    Returns what is chosen, by the filter's key.
    """
    chosen: dict[str, list[str]] = {}
    with st.sidebar:
        st.subheader(_("筛选"))
        for each in FILTERS:
            options = offered(key, each.key, tuple(chosen.get(each.within, ())), frame)
            names, help = name_of(each, titles), _(each.help) if each.help else None
            with above.get(each.key) or nullcontext():
                chosen[each.key] = address.many(each.key, _(each.title), options, names, help)
        if any(chosen.values()):
            st.button(_("清除全部筛选"), width="stretch", on_click=clear, args=(address,))
    return chosen


def show_outward(address: Address) -> bool:
    """The switch that leaves recovered values out of charts, tables and downloads."""
    with st.sidebar:
        return address.switch(
            OUTWARD, _("对外使用"),
            _("不列出据对照本补出的数值：图、表和下载里仍作数字隐去，因为隐去的人可能有他的理由。"),
        )  # fmt: skip


def clear(address: Address) -> None:
    """Open the page anew without any shared filter."""
    address.reopen({key: value for key, value in address.now.items() if key not in KEYS})


def summary_of(chosen: Chosen, titles: Mapping[str, str]) -> str:
    """The filters in one line of words, empty where none is set.

    >>> summary_of({"province": ["广东", "江苏"], "year": ["2025"]}, {})
    '省份：广东、江苏；年份：2025'
    """
    parts = []
    for each in FILTERS:
        values = [name_of(each, titles)(value) for value in chosen.get(each.key, ())]
        if values:
            more = _("等 {n} 项").format(n=len(values)) if len(values) > 4 else ""
            parts.append(told(_(each.title), listed(values[:4]) + more))
    return clauses(parts)
