"""Which labels meet under one indicator, and the reader's own choices: split labels off, merge indicators, undo."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from pages.parts.own_lists import change, lines_in
from pages.parts.table import ROOT
from pages.parts.texts import _, listed

LONGEST_NAME = 60


@dataclass(frozen=True)
class Rule:
    """Rows of `indicator` (those with `label` alone, if one is given) are compared under the name `becomes`."""

    indicator: str
    label: str
    becomes: str


FIELDS = tuple(field.name for field in fields(Rule))


def file_of_rules() -> Path:
    """The file the choices are kept in: the environment's FIGURES_MERGES, else data/merges.csv."""
    return Path(os.environ.get("FIGURES_MERGES") or ROOT / "data" / "merges.csv")


def read_rules(path: Path) -> list[Rule]:
    """The choices kept in a file, in the order they were made; none where there is no file."""
    rules = [Rule(**line) for line in lines_in(path, FIELDS)]
    return [rule for rule in rules if rule.indicator and rule.becomes]


def change_rules(path: Path, changed: Callable[[list[Rule]], Iterable[Rule]]) -> None:
    """Keep what `changed` makes of the choices in a file as they are by now, each once."""
    change(path, FIELDS, lambda: map(astuple, dict.fromkeys(changed(read_rules(path)))))


def problem_of(rule: Rule) -> str:
    """Why a choice cannot be made, in words for the screen; empty where it can."""
    if not rule.becomes.strip():
        return _("请写一个名称。")
    if len(rule.becomes) > LONGEST_NAME or any(not sign.isprintable() for sign in rule.becomes):
        return _("名称最多 {n} 个字，不能换行。").format(n=LONGEST_NAME)
    return _("这个名称就是现在的名称。") if rule.becomes == rule.indicator else ""


def with_rules(frame: pd.DataFrame, rules: Sequence[Rule]) -> pd.DataFrame:
    """The table with the choices applied one after another; a row they rename has `indicator` among `corrected`.

    The frame given is not changed.
    """
    indicator = frame["indicator"]
    for rule in rules:
        where = indicator == rule.indicator
        if rule.label:
            where &= frame["label"] == rule.label
        if rule.becomes not in indicator.cat.categories:
            indicator = indicator.cat.add_categories(pd.Index([rule.becomes], dtype="string"))
        indicator = indicator.mask(where, rule.becomes)
    changed = indicator.astype("string") != frame["indicator"].astype("string") if rules else pd.Series(dtype="bool")
    if not changed.any():
        return frame
    marked = frame["corrected"].where(frame["corrected"].str.split().map(lambda names: "indicator" in names),
                                      (frame["corrected"] + " indicator").str.strip())  # fmt: skip
    out = frame.copy(deep=False)
    out["indicator"] = indicator.cat.remove_unused_categories()
    out["corrected"] = frame["corrected"].where(~changed, marked)
    return out


def words_of_rules(rules: Sequence[Rule]) -> str:
    """The choices in one line, for the screen and for downloads; empty where there are none.

    >>> words_of_rules([Rule("培训班次", "", "举办培训班"), Rule("人均收入", "农村人均收入", "农村收入")])
    '使用者合并或拆分的指标：培训班次 → 举办培训班、人均收入（农村人均收入）→ 农村收入'
    """
    parts = [
        (_("{indicator}（{label}）→ {name}") if rule.label else _("{indicator} → {name}")).format(
            indicator=rule.indicator, label=rule.label, name=rule.becomes
        )
        for rule in rules
    ]
    return _("使用者合并或拆分的指标：") + listed(parts) if parts else ""


def labels_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The labels merged in the rows of one indicator: figures, regions and their names, years, units, an example each.

    Those with most figures come first; an example is a figure as written, with its region.
    """
    cells = (rows[name].astype("object") for name in ("label", "region", "year", "unit", "quote"))
    groups: dict[str, list[tuple[Any, ...]]] = {}
    for row in zip(*cells, strict=True):
        groups.setdefault(str(row[0]), []).append(row)
    entries = []
    for label, own in groups.items():
        regions = [str(row[1]) for row in own if row[1]]
        years = sorted({int(row[2]) for row in own if not pd.isna(row[2])})
        entries.append({
            "label": label, "figures": len(own), "regions": len(set(regions)), "places": list(dict.fromkeys(regions)),
            "units": [str(unit) for unit, _count in Counter(row[3] for row in own if row[3]).most_common()],
            "years": f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years)),
            "example": f"{own[0][1]} {''.join(str(own[0][4]).split())}".strip(),
        })  # fmt: skip
    names = ["label", "figures", "regions", "places", "units", "years", "example"]
    return pd.DataFrame(entries, columns=names).sort_values(
        ["figures", "label"], ascending=[False, True], ignore_index=True
    )
