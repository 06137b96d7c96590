"""What the address asked for and is not there: said in one sentence each, with the way to go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st
from rapidfuzz import fuzz, process

from pages.parts.address import Address, Unfound, link_to
from pages.parts.texts import _

ASKED = "asked"  # the parameter that names a page that does not exist
ALIKE = 60  # of 100, from which on a page may be the one that was meant
SEARCHED = frozenset({"indicator", "goal", "yearly", "brand", "place", "region"})  # may be found among all rows


def words_of(missing: Unfound) -> str:
    """What is not there and what is shown instead, in a sentence.

    >>> words_of(Unfound("year", "年份", "1800", ""))
    '现有的数据里（按当前筛选）没有“1800”（年份），没有按它选取。'
    """
    named = _("网址所要的“{label}”") if "~" in missing.value else _("“{value}”（{label}）")
    what = named.format(label=missing.label, value=missing.value)
    if not missing.instead:
        return _("现有的数据里（按当前筛选）没有{what}，没有按它选取。").format(what=what)
    return _("现有的数据里（按当前筛选）没有{what}，改为显示“{instead}”。").format(what=what, instead=missing.instead)


def show_unfound(missing: Sequence[Unfound], shared: Mapping[str, Sequence[str]]) -> None:
    """A line for each thing that the address asked for and is not there; a name can be looked for among all rows."""
    for each in missing:
        way = ""
        if each.key in SEARCHED:
            search = link_to("data", {**{key: shared[key] for key in ("lang",) if key in shared}, "q": each.value})
            way = f" <a href='{escape(search)}' target='_self'>{escape(_('在数据明细里查找 →'))}</a>"
        st.html(f"<p class='chosen missing'>{escape(words_of(each))}{way}</p>")


def show_unfound_page(address: Address, pages: Mapping[str, str], shared: Mapping[str, Sequence[str]]) -> None:
    """A line where a page was asked for that does not exist, with the one that may have been meant."""
    asked = address.take(ASKED)
    if not asked:
        return
    words = _("没有“{name}”这个页面，这里是概览；其他页面在上面的菜单里。").format(name=asked)
    near = process.extractOne(asked.lower(), list(pages), scorer=fuzz.ratio, score_cutoff=ALIKE)
    way = ""
    if near:
        target = escape(link_to(near[0], shared))
        way = f" {escape(_('要找的也许是'))} <a href='{target}' target='_self'>{escape(_(pages[near[0]]))}</a>"
    st.html(f"<p class='chosen missing'>{escape(words)}{way}</p>")
