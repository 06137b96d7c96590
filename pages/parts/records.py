"""The records of corrections as the screen writes them: fields, values and moments in words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from library.corrections import Correction
from pages.parts.texts import N_, _, title_of


def table(made: Sequence[Correction]) -> pd.DataFrame:
    """Corrections as the screen lists them."""
    return pd.DataFrame({
        "document": [one.document for one in made], "quote": ["".join(one.quote.split()) for one in made],
        "field": [field_word(one.field) for one in made], "old": [one.old for one in made],
        "new": [new_word(one) for one in made], "who": [one.who for one in made],
        "at": [local_time(one.at) for one in made],
        "undone": [" ".join(filter(None, (one.undone_by, local_time(one.undone_at)))) for one in made],
    })  # fmt: skip


def titles() -> dict[str, str]:
    """What the columns of that list are called."""
    return {
        "document": title_of("document"), "quote": title_of("quote"), "field": _("栏目"), "old": _("原来"),
        "new": _("改为"), "who": _("更正人"), "at": _("时间"), "undone": _("撤销"),
    }  # fmt: skip


def field_word(field: str) -> str:
    """What the screen calls a field that was corrected.

    >>> field_word("label"), field_word("deleted")
    ('原文指标名', '去掉')
    """
    named = {"deleted": N_("去掉"), "added": N_("补录"), "title": N_("标题"), "date": N_("日期"), "address": N_("网址")}
    return _(named[field]) if field in named else title_of(field)


def new_word(one: Correction) -> str:
    """What a correction set a field to, in words."""
    return "" if one.field in ("deleted", "added") else one.new


def local_time(moment: str) -> str:
    """A moment of the records (UTC) as it is written for people, in the server's time zone; empty for none.

    >>> len(local_time("2026-11-21T08:30:00Z"))
    16
    """
    if not moment:
        return ""
    return pd.Timestamp(moment).to_pydatetime().astimezone().strftime("%Y-%m-%d %H:%M")
