"""The reading: white space goes, full-width folds, and every character knows its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lexicon import rows_of
from extract.reading import Reading


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("建成驿站 3 个", "建成驿站3个"),
        ("达标率为９３．７％", "达标率为93.7%"),
        ("新增入党申请人近 x.x\n\n万名", "新增入党申请人近x.x万名"),
        ("第一段。\n第二段。", "第一段。\n第二段。"),
        ("培训支部书记、\n网格员90名。", "培训支部书记、网格员90名。"),
        ("投入经费4.6\n万元", "投入经费4.6万元"),
        ("新建驿站3\n座，购车7\n辆。", "新建驿站3座，购车7辆。"),
        ("附表3\n年度计划\n附表4\n家庭收入", "附表3\n年度计划\n附表4\n家庭收入"),
        ("收入12，345，678元，补贴1，200户", "收入12,345,678元，补贴1,200户"),
        ("投资１２，３４５．６万元", "投资12,345.6万元"),
        ("分别为120，130，145吨", "分别为120，130，145吨"),
        ("居第3，200名干部参训，得分4.5，100户", "居第3，200名干部参训，得分4.5，100户"),
        ("PM10，120个站点，下午2:30，200人到场", "PM10，120个站点，下午2:30，200人到场"),
        ("编号1，200。2025，120，1450户", "编号1，200。2025，120，1450户"),
        ("在AI Lab建成", "在AI Lab建成"),
        ("增长27.\n3%，", "增长27.3%，"),
        ("约４ ６／３组", "约4 6/3组"),
        ("共1 2 8名，占3 5.2 %", "共128名，占35.2%"),  # single digits, as a scan parts them
        ("第12 3号", "第12 3号"),
        ("案件12 308件（旧存1 026 400件）", "案件12308件（旧存1026400件）"),
        ("12 308 417", "12 308 417"),
        ("2024 100个", "2024 100个"),
        ("产量\t12\t34吨", "产量12 34吨"),
        ("1. 2024年建成3处。\n12.  30处在建。", "1. 2024年建成3处。\n12. 30处在建。"),
        ("新建驿站3个,改造(含扩建)1,200户;其中:甲县5%,乙县4:1", "新建驿站3个，改造（含扩建）1,200户；其中：甲县5%，乙县4:1"),
        ("结构调整为12︰40︰48", "结构调整为12:40:48"),
        ("全縣發展黨員2.3萬餘名", "全县发展党员2.3万余名"),
        ("　　一、抓培训\n\n　　二、抓阵地", "一、抓培训\n二、抓阵地"),
    ],
)
def test_text(source: str, text: str) -> None:
    assert Reading(source).text == text


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    lines = [
        "全市今年以来着力抓好基层阵地建设，新建改",
        "建党群驿站三十余处，选派指导员九十名，持",
        "续组织党员进网格、进楼栋，推动服务力量下",
        "沉，群众反映的堵点难点问题得到一批解决。",
        "各县区同步开展业务培训，每月一次现场调度",
        "形成上下联动、齐抓共管的良好工作局面。",
    ]
    assert "新建改建党群驿站" in Reading("\n\n".join(lines)).text
    assert "持续组织党员" in Reading("\n\n".join(lines)).text


@given(st.text(alphabet="建成3个 \n\t　，。（x*％９万”：一、a", max_size=60))
def test_every_character_knows_its_place(source: str) -> None:
    reading = Reading(source)
    offsets = [reading.offset(index) for index in range(len(reading.text))]
    assert offsets == sorted(set(offsets))
    for index, offset in enumerate(offsets):
        assert reading.index(offset) == index
        if reading.text[index] not in "\n ":
            assert Reading(source[offset]).text == reading.text[index]


@pytest.mark.parametrize("row", rows_of("traditional"), ids=lambda row: row["simple"][:3])
def test_traditional_characters(row: dict[str, str]) -> None:
    """A row changes characters of its example, and every one of its signs into one that is none itself."""
    assert len(row["signs"]) == len(row["simple"])
    assert set(row["signs"]) & set(row["example"])
    assert not set(row["signs"]) & set(Reading(row["example"] + "個").text)
    assert not set(row["simple"]) & set("".join(other["signs"] for other in rows_of("traditional")))


SHATTERED = "XX\n镇\n2023\n年工作总结\n一、主要成效\n(一)农业增产\n完成粮食播种\n7860\n亩,增长\n5%\n;茶叶产值达\nXX\n万元\n,增长\n8%\n。带动\n7\n家企业\n,新增\n30\n户\n。\n"


def test_lines_that_end_anywhere_are_joined() -> None:
    """As copies of web pages and slides have them: every run a line of its own."""
    text = Reading(SHATTERED).text
    assert "完成粮食播种7860亩，增长5%；茶叶产值达XX万元，增长8%。带动7家企业，新增30户。" in text
    assert "(一)农业增产\n" in text.replace("（", "(").replace("）", ")")


def test_the_cells_of_a_table_are_not_joined() -> None:
    cells = "地区\n产值\n增速\n甲县\n120\n5.2\n乙县\n90\n4.1\n丙县\n70\n3.3\n"
    assert "1205.2" not in Reading(cells).text
