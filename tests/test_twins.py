"""The same speech twice: what one copy masks is taken from the other, and nothing else is taken."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import shingles
from extract.cli import main
from extract.pipeline import extract_documents, extract_files, extracted_of
from extract.reader import Document, Given
from extract.record import Observation
from extract.together import recovered_of, taken_together
from extract.twins import Twins
from tests.twin_texts import STYLES, Report, changed, masked, report_of, with_cells

HEAD = "在全市基层工作会上的发言\n{}\n"
BODY = (
    "我们坚持把资源和服务沉到一线，让群众有难处找得到人、办得成事。\n"
    "{}，全市建成邻里服务站{}个，覆盖小区{}个。把闲置用房腾出来改造成活动场所，由居民商量怎么用、谁来管。\n"
    "招募楼栋长{}名，调解邻里纠纷{}起，群众满意率达到{}。{}设立流动服务点{}处，方便外出务工的老乡就近办事。\n"
)
STATED = ("宜春市委组织部", "2021年", "326", "48", "5200", "1.3万", "96.5%", "樟树市", "12")
MASKED = ("*市委组织部", "*年", "*", "*", "*", "*万", "xx.x%", "*市", "*")


def speech(*cells: str) -> str:
    return HEAD.format(cells[0]) + BODY.format(*cells[1:])


def both(*texts: str) -> tuple[list[list[Observation]], list[Twins]]:
    """The rows of each text, and the twins among them."""
    names = [f"{number}.txt" for number in range(len(texts))]
    found = list(taken_together(extracted_of(text, name) for text, name in zip(texts, names, strict=True)))
    return [rows for rows, _ in found], [pair for _, twins in found for pair in twins]


def test_what_is_masked_is_taken_from_the_twin() -> None:
    (rows, stated), (twins,) = both(speech(*MASKED), speech(*STATED))
    assert [(row.quote, row.value, row.unit, row.region, row.year) for row in rows] == [
        ("*个", 326, "个", "宜春市", 2021), ("*个", 48, "个", "宜春市", 2021), ("*名", 5200, "名", "宜春市", None),
        ("*万起", 13000, "起", "宜春市", None), ("xx.x%", 96.5, "%", "宜春市", None),
        ("*处", 12, "处", "樟树市", None),
    ]  # fmt: skip
    assert [row.twin for row in rows] == [row.id for row in stated]
    assert {(row.status, row.region_basis, row.low, row.high) for row in rows} == {("recovered", "twin", None, None)}
    assert [row.mask for row in rows] == ["*", "*", "*", "*", "xx.x", "*"]
    assert [row.doubt for row in rows] == [row.doubt for row in stated]
    assert (twins.first, twins.second, twins.repeated, twins.conflicts) == (("0.txt", 1), ("1.txt", 1), 0, ())
    assert twins.recovered == tuple(zip(rows, stated, strict=True))
    assert twins.similarity > 0.9


def test_what_states_it_is_left_as_it_is() -> None:
    (_, stated), _ = both(speech(*MASKED), speech(*STATED))
    assert stated == extracted_of(speech(*STATED), "1.txt").rows


@pytest.mark.parametrize(
    ("place", "mask", "written", "value", "reason"),
    [
        (2, "*", "326", 326, ""),
        (2, "xxx", "326", 326, ""),
        (2, "3xx", "326", 326, ""),
        (2, "×", "326", 326, ""),
        (2, "xx", "326", None, "bounds"),
        (2, "4xx", "326", None, "bounds"),
        (5, "*万", "1.3万", 13000, ""),
        (5, "x.x万", "1.3万", 13000, ""),
        (5, "*万", "900", None, "bounds"),
        (5, "*", "1.3万", 13000, ""),
        (6, "*%", "96.5%", 96.5, ""),
        (6, "6x.x%", "96.5%", None, "bounds"),
        (6, "x.x%", "0.5%", 0.5, ""),
        (6, "1.x%", "0.5%", None, "bounds"),
        (6, "xx.x%", "0.5%", None, "bounds"),
        (5, "*万", "0.5万", 5000, ""),
        (6, "*%", "0.9", None, "unit"),
        (4, "*", "三千余", 3000, ""),
        (4, "近*", "近5000", 5000, ""),
    ],
)
def test_masks(place: int, mask: str, written: str, value: float | None, reason: str) -> None:
    hidden, shown = list(STATED), list(STATED)
    hidden[place], shown[place] = mask, written
    (rows, _), (twins,) = both(speech(*hidden), speech(*shown))
    (row,) = [row for row in rows if row.mask]
    assert row.value == value
    assert row.status == ("masked" if reason else "recovered")
    assert [conflict.reason for conflict in twins.conflicts] == [reason] * bool(reason)


def test_a_written_range_is_taken_whole() -> None:
    hidden, shown = list(STATED), list(STATED)
    hidden[4], shown[4] = "*—*", "300—500"
    (rows, _), _ = both(speech(*hidden), speech(*shown))
    (row,) = [row for row in rows if row.mask]
    assert (row.value, row.low, row.high, row.status) == (None, 300, 500, "recovered")


@pytest.mark.parametrize(
    ("place", "other", "lost"),
    [
        (3, "49", {"*个"}),  # the next number of the sentence is another one: so may the masked one be
        (4, "5300", set()),  # as long as it is one of many
    ],
)
def test_what_disagrees_is_not_taken(place: int, other: str, lost: set[str]) -> None:
    more = "建成书屋{}间，藏书{}册，办讲座{}场，请老师{}名，发证书{}本，来的居民有{}户，其中老人{}名、孩子{}名。\n"
    numbers = more.format(*range(11, 19))
    hidden, shown = list(STATED), list(STATED)
    hidden[2] = "*"
    shown[place] = other
    (rows, _), (twins,) = both(speech(*hidden) + numbers, speech(*shown) + numbers)
    assert {row.quote for row in rows if row.status == "masked"} == lost
    assert twins.twins
    assert "value" in {conflict.reason for conflict in twins.conflicts}


def test_another_years_report_gives_nothing() -> None:
    hidden = list(STATED)
    hidden[2], hidden[6] = "*", "xx.x%"
    other = [STATED[0], "2022年", "401", "52", "6100", "1.6万", "97.1%", STATED[7], "15"]
    (rows, others), (twins,) = both(speech(*hidden), speech(*other))
    assert not twins.twins
    assert not [row for row in rows + others if row.twin or row.same_as or row.status == "recovered"]


def test_another_places_report_gives_nothing() -> None:
    hidden, other = list(STATED), list(STATED)
    hidden[2:5], other[0] = ["*", "*", "*"], "绵阳市委组织部"
    (rows, _), _ = both(speech(*hidden), speech(*other))
    assert {row.status for row in rows if row.mask} == {"masked"}


def test_twins_that_differ_give_nothing() -> None:
    other = list(STATED)
    other[2] = "327"
    (rows, *_), twins = both(speech(*MASKED), speech(*STATED), speech(*other))
    assert [row.status for row in rows][:2] == ["masked", "recovered"]
    assert {conflict.reason for pair in twins for conflict in pair.conflicts} >= {"twins"}


def test_twins_without_the_title_and_with_sentences_of_their_own() -> None:
    added = "会前还到乡镇听取了意见，把大家说得最多的事列成清单逐项落实。\n新增儿童之家*个。\n"
    (rows, _), _ = both(BODY.format(*MASKED[1:]) + added, speech(*STATED))
    assert [row.status for row in rows] == ["recovered"] * 6 + ["masked"]
    assert rows[-1].region == "宜春市"
    assert rows[-1].region_basis == "twin"


def test_spaces_width_and_line_breaks_do_not_matter() -> None:
    wide = speech(*STATED).replace("，", ",").replace("326", "３２６").replace("一线", "一 线").replace("邻里", "邻\n里")
    (rows, _), _ = both(speech(*MASKED), wide)
    assert [row.value for row in rows] == [326, 48, 5200, 13000, 96.5, 12]


def test_masked_years_of_rows_that_stand_alone() -> None:
    added = "*年以来，走访独居老人*户。"
    hidden = speech(*MASKED).replace("招募", added + "招募")
    shown = speech(*STATED).replace("招募", "2019年以来，走访独居老人若干户。招募")
    (rows, _), _ = both(hidden, shown)
    row = next(row for row in rows if row.quote == "*户")
    assert (row.status, row.period, row.region) == ("masked", "2019/..", "宜春市")


def test_what_both_state_is_linked_to_the_first() -> None:
    (first, second, third), _ = both(speech(*STATED), "前言。\n" + speech(*STATED), "按语。\n" + speech(*STATED))
    assert {row.same_as for row in first} == {""}
    assert [row.same_as for row in second] == [row.same_as for row in third] == [row.id for row in first]


def test_sections_of_one_document_are_no_twins() -> None:
    title = "在全省基层工作推进会上的交流发言\n"
    texts = "".join(title + speech(*cells) * 2 for cells in (MASKED, STATED, STATED))
    (rows,), twins = both(texts)
    assert not twins
    assert {row.same_as for row in rows} == {""}


def test_short_notices_are_no_twins() -> None:
    (rows, _), twins = both("*日新增病例*例，治愈*例。", "3日新增病例5例，治愈8例。")
    assert not twins
    assert {row.status for row in rows} == {"masked"}


def test_a_given_place_goes_before_the_twin() -> None:
    documents = [(Document("a", speech(*MASKED), "utf-8", "0"), Given(region="绵阳市")),
                 (Document("b", speech(*STATED), "utf-8", "0"), None)]  # fmt: skip
    assert {row.region for row in extract_documents(documents) if row.document == "a"} >= {"绵阳市"}


reports = st.builds(lambda seed, size: report_of(random.Random(seed), size), st.integers(0, 2**32), st.integers(6, 20))
chances = st.integers(0, 2**32).map(random.Random)


def rows_at(report: Report, rows: Iterable[Observation]) -> list[Observation]:
    """The row at each slot of a report that holds a figure, in order."""
    by_place = list(rows)
    return [next(row for row in by_place if row.start <= start < row.end)
            for kind, start, _ in report.slots if kind in "ndp"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(reports, chances, st.sampled_from(STYLES), st.sampled_from([0.2, 0.5, 0.9]), st.booleans())
def test_everything_masked_is_recovered(
    report: Report, chance: random.Random, style: str, share: float, turned: bool
) -> None:
    copy = masked(report, chance, style, share)
    documents = [extracted_of(copy.text, "copy"), extracted_of(report.text, "whole")]
    rows = list(recovered_of(documents[::-1] if turned else documents))
    found = rows_at(copy, (row for row in rows if row.document == "copy"))
    stated = rows_at(report, (row for row in rows if row.document == "whole"))
    for row, twin in zip(found, stated, strict=True):
        assert row.status == ("recovered" if row.mask else "reported")
        assert (row.value, row.unit, row.region, row.year) == (twin.value, twin.unit, twin.region, twin.year)
        assert not row.mask or row.twin == twin.id
        assert row.mask or row.same_as == twin.id or twin.same_as == row.id


@settings(max_examples=40, deadline=None)
@given(reports, chances, st.sampled_from(STYLES))
def test_the_same_words_with_other_numbers_give_nothing(report: Report, chance: random.Random, style: str) -> None:
    copy = with_cells(report, report.cells()[:4] + masked(report, chance, style, 0.7).cells()[4:])
    rows = recovered_of([extracted_of(text) for text in (copy.text, changed(report, chance).text)])
    assert not [row for row in rows if row.status == "recovered" or row.twin or row.same_as]


@settings(max_examples=15, deadline=None)
@given(st.lists(reports, min_size=2, max_size=4), chances, st.sampled_from(STYLES))
def test_order_and_names_do_not_matter(some: Sequence[Report], chance: random.Random, style: str) -> None:
    texts = [text for report in some for text in (report.text, masked(report, chance, style, 0.6).text)]
    rows = [recovered_of([extracted_of(text, str(number)) for number, text in enumerate(order)])
            for order in (texts, chance.sample(texts, len(texts)))]  # fmt: skip
    first, second = ({(row.id, row.status, row.value, row.twin, row.region, row.period) for row in one} for one in rows)
    assert first == second


def test_the_listing_names_pairs_figures_and_conflicts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = list(STATED)
    shown[5] = "900"
    (tmp_path / "a.txt").write_text(speech(*MASKED), encoding="utf-8")
    (tmp_path / "b.txt").write_text(speech(*shown), encoding="utf-8")
    assert main(["twins", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("a.txt §1 = b.txt §1: 9")
    assert lines[0].endswith("5 recovered, 0 stated in both, 1 in conflict")
    assert lines[1].startswith("    *个 <- 326个  ")
    assert lines[6].startswith("    *万起 <> 900起  ")
    assert lines[6].endswith("the number does not fit the mask")
    assert lines[7] == "1 pairs of twins; 5 figures recovered, 0 stated in both, 1 in conflict; 1 only masked"


def test_the_table_holds_what_was_recovered(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(speech(*MASKED), encoding="utf-8")
    (tmp_path / "b.txt").write_text(speech(*STATED), encoding="utf-8")
    assert main([str(tmp_path), "-o", str(tmp_path / "out.csv")]) == 0
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as handle:
        assert [row["status"] for row in csv.DictReader(handle)] == ["recovered"] * 6 + ["reported"] * 6
    assert [row.status for row in extract_files([tmp_path / "b.txt", tmp_path / "a.txt"])] == (
        ["recovered"] * 6 + ["reported"] * 6)  # fmt: skip


def test_an_unreadable_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["twins", str(tmp_path / "missing.txt")]) == 1
    assert "missing.txt" in capsys.readouterr().err


def test_pairs_do_not_hang_on_how_many_keys_are_compared_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sketches = []
    for seed in range(40):
        chance = random.Random(seed // 3)
        sketches.append(shingles.sketch_of(report_of(chance).text))
    whole = shingles.find_likely_pairs(sketches, range(40))
    monkeypatch.setattr(shingles, "_AT_ONCE", 100)
    assert shingles.find_likely_pairs(sketches, range(40)) == whole
    assert len(whole) >= 13
