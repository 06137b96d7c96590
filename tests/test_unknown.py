"""What the lexicon does not cover is listed ready to paste."""

from __future__ import annotations

import pytest

from extract.unknown import unknown_words, unused_rows


@pytest.mark.parametrize(
    ("text", "table", "word"),
    [
        ("新购设备24嘟，旧设备8嘟。", "units", "嘟"),
        ("培训党员□万名。", "masks", "□"),
        ("活动在乌有市举行，乌有市委组织部主办。", "regions", "乌有市"),
    ],
)
def test_unknown_words_are_found(text: str, table: str, word: str) -> None:
    rows = unknown_words([text])
    assert (table, word) in [(row["table"], row["word"]) for row in rows]
    assert word in next(row["line"] for row in rows if row["word"] == word)


def test_known_words_are_not_listed() -> None:
    assert unknown_words(["杭州市培训党员3名，投入*万元，占12%。"]) == []


def test_most_frequent_comes_first() -> None:
    rows = unknown_words(["设备24嘟，8嘟，6嘟。", "设备3喵。"])
    assert [row["word"] for row in rows] == ["嘟", "喵"]
    assert [row["count"] for row in rows] == ["3", "1"]


def test_rows_never_used_are_listed() -> None:
    unused = {(row["table"], row["word"]) for row in unused_rows(["培训党员3名。"])}
    assert ("units", "名") not in unused
    assert ("units", "公里") in unused
