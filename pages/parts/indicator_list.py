"""The indicators of a theme as a table, each leading to its comparison."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pandas as pd

from pages.parts.style import Palette, variables
from pages.parts.texts import _, title_of

MOST = 300  # rows: each is a link the browser has to lay out


def indicators_html(found: pd.DataFrame, colors: Palette, link: Callable[[str], str]) -> str:
    """The first indicators with their counts as an HTML table; `link` gives the address of an indicator's comparison.

    `found` has the columns regions, years, figures and masked, its index names the indicators.
    """
    titles = (title_of("indicator"), _("地区数"), _("年份数"), _("数字条数"), _("其中隐去"))
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)
    body = "".join(
        f"<tr><th scope='row'><a href='{escape(link(str(name)))}' target='_self'>{escape(str(name))}</a></th>"
        + "".join(f"<td><span>{count:,}</span></td>" for count in counts)
        + "</tr>"
        for name, *counts in found[["regions", "years", "figures", "masked"]].head(MOST).itertuples()
    )
    return (
        f"<div class='scroll listed' style='{variables(colors)}' tabindex='0'><table class='grid'>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
