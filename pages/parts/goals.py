"""Targets and what became of them: joined on region, indicator, year and basis; met, not met, or undecidable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from extract.completion import PLAN
from extract.indicators import lower_is_better
from pages.parts import series
from pages.parts.marks import MASKED
from pages.parts.numbers import NEAR
from pages.parts.ranking import Line, extent_of, line_of, line_rows
from pages.parts.table import NATIONAL
from pages.parts.texts import N_

VERDICTS = {
    "met": N_("达到"),
    "missed": N_("未达到"),
    "open": N_("无法判断"),
    "awaited": N_("未见结果"),
}
LEEWAY = NEAR  # how far below “约、左右” still counts as undecidable, as a share of the target
JOIN = ["region", "indicator", "family", "unit", "year", "basis", "against"]


@dataclass(frozen=True)
class Goal:
    """A target and the result for the same year; `difference` is result less target, in base units."""

    region: str
    indicator: str
    unit: str
    year: int
    target: Line
    result: Line | None
    difference: float | None
    verdict: str
    fixed: tuple[tuple[str, str], ...] = ()  # what else both share: column and code of time basis and basis, if any


def claims_in(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in which a report itself says how much of a plan was carried out (完成年计划的118.2%)."""
    return rows[(rows["compared_with"] == PLAN) & (rows["role"] == "level") & (rows["kind"] == "result")]


def verdict_of(target: Line, result: Line | None, ceiling: bool = False) -> str:
    """Whether a target was met: a key of VERDICTS.

    A target of “左右” is met from its number on, missed well short of it, undecidable in between. A masked result
    decides only where all it may be lies on one side. A target with “以内” is a ceiling.

    >>> verdict_of(Line("全国", "at_least", 6.0, None, None, "6%以上"), Line("全国", "exact", 8.1, None, None, "8.1%"))
    'met'
    """
    if result is None:
        return "awaited"
    bound = target.at if target.mark != "range" else (target.high if ceiling else target.low)
    if bound is None or target.mark in MASKED or target.mark == "worded":
        return "open"
    low, high = extent_of(result)
    if result.mark == "exact" and result.at is not None:
        low = high = result.at
    if ceiling or target.mark == "at_most":
        low, high, bound = -high, -low, -bound
    slack = LEEWAY * abs(bound) if target.mark == "about" else 0.0
    if low >= bound:
        return "met"
    return "missed" if high < bound - slack else "open"


def goals_of(frame: pd.DataFrame) -> list[Goal]:
    """Every dated target with the result for its year: same region, indicator, unit and basis.

    A cumulative or average target is only joined with a result on the same time basis.
    """
    prepared = series.prepared(frame)
    dated = prepared[(prepared["year"] != series.NO_YEAR) & prepared["kind"].isin(["target", "result"])]
    spans = dated["time_basis"].isin(["cumulative", "annual_average"])
    dated = dated.assign(span=dated["time_basis"].astype("string").where(spans, "").astype("category"))
    keys = [*JOIN, "span"]
    number, is_target = series.numbered(dated, keys), (dated["kind"] == "target").to_numpy()
    wanted = pd.Index(number).isin(number[is_target])
    dated, number, is_target = dated[wanted], number[wanted], is_target[wanted]
    groups: dict[int, tuple[list[Any], list[Any]]] = {}
    for group, row, aimed in zip(number, line_rows(frame.loc[dated["row"]]), is_target, strict=True):
        groups.setdefault(group, ([], []))[0 if aimed else 1].append(row)
    firsts = dated.loc[~pd.Index(number).duplicated(), keys].itertuples(index=False)
    goals = []
    for (targets, results), first in zip(groups.values(), firsts, strict=True):
        target, result = line_of(targets), line_of(results) if results else None
        region, indicator, unit, year = str(first.region), str(first.indicator), str(first.unit), int(str(first.year))
        difference = None
        if result and result.at is not None and target.at is not None and "range" not in (result.mark, target.mark):
            difference = float(f"{result.at - target.at:.10g}")
        verdict = verdict_of(target, result, lower_is_better(indicator))
        shared = (("time_basis", str(first.span)), ("basis", str(first.basis)))
        fixed = tuple((column, code) for column, code in shared if code)
        goals.append(Goal(region, indicator, unit, year, target, result, difference, verdict, fixed))
    return goals


def order_of(goal: Goal) -> tuple[bool, str, bool, str, int]:
    """The order to list goals in: those with a result first, by indicator, the nation before its regions, by year."""
    return goal.result is None, goal.indicator, goal.region != NATIONAL, goal.region, goal.year


def counted(goals: list[Goal]) -> dict[str, int]:
    """How many goals have each verdict, in the order of VERDICTS."""
    return {verdict: sum(goal.verdict == verdict for goal in goals) for verdict in VERDICTS}
