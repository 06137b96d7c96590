"""Result, target or rule."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.chapters import plan_spans_of
from extract.dating import DocumentDate
from extract.lexicon import rows_of
from extract.outline import outline_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("全县建成驿站12个。", ["result"]),
        ("力争年底前建成驿站12个。", ["target"]),
        ("主要目标是：新增就业5万人，新建公园8个。", ["target", "target"]),
        ("覆盖率将达到95%。", ["target"]),
        ("每年至少走访4次。", ["rule"]),
        ("按照不低于20%的比例抽查。", ["rule"]),
        ("35岁以下党员占40%。", ["rule", "result"]),
        ("0—14岁人口为71万人。", ["rule", "result"]),
        ("35岁左右正职4名，平均年龄45岁左右。", ["rule", "result", "result"]),
        ("打造集体收入过10万元的样板村。", ["rule"]),
        ("实施投资过亿元项目16个，税收过亿元。", ["rule", "result", "result"]),
        ("村集体收入超过20万元的达57个。", ["rule", "result"]),
        ("村集体收入全部达10万元以上。", ["result"]),
        ("实行2小时、8小时、3天分级响应。", ["rule", "rule", "rule"]),
        ("每年发展党员3万名。", ["result"]),
        ("明确书记5项、委员7项、支部12项重点任务。", ["rule", "rule", "rule"]),
        ("计划新建公园8个。", ["target"]),
        ("按计划建成公园8个。", ["result"]),
        ("已完成投资60亿元。", ["result"]),
    ],
)
def test_kind(text: str, kinds: list[str]) -> None:
    assert [row.kind for row in extract_text(text)] == kinds


def test_an_annual_report_plans_in_its_last_chapter() -> None:
    report = ("2024年某市政府工作报告\n——2024年1月9日在某市人民代表大会上\n各位代表：\n一、2023年工作回顾\n"
              "新建公园8个，超额完成目标任务。\n二、2024年重点工作\n新建公园9个。\n")
    assert [(row.value, row.kind) for row in extract_text(report)] == [(8, "result"), (9, "target")]


SUMMARY = "2023年某县老龄工作总结\n"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("一、主要成效\n新建书屋8间。\n二、下一步工作打算\n新建书屋9间。", "result target"),
        ("一、主要成效\n新建书屋8间。\n二、2024年工作要点\n新建书屋9间，配书不少于50册。", "result target target"),
        ("新建书屋8间。\n下一步打算\n新建书屋9间。\n配书50册。", "result target target"),
        ("新建书屋8间。\n下一步，完善制度。新建书屋9间。\n配书50册。", "result target result"),
        ("一、落实工作计划\n新建书屋9间。\n二、存在的问题\n闲置书屋8间。", "target result"),
        ("二、下一步打算\n累计建成书屋9间，目前已建成8间。", "target result"),
        ("二、下一步打算\n目前，书屋开放书架9个。截至目前全县有书屋8间。", "result result"),
        # a heading of results takes the chapter back; so does a chapter that follows an article of plans
        ("一、主要任务落实情况\n新建书屋8间。\n（二）下步打算\n新建书屋9间。\n二、廉洁建设\n谈话8人。", "result target result"),
        ("一、主要成效\n（一）加强重点工作\n新建书屋8间。", "result"),
        # shortcomings and plans under one heading
        ("四、存在的不足和2024年打算\n仍有书屋8间闲置。专职人员只有3名。2024年，新建书屋9间。", "result result target"),
        ("四、存在问题及下步打算\n书屋8间闲置。\n下一步，新建书屋9间。", "result target"),
        ("四、存在问题及下步打算\n书屋8间闲置。", "result"),
    ],
)
def test_chapters_of_plans_in_any_report(text: str, kinds: str) -> None:
    assert kinds_in(SUMMARY + text) == kinds.split()


def test_the_time_of_a_heading_of_plans_is_not_that_of_shortcomings() -> None:
    rows = extract_text(SUMMARY + "四、存在的不足和2024年打算\n仍有书屋8间闲置。2024年，新建书屋9间。")
    assert [(row.year, row.kind) for row in rows] == [(2023, "result"), (2024, "target")]


def test_plans_end_with_their_section() -> None:
    title, body = "在老龄工作推进会上的发言\n", "各村扎实推进各项工作，群众满意度不断提升。" * 20
    text = "".join(f"{title}新建书屋{n}间。{body}\n三、下一步打算\n新建书屋9间。\n" for n in (1, 2, 3))
    assert kinds_in(text) == ["result", "target"] * 3


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # a bound that is striven for, or set for a year to come, is a target; one that holds whenever is a rule
        ("力争积案化解率不低于96%。", "target"),
        ("确保年内增收8%，积案化解率不低于96%。", "target target"),
        ("2024年，培训党员不少于900人次。积案化解率不低于96%。", "target target"),
        ("到2028年，研发投入强度不低于4%。", "target"),
        ("积案化解率不低于96%。", "rule"),
        ("确保每月走访不少于4次。", "rule"),
        ("要求2022年走访不少于4次。", "rule"),
        ("三分之二以上的书屋达标。", "result"),
        # a bound right before what it bounds, and a level that was reached
        ("村集体收入全部达到5万元以上，其中10万元以上7个。", "result rule result"),
        # a record is a fact, whatever is planned around it
        ("目标是办好就业，今年毕业生820多万人，再创历史新高。", "result"),
        # the duty of each
        ("每名干部联系3至5户。", "rule"),
        ("对前三名的村，每村奖励2万元。", "rule"),
        # the size of what is counted bounds it; what is counted is no rule for that
        ("排查60人以上无支部企业7家。", "rule result"),
        ("新增就业2万人以上、创业900人。", "result result"),
        ("培训馆员32名，其中志愿者9名、35岁以下馆员12名。", "result result rule result"),
        ("每个社区配备至少2名管家。", "rule"),
        ("每名干部已联系5户。", "result"),
        ("平均每个社区8名管家。", "result"),
    ],
)
def test_bounds_and_duties(text: str, kinds: str) -> None:
    assert kinds_in(SUMMARY + text) == kinds.split()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("全年计划化解积案120件。", "target"),
        ("按计划化解积案120件。", "result"),
        ("实施三年行动计划化解积案120件。", "result"),
        ("我们将建成书屋5间，培训馆员30名，实现满意率95%以上。", "target target target"),
        ("我们将办好实事，目前建成书屋5间。", "result"),
        ("我们将阅读融入治理，建成书屋5间。", "result"),
        ("将新建的书屋移交村里，服务读者300名。", "result"),
        ("我们将进一步扩面提质，书屋达到5间。", "target"),
        ("三年内累计建成书屋5间。", "result"),
        ("将于年内建成书屋5间。", "target"),
        ("预计全年实现税收12亿元，增长7%。", "target target"),
        ("三年内建成书屋5间。", "target"),
        ("项目建成后年产值可达20亿元。", "target"),
        ("项目投产后实现产值20亿元。", "result"),
        ("要求各支部细化方案，每人补助2000元。", "rule"),
        ("下一年，建成书屋5间。", "target"),
        ("到年底，各村藏书要全部达到800册，20%的村突破2000册。", "target target target"),
        ("各镇要在6月底前新建书屋3间。", "target"),
        ("要把馆员配到9名。", "target"),
        ("针对要解决的9个问题，逐一整改。", "result"),
        ("确保今年底前全部还清，还书率100%。", "target"),
        ("加强督查，确保还清，还书率100%。", "result"),
        ("各村要在48小时内完成书屋3间。", "target target"),
        ("主要建成书屋5间。", "result"),
        # a measure to go by is a rule, a way to go is none
        ("按照每间2万元配书。", "rule"),
        ("按3000元标准配书。", "rule"),
        ("馆员培训时间不少于3天或24学时。", "rule rule"),
        ("馆员每天走访3户以上。", "rule"),
        ("每年新增读者5000名以上。", "result"),
        ("每年60%以上经费用于购书。", "result"),
        ("每300户左右配备1名馆员，共配备馆员90名。", "rule rule result"),
        ("按照“两有”标准建成书屋5间。", "result"),
        ("按照县委要求建成书屋5间。", "result"),
        ("按照“1名馆员+2名读者”的要求建成书屋5间。", "result"),
        ("计划总投资30亿元，已完成投资8亿元。", "target result"),
    ],
)
def test_words_of_what_is_to_be(text: str, kinds: str) -> None:
    assert kinds_in(SUMMARY + text) == kinds.split()


@pytest.mark.parametrize("title", ["2024年某区文旅工作要点", "某区文旅惠民行动计划", "某区文旅实施方案（试行）"])
def test_a_document_of_plans_alone(title: str) -> None:
    assert kinds_in(f"{title}\n一、扩大供给\n新建书屋5间。\n二、提升服务\n接待游客8万人次。") == ["target", "target"]


def test_a_document_of_plans_can_tell_what_there_is() -> None:
    text = "某县书屋建设实施方案\n一、工作基础\n建成书屋8间。\n二、建设内容\n新建书屋9间。\n三、保障措施\n投入资金50万元。"
    assert kinds_in(text) == ["result", "target", "target"]


def test_a_document_of_plans_is_for_the_year_of_its_title() -> None:
    rows = extract_text("2024年某区文旅工作要点\n一、扩大供给\n新建书屋5间。2023年已建成书屋12间。")
    assert [(row.year, row.kind) for row in rows] == [(2024, "target"), (2023, "result")]


def test_a_plan_for_several_years_holds_for_them_all() -> None:
    rows = extract_text("某县书屋三年行动方案（2024—2026年）\n一、扩大供给\n新建书屋60间。2024年新建书屋20间。")
    assert [(row.kind, row.period, row.time_basis) for row in rows] == [
        ("target", "2024/2026", "cumulative"), ("target", "2024", "year")]


def test_plans_for_a_part_of_the_year() -> None:
    rows = extract_text("某局2023年上半年工作总结\n下半年计划建成书屋15间。三年内建成书屋40间。")
    assert [(row.year, row.kind) for row in rows] == [(2023, "target"), (2026, "target")]


def test_bound_for_a_year_to_come_in_an_undated_text() -> None:
    assert kinds_in("到2028年，研发投入强度不低于4%。") == ["target"]


@pytest.mark.parametrize(
    ("text", "year", "planned"),
    [
        ("一、去年回顾\n成绩突出。\n二、今年重点工作\n要抓好落实。", 2024, "二、今年重点工作\n要抓好落实。"),
        ("成绩突出。\n“十五五”时期是关键时期。", 2026, "“十五五”时期是关键时期。"),
        ("成绩突出。\n“十四五”时期是不平凡的五年。", 2026, ""),
    ],
)
def test_plan_spans(text: str, year: int, planned: str) -> None:
    outline = outline_of(text)
    assert "".join(text[start:end] for start, end in plan_spans_of(outline, DocumentDate(year, "", True, "title"))) == planned


def kinds_in(text: str) -> list[str]:
    return [row.kind for row in extract_text(text)]


# The kind of the first figure in the example of a row, by its place, and what it is with another word in its stead.
SHOWN = {
    "done": ("result", "rule"), "done_year": ("result", "rule"), "not_done": ("rule", "rule"), "no_group": ("result", "rule"),
    "bound_before": ("rule", "result"), "bound_behind": ("rule", "result"), "aim": ("target", "rule"), "already": ("result", "target"), "record": ("result", "target"), "moved": ("result", "target"), "sets_rule": ("rule", "target"), "rhythm_unit": ("rule", None), "counted_unit": ("rule", None),
    "by_demand": ("result", "rule"), "no_must": ("result", None), "must": ("target", None),
}  # fmt: skip


@pytest.mark.parametrize("row", rows_of("kind_words"), ids=lambda row: f"{row['place']} {row['word']}")
def test_word_of_a_kind(row: dict[str, str]) -> None:
    with_word, without = SHOWN.get(row["place"], (row["kind"], "result"))
    example = row["example"]
    assert row["word"] in example
    assert kinds_in(example)[:1] == [with_word]
    if without:
        assert kinds_in(example.replace(row["word"], "某"))[:1] in ([without], [])


# What makes the example of a row speak, and whether the report is an annual one; the rest needs nothing.
CHAPTERS = {"ahead": ("某县概况。\n", False), "opening": ("某县概况。\n", False), "turn": ("三、存在问题及打算\n", False)}


@pytest.mark.parametrize("row", rows_of("chapter_words"), ids=lambda row: f"{row['chapter']} {row['word']}")
def test_word_of_a_chapter(row: dict[str, str]) -> None:
    """A heading of plans, or a sentence that turns to them, opens a stretch of plans; a heading of results ends one."""
    assert row["word"] in row["example"]
    if row["chapter"] in ("review", "lack"):
        assert planned_in(f"二、下一步工作\n抓好落实。\n{row['example']}\n抓好落实。") == "二、下一步工作\n抓好落实。\n"
        return
    opening, annual = CHAPTERS.get(row["chapter"], ("某县概况。\n", True))
    expected = "" if row["chapter"] == "no_turn" else row["example"]
    if row["chapter"] != "opening" and expected:
        expected += "\n抓好落实。"
    assert planned_in(f"{opening}{row['example']}\n抓好落实。", annual) == expected
    if row["chapter"] in ("ahead", "turn", "opening"):
        assert not planned_in(f"{opening}{row['example'].replace(row['word'], '某', 1)}\n抓好落实。", annual)


def planned_in(text: str, annual: bool = True) -> str:
    spans = plan_spans_of(outline_of(text), DocumentDate(2026, "", annual, "title"))
    return "".join(text[start:end] for start, end in spans)
