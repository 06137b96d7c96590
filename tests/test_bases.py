"""What a figure is calculated on: at real, nominal or comparable value."""

from __future__ import annotations

import pytest

from extract import extract_text


@pytest.mark.parametrize(("text", "bases"), [
    ("产值900亿元，实际增长6%。", ["", "real"]),
    ("产值900亿元，按可比价格计算，增长6%，税收增长4%。", ["", "comparable", ""]),
    ("产值900亿元，按不变价格计算，比上年增长6%。", ["", "real"]),
    ("城乡收入分别实际增长4%和6%。", ["real", "real"]),
    ("收入扣除价格因素增长5%，名义增长7%。", ["real", "nominal"]),
    ("按月计算，产值增长6%。", [""]),
])
def test_basis(text: str, bases: list[str]) -> None:
    assert [row.basis for row in extract_text(text)] == bases
