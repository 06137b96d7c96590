"""Inputs that nobody writes in a report: they end, offsets hold, and nothing in the table can run."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract_text, table
from extract.furniture import blanked
from extract.reader import decode
from extract.reading import Reading

MILLION = 1_000_000
SIGNS = [*"xX*×万十一1９（）“《，,、。.%年省名\n \u3000-—=<\u200b\U00020000"]
PIECES = [
    "1,", "1.", "1、", "1∶", "1/", "x.", "*/", "- 1 -\n", "1\n", "第1页\n", "一\n", "“1", "第一", "近", "以上", "党员",
    "QQ会员资料\n", "打印\n", "县人民政府\n", "1万亿",
]  # fmt: skip
NONE = [*PIECES, "1至", "1—"]  # no number of these is a figure
DENSE = [
    "1名", "1名、", "从1%提升至2%", "百分之一", "（1名", "<script>1名</script>", "=cmd()1名，", "分别为1名、", "*万名",
    "2021年1名", "其中1名",
]  # fmt: skip
MANY = ["x", "*", "万", "1", "（", "“", "，", ","]
ALPHABET = "x*×万亿千百十一二1９0.,%％‰名个至—~-/∶由从提升到近超余多“”（）《》，、。；：\n 年月日第省市县的占比"


def long(piece: str, size: int = MILLION) -> str:
    return (piece * (size // len(piece) + 1))[:size]


@pytest.mark.parametrize("piece", SIGNS + PIECES)
def test_reading(piece: str) -> None:
    text = long(piece, MILLION // 10)
    assert len(blanked(text)) == len(text)
    reading = Reading(text)
    assert len(reading.text) <= len(text)
    if reading.text:
        start, end = reading.span(0, len(reading.text))
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("sign", ["x", "万", "１", "（", "。"])
def test_decoding_a_million(sign: str, encoding: str) -> None:
    assert decode(long(sign).encode(encoding))[0] == long(sign)


@pytest.mark.parametrize("sign", MANY)
def test_extracting_a_million(sign: str) -> None:
    """Nothing is made of them, and the figures behind them are found in their places."""
    text = long(sign) + "\n新建党支部5个，培训党员40名。"
    rows = extract_text(text)
    assert [row.quote for row in rows] == ["5个", "40名"]
    assert [text[row.start : row.end] for row in rows] == ["5个", "40名"]


@pytest.mark.parametrize("piece", NONE + DENSE)
def test_extracting_pieces(piece: str) -> None:
    text = long(piece, 2_000)
    rows = extract_text(text)
    assert (len(rows) >= 2_000 // len(piece) // 2) == (piece in DENSE)
    assert all(text[row.start : row.end] == row.quote for row in rows)
    assert [row.start for row in rows] == sorted(row.start for row in rows)
    assert len({row.id for row in rows}) == len(rows)


def seconds(text: str) -> float:
    """Processor time of the quicker of two runs."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        extract_text(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("piece", ["3个\n", "培训3人和", "*万名", "新建支部3个、", "其中3个、", "居第3位、"])
def test_cost_grows_as_the_text_does(piece: str) -> None:
    """Four times the figures without a stop between them take about four times the time, not sixteen."""
    extract_text(piece)
    assert seconds(piece * 2_000) < 10 * seconds(piece * 500)


@pytest.mark.parametrize("words", ["的", "增长", "培训", "和", "（", "占"])
def test_words_without_end_before_a_figure(words: str) -> None:
    extract_text("3个")
    assert seconds(words * 8_000 + "3个") < 10 * max(seconds(words * 2_000 + "3个"), 0.01)


STATEMENTS = [
    "=cmd|' /C calc'!A0新增党员12名。",
    "=HYPERLINK(\"http://x.example\",\"看\")培训党员40名。",
    "@SUM(1)选派党建指导员3名。",
    "+1+1建立联系点5个。",
    "<script>alert(1)</script>建立联系点5个。",
]


@pytest.mark.parametrize("text", STATEMENTS)
def test_nothing_runs(text: str) -> None:
    handle = io.StringIO()
    assert table.write_csv(extract_text(text, document="=报告.txt"), handle) >= 1
    for row in csv.DictReader(io.StringIO(handle.getvalue())):
        assert row["document"] == "'=报告.txt"
        assert not any(cell.startswith(("=", "@", "\t", "\r")) for cell in row.values())


@given(st.text(st.sampled_from(ALPHABET), max_size=120))
def test_any_text(text: str) -> None:
    """Whatever the signs: quotes stand where they are said to stand, values and bounds are sane."""
    for row in extract_text(text):
        assert text[row.start : row.end] == row.quote
        assert row.value is None or (row.low is None and row.high is None)
        assert row.low is None or row.high is None or row.low <= row.high
        assert row.sentence_start <= row.start < row.end <= row.sentence_end
