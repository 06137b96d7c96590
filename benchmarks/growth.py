"""Whether time and memory grow with the text, and with the number of documents, and no faster."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from benchmarks.measure import LINEAR, TEN_THOUSAND, Ran, run_on, seconds
from benchmarks.texts import long_text
from benchmarks.twins import report_texts
from extract import extract_text

BYTES = (1_000_000, 10_000_000, 100_000_000)  # of a document in UTF-8, three to a character
DOCUMENTS = (10, 100, 1000, 10_000)
_STARTS = 5  # of which the shortest counts
_SHORT = 500  # characters of each of many documents
_PROCESSES = 1200  # documents that one process and two are measured on
# A million times the same sign, as no report has it: what opens and never closes, what a number could begin with.
HOSTILE = ("x", "*", "万", "1", "一", "1,", "（", "“", "，", "。", "年", "省", "\n", " ", "1年", "的")
_HOSTILE = 1_000_000  # characters


def _start() -> Ran:
    """What a run of one sentence takes: the least of several, as what it is taken from is to stay above nothing."""
    return min((run_on(["建成驿站3个。"]) for _ in range(_STARTS)), key=lambda ran: ran.busy)


def growth_of_text(texts: Sequence[str], sizes: Sequence[int] = BYTES) -> tuple[list[str], bool]:
    """Lines of a table: one document of 1, 10 and 100 MB; and whether time and memory grow with it and no faster."""
    lines = ["| bytes | characters | seconds | ms for 10,000 | peak memory, MB |", "|---:|---:|---:|---:|---:|"]
    start = _start()
    rates, peaks = [], []
    for size in sizes:
        text = long_text(size // 3, list(texts))
        ran = run_on([text])
        rates.append((ran.busy - start.busy) / len(text))
        peaks.append((ran.peak - start.peak) / len(text))
        lines.append(f"| {len(text.encode()):,} | {len(text):,} | {ran.busy:.1f} |"
                     f" {rates[-1] * TEN_THOUSAND * 1000:.1f} | {ran.peak:,.0f} |")  # fmt: skip
    return lines, rates[-1] <= LINEAR * rates[0] and peaks[-1] <= LINEAR * peaks[0]


def growth_of_documents(numbers: Sequence[int] = DOCUMENTS) -> tuple[list[str], bool]:
    """Lines of a table: ten to ten thousand documents, the start of the process left out of the time of each; and
    whether time grows with the last ten times as many and no faster, and memory by less than half."""
    lines, ran = ["| documents | seconds | ms for each | peak memory, MB |", "|---:|---:|---:|---:|"], []
    start = _start().busy
    for number in numbers:
        ran.append(run_on(text[:_SHORT] for text in report_texts(number)))
        each = (ran[-1].busy - start) / number * 1000
        lines.append(f"| {number:,} | {ran[-1].busy:.1f} | {each:.1f} | {ran[-1].peak:,.0f} |")
    return lines, ran[-1].peak <= LINEAR * ran[-2].peak and (ran[-1].busy - start) / numbers[-1] <= LINEAR * (
        ran[-2].busy - start) / numbers[-2]  # fmt: skip


def gain_of_processes(documents: int = _PROCESSES) -> list[str]:
    """Lines of a table: the same documents by one process and by two in turn, the shorter of two times on the clock.

    Beside them what the machine has to give: two runs at once, each of half the documents, that share nothing.
    It tells something only where two processors have nothing else to do.
    """
    texts = list(islice(report_texts(documents), documents))
    runs = [(run_on(texts, 1).clock, run_on(texts, 2).clock, _side_by_side(texts)) for _ in range(2)]
    one, two, apart = (min(clocks) for clocks in zip(*runs, strict=True))
    return [
        "| | seconds on the clock | times as fast |",
        "|---|---:|---:|",
        f"| one process | {one:.1f} | 1 |",
        f"| two processes | {two:.1f} | {one / two:.2f} |",
        f"| two runs at once, half the documents each | {apart:.1f} | {one / apart:.2f} |",
    ]


def _side_by_side(texts: Sequence[str]) -> float:
    """Seconds on the clock until two runs have ended that began at once, each of half the texts."""
    half = len(texts) // 2
    with ThreadPoolExecutor(2) as threads:
        return max(ran.clock for ran in threads.map(run_on, (texts[:half], texts[half:])))


def hostile_of(texts: Sequence[str], size: int = _HOSTILE) -> tuple[list[str], bool]:
    """Lines of a table: a sign or two over and over, against ordinary text and against a fifth as much of the same; and
    whether the time of none grows faster than the text."""
    ordinary = long_text(size, list(texts))
    usual = _time_of(ordinary)
    lines = [f"| {size:,} characters of | times ordinary text | times a fifth as much, for each character |",
             "|---|---:|---:|"]  # fmt: skip
    grows = []
    for signs in HOSTILE:
        less, more = (_time_of(signs * (characters // len(signs))) for characters in (size // 5, size))
        grows.append(more > LINEAR * less and more > usual / 10)  # what takes next to no time is not told exactly
        shown = {"\n": "line end", " ": "blank"}.get(signs, signs)
        lines.append(f"| `{shown}` | {more / usual:.2f} | {more / (less or 1):.2f} |")
    return lines, not any(grows)


def _time_of(text: str) -> float:
    """Seconds of the processor for each character of a text."""
    return seconds(lambda: extract_text(text), 1) / len(text)
