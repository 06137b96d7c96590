"""Units of one family on one axis: within an indicator 斤 and 吨 meet, in the unit most of its reports use."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import pandas as pd

from pages.parts.table import ROOT

FAMILIES = ROOT / "data" / "units_families.csv"


@lru_cache(maxsize=1)
def families(path: Path = FAMILIES) -> dict[str, tuple[str, float]]:
    """Each convertible unit with its family and its size in the family's basic measure, from the list of families.

    >>> families()["吨"]
    ('重量', 1000.0)
    """
    with path.open(encoding="utf-8", newline="") as handle:
        return {row["unit"]: (row["family"], float(row["factor"])) for row in csv.DictReader(handle)}


def factor_between(unit: str, other: str) -> float | None:
    """What a number in `unit` is multiplied by to be one in `other`, None where the two do not convert.

    >>> factor_between("吨", "斤"), factor_between("吨", "亩")
    (2000.0, None)
    """
    known = families()
    if unit == other:
        return 1.0
    if unit not in known or other not in known or known[unit][0] != known[other][0]:
        return None
    return known[unit][1] / known[other][1]


def with_axis(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with `axis_unit`, the unit in which their indicator is compared, and `axis_factor` that leads there.

    That is the unit of a family in which most figures of the indicator are given (of the most frequent the first one by
    name). A position (`rank`) converts into nothing. The frame given is not changed.
    """
    known = families()
    units = frame["unit"].cat.categories
    family = frame["unit"].map({unit: known[unit][0] for unit in units if unit in known}).astype("object")
    rows = pd.DataFrame({"indicator": frame["indicator"], "unit": frame["unit"].astype("object"), "family": family})
    rows = rows[family.notna() & (frame["indicator"] != "") & (frame["role"] != "rank")]
    counts = rows.groupby(["indicator", "family", "unit"], observed=True).size().reset_index(name="figures")
    counts = counts.sort_values(["figures", "unit"], ascending=[False, True], kind="stable")
    usual = counts.drop_duplicates(["indicator", "family"]).rename(columns={"unit": "to"})
    counts = counts.merge(usual[["indicator", "family", "to"]], on=["indicator", "family"])
    moved = {(line.indicator, line.unit): line.to for line in counts[counts["unit"] != counts["to"]].itertuples()}
    units_now = frame["unit"].astype("object")
    factors = pd.Series(1.0, index=frame.index)
    some = rows[rows["indicator"].isin({indicator for indicator, _unit in moved})]
    for at, indicator, unit in zip(some.index, some["indicator"], some["unit"], strict=True):
        to = moved.get((indicator, unit))
        if to:
            units_now[at], factors[at] = to, factor_between(str(unit), str(to)) or 1.0
    return frame.assign(axis_unit=units_now.astype("category"), axis_factor=factors)
