"""From–to: two numbers of one sentence that say how an indicator moved, such as 从53％提升至90％."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import pandas as pd

from pages.parts.marks import COMPARABLE, MASKED
from pages.parts.ranking import LINE_COLUMNS, Line, line_of
from pages.parts.texts import _, local_name, word_of

FARTHEST = 40  # characters between the two numbers of a pair
SENTENCE = ["document", "section", "sentence_start"]
PAIR_COLUMNS = ("first", "last", "indicator", "region", "level", "unit", "kind", "basis")


@dataclass(frozen=True, order=True)
class Movement:
    """What all pairs on one axis share: unit, whether the end is result or target, and basis."""

    unit: str
    kind: str
    basis: str

    def key(self) -> str:
        """The movement as one word for the URL."""
        return "~".join(astuple(self))


@dataclass(frozen=True)
class Pair:
    """Where a region began and where it ended, with the years of both (0: not known)."""

    region: str
    start: Line
    end: Line
    years: tuple[int, int]

    @property
    def drawn(self) -> bool:
        """Whether both ends are numbers, so that a line may join them."""
        return self.start.mark in COMPARABLE and self.end.mark in COMPARABLE

    @property
    def words(self) -> str:
        """Both numbers as written."""
        return " → ".join("".join(line.quote.split()) for line in (self.start, self.end))


def pairs_in(frame: pd.DataFrame) -> pd.DataFrame:
    """The pairs of a table, one a row (PAIR_COLUMNS): index of both rows, and what the pair is about.

    A `from` is joined with the next `to` of its sentence, close behind it, in the same unit and for the same region.
    """
    cells = [*SENTENCE, "start", "end", "region", "level", "axis_unit", "indicator", "kind", "basis"]
    sides = frame.loc[frame["role"].isin(["from", "to"]), [*cells, "role"]]
    sides = sides.astype(dict.fromkeys(["document", "region", "axis_unit", "indicator"], "object")).reset_index()
    sides = sides.sort_values([*SENTENCE, "start"], kind="stable")
    after = sides.shift(-1)
    same = (sides["role"] == "from") & (after["role"] == "to") & (after["start"] - sides["end"] <= FARTHEST)
    for name in (*SENTENCE, "region", "axis_unit"):
        same &= (sides[name] == after[name]).fillna(False)
    same &= (sides["indicator"] != "") & (sides["region"] != "")
    begin, end = sides[same.astype(bool)], after[same.astype(bool)]
    return pd.DataFrame({
        "first": begin["index"], "last": end["index"].astype(begin["index"].dtype), "indicator": begin["indicator"],
        "region": begin["region"], "level": begin["level"].astype("object"), "unit": begin["axis_unit"],
        "kind": end["kind"].astype("object"), "basis": end["basis"].astype("object"),
    }, columns=list(PAIR_COLUMNS)).reset_index(drop=True)  # fmt: skip


def movements_of(found: pd.DataFrame) -> dict[Movement, int]:
    """The axes that some pairs need and how many regions each has, most regions first."""
    groups = found.groupby(["unit", "kind", "basis"], observed=True)["region"].nunique()
    order = sorted(groups.items(), key=lambda item: (-int(item[1]), item[0]))
    return {Movement(*map(str, key if isinstance(key, tuple) else (key,))): int(count) for key, count in order}


def year_of(cell: object) -> int:
    """A year as a number, 0 where there is none."""
    return 0 if cell is None or pd.isna(cell) else int(str(cell))  # type: ignore[call-overload]


def pair_lines(frame: pd.DataFrame, found: pd.DataFrame) -> list[Pair]:
    """The pairs of one axis, top first: latest span of years first, in it the largest ends, then what is masked.

    The same statement in another place is left out.
    """
    columns = [name for name in LINE_COLUMNS if name in frame]
    rows = {row.Index: row for row in frame.loc[[*found["first"], *found["last"]], [*columns, "year"]].itertuples()}
    pairs: dict[object, Pair] = {}
    for first, last in zip(found["first"], found["last"], strict=True):
        start, end = line_of([rows[first]]), line_of([rows[last]])
        pair = Pair(start.region, start, end, (year_of(rows[first].year), year_of(rows[last].year)))
        pairs.setdefault((pair.region, pair.years, pair.words), pair)
    return sorted(pairs.values(), key=lambda pair: (
        -pair.years[1], -pair.years[0], not pair.drawn, -(pair.end.at or pair.end.low or 0.0), pair.region
    ))  # fmt: skip


def span_words(years: tuple[int, int]) -> str:
    """Two years as words.

    >>> span_words((2020, 2025)), span_words((0, 2025)), span_words((0, 0))
    ('2020–2025年', '2025年', '年份未注明')
    """
    known = [str(year) for year in dict.fromkeys(years) if year]
    return _("{year}年").format(year="–".join(known)) if known else _("年份未注明")


def words_of_movement(movement: Movement) -> str:
    """A movement in words.

    >>> words_of_movement(Movement("元", "result", ""))
    '实绩 · 元'
    """
    words = [word_of("kind", movement.kind), word_of("basis", movement.basis) if movement.basis else ""]
    return " · ".join(word for word in (*words, local_name(movement.unit) or _("无单位")) if word)


def summary_of(pairs: Iterable[Pair], words: str) -> str:
    """What the dumbbells show in one sentence, for those who do not see them."""
    pairs = list(pairs)
    joined = [pair for pair in pairs if pair.drawn]
    up = sum((pair.end.at or 0.0) > (pair.start.at or 0.0) for pair in joined)
    down = sum((pair.end.at or 0.0) < (pair.start.at or 0.0) for pair in joined)
    hidden = sum(pair.start.mark in MASKED or pair.end.mark in MASKED for pair in pairs)
    text = _("{words}：{n} 对前后数字，{up} 对上升，{down} 对下降").format(words=words, n=len(pairs), up=up, down=down)
    return text + (_("；{n} 对有一端隐去").format(n=hidden) if hidden else "") + _("。")
