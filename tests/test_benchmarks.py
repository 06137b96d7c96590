"""What the extraction costs grows with the text and no faster; and what measures it works on small amounts."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import pytest

from benchmarks import growth, measure, peers, rate
from benchmarks.__main__ import BLOCK, README, RESULTS, in_readme
from benchmarks.texts import long_text
from benchmarks.twins import growth_of_twins
from extract import shingles
from extract.cells import with_cells_apart
from extract.pipeline import extract_text

LINEAR = 1.15  # times as many steps for each character in a text four times as long


def steps_of(work: Callable[[], object]) -> int:
    """How many steps of Python's machine `work` takes: what it costs, whatever else the computer does."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def test_a_text_four_times_as_long_takes_four_times_as_many_steps() -> None:
    short, long = long_text(1), long_text(4 * len(long_text(1)))
    extract_text(short)  # the words are compiled on first use
    steps = [steps_of(lambda text=text: extract_text(text)) for text in (short, long)]  # type: ignore[misc]
    assert steps[1] / len(long) <= LINEAR * steps[0] / len(short)


def test_many_figures_of_one_cell() -> None:
    (row,) = extract_text("江西省去年粮食产量超过450亿斤。")
    some, more = (steps_of(lambda rows=rows: with_cells_apart(rows)) for rows in ([row] * 50, [row] * 200))  # type: ignore[misc]
    assert more <= 4 * LINEAR * some


def test_words_of_a_list_are_looked_for_near_it() -> None:
    """Whether a text uses a word elsewhere is not asked of the whole text, or each list would cost as much as that."""
    text = "青年、工人、高层次骨干联系人分别为30名、20名、10名。"
    labels = [extract_text(text + "推进各项工作。" * times + "骨干联系人开会。")[0].label for times in (1, 9000)]
    assert labels == ["青年骨干联系人", extract_text(text)[0].label]


SAMPLE = "2021年，全市建成驿站46座，培训讲解员120名。\n"


def cells_of(lines: list[str]) -> list[list[str]]:
    """The cells of a table in Markdown, without its head."""
    assert all(line.startswith("| ") and line.endswith(" |") for line in [lines[0], *lines[2:]])
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert {len(row) for row in rows} == {len(rows[0])}
    return rows[2:]


def test_a_run_tells_its_time_and_memory() -> None:
    ran = measure.run_on([SAMPLE, SAMPLE * 2])
    assert ran.busy > 0
    assert ran.clock > 0
    assert 20 < ran.peak < 2000


def test_growth_of_a_text() -> None:
    lines, _ = growth.growth_of_text([SAMPLE], (300, 3000))
    assert [row[1] for row in cells_of(lines)] == ["100", "1,000"]


def test_growth_of_documents() -> None:
    lines, _ = growth.growth_of_documents((2, 3))
    assert [row[0] for row in cells_of(lines)] == ["2", "3"]


def test_gain_of_processes() -> None:
    named = [row[0] for row in cells_of(growth.gain_of_processes(3))]
    assert named == ["one process", "two processes", "two runs at once, half the documents each"]


def test_growth_of_twins() -> None:
    assert [row[0] for row in cells_of(growth_of_twins((2, 4))[0])] == ["2", "4"]


def test_hostile_texts() -> None:
    lines, _ = growth.hostile_of([SAMPLE], 2000)
    assert len(cells_of(lines)) == len(growth.HOSTILE)


def test_rate() -> None:
    assert "goal: 10" in cells_of(rate.rate_of([SAMPLE] * 3))[0][-1]


def test_the_profile_names_the_steps() -> None:
    shares = dict(cells_of(rate.profile_of([SAMPLE])))
    assert {"figures", "labels"} <= set(dict(cells_of(rate.profile_of([SAMPLE], 100))))
    assert len(shares) == 15


def test_a_library_that_is_not_there_is_said_to_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rate.peers_on([SAMPLE], tmp_path / "python") == {"other libraries": "they could not be installed"}
    monkeypatch.setattr(rate, "peers_on", lambda sample: {"one": "ImportError: no such name", "two": (0.5, 3)})
    rows = {row[0]: row[1:] for row in cells_of(rate.ratios_of([SAMPLE]))}
    assert rows["one"] == ["not measured: ImportError: no such name", "", ""]
    assert rows["two"][2] == "3"
    assert rows["**complete rows, written as CSV**"][1:] == ["1", "2"]


def test_libraries_are_measured_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> peers.Finder:
        raise ImportError("no such name")

    monkeypatch.setattr(peers, "PEERS", {"broken": broken, "signs": lambda: len})
    found = peers.measure([SAMPLE])
    assert found["broken"] == "ImportError: no such name"
    assert found["signs"][1] == len(SAMPLE) - 1
    assert json.dumps(found)


def test_the_readme_shows_what_was_measured() -> None:
    shown = BLOCK.search(README.read_text(encoding="utf-8"))
    assert shown
    assert shown[2] == in_readme(RESULTS.read_text(encoding="utf-8"))


def test_ever_more_keys_are_compared_in_ever_more_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shingles, "_AT_ONCE", 2000)
    chance = np.random.default_rng(1)
    sketches = [shingles.sketch_of("".join(map(chr, chance.integers(0x4E00, 0x9FFF, 250)))) for _ in range(400)]
    some, more = (steps_of(lambda few=few: shingles.find_likely_pairs(few, range(len(few))))  # type: ignore[misc]
                  for few in (sketches[:100], sketches))  # fmt: skip
    assert more <= 4 * LINEAR * some
