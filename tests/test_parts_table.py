"""Reading tables, filtering, series, coverage, years, downloads and words."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from extract.record import COLUMNS, Observation
from extract.table import write_table
from pages.parts import coverage, data, files, filters, listing, series, table, texts, timeline
from pages.parts.address import opened_by_url, valid
from tests.synthetic import row_of, write_tables


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("figures"))


@pytest.fixture(scope="module")
def frame(folder: Path) -> pd.DataFrame:
    return table.read_tables(table.table_files(folder))


def rows(*cells: dict[str, object]) -> pd.DataFrame:
    out = table.typed(pd.DataFrame([row_of(number, **each) for number, each in enumerate(cells)]).astype("string"))
    return out.assign(level=table.levels_of(out))


def test_every_row_and_column_is_read(folder: Path, frame: pd.DataFrame) -> None:
    texts_of = [path.read_text(encoding="utf-8") for path in table.table_files(folder)]
    written = [row for text in texts_of for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert len(frame) == len(written)
    assert set(COLUMNS) <= set(frame.columns)
    assert sorted(frame["quote"]) == sorted(row["quote"] for row in written)
    assert frame["value"].notna().sum() == sum(bool(row["value"]) for row in written)


def test_parquet_is_read_as_csv_is(folder: Path, tmp_path: Path) -> None:
    one = folder / "national.csv"
    pd.read_csv(one, dtype="string", keep_default_na=False).to_parquet(tmp_path / "national.parquet")
    pd.testing.assert_frame_equal(table.read_table(tmp_path / "national.parquet"), table.read_table(one))
    assert table.table_files(tmp_path) == (tmp_path / "national.parquet",)


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
@pytest.mark.parametrize("text", ["-5℃", "=1+1", "'=1+1", "'近", "－3㎡-1", "\n=1"])
def test_a_table_of_the_command_line_has_its_texts_back(tmp_path: Path, text: str, suffix: str) -> None:
    """Without the apostrophes that keep them from running: the quote is what stands in the report."""
    made = Observation(**row_of(0) | {"quote": text, "document": f"{text}.txt"}
                       | {"value": -5.0, "low": None, "high": None, "year": None})  # fmt: skip
    write_table([made], tmp_path / f"figures{suffix}")
    read = table.read_table(tmp_path / f"figures{suffix}")
    assert read[["quote", "document", "value"]].to_numpy().tolist() == [[text, f"{text}.txt", -5.0]]


def test_what_is_written_as_categories_is_read_as_text_is(folder: Path, tmp_path: Path) -> None:
    """Of several tables, each with categories of its own, some of them of no row."""
    paths = table.table_files(folder)
    for path in paths:
        table.read_table(path).iloc[::2].to_parquet(tmp_path / f"{path.stem}.parquet")
        pd.read_csv(path, dtype="string", keep_default_na=False).iloc[::2].to_csv(tmp_path / path.name, index=False)
    kinds = [sorted(tmp_path.glob(f"*.{kind}")) for kind in ("parquet", "csv")]
    pd.testing.assert_frame_equal(*map(table.read_tables, kinds))


def test_a_row_in_two_tables_stands_once(folder: Path) -> None:
    path = folder / "national.csv"
    assert len(table.read_tables([path, path])) == len(table.read_table(path))


def test_a_broken_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(table.TableError, match=r"bad\.csv"):
        table.read_tables(table.table_files(tmp_path))


def test_no_table_gives_an_empty_frame_with_all_columns(tmp_path: Path) -> None:
    assert list(table.read_tables(table.table_files(tmp_path)).columns) == [*COLUMNS, "level"]


@pytest.mark.parametrize(
    ("region", "province", "level"),
    [
        ("全国", "", "national"),
        ("广西", "广西", "province"),
        ("宜春市", "江西", "place"),
        ("教育部", "", "place"),
        ("", "", "none"),
    ],
)
def test_level(region: str, province: str, level: str) -> None:
    assert rows({"region": region, "province": province})["level"][0] == level


def test_tiles_are_the_34_units_each_on_its_own_place() -> None:
    tiles = table.read_tiles()
    assert len(tiles) == 34
    assert len(set(zip(tiles["row"], tiles["column"], strict=True))) == 34
    assert set(tiles.loc[tiles["covered"] == "no", "region"]) == {"香港", "澳门", "台湾"}


def test_filters_narrow_and_combine(frame: pd.DataFrame) -> None:
    chosen = {"province": ["江西"], "status": ["masked"]}
    found = filters.narrowed(frame, chosen)
    assert set(found["province"]) == {"江西"}
    assert set(found["status"]) == {"masked"}
    assert len(found) == ((frame["province"] == "江西") & (frame["status"] == "masked")).sum()
    assert len(filters.narrowed(frame, {})) == len(frame)
    undated = filters.narrowed(frame, {"year": [filters.NO_YEAR]})
    assert len(undated) == frame["year"].isna().sum() > 0


def test_narrower_places_follow_the_province(frame: pd.DataFrame) -> None:
    place = next(each for each in filters.FILTERS if each.key == "region")
    assert set(filters.options_of(frame, place, {"province": ["江西"]})) == {"江西", "宜春市"}
    assert "全国" in filters.options_of(frame, place, {})


def test_years_are_offered_latest_first(frame: pd.DataFrame) -> None:
    years = filters.options_of(frame, next(each for each in filters.FILTERS if each.key == "year"), {})
    assert years[0] == "2026"
    assert years[-1] == filters.NO_YEAR


@pytest.mark.parametrize(
    ("here", "before", "touched", "opened"),
    [
        (("data", {}), None, False, True),
        (("data", {"a": ["1"]}), ("data", {"a": ["1"]}), True, False),
        (("data", {"a": ["1"]}), ("compare", {"a": ["1"]}), False, True),
        (("data", {}), ("data", {"a": ["1"]}), False, True),
        (("data", {}), ("data", {"a": ["1"]}), True, False),
    ],
)
def test_when_the_url_decides(here: tuple, before: tuple | None, touched: bool, opened: bool) -> None:
    assert opened_by_url(here, before, touched) is opened


def test_values_that_are_no_options_are_dropped() -> None:
    assert valid(["广东", "<script>", "广东", "江苏"], ["江苏", "广东"]) == ["广东", "江苏"]


def test_what_differs_is_never_one_series() -> None:
    same = {"indicator": "收入", "province": "广东", "unit": "元", "value": 1, "year": 2025}
    frame = rows(
        dict(same, region="广东"), dict(same, region="江苏", province="江苏"),
        dict(same, region="浙江", province="浙江", time_basis="cumulative"),
        dict(same, region="山东", province="山东", basis="real"),
        dict(same, region="河南", province="河南", kind="target"),
        dict(same, region="河北", province="河北", year=2024),
        dict(same, region="海南", province="海南", role="change"),
        dict(same, region="湖南", province="湖南", unit="亩"),
        dict(same, region="青海", province="青海", role="change", compared_with="2020年"),
    )  # fmt: skip
    prepared = series.prepared(frame)
    found = series.series_of(prepared, "收入", "province")
    assert len(found) == 8
    first = next(iter(found))
    assert found[first] == 2
    assert set(frame.loc[series.rows_of(prepared, "收入", "province", first), "region"]) == {"广东", "江苏"}


def test_indicators_with_most_regions_come_first(frame: pd.DataFrame) -> None:
    found = series.indicators_of(series.prepared(frame), "province")
    assert list(found["regions"]) == sorted(found["regions"], reverse=True)
    assert series.indicators_of(series.prepared(frame), "national").index[0] == "国内生产总值增长"


def test_a_line_breaks_where_nothing_comparable_is_found(frame: pd.DataFrame) -> None:
    rows = frame[frame["indicator"] == "国内生产总值增长"]
    result, target = timeline.tracks_of(rows, ["全国"])
    assert [(run[0], run[-1]) for run in result.runs()] == [(2007, 2010), (2012, 2014), (2016, 2017), (2019, 2021)]
    assert result.years[2018].mark == "masked_interval"
    assert target.years[2020].mark == "worded"
    assert 2020 not in [year for run in target.runs() for year in run]


def test_coverage_counts_every_row_once(frame: pd.DataFrame) -> None:
    total, masked = coverage.region_by_theme(frame, table.read_tiles())
    assert total.to_numpy().sum() == len(frame)
    assert masked.to_numpy().sum() == (frame["status"] == "masked").sum()
    assert total.index[0] == "全国"


def test_held_regions_by_year(frame: pd.DataFrame) -> None:
    assert "新疆" in coverage.held_regions(frame, 2026)
    assert coverage.held_regions(frame, 1999) == frozenset()
    assert "香港" not in coverage.held_regions(frame)


def test_a_target_in_words_is_no_figure(frame: pd.DataFrame) -> None:
    counts = coverage.counts_of(frame)
    assert (counts.figures, counts.worded) == (len(frame) - 1, 1)


def test_the_csv_reads_back_with_display_values() -> None:
    frame = rows(
        {"region": "广东", "quote": "145846亿元", "value": 14584600000000, "unit": "元"},
        {"region": "江苏", "quote": "*万名", "low": 10000, "unit": "名", "status": "masked"},
        {"region": "河北", "label": '=HYPERLINK("x")', "quote": "-2.3%", "value": -2.3, "unit": "%"},
    )
    raw = files.csv_of(frame)
    assert raw.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert list(read[0]) == list(files.FILE_COLUMNS)
    assert (read[0]["value"], read[0]["display_value"], read[0]["display_unit"]) == ("14584600000000", "145846", "亿元")
    assert (read[1]["value"], read[1]["low"], read[1]["high"], read[1]["display_value"]) == ("", "10000", "", "")
    assert read[2]["label"].startswith("'=")
    assert (read[2]["quote"], read[2]["value"]) == ("-2.3%", "-2.3")
    assert not any(cell[:1] in "=+@" for row in read for cell in row.values() if cell)


def test_search_takes_words_literally(frame: pd.DataFrame) -> None:
    assert set(data.found(frame, "*万")["status"]) == {"masked"}
    assert set(data.found(frame, "新增就业 江苏")["region"]) == {"江苏"}
    assert data.found(frame, "[").empty
    assert len(data.found(frame, "")) == len(frame)


def test_the_screen_shows_words_not_codes(frame: pd.DataFrame) -> None:
    shown = listing.readable(frame, {}, listing.USUAL)
    codes = {"result", "target", "level", "change", "reported", "masked"}
    assert not codes & {cell for name in ("kind", "role", "status") for cell in shown[name]}


def test_every_column_has_a_title() -> None:
    assert set(COLUMNS) <= set(texts.COLUMN_TITLES)
