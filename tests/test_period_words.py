"""Every row of the tables of time does in its example what it is there for; how documents are dated by their words."""

from __future__ import annotations

import re

import pytest

from extract.dating import DocumentDate, document_date_of
from extract.lexicon import rows_of
from extract.outline import outline_of
from extract.periods import Period
from tests.period_makers import ANNUAL, DATED, FIVE, REVIEW, UNDATED, periods


@pytest.mark.parametrize(("text", "year", "date", "annual", "basis"), [
    ("2024年某县政府工作报告\n各位代表：\n一、工作回顾\n", 2024, "", True, "title"),
    ("政府工作报告\n——2018年3月5日在某省第十三届人民代表大会第一次会议上\n各位代表：\n",
     2018, "2018-03-05", True, "date line"),
    ("2026年某省政府工作报告\n来源：某报\n时间：2026-02-09\n各位代表：\n", 2026, "2026-02-09", True, "title"),
    ("2023年某县基层工作经验汇编\n目录\n", 2023, "", False, "title"),
    ("2025医院工作总结和计划\n一、工作总结\n", 2025, "", False, "title"),
    ("2023年8月18日，记者从县里获悉，全县建成驿站5个。\n", 2023, "2023-08-18", False, "date line"),
    ("1951年8月18日，两乡合并，辖5个村。\n", None, "", False, ""),
    ("在2023年基层重点任务\n推进会上的表态发言\n某市扎实推进。\n", 2023, "", False, "title"),
    ("在基层工作推进会上的讲话\n（2022年7月8日）\n同志们：\n", 2022, "2022-07-08", False, "date line"),
    ("在基层工作推进会上的讲话\n二〇二二年七月八日\n同志们：\n", 2022, "2022-07-08", False, "date line"),
    ("在基层工作推进会上的讲话\n（2022年7月）\n同志们：\n", 2022, "2022-07", False, "title"),
    ("搭好新平台\n某县县委组织部  2022年7月\n建成驿站5个。\n", 2022, "2022-07", False, "date line"),
    ("搭好新平台\n某县县委组织部（2022年7月）\n建成驿站5个。\n", 2022, "2022-07", False, "date line"),
    ("搭好新平台\n建成驿站5个。\n    某县县委组织部    2022年7月\n", 2022, "2022-07", False, "date line"),
    ("搭好新平台\n全县建成驿站5个，驿站 2022年7月\n", None, "", False, ""),
    ("政府工作报告\n各位代表：\n一、2023年工作回顾\n建成驿站5个。\n二、2024年工作安排\n", 2024, "", True, "title"),
    ("关于2024年计划执行情况与2025年计划安排的报告\n各位代表：\n", 2025, "", True, "title"),
    ("某局2023年工作总结和2024年工作计划\n一、2023年工作总结\n", 2023, "", False, "title"),
    ("政府工作报告\n——2023年12月28日在某县第五届人民代表大会第三次会议上\n各位代表：\n一、2023年工作回顾\n"
     "建成驿站5个。\n二、2024年工作安排\n", 2024, "2023-12-28", True, "date line"),
    ("2024年某市国民经济和社会发展统计公报\n某市统计局\n2025年3月20日\n一、综合\n", 2024, "2025-03-20", False, "title"),
    ("在基层工作推进会上的讲话\n同志们：\n在党的十九大即将召开之际，我们开会。\n", 2017, "", False, "named meeting"),
    ("在基层工作推进会上的讲话\n同志们：\n今年是“十四五”开局之年。\n", 2021, "", False, "named meeting"),
    ("在基层工作推进会上的讲话\n同志们：\n今年是建党100周年。\n", 2021, "", False, "named meeting"),
    ("在基层工作推进会上的讲话\n同志们：\n深入学习党的二十大精神。2021年建成驿站5个。\n", None, "", False, ""),
    ("在基层工作推进会上的讲话\n同志们：\n今年是建党100周年。今年是“十四五”收官之年。\n", None, "", False, ""),
    ("", None, "", False, ""),
])
def test_document_date(text: str, year: int | None, date: str, annual: bool, basis: str) -> None:
    found = document_date_of(outline_of(text))
    assert (found.year, found.date, found.annual_report, found.basis) == (year, date, annual, basis)


@pytest.mark.parametrize(("text", "year", "reviews"), [
    # what sums up the year of its title, or reviews the year before
    ("某局2023年度工作总结\n一、主要成效\n", 2023, "its own"),
    ("2023年度述职述廉报告\n（2024年1月10日）\n一、履职情况\n", 2023, "its own"),
    ("某局2023年工作总结和2024年工作计划\n一、2023年工作总结\n二、2024年工作计划\n", 2023, "its own"),
    ("2023年某县统计公报\n2024年3月20日\n一、综合\n", 2023, "its own"),
    ("在某市纪委全会上的工作报告\n（2023年2月15日）\n同志们：\n一、2022年工作回顾\n二、2023年主要任务\n", 2023, "before"),
    ("某局工作报告\n各位同事：\n一、2022年工作回顾\n二、2023年主要任务\n", 2023, "before"),
    ("2023年某局工作报告\n一、2022年工作回顾\n二、2023年主要任务\n", 2023, "before"),
    ("某局2023年上半年工作总结\n一、主要成效\n", 2023, ""),
    ("某局2023年一季度工作小结\n一、主要成效\n", 2023, ""),
    ("某县书屋行动方案（2023—2025年）\n一、总体要求\n", 2023, ""),
    ("某局2019—2023年工作总结\n一、主要成效\n", 2023, ""),
    ("在2023年工作总结大会上的讲话\n同志们：\n", 2023, ""),
    ("2023年某县经验汇编\n一、主要成效\n", 2023, ""),
])
def test_what_year_a_document_reviews(text: str, year: int, reviews: str) -> None:
    found = document_date_of(outline_of(text))
    assert (found.year, found.summary, found.annual_report) == (year, reviews == "its own", reviews == "before")


def test_given_date_tells_what_a_summary_reviews() -> None:
    found = [document_date_of(outline_of("某局2023年工作总结\n一、主要成效\n"), day) for day in ("2023-12", "2024-01")]
    assert [(date.summary, date.annual_report) for date in found] == [(True, False), (False, True)]


@pytest.mark.parametrize(("text", "kind", "year", "period", "words", "basis"), [
    ("走访<7户>。", "result", 2023, "2023", "", "year"),
    ("一年来，走访<7户>。", "result", 2023, "2023", "一年来", "year"),
    ("一年来，走访5户，满意率从<7%>提高到9%。", "result", 2023, "2023", "一年来", "year"),
    ("全年走访<7户>。", "result", 2023, "2023", "全年", "year"),
    ("年末有驿站<7座>。", "result", 2023, "2023", "年末", "as_of"),
    ("现有驿站5座、驿亭<7个>。", "result", 2023, "2023", "", "as_of"),
    ("现有企业增长<7%>。", "result", 2023, "2023", "", "year"),
    ("2022年，实现当年开工当年启用，建成驿站<3座>。", "result", 2022, "2022", "2022年", "year"),
    ("当年累计建成驿站<3座>。", "result", 2023, "2023", "当年", "year"),
    ("截至2023年底，建成驿站5座，其中当年新建<3座>。", "result", 2023, "2023", "当年", "year"),
    ("三年来，走访<7户>。", "result", 2023, "2021/2023", "三年来", "cumulative"),
    ("新的一年，走访<7户>。", "target", 2024, "2024", "新的一年", "year"),
    ("全年走访<7户>。", "target", 2023, "2023", "全年", "year"),
    ("走访<7户>。", "target", None, "", "", ""),
    ("二、下一步打算\n走访<7户>。", "target", 2024, "2024", "", "year"),
    ("二、下一步打算\n年底前走访<7户>。", "target", 2024, "2024", "年底前", "as_of"),
    ("二、下一步打算\n下一年，走访<7户>。", "target", 2024, "2024", "下一年", "year"),
])
def test_period_in_a_summary_of_the_year(
    text: str, kind: str, year: int | None, period: str, words: str, basis: str
) -> None:
    assert periods("某局2023年度工作总结\n" + text, kind) == [Period(year, period, words, basis)]


@pytest.mark.parametrize(("given_date", "year", "date"), [
    ("2022", 2022, "2022"), ("2022-05", 2022, "2022-05"), ("2022-05-06", 2022, "2022-05-06"),
])
def test_given_date_comes_first(given_date: str, year: int, date: str) -> None:
    found = document_date_of(outline_of("2024年某县政府工作报告\n各位代表：\n"), given_date)
    assert found == DocumentDate(year, date, True, "given")


def test_given_date_must_be_one() -> None:
    with pytest.raises(ValueError, match="no date"):
        document_date_of(outline_of("某县工作报告\n"), "去年")


@pytest.mark.parametrize("row", rows_of("time_basis"), ids=lambda row: row["word"])
def test_basis_row_works_on_its_example(row: dict[str, str]) -> None:
    marked = re.sub(r"(第?[\d.]+(?:座|名|万亩|亿元|万元|微克|度|%|‰|岁|℃|位))$", r"<\1>", row["example"])
    head = FIVE if row["scope"] != "clause" else REVIEW
    assert periods(head + marked + "。")[0].time_basis == row["basis"]


LEAD_INS = [row for row in rows_of("time_words") if row["kind"] in ("opener", "lead_in")]


@pytest.mark.parametrize("row", LEAD_INS, ids=lambda row: row["word"])
def test_opener_row_lets_the_time_open_the_paragraph(row: dict[str, str]) -> None:
    marked = row["example"].replace("12座", "3座。修缮老屋<7间>")
    assert periods(UNDATED + marked + "。")[0].year_text != ""


BASES = [row for row in rows_of("time_words") if row["kind"] in ("base", "after_base", "multiple_base", "times_base")]


@pytest.mark.parametrize("row", BASES, ids=lambda row: row["word"])
def test_base_row_takes_the_time_away(row: dict[str, str]) -> None:
    marked = re.sub(r"(\d+(?:座|%|个百分点|亿元|倍|项))$", r"<\1>", row["example"])
    assert periods(UNDATED + marked + "。")[0].year_text == ""


PARTS = [row for row in rows_of("time_words") if row["kind"] == "part" and row["first"]]


@pytest.mark.parametrize("row", PARTS, ids=lambda row: row["word"])
def test_part_row_has_its_months(row: dict[str, str]) -> None:
    marked = row["example"].replace("12座", "<12座>")
    assert [period.period for period in periods(DATED + marked)] == [
        f"2023-{int(row['first']):02d}/2023-{int(row['last']):02d}"]


# For each kind of word in document_words.csv, a document around the row's example, and how it is dated then.
SETTINGS = {
    "title": ("{}\n各位代表：\n", 2024, False, "title"),
    "annual": ("{}\n各位代表：\n", 2024, True, "title"),
    "report": ("{}\n某县第五届人大三次会议\n各位代表：\n", 2024, True, "title"),
    "assembly": ("2024年某县法院工作报告\n{}\n各位代表：\n", 2024, True, "title"),
    "meeting": ("某县书记\n{}\n同志们：\n2023年8月5日\n", 2024, False, "date line"),
    "coming": ("在推进会上的讲话\n同志们：\n{}。\n", 2022, False, "named meeting"),
    "past": ("在推进会上的讲话\n同志们：\n{}。\n", 2022, False, "named meeting"),
    "held": ("在推进会上的讲话\n同志们：\n{}。\n", 2022, False, "named meeting"),
    "opening": ("在推进会上的讲话\n同志们：\n{}。\n", 2021, False, "named meeting"),
    "closing": ("在推进会上的讲话\n同志们：\n{}。\n", 2025, False, "named meeting"),
    "review_heading": ("政府工作报告\n各位代表：\n{}\n建成驿站5个。\n", 2024, True, "title"),
    "press": ("某县新闻\n{}，各村走访干部3名、群众7户，排查隐患5处。\n", 2024, False, "date line"),
    "summary": ("{}\n一、主要成效\n", 2024, False, "title"),
    "part": ("{}\n一、主要成效\n", 2024, False, "title"),
    "plan": ("{}\n一、扩大供给\n", 2024, False, "title"),
    "plan_heading": ("政府工作报告\n各位代表：\n{}\n建成驿站5个。\n", 2024, True, "title"),
}


@pytest.mark.parametrize("row", [row for row in rows_of("document_words") if row["kind"] == "aside"],
                         ids=lambda row: row["word"])
def test_glossary_has_no_time_of_its_own(row: dict[str, str]) -> None:
    glossary = f"{row['example']}\n1.驿站：指<5个>窗口。\n2.书屋：2024年建成<7座>。\n"
    assert [period.year for period in periods(REVIEW + "建成驿站<3个>。\n" + glossary)] == [2025, None, 2024]


@pytest.mark.parametrize("row", [row for row in rows_of("document_words") if row["kind"] == "draft"],
                         ids=lambda row: row["word"])
def test_a_draft_is_what_its_paragraph_is_about(row: dict[str, str]) -> None:
    """What stands behind it is planned for the years of the draft, not for the year of the report."""
    assert periods(f"{ANNUAL}根据省委意见，{row['example']}。茶叶产值年均增长<5%>。")[0].period == "2026/2030"
    assert periods(f"{ANNUAL}根据省委意见，{row['example'].replace(row['word'], '')}。茶叶产值年均增长<5%>。")[0].period != "2026/2030"


@pytest.mark.parametrize("row", [row for row in rows_of("document_words") if row["kind"] in SETTINGS],
                         ids=lambda row: row["word"])
def test_document_row_dates_its_example(row: dict[str, str]) -> None:
    setting, year, annual, basis = SETTINGS[row["kind"]]
    found = document_date_of(outline_of(setting.format(row["example"])))
    assert (found.year, found.annual_report, found.basis) == (year, annual, basis)
    if row["kind"] in ("summary", "part", "plan"):
        assert (found.summary, found.plan) == (row["kind"] == "summary", row["kind"] == "plan")


@pytest.mark.parametrize("row", [row for row in rows_of("time_words") if row["kind"] in ("counted", "shared")],
                         ids=lambda row: row["word"])
def test_counted_row_makes_a_span_a_time(row: dict[str, str]) -> None:
    marked = re.sub(r"(翻一番|\d+(?:万亩|座|亿元|%|个百分点|起|万人))$", r"<\1>", row["example"])
    assert periods(FIVE + "2024年，" + marked + "。")[0].period == "2021/2025"


@pytest.mark.parametrize("row", [row for row in rows_of("time_words") if row["kind"] == "after_since"],
                         ids=lambda row: row["word"])
def test_superlative_row_takes_the_time_away(row: dict[str, str]) -> None:
    marked = re.sub(r"(\d+座)$", r"<\1>", row["example"])
    assert periods(UNDATED + marked + "。")[0].year_text == ""
