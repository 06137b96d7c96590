"""What may be compared with what: indicators, and the series of one indicator that may share an axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from pages.parts.texts import N_, _, local_name, word_of

FAMILY_OF_ROLE = {"level": "level", "to": "level", "from": "from", "change": "change", "gap": "gap", "rank": "rank"}
FAMILIES = {"level": N_("水平"), "from": N_("原水平"), "change": N_("增减"), "gap": N_("差距"), "rank": N_("位次")}
LEVELS = {"province": N_("省级"), "place": N_("市县及其他"), "national": N_("全国")}
NO_YEAR = -1
LAST_YEAR = frozenset({"上年", "去年", "上年同期", "去年同期", "同期", "上一年", "前一年"})


@dataclass(frozen=True, order=True)
class Series:
    """What all rows on one axis share.

    `year` is NO_YEAR where the text gives none; `against` is what a change, gap or rank refers to, empty for the year
    before and where the text leaves it open.
    """

    family: str
    unit: str
    kind: str
    year: int
    time_basis: str
    basis: str
    against: str = ""

    def key(self) -> str:
        """The series as one word for the URL."""
        return "~".join(str(getattr(self, name)) for name in KEY)  # `astuple` copies, and takes twenty times as long


@dataclass(frozen=True, order=True)
class History:
    """What all rows over the years share: kinds and years stand side by side there."""

    family: str
    unit: str
    time_basis: str
    basis: str
    against: str = ""

    def key(self) -> str:
        """The history as one word for the URL."""
        return "~".join(getattr(self, name) for name in KEY_OVER_TIME)


KEY = tuple(field.name for field in fields(Series))
KEY_OVER_TIME = tuple(field.name for field in fields(History))


def codes_of(cells: pd.Series) -> Any:
    """The cells of a column as whole numbers from 0: equal cells have the same number; categories keep their order."""
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return cells.cat.codes.to_numpy().astype("int64")
    return pd.factorize(cells, sort=True)[0].astype("int64")


def numbered(rows: pd.DataFrame, of: Sequence[str]) -> Any:
    """For each row the number of its group, in order of first appearance: a group has the same cells in `of`.

    Much faster than a `groupby` over many columns of categories, which is what a filter would wait for.

    >>> numbered(pd.DataFrame({"unit": ["名", "个", "名"], "year": [2025, 2025, 2025]}), ["unit", "year"]).tolist()
    [0, 1, 0]
    """
    number = np.zeros(len(rows), dtype="int64")
    for name in of:
        codes = codes_of(rows[name])
        number = pd.factorize(number * (int(codes.max(initial=0)) + 2) + codes + 1)[0]
    return number


def prepared(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that have an indicator and a region, with the columns a series is told by."""
    names = ("indicator", "region", "level", "unit", "kind", "time_basis", "basis")
    wanted = (frame["indicator"] != "") & (frame["level"] != "none")
    needed = {*names, "axis_unit", "role", "compared_with", "year", "status"}
    rows = frame.loc[wanted, [name for name in frame.columns if name in needed]]
    columns = {name: rows[name] for name in names}
    columns["unit"] = rows.get("axis_unit", rows["unit"])  # units that convert share an axis
    families = [FAMILY_OF_ROLE.get(role, "level") for role in rows["role"].cat.categories]
    family = pd.Categorical(families, categories=list(FAMILIES))  # one for each role
    found = pd.DataFrame({
        "row": rows.index, **columns, "against": against_of(rows),
        "family": family.take(rows["role"].cat.codes.to_numpy()),
        "year": rows["year"].fillna(NO_YEAR).astype("int64"),
        "masked": (rows["status"] == "masked").astype("int64"),
    })  # fmt: skip
    return with_words_placed(found, rows["status"] == "worded")


def against_of(rows: pd.DataFrame) -> pd.Categorical[Any]:
    """What a change, gap or rank refers to; empty for the year before, for other roles, and where it is left open."""
    compared = rows["compared_with"].cat
    names = ["" if name in LAST_YEAR else str(name) for name in compared.categories]
    against: pd.Categorical[Any] = pd.Categorical([*names, ""])  # one for each, and one for nothing
    refers = rows["role"].isin(["change", "gap", "rank"]).to_numpy()
    return against.take(np.where(refers, compared.codes.to_numpy(), len(names)))


def with_words_placed(rows: pd.DataFrame, worded: pd.Series[bool]) -> pd.DataFrame:
    """The rows with each target in words on the axis of its indicator's numbers: their commonest unit and basis."""
    if not worded.any():
        return rows
    stated = rows[~worded & rows["indicator"].isin(rows.loc[worded, "indicator"].unique())]
    of = ["indicator", "kind", *KEY_OVER_TIME]
    number = numbered(stated, of)
    counts = stated.loc[~pd.Index(number).duplicated(), of].assign(rows=np.bincount(number))
    order = np.lexsort([*(codes_of(counts[name]) for name in reversed(of)), -counts["rows"].to_numpy()])
    usual = {
        (line["indicator"], line["kind"]): line
        for line in counts.iloc[order].drop_duplicates(["indicator", "kind"]).to_dict("records")
    }
    at = worded.to_numpy().nonzero()[0]
    keys = zip(rows["indicator"].iloc[at], rows["kind"].iloc[at], strict=True)
    moved = [(place, usual[key]) for place, key in zip(at, keys, strict=True) if key in usual]
    places = np.array([place for place, _line in moved], dtype="int64")
    placed = {}
    for name in KEY_OVER_TIME:
        cells = pd.Categorical(rows[name])
        cells = cells.add_categories(sorted({line[name] for _place, line in moved} - set(cells.categories)))  # copies
        cells[places] = [line[name] for _place, line in moved]
        placed[name] = cells
    return rows.assign(**placed)


def counted(rows: pd.DataFrame, of: Sequence[str]) -> pd.DataFrame:
    """How many regions, figures and masked figures each group has, most regions first."""
    number, region = numbered(rows, of), codes_of(rows["region"])
    groups = rows.loc[~pd.Index(number).duplicated(), list(of)].reset_index(drop=True)
    step = int(region.max(initial=0)) + 1
    counts = {
        "regions": np.bincount(pd.unique(number * step + region) // step, minlength=len(groups)),
        "figures": np.bincount(number, minlength=len(groups)),
        "masked": np.bincount(number, rows["masked"], minlength=len(groups)).astype("int64"),
    }
    order = [*(codes_of(groups[name]) for name in reversed(of)), -counts["figures"], -counts["regions"]]
    found: pd.DataFrame = groups.assign(**counts).iloc[np.lexsort(order)]
    return found


def years_counted(rows: pd.DataFrame) -> pd.Series[int]:
    """By indicator, how many years the history of one region has that has most."""
    of = ["indicator", *KEY_OVER_TIME, "region"]
    dated = rows[rows["year"] != NO_YEAR]
    dated = dated[~pd.Index(numbered(dated, [*of, "year"])).duplicated()]
    number = numbered(dated, of)
    counts = np.bincount(number)[number] if len(dated) else np.zeros(0, dtype="int64")
    most_first = dated[["indicator"]].assign(years=counts).iloc[np.argsort(-counts, kind="stable")]
    longest: pd.Series[int] = most_first.drop_duplicates("indicator").set_index("indicator")["years"]
    return longest


def indicators_of(prepared_rows: pd.DataFrame, level: str) -> pd.DataFrame:
    """The indicators at one level (LEVELS), with regions and figures of their widest series, most regions first.

    `years` counts the years of the series that has most, so that one region's history counts too.
    """
    rows = prepared_rows[prepared_rows["level"] == level]
    widest = counted(rows, ["indicator", *KEY]).drop_duplicates("indicator").set_index("indicator")
    widest["years"] = years_counted(rows).reindex(widest.index, fill_value=0).to_numpy().astype("int64")
    order = ["regions", "years", "figures"] if level != "national" else ["years", "regions", "figures"]
    return widest[["regions", "years", "figures", "masked"]].sort_values(order, ascending=False, kind="stable")


def series_of(prepared_rows: pd.DataFrame, indicator: str, level: str) -> dict[Series, int]:
    """The series of an indicator at one level, with their numbers of regions: most first, results first, late first."""
    rows = prepared_rows[(prepared_rows["indicator"] == indicator) & (prepared_rows["level"] == level)]
    counts = counted(rows, list(KEY))
    kinds = {"result": 0, "target": 1}
    counts["order"] = counts["kind"].map(lambda kind: kinds.get(kind, 2))
    counts = counts.sort_values(["regions", "order", "year"], ascending=[False, True, False], kind="stable")
    return {Series(*(line[name] for name in KEY)): int(line["regions"]) for line in counts.to_dict("records")}


def histories_of(prepared_rows: pd.DataFrame, indicator: str, level: str) -> dict[History, int]:
    """The histories of an indicator at one level and how many years each has, most years first."""
    rows = prepared_rows[(prepared_rows["indicator"] == indicator) & (prepared_rows["level"] == level)]
    years = rows[rows["year"] != NO_YEAR].groupby(list(KEY_OVER_TIME), sort=True)["year"].nunique().reset_index()
    found = {History(*(line[name] for name in KEY_OVER_TIME)): int(line["year"]) for line in years.to_dict("records")}
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def rows_of(prepared_rows: pd.DataFrame, indicator: str, level: str, shared: Series | History) -> pd.Index:
    """The index of the table's rows that stand on one axis: those that agree with a series or a history."""
    rows = prepared_rows[(prepared_rows["indicator"] == indicator) & (prepared_rows["level"] == level)]
    for field in fields(shared):
        rows = rows[rows[field.name] == getattr(shared, field.name)]
    found: pd.Index = rows.set_index("row").index
    return found


def rows_by_series(
    prepared_rows: pd.DataFrame, indicators: Iterable[str], level: str
) -> dict[tuple[str, Series], list[Any]]:
    """What the table's index has for the rows of every series of these indicators at one level, in one go."""
    wanted = prepared_rows["indicator"].isin(list(indicators)) & (prepared_rows["level"] == level)
    rows = prepared_rows[wanted]
    number = numbered(rows, ["indicator", *KEY])
    order = np.argsort(number, kind="stable")
    found = np.split(rows["row"].to_numpy()[order], np.cumsum(np.bincount(number))[:-1])
    firsts = rows.loc[~pd.Index(number).duplicated(), ["indicator", *KEY]].to_dict("records")
    return {
        (str(line["indicator"]), Series(*(line[name] for name in KEY))): index.tolist()
        for line, index in zip(firsts, found, strict=False)
    }


def words_of_history(history: History) -> str:
    """A history in words.

    >>> words_of_history(History("change", "%", "year", "real"))
    '增减 · 当年 · 实际 · %'
    """
    words = [_(FAMILIES[history.family])]
    words += [word_of("time_basis", history.time_basis)] if history.time_basis else []
    words += [word_of("basis", history.basis)] if history.basis else []
    words += [_("比{base}").format(base=history.against)] if history.against else []
    return " · ".join((*words, local_name(history.unit) or _("无单位")))


def words_of_series(series: Series) -> str:
    """A series in words: year, kind, family, unit, time basis, basis; what the text leaves open is left out.

    >>> words_of_series(Series("change", "%", "target", 2026, "year", ""))
    '2026年 · 目标 · 增减 · 当年 · %'
    """
    year = _("年份未注明") if series.year == NO_YEAR else _("{year}年").format(year=series.year)
    history = History(series.family, series.unit, series.time_basis, series.basis, series.against)
    return " · ".join((year, word_of("kind", series.kind), words_of_history(history)))
