"""What is worked out once for a choice of filters and kept for all readers, until a table changes.

Kept things are shared: nobody may change them. `key` says which rows they belong to: version of the tables, filters.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache

import pandas as pd
import streamlit as st

from pages.parts import blanks, goals, matrix, pairs, series
from pages.parts.coverage import held_regions
from pages.parts.texts import _, noted

Key = tuple[Hashable, ...]


class Comparison:
    """Rows made ready to be compared, and what can be chosen among them, each worked out when first asked for."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self.prepared = series.prepared(rows)
        self.levels = [level for level in series.LEVELS if (self.prepared["level"] == level).any()]
        self.indicators_of = cache(self._indicators_of)
        self.columns_of = cache(self._columns_of)
        self.offered = cache(self._offered)

    def _indicators_of(self, level: str) -> pd.DataFrame:
        return series.indicators_of(self.prepared, level)

    def _columns_of(self, level: str) -> pd.DataFrame:
        return matrix.counts_of(self.prepared, level)

    def _offered(self, level: str, most: int, _language: str) -> dict[matrix.Column, str]:
        """The columns that most regions give, at most `most`, each with its words in the language in use."""
        counts = matrix.columns_of(self.columns_of(level)[:most])
        return {
            column: noted(
                f"{column.indicator} · {series.words_of_series(column.series)}", _("{n} 个地区").format(n=regions)
            )
            for column, regions in counts.items()
        }


@st.cache_resource(show_spinner=False, max_entries=24)
def comparison(key: Key, _rows: pd.DataFrame) -> Comparison:
    """The rows of `key`, made ready to be compared."""
    return Comparison(_rows)


@st.cache_resource(show_spinner=False, max_entries=24)
def goals_found(key: Key, _rows: pd.DataFrame) -> list[goals.Goal]:
    """The targets among the rows of `key`, each with its result."""
    return goals.goals_of(_rows[_rows["kind"].isin(["target", "result"])])


@st.cache_resource(show_spinner=False, max_entries=24)
def pairs_found(key: Key, _rows: pd.DataFrame) -> pd.DataFrame:
    """The pairs (由…至…) among the rows of `key`."""
    return pairs.pairs_in(_rows)


def silences() -> frozenset[blanks.Silence]:
    """What people looked for in the reports and did not find, as it stands now."""
    return blanks.read_silences(blanks.file_of_silences())


@st.cache_resource(show_spinner=False, max_entries=100)
def held(key: Key, year: int | None, _frame: pd.DataFrame) -> frozenset[str]:
    """The provinces a report of which is held, in the whole table of `key`."""
    return held_regions(_frame, year)
