"""Role, sign and base of comparison: text on the left, what is expected on the right."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.lexicon import rows_of
from extract.record import Observation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县建成驿站12个。", [("level", 12, "")]),
        ("新增社工300名。", [("level", 300, "")]),
        ("覆盖率从61%提升至88%。", [("from", 61, ""), ("to", 88, "")]),
        ("农民收入由2019年的1.2万元增加到2024年的1.9万元。", [("from", 12000, ""), ("to", 19000, "")]),
        # what is made better is a thing, and so many of them
        ("提升15分钟生活圈功能。", [("level", 15, "")]),
        ("提高1200万教师待遇。", [("level", 12000000, "")]),
        ("待遇提高120元。", [("change", 120, "")]),
        ("经济增长预期7%左右。", [("change", 7, "")]),
        ("营收保持20%以上增长。", [("change", 20, "")]),
        ("低保标准提高到每月815元。", [("to", 815, "")]),
        ("补助标准从人均40元提高到45元。", [("from", 40, ""), ("to", 45, "")]),
        ("农民收入由2019年1.2万元增加到2024年1.9万元。", [("from", 12000, ""), ("to", 19000, "")]),
        ("失业率降至4.1%。", [("to", 4.1, "")]),
        ("满意率较上届提高7个百分点。", [("change", 7, "上届")]),
        ("能耗同比下降2.3%。", [("change", -2.3, "上年同期")]),
        ("事故比上年减少12起。", [("change", -12, "上年")]),
        ("城乡低保标准分别提高6%、8%。", [("change", 6, ""), ("change", 8, "")]),
        ("工业增加值增长8.2%，高于全国1.1个百分点。", [("change", 8.2, ""), ("gap", 1.1, "全国")]),
        ("失业率低于全省0.2个百分点。", [("gap", -0.2, "全省")]),
        ("失业率比全省平均水平低0.2个百分点。", [("gap", -0.2, "全省")]),
        ("增速快于全省平均水平2个百分点。", [("gap", 2, "全省")]),
        ("单位能耗比国家先进水平低6%。", [("gap", -6, "国家先进水平")]),  # a level that is no average keeps its name
        ("能耗较国内领先水平高6%。", [("gap", 6, "国内领先水平")]),
        ("人均借书较全省平均少3册。", [("gap", -3, "全省")]),
        ("捐赠金额同比多120万元。", [("change", 1200000, "上年同期")]),
        ("苗木订单环比少30万株。", [("change", -300000, "上期")]),
        ("苗木订单同比＋3%，环比-5%。", [("change", 3, "上年同期"), ("change", -5, "上期")]),
        ("苗木订单比上年翻一番。", [("change", 1, "上年")]),
        ("苗木订单五年翻了近两番。", [("change", 3, "")]),
        ("综合考核居全省第4位。", [("rank", 4, "全省")]),
        ("补助标准提高到人均320元。", [("to", 320, "")]),
        ("达标率仍高于全省平均值1.2个百分点。", [("gap", 1.2, "全省")]),
        ("气温比常年偏高0.8℃。", [("change", 0.8, "常年")]),
        ("客流和花费分别恢复到2019年的112%和108%。", [("level", 112, "2019年"), ("level", 108, "2019年")]),
        ("茶叶产值增长9%、连续24个月居首。", [("change", 9, ""), ("level", 24, "")]),
        # two bases, one for each figure
        ("增速比全国、全省分别高2.1个、1.2个百分点。", [("gap", 2.1, "全国"), ("gap", 1.2, "全省")]),
        ("增速高于全国、全省平均水平2.1个和1.2个百分点。", [("gap", 2.1, "全国"), ("gap", 1.2, "全省")]),
        ("增速分别低于全国、全省2.1和1.2个百分点。", [("gap", -2.1, "全国"), ("gap", -1.2, "全省")]),
        ("增速高于全国、全省平均水平2.1个百分点。", [("gap", 2.1, "全国、全省")]),
        ("增速高于全国、总量达到9亿元。", [("level", 900000000, "")]),
        # of two ranks the second is one among the same
        ("茶叶产量从全国第13位升至第5位。", [("rank", 13, "全国"), ("rank", 5, "全国")]),
        ("茶叶、水产分别居全市第一、第三。", [("rank", 1, "全市"), ("rank", 3, "全市")]),
        ("“中国茶业百强”排名由38位上升到21位。", [("rank", 38, ""), ("rank", 21, "")]),
        ("茶叶产量居内地第6位。", [("rank", 6, "内地")]),
        ("茶叶产量居中西部第6位。", [("rank", 6, "中西部")]),
        ("考核排名提升5位。", [("change", 5, "")]),
        ("居民消费价格涨幅控制在2%左右。", [("change", 2, "")]),
        ("村干部学历提升60人。", [("level", 60, "")]),
        ("工业增加值占比达38%。", [("level", 38, "")]),
        ("税收、非税收入分别完成年度预算的97%、99%。", [("level", 97, "计划"), ("level", 99, "计划")]),
        # a share or a multiple of what it is no part of
        ("冷链食品产值是上年的2.3倍。", [("level", 2.3, "上年")]),
        ("茶叶网销额和快递量分别是2018年的1.9倍和2.4倍。", [("level", 1.9, "2018年"), ("level", 2.4, "2018年")]),
        ("有效商标数为五年前的3倍。", [("level", 3, "五年前")]),
        ("有效商标数达到“十二五”末的3.2倍。", [("level", 3.2, "“十二五”末")]),
        ("人均产值仅为全省平均水平的85%。", [("level", 85, "全省")]),
        ("供养标准不低于低保标准平均水平的1.6倍。", [("level", 1.6, "低保标准")]),
        ("供养标准不低于当地低保标准的1.6倍。", [("level", 1.6, "当地低保标准")]),
        ("人均借书比全省平均低5.7个百分点。", [("gap", -5.7, "全省")]),
        ("志愿者达到青年党员的85%。", [("level", 85, "")]),
        ("苗木产量稳定在全国的1/4。", [("level", 0.25, "")]),
    ],
)
def test_role(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(row.role, row.value, row.compared_with) for row in extract_text(text)] == expected


def roles_in(example: str) -> list[tuple[str, str]]:
    return [(row.role, row.compared_with) for row in extract_text(example)]


def without(row: dict[str, str]) -> list[Observation]:
    """What the example gives with another word in the place of the row's own."""
    before, _, after = row["example"].rpartition(row["word"])
    return extract_text(f"{before}嘟{after}")


# What the example of a row in comparison_words.csv shows, by the use of its word; none of it comes without the word.
SHOWN = {
    "difference": lambda row: roles_in(row["example"])[0][0] == "gap" and without(row)[0].role == "level",
    "past": lambda row: roles_in(row["example"])[0][0] == "change",
    "past_end": lambda row: roles_in(row["example"])[0][0] == "change",
    "manner": lambda row: roles_in(row["example"]) == [("change", "上年")],
    "equals": lambda row: [(found.label.removesuffix("恢复"), found.compared_with) for found in extract_text(row["example"])] in (
        [("合格数", "上年")], [("供养标准", "低保标准")]),
    "base_end": lambda row: roles_in(row["example"]) == [("change", "上年")],
    "pace": lambda row: roles_in(row["example"]) == [("change", "")],
    "gap_end": lambda row: roles_in(row["example"]) == [("gap", "全国")] and without(row)[0].compared_with != "全国",
    "among": lambda row: roles_in(row["example"]) == [("rank", row["word"])],
    "holds": lambda row: extract_text(row["example"])[-1].indicator == "税收收入增长排名",
    "in_rank": lambda row: extract_text(row["example"])[-1].indicator == "税收收入增长排名",
    "beyond": lambda row: extract_text(row["example"])[-1].label == "茶叶产量",
    "same_period": lambda row: roles_in(row["example"]) == [("change", row["value"])],
    "bettered": lambda row: roles_in(row["example"]) == [("level", "")],
    "average": lambda row: roles_in(row["example"]) == [("level", "全省")],
    "of_thing": lambda row: roles_in(row["example"]) == [("level", "")],
    "people_unit": lambda row: roles_in(row["example"]) == [("level", "")],
    "gap_unit": lambda row: roles_in(row["example"]) == [("gap", "全省")],
}


@pytest.mark.parametrize("row", rows_of("comparison_words"), ids=lambda row: f"{row['use']} {row['word']}")
def test_word_of_comparison(row: dict[str, str]) -> None:
    assert row["word"] in row["example"]
    assert SHOWN[row["use"]](row), extract_text(row["example"])


@pytest.mark.parametrize("row", rows_of("role_words"), ids=lambda row: row["word"])
def test_word_of_change(row: dict[str, str]) -> None:
    """The example's last figure has the role and direction of its word."""
    found = extract_text(row["example"])[-1]
    assert row["word"] in row["example"]
    assert found.role == row["role"]
    if row["role"] in ("change", "gap") and found.value is not None:
        assert (found.value > 0) is (row["sign"] == "1")


@pytest.mark.parametrize("row", [row for row in rows_of("function_words") if row["use"] == "between"], ids=lambda row: row["word"])
def test_word_between_change_and_number(row: dict[str, str]) -> None:
    (found,) = extract_text(row["example"])
    assert (found.role, found.compared_with) == ("change", "上年")
