"""Versions of the data: told by every cell whatever the order and format; what changed, by id."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts import citation, files, package, table, version_view, versions
from pages.parts.exports import About
from tests.synthetic import row_of, write_tables


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    return table.read_tables(table.table_files(write_tables(tmp_path_factory.mktemp("figures"))))


def rows(*cells: dict[str, object]) -> pd.DataFrame:
    return table.typed(pd.DataFrame([row_of(number, **each) for number, each in enumerate(cells)]).astype("string"))


def test_the_order_of_rows_and_their_types_do_not_matter(frame: pd.DataFrame) -> None:
    version = versions.version_of(frame)
    assert len(version) == 12
    assert versions.version_of(frame.sample(frac=1, random_state=1)) == version
    texts = frame.astype(dict.fromkeys(table.CATEGORIES, "string"))
    assert versions.version_of(texts) == version


@pytest.mark.parametrize(
    ("column", "cell"),
    [("unit", "亩"), ("value", 1.5), ("year", 1999), ("label", "别的"), ("low", 3.0), ("doubt", "x")],
)
def test_every_cell_matters(column: str, cell: object, frame: pd.DataFrame) -> None:
    one = frame.head(5).astype(dict.fromkeys(table.CATEGORIES, "string"))
    other = one.copy()
    other.loc[other.index[2], column] = cell
    assert versions.version_of(one) != versions.version_of(other)


def test_a_row_less_is_another_version(frame: pd.DataFrame) -> None:
    assert versions.version_of(frame) != versions.version_of(frame.iloc[1:])
    assert versions.version_of(frame.head(0)) == versions.version_of(frame.iloc[5:5])


def test_text_does_not_move_between_cells() -> None:
    one, other = rows({"label": "ab", "indicator": "c"}), rows({"label": "a", "indicator": "bc"})
    assert versions.version_of(one) != versions.version_of(other)
    one, other = rows({"label": "ab"}, {"label": "c"}), rows({"label": "a"}, {"label": "bc"})
    assert versions.version_of(one) != versions.version_of(other)


def test_nothing_changed(frame: pd.DataFrame) -> None:
    changes = versions.changes_of(frame, frame.sample(frac=1, random_state=2))
    assert not changes
    assert changes.same == len(frame)


def test_added_gone_and_changed() -> None:
    before = rows({"label": "甲", "value": 1, "unit": "个"}, {"label": "乙"}, {"label": "丙", "year": 2020})
    after = before.iloc[[0, 2]].copy()
    after.loc[0, "value"] = 2.0
    after.loc[2, ["year", "label"]] = [2021, "丁"]
    after = pd.concat([after, rows({}, {}, {}, {"label": "新"}).tail(1)])
    changes = versions.changes_of(before, after)
    assert list(changes.added["label"]) == ["新"]
    assert list(changes.gone["label"]) == ["乙"]
    cells = changes.changed[["id", "column", "before", "after"]].to_numpy().tolist()
    assert sorted(cells) == [
        ["000000000000", "value", "1", "2"], ["000000000002", "label", "丙", "丁"], ["000000000002", "year", "2020", "2021"],
    ]  # fmt: skip
    assert changes.same == 0


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_every_row_is_added_gone_or_in_both(old: set[int], new: set[int]) -> None:
    whole = rows(*({"label": str(number)} for number in range(31)))
    before, after = whole.loc[sorted(old)], whole.loc[sorted(new)]
    changes = versions.changes_of(before, after)
    assert (len(changes.added), len(changes.gone)) == (len(new - old), len(old - new))
    assert changes.same + len(changes.changed["id"].unique()) == len(old & new)


def test_what_was_downloaded_here_is_the_same_table(frame: pd.DataFrame) -> None:
    about = About(citation.dataset("x", date(2026, 11, 21)), table.read_sources(Path("/nowhere")))
    parquet = io.BytesIO()
    frame.to_parquet(parquet)
    for name, raw in (
        ("all.csv", files.csv_of(frame)), ("all.zip", package.zip_of(frame, about)), ("all.parquet", parquet.getvalue()),
    ):  # fmt: skip
        assert not versions.changes_of(versions.read_download(raw, name), frame), name


def test_the_apostrophe_of_a_download_is_no_change() -> None:
    frame = rows({"label": "=1+1", "quote": "-2.3%"}, {"label": "'早已有撇号"})
    assert not versions.changes_of(versions.read_download(files.csv_of(frame), "a.csv"), frame)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.csv", b"x,y\n1,2\n"),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.zip", b"no zip"),
        ("a.parquet", b"none"),
        ("a.csv", b""),
    ],
)
def test_what_is_no_table_is_refused(name: str, raw: bytes) -> None:
    with pytest.raises(table.TableError, match=r"a\."):
        versions.read_download(raw, name)


def test_all_changes_in_one_table() -> None:
    before, after = rows({"label": "甲"}, {"label": "乙"}), rows({"label": "丙"}, {"label": "乙"}, {"label": "丁"})
    whole = version_view.everything(versions.changes_of(before, after))
    assert list(whole["change"]) == ["added", "changed"]
    assert version_view.summary_of(versions.changes_of(before, after)) == (
        "新增 1 条；不再有 0 条；有改动 1 条；相同 1 条。"
    )
