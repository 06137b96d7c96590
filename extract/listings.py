"""What the command line prints for people to look through: uncovered words, merged indicators, reports held twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from extract.lexicon import rows_of
from extract.review import indicators_listing
from extract.unknown import unknown_words, unused_rows

# Tables of things there are, not of words for them: that most of their rows stand in no report at hand says nothing.
_COMPLETE = ("regions", "region_clues", "region_bodies")


def unknown_listing(texts: Sequence[str]) -> Iterator[str]:
    """Lines on what the lexicon does not cover in `texts`, then on its rows that never came to bear on them.

    Each unknown word is a comment (how often, and where first) and a CSV line for its table; the tables come one after
    the other, in each the most frequent word first. A line that begins with # belongs into no table.

    >>> print(*list(unknown_listing(["新购机器人24嘟，旧机器人8嘟。"]))[:3], sep="\\n")
    # data/lexicon/units.csv: word,kind,small,not_before,example
    # 2 times, as in: 新购机器人24嘟，旧机器人8嘟。
    嘟,,,,
    """
    found = sorted(unknown_words(texts), key=lambda row: row["table"])  # keeps their order within a table
    for table, rows in groupby(found, key=lambda row: row["table"]):
        yield f"# data/lexicon/{table}.csv: {_columns_of(table)}"
        for row in rows:
            yield f"# {_times(row['count'])}, as in: {row['context']}"
            yield row["line"]
        yield ""
    if not found:
        yield "# nothing that the lexicon does not cover"
        yield ""
    for table, rows in groupby(unused_rows(texts), key=lambda row: row["table"]):
        words = [row["word"] for row in rows]
        shown = "" if table in _COMPLETE else f": {' '.join(words)}"
        yield f"# {table}.csv: {len(words)} of {_rows_in(table)} rows never used{shown}"


def indicator_listing(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Lines on the indicators of a table, those that most regions report first: who, when, units, labels merged.

    >>> row = {"indicator": "粮食产量", "label": "粮食总产量", "region": "湖南", "year": "2025", "unit": "吨"}
    >>> print(*indicator_listing([row]), sep="\\n")
    粮食产量 [吨]: 1 region, 2025, 1 figure
        regions: 湖南
        labels: 粮食总产量
    <BLANKLINE>
    1 indicator, 0 of them reported by two regions or more
    """
    listed = indicators_listing(rows)
    named = [entry for entry in listed if entry["indicator"]]
    for entry in listed:
        yield from _entry_lines(entry)
    shared = sum(len(entry["regions"]) > 1 for entry in named)
    yield f"{_counted(len(named), 'indicator')}, {shared:,} of them reported by two regions or more"


def _entry_lines(entry: Mapping[str, Any]) -> Iterator[str]:
    subject = " · ".join(filter(None, (entry["theme"], entry["topic"])))
    facts = [
        _counted(len(entry["regions"]), "region"),
        _span_of(entry["years"]),
        _counted(entry["figures"], "figure"),
        f"{entry['masked_share']:.0%} masked" if entry["masked_share"] else "",
        subject,
    ]
    name = entry["indicator"] or "(no indicator)"
    yield f"{name} [{' '.join(entry['units'])}]: {', '.join(filter(None, facts))}"
    if entry["regions"]:
        yield f"    regions: {' '.join(entry['regions'])}"
    if entry["labels"]:
        further = entry["label_count"] - len(entry["labels"])
        yield f"    labels: {' | '.join(entry['labels'])}{f' | and {further:,} more' if further else ''}"
    yield ""


def _span_of(years: Sequence[int]) -> str:
    return "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _times(count: str) -> str:
    return "once" if count == "1" else f"{count} times"


def _columns_of(table: str) -> str:
    return ",".join(rows_of(table)[0])


def _rows_in(table: str) -> int:
    return len(rows_of(table))
