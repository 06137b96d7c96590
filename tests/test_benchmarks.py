"""What the extraction costs grows with the text and no faster; and what measures it works on small amounts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from benchmarks.texts import long_text
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
