"""The indicators of a theme as a table of links."""

from __future__ import annotations

import re

import pandas as pd

from pages.parts.address import links_with
from pages.parts.indicator_list import MOST, indicators_html
from pages.parts.style import LIGHT


def found(*names: str) -> pd.DataFrame:
    counts = {"regions": 31, "years": 3, "figures": 1200, "masked": 4}
    return pd.DataFrame([counts] * len(names), index=list(names))


def test_each_indicator_leads_to_its_comparison() -> None:
    link = links_with("indicator", "compare", {"province": ["江西"], "level": ["province"], "lang": ["en"]})
    html = indicators_html(found("建设<充电桩>", "就业&收入"), LIGHT, link)
    shared = "compare?province=%E6%B1%9F%E8%A5%BF&amp;level=province&amp;lang=en&amp;indicator="
    assert re.findall(r"<a href='([^']*)' target='_self'>([^<]*)</a>", html) == [
        (shared + "%E5%BB%BA%E8%AE%BE%3C%E5%85%85%E7%94%B5%E6%A1%A9%3E", "建设&lt;充电桩&gt;"),
        (shared + "%E5%B0%B1%E4%B8%9A%26%E6%94%B6%E5%85%A5", "就业&amp;收入"),
    ]
    assert re.findall(r"<td><span>([^<]*)</span></td>", html)[:4] == ["31", "3", "1,200", "4"]


def test_a_long_list_is_cut() -> None:
    html = indicators_html(found(*map(str, range(MOST + 5))), LIGHT, str)
    assert html.count("<a ") == MOST
