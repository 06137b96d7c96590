"""Role, sign and base of comparison: text on the left, what is expected on the right."""

from __future__ import annotations

import pytest

from extract import extract_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县建成驿站12个。", [("level", 12, "")]),
        ("新增社工300名。", [("level", 300, "")]),
        ("覆盖率从61%提升至88%。", [("from", 61, ""), ("to", 88, "")]),
        ("农民收入由2019年的1.2万元增加到2024年的1.9万元。", [("from", 12000, ""), ("to", 19000, "")]),
        ("农民收入由2019年1.2万元增加到2024年1.9万元。", [("from", 12000, ""), ("to", 19000, "")]),
        ("失业率降至4.1%。", [("to", 4.1, "")]),
        ("满意率较上届提高7个百分点。", [("change", 7, "上届")]),
        ("能耗同比下降2.3%。", [("change", -2.3, "上年同期")]),
        ("事故比上年减少12起。", [("change", -12, "上年")]),
        ("城乡低保标准分别提高6%、8%。", [("change", 6, ""), ("change", 8, "")]),
        ("工业增加值增长8.2%，高于全国1.1个百分点。", [("change", 8.2, ""), ("gap", 1.1, "全国")]),
        ("失业率低于全省0.2个百分点。", [("gap", 0.2, "全省")]),
        ("综合考核居全省第4位。", [("rank", 4, "全省")]),
        ("居民消费价格涨幅控制在2%左右。", [("change", 2, "")]),
        ("村干部学历提升60人。", [("level", 60, "")]),
        ("工业增加值占比达38%。", [("level", 38, "")]),
    ],
)
def test_role(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(row.role, row.value, row.compared_with) for row in extract_text(text)] == expected
