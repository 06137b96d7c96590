"""Themes and topics: every word of the lexicon speaks for its group, and the nearer word prevails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lexicon import rows_of
from extract.outline import outline_of
from extract.record import Figure
from extract.themes import themes_of

THEMES = {
    "基层治理", "乡村振兴与集体经济", "发展党员", "党员教育培训", "干部队伍", "流动党员", "两新组织与新就业群体",
    "支部建设", "阵地与经费保障", "联系服务群众", "智慧党建", "疫情防控", "调查研究", "国企机关与其他领域", "经济社会",
}  # fmt: skip


def figure_at(start: int, quote: str) -> Figure:
    return Figure(start, start + len(quote), quote, 1.0, None, None, quote[-1], "exact", "", "plain")


def theme_and_topic(text: str, quote: str, label: str) -> tuple[str, str]:
    return themes_of(outline_of(text), [figure_at(text.index(quote), quote)], [label])[0]


def test_the_lexicon_holds_the_fifteen_themes() -> None:
    assert {row["theme"] for row in rows_of("themes")} == THEMES
    assert {row["theme"] for row in rows_of("topics")} <= THEMES


@pytest.mark.parametrize("row", rows_of("themes"), ids=lambda row: f"{row['theme']} {row['word']}")
def test_theme_row(row: dict[str, str]) -> None:
    assert row["word"] in row["example"]
    theme, _ = theme_and_topic(f"{row['word']}3个。", "3个", row["word"])
    words = (*rows_of("themes"), *rows_of("topics"))
    assert theme in {other["theme"] for other in words if other["word"] == row["word"]}


@pytest.mark.parametrize("row", rows_of("topics"), ids=lambda row: f"{row['topic']} {row['word']}")
def test_topic_row(row: dict[str, str]) -> None:
    assert row["word"] in row["example"]
    theme, topic = theme_and_topic(f"{row['word']}3个。", "3个", row["word"])
    shared = {other["topic"] for other in rows_of("topics") if other["word"] == row["word"]}
    assert topic in shared or theme != row["theme"]


@pytest.mark.parametrize(
    ("text", "quote", "label", "expected"),
    [
        ("全市举办党务骨干培训班26期。", "26期", "举办党务骨干培训班", ("党员教育培训", "培训与轮训")),
        ("外出流动党员较多，建立流动党员党支部15个。", "15个", "建立流动党员党支部", ("流动党员", "流动党员")),
        ("新业态蓬勃发展，选派党建指导员320名。", "320名", "选派党建指导员", ("两新组织与新就业群体", "两新组织")),
        ("热线畅通，全年受理市民诉求5.2万件。", "5.2万件", "受理市民诉求", ("基层治理", "接诉即办")),
        ("村党组织书记大专以上学历占61%。", "61%", "书记大专以上学历占比", ("干部队伍", "村（社区）干部")),
        ("全省普通高中毛入学率达到95.1%。", "95.1%", "普通高中毛入学率", ("经济社会", "教育")),
        ("新增三甲医院4家。", "4家", "新增三甲医院", ("经济社会", "医疗")),
        ("筹集保障性租赁住房2.4万套。", "2.4万套", "筹集保障性租赁住房", ("经济社会", "住房")),
        # what the label names goes before what the sentence speaks of
        ("新增铁路运营里程1200公里、高速公路3000公里、农村公路6万公里，新增节水灌溉面积90万亩。", "90万亩",
         "新增节水灌溉面积", ("经济社会", "农业")),
        # of two that weigh the same the last word of the label: that is its noun
        ("湖区9公里。", "9公里", "教育公路", ("经济社会", "交通")),
        ("湖区9公里。", "9公里", "公路教育", ("经济社会", "教育")),
        ("提出抗诉12件。", "12件", "提出抗诉", ("经济社会", "安全")),
        ("给予政务撤职9人。", "9人", "给予政务撤职", ("干部队伍", "")),
        ("教职工党员46名。", "46名", "教职工党员", ("国企机关与其他领域", "")),
        ("投入衔接资金9亿元。", "9亿元", "投入衔接资金", ("乡村振兴与集体经济", "脱贫与乡村振兴")),
        ("女党员占32%。", "32%", "女党员占比", ("支部建设", "")),
        ("新增高速公路通车里程180公里。", "180公里", "新增高速公路通车里程", ("经济社会", "交通")),
        ("技术合同成交额增长18%。", "18%", "技术合同成交额", ("经济社会", "科技")),
        ("森林覆盖率提高到41.2%。", "41.2%", "森林覆盖率", ("经济社会", "能源与环境")),
        ("粮食产量稳步增加，达到610亿斤。", "610亿斤", "粮食产量", ("经济社会", "农业")),
        ("接待入境游客86万人次。", "86万人次", "接待入境游客", ("经济社会", "文化旅游")),
        ("实际使用外资12亿美元。", "12亿美元", "实际使用外资", ("经济社会", "开放")),
        ("城镇新增就业31万人。", "31万人", "城镇新增就业", ("经济社会", "就业与收入")),
        ("存款余额增长7.1%。", "7.1%", "存款余额", ("经济社会", "财政金融")),
        # money of the state, parks of industry and teaching are none of the party's
        ("中央财政安排补助资金260亿元。", "260亿元", "安排补助资金", ("经济社会", "财政金融")),
        ("新增零碳园区6家，产业投资加快。", "6家", "新增零碳园区", ("经济社会", "产业")),
        ("学校开设校本课程45门，立项市级以上课题17项。", "17项", "立项市级以上课题", ("经济社会", "教育")),
        ("全乡改造危房60户，硬化入户路12公里，群众受益。", "12公里", "硬化入户路", ("经济社会", "农业")),
        ("国资委所属企业新建党支部21个。", "21个", "所属企业", ("国企机关与其他领域", "")),
        ("集团公司党委前置研究事项26项。", "26项", "前置研究事项", ("国企机关与其他领域", "")),
        ("建成积分超市110家。", "110家", "建成积分超市", ("基层治理", "")),  # a number is no alarm
        ("社区网格和小区物业共治，社区工作者38名。", "38名", "社区工作者", ("干部队伍", "社区工作者")),
        ("入社村民320户。", "320户", "入社村民", ("乡村振兴与集体经济", "")),
        ("某某某3个。", "3个", "", ("", "")),
    ],
)
def test_theme(text: str, quote: str, label: str, expected: tuple[str, str]) -> None:
    assert theme_and_topic(text, quote, label) == expected


@pytest.mark.parametrize(
    ("heading", "theme"),
    [("抓实疫情防控", "疫情防控"), ("深入调研解难题", "调查研究"), ("规范发展党员工作", "发展党员")],
)
def test_heading_settles_a_silent_label(heading: str, theme: str) -> None:
    text = f"一、{heading}。各地迅速行动，共组织了240个。"
    assert theme_and_topic(text, "240个", "组织")[0] == theme


# a section of one subject keeps what a common word alone would give to another; one of several subjects does not
_DRIVERS = "快递、外卖、网约车、货车司机、骑手等新业态行业党委负责两新组织，小哥和主播入驻园区、商圈、楼宇。"
_MIXED = "快递网点走访群众，举办党课，补助经费，入户调研，发展党员，整顿软弱涣散党组织，驻村干部帮扶脱贫户。"


@pytest.mark.parametrize(
    ("section", "label", "theme"),
    [
        (_DRIVERS, "解决诉求", "两新组织与新就业群体"),
        (_MIXED, "解决诉求", "基层治理"),
        (_DRIVERS, "发展党员", "发展党员"),
        (_DRIVERS, "村集体经济收入", "乡村振兴与集体经济"),
    ],
)
def test_section_of_one_subject(section: str, label: str, theme: str) -> None:
    text = f"{section * 3}\n{label}30件。"
    assert theme_and_topic(text, "30件", label)[0] == theme


def test_words_of_the_economy_count_less_where_it_is_no_subject() -> None:
    """就业 in a survey of members who moved away tells of them; in a report on work it is the subject."""
    members = "外出流动党员由流入地党支部接收，流出地建立流动党员台账，举办培训班，走访慰问。"
    work = "促进就业，扶持创业，培训技能，落实工资，新增就业，稳岗返还。"
    for section, theme in ((members, "流动党员"), (work, "经济社会")):
        text = f"{section * 3}\n某某某某，就业务工的占20%。"
        assert theme_and_topic(text, "20%", "就业务工占比")[0] == theme
    named = f"{members * 3}\n某某某某，粮食产量20万吨。"  # a measure known by name is meant as it stands
    assert theme_and_topic(named, "20万吨", "粮食产量")[0] == "经济社会"


def test_a_paragraph_has_a_subject_within_its_section() -> None:
    paragraph = "网格细分，小区物业共治，网格员入楼栋，业委会换届。" * 2
    text = f"{_MIXED * 2}\n某某某某。{paragraph}走访群众，完成40件。"
    assert theme_and_topic(text, "40件", "完成")[0] == "基层治理"
    assert theme_and_topic(text.replace(paragraph, "某某。"), "40件", "完成")[0] == "联系服务群众"


def test_a_label_without_a_subject_goes_with_the_one_before_it_in_its_sentence() -> None:
    text = f"{_MIXED * 2}\n某某建立网格40个，走访，合格9个。"
    figures = [figure_at(text.index(quote), quote) for quote in ("40个", "9个")]
    assert themes_of(outline_of(text), figures, ["建立网格", "合格"])[1][0] == "基层治理"
    assert themes_of(outline_of(text), figures, ["走访", "合格"])[1][0] == "联系服务群众"


@given(st.lists(st.sampled_from(["党课", "网格3个", "。", "产业5%", "\n", "调研", "x"]), max_size=40).map("".join))
def test_one_answer_for_each_figure(text: str) -> None:
    figures = [figure_at(index, sign) for index, sign in enumerate(text) if sign in "35x"]
    answers = themes_of(outline_of(text), figures, ["指标"] * len(figures))
    assert len(answers) == len(figures)
    assert {theme for theme, _ in answers} <= THEMES | {""}
