"""The reader's own groups of regions: each has a name and lives in the address, so that a link hands it on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from pages.parts.address import Address
from pages.parts.texts import _, listed, local_name, noted, told

KEY = "groups"
APART = "~"  # between name and regions in the address
LONGEST = 12  # letters of a name
OWN = "own"  # the choice of regions one by one
NAME = "group_name"  # the field for the name
Groups = dict[str, tuple[str, ...]]


def cleaned(name: str) -> str:
    """A name a reader typed, as it may stand in an address and on a button: letters, digits and few signs.

    >>> cleaned("  *长三角*~2 ")
    '长三角2'
    """
    return " ".join(re.sub(r"[^\w ·（）()-]|_", "", name).split())[:LONGEST].strip()


def read(values: Iterable[str]) -> Groups:
    """The groups that stand in the address; what is none is passed over.

    >>> read(["长三角~上海~江苏", "空~", "京津冀"])
    {'长三角': ('上海', '江苏')}
    """
    groups: Groups = {}
    for value in values:
        name, *regions = value.split(APART)
        regions = [region for region in dict.fromkeys(regions) if region]
        if cleaned(name) and regions:
            groups[cleaned(name)] = tuple(regions)
    return groups


def written(groups: Mapping[str, Sequence[str]]) -> list[str]:
    """The groups as they stand in the address.

    >>> written({"长三角": ("上海", "江苏")})
    ['长三角~上海~江苏']
    """
    return [APART.join((name, *regions)) for name, regions in groups.items()]


def fitting(groups: Groups, provinces: Sequence[str], level: str) -> Groups:
    """The groups with the regions of a level (provinces, or places narrower than one), without those that have none."""
    own = {
        name: tuple(region for region in regions if (region in provinces) == (level == "province"))
        for name, regions in groups.items()
    }
    return {name: regions for name, regions in own.items() if regions}


def name_for(typed: str, regions: Sequence[str], taken: Iterable[str]) -> str:
    """The name a new group gets: what was typed, else its first regions; one that is taken is told apart.

    >>> name_for("", ["上海", "江苏"], []), name_for("东部", ["上海"], ["东部"])
    ('上海江苏', '东部（自选）')
    """
    name = cleaned(typed) or cleaned("".join(local_name(region) for region in regions[:3]))
    return noted(name, _("自选")) if name in taken else name


def changed(address: Address, groups: Groups, chosen: str, regions: Sequence[str] = ()) -> None:
    """Open the page anew with these groups, one of them chosen, or the regions chosen one by one."""
    rest = {key: values for key, values in address.now.items() if key not in (KEY, "group", "regions")}
    own = {KEY: written(groups), "group": [chosen], "regions": list(regions)}
    address.reopen(rest | {key: values for key, values in own.items() if any(values)})


def show_naming(address: Address, groups: Groups, regions: Sequence[str], taken: Iterable[str]) -> None:
    """A field for the name of the regions chosen one by one, and a button that keeps them as a group."""

    def keep() -> None:
        name = name_for(str(st.session_state.get(NAME, "")), regions, taken)
        changed(address, {**groups, name: tuple(regions)}, name)

    # A form: else leaving the field runs the page, and the press on the button that follows can be lost.
    with st.form("naming", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(_("这一组的名字"), key=NAME, placeholder=_("如：长三角"), width=220)
        st.form_submit_button(_("存为一组"), key="keep_group", on_click=keep, disabled=not regions,
                              help=_("与四大地区并列，随网址一起保存、转发和收藏。"))  # fmt: skip


def show_own(address: Address, groups: Groups, name: str) -> None:
    """The regions of the reader's own group, with buttons to change it and to take it away."""
    rest = {other: regions for other, regions in groups.items() if other != name}

    def change() -> None:
        st.session_state[NAME] = name
        changed(address, rest, OWN, groups[name])

    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(told(name, listed(map(local_name, groups[name]))), width="content")
        st.button(_("修改这一组"), key="change_group", on_click=change)
        st.button(_("删除这一组"), key="drop_group", on_click=changed, args=(address, rest, ""))
