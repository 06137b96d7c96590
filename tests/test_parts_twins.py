"""Recovered values on the screen: both places side by side, counted once, and left out for use outside."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts import contrast, outward
from pages.parts.coverage import counts_of, stated_once
from pages.parts.evidence import linked
from pages.parts.ranking import ranked
from pages.parts.ranking_chart import gutter_text, hover_of
from pages.parts.style import LIGHT
from pages.parts.table import levels_of, typed
from tests.synthetic import row_of

STATED, MASKED, AGAIN, SEEN = (f"{number:012x}" for number in range(4))


def table() -> pd.DataFrame:
    cells: list[dict[str, object]] = [
        {"document": "a.txt", "region": "甲省", "province": "甲省", "quote": "3.2万个", "value": 32000, "unit": "个"},
        {"document": "b.txt", "region": "甲省", "province": "甲省", "quote": "*万个", "value": 32000, "unit": "个",
         "status": "recovered", "twin": STATED, "mask": "*", "region_basis": "twin", "year": 2024, "period": "2024"},
        {"document": "c.txt", "region": "甲省", "province": "甲省", "quote": "3.2万个", "value": 32000, "unit": "个",
         "same_as": STATED},
        {"document": "b.txt", "region": "乙省", "province": "乙省", "quote": "x.x万个", "low": 1e4, "high": 9.9e4,
         "unit": "个", "status": "masked", "mask": "x.x"},
    ]  # fmt: skip
    frame = typed(pd.DataFrame([row_of(number, **each) for number, each in enumerate(cells)]).astype("string"))
    frame["level"] = levels_of(frame)
    return outward.with_twins(frame)


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        ("建成*万个", "建成3.2万个", "建成[*]万个", "建成[3.2]万个"),
        ("同样", "同样", "同样", "同样"),
        ("", "多出", "", "[多出]"),
        ("*市*名", "某市30名", "[*]市[*]名", "[某]市[30]名"),
    ],
)
def test_differing_characters(one: str, other: str, first: str, second: str) -> None:
    def shown(pieces: contrast.Pieces) -> str:
        return "".join(f"[{text}]" if differs else text for text, differs in pieces)

    assert tuple(map(shown, contrast.differences(one, other))) == (first, second)


@given(st.text("甲乙*3<&", max_size=30), st.text("甲乙*3<&", max_size=30), st.data())
def test_no_character_is_lost_between_the_marks(one: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(one)))
    end = data.draw(st.integers(start, len(one)))
    pieces, _rest = contrast.differences(one, other)
    html = contrast.figure_html(pieces, start, end)
    for tag in ("<u>", "</u>"):
        html = html.replace(tag, "")
    escaped = [part.replace("&", "&amp;").replace("<", "&lt;") for part in (one[:start], one[start:end], one[end:])]
    assert html == f"{escaped[0]}<mark>{escaped[1]}</mark>{escaped[2]}"


def test_a_recovered_number_reads_as_stated_with_a_mark_and_both_places() -> None:
    frame = table()
    (line,) = ranked(frame.iloc[[1]])
    assert (line.at, line.quote, line.mark, gutter_text(line, LIGHT)) == (32000.0, "3.2万个", "exact", "3.2万个 ◆")
    hover = hover_of(line)
    assert "<b>*</b>万个（b，第 1 篇）" in hover
    assert "<b>3.2</b>万个（a，第 1 篇）" in hover


def test_without_its_twin_in_the_table_it_keeps_its_own_words() -> None:
    (line,) = ranked(outward.with_twins(table().iloc[[1]].copy()))
    assert (line.quote, line.hidden, line.places) == ("*万个", "", ())


def test_for_use_outside_it_is_masked_again() -> None:
    before = table()
    after = outward.masked_again(before)
    row = after.iloc[1]
    assert (row["status"], row["low"], row["region"], row["region_basis"], row["twin"], row["level"]) == (
        "masked", 10000.0, "", "masked", "", "none",
    )  # fmt: skip
    assert row[["value", "high", "year"]].isna().all()
    assert row["period"] == ""
    others = [after.drop(index=1), before.drop(index=1)]
    assert others[0].astype("string").equals(others[1].astype("string"))
    assert before.iloc[1]["status"] == "recovered"


@pytest.mark.parametrize(
    ("text", "kept"), [("2024年以来", True), ("二〇二四年", True), ("*年以来", False), ("", False)]
)
def test_a_year_it_writes_itself_stays(text: str, kept: bool) -> None:
    frame = table()
    frame.loc[1, "year_text"] = text
    assert pd.notna(outward.masked_again(frame).iloc[1]["year"]) == kept


def test_counts_tell_the_states_and_count_a_repeat_once() -> None:
    counts = counts_of(table())
    assert (counts.figures, counts.reported, counts.recovered, counts.masked, counts.repeated) == (3, 1, 1, 1, 1)
    assert counts.documents == 3


def test_a_repeat_counts_where_its_first_statement_is_filtered_out() -> None:
    assert list(stated_once(table().iloc[[2, 3]])["id"]) == [AGAIN, SEEN]


@pytest.mark.parametrize(
    ("row", "others"),
    [
        (0, [("隐去的一处", MASKED), ("同一陈述的另一处", AGAIN)]),
        (1, [("写明的一处", STATED)]),
        (2, [("同一陈述的另一处", STATED)]),
        (3, []),
    ],
)
def test_other_places_of_a_statement(row: int, others: list[tuple[str, str]]) -> None:
    frame = table()
    found = linked(frame, {str(name): cell for name, cell in frame.iloc[row].items()})
    assert [(words, cells["id"]) for words, cells in found] == others
