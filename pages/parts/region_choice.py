"""Which regions a comparison shows, and in what order: all, one of the four groups, or the reader's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts import own_groups
from pages.parts.own_groups import OWN
from pages.parts.ranking import Line
from pages.parts.shell import Page
from pages.parts.table import read_tiles
from pages.parts.texts import N_, _, local_name

ORDERS = {"": N_("从大到小"), "low": N_("从小到大"), "region": N_("行政区划")}


@dataclass(frozen=True)
class Regions:
    """The regions to compare (`members`, empty: all) and the order to list them in (a key of ORDERS)."""

    members: tuple[str, ...] = ()
    order: str = ""


def regions_of_group(group: str) -> list[str]:
    """The provinces of a group (东部 …; empty: all) in official order."""
    tiles = read_tiles()
    return [str(name) for name in tiles.loc[(tiles["group"] == group) | (group == ""), "region"]]


def choose_regions(page: Page, level: str, names: Sequence[str], with_order: bool) -> Regions:
    """The regions and the order the reader picks; `names` are those that can be picked one by one."""
    order = ""
    left, right = st.columns([5, 11]) if with_order else (None, st.container())
    if left:
        with left:
            order = page.address.one(
                "order", _("排序"), [key for key in ORDERS if key != "region" or level == "province"],
                lambda key: _(ORDERS[key]), control="segments",
            )  # fmt: skip
    groups = [name for name in read_tiles()["group"].unique() if name] if level == "province" else []
    named = own_groups.read(page.address.now.get(own_groups.KEY, ()))
    fitting = own_groups.fitting(named, regions_of_group(""), level)
    own = {name: regions for name, regions in fitting.items() if name not in (*groups, OWN)}
    with right:
        group = page.address.one(
            "group", _("地区组"), ["", *groups, *own, OWN],
            lambda name: _("自选") if name == OWN else name if name in own else local_name(name) or _("全部"),
            control="segments",
            help=_("东部、中部、西部、东北四大地区，或自己选定、命名的一组（记在网址里）；位次和合计只在所选的组内计算。"),
        )  # fmt: skip
    if group == OWN:
        return Regions(choose_one_by_one(page, names, named, (*groups, OWN)), order)
    if group in own:
        own_groups.show_own(page.address, named, group)
        return Regions(own[group], order)
    return Regions(tuple(regions_of_group(group)) if group else (), order)


def choose_one_by_one(
    page: Page, names: Sequence[str], named: own_groups.Groups, taken: Sequence[str]
) -> tuple[str, ...]:  # fmt: skip
    """The regions picked one by one, which can be kept as a group with a name."""
    left, right = st.columns([10, 6], vertical_alignment="bottom")
    with left:
        picked = page.address.many(
            "regions", _("自选地区"), names, local_name, help=_("可输入文字查找；一个也不选时显示全部。"),
            placeholder=_("输入地名查找"),
        )  # fmt: skip
    with right:
        own_groups.show_naming(page.address, named, picked, taken)
    return tuple(picked)


def ordered(lines: Sequence[Line], order: str) -> list[Line]:
    """The lines of a ranking in another order; smallest first keeps what has no position at the end.

    >>> first, second = (Line(name, "exact", 1.0, None, None, "1", best=1) for name in ("天津", "北京"))
    >>> [line.region for line in ordered([first, second], "region")]
    ['北京', '天津']
    """
    if order == "low":
        placed = [line for line in lines if line.best]
        return placed[::-1] + [line for line in lines if not line.best]
    if order == "region":
        official = {name: at for at, name in enumerate(regions_of_group(""))}
        return sorted(lines, key=lambda line: official.get(line.region, len(official)))
    return list(lines)
