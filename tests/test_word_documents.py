"""Word and OpenDocument files: paragraphs, tables, notes, and the numbers that lists give them."""

from __future__ import annotations

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.formats import read
from extract.formats.docx_lists import Numbering
from extract.formats.ordinals import ordinal_of
from extract.formats.package import parsed
from tests import makers


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def numbered(words: str, level: int = 0, number: int = 1) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(number: int, style: str, shown: str, more: str = "") -> str:
    return (f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{shown}"/>{more}'
            "</w:lvl>")  # fmt: skip


LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "chineseCounting", "%1、")}'
    f"{level(1, 'chineseCounting', '（%2）')}{level(2, 'decimal', '%3.')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}{level(1, "decimal", "%1.%2", "<w:isLgl/>")}'
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="3">{level(0, "decimal", "第%1章", "<w:pStyle w:val=&quot;x&quot;/>")}'
    "</w:abstractNum>".replace("&quot;", '"')
    + "".join(f'<w:num w:numId="{one + 1}"><w:abstractNumId w:val="{one}"/></w:num>' for one in range(4))
    + '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)
STYLES = (
    '<w:style w:styleId="x"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="y"><w:basedOn w:val="x"/></w:style>'
    '<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>'
)
RUN = "<w:r><w:t>{}</w:t></w:r>"
BOX = "<w:txbxContent>" + p("文本框内培训党员5名") + "</w:txbxContent>"
FIELD = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
         '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')
DOCX = [  # body, the lines of its text
    (p("新建党支部3个。") + p("") + p("培训党员5名。"), ["新建党支部3个。", "培训党员5名。"]),
    (f"<w:p>{RUN.format('新建党')}{RUN.format('支部1')}{RUN.format('2个')}</w:p>", ["新建党支部12个"]),
    ("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>", ["一", "二\t三"]),
    (numbered("抓基础") + numbered("强队伍", 1) + numbered("促提升", 1) + numbered("见实效"),
     ["一、抓基础", "（一）强队伍", "（二）促提升", "二、见实效"]),
    (numbered("抓基础", 0, 2) + numbered("建支部3个", 1, 2) + numbered("再上台阶", 0, 2) + numbered("建支部4个", 1, 2),
     ["1. 抓基础", "1.1 建支部3个", "2. 再上台阶", "2.1 建支部4个"]),
    (numbered("新建党支部3个", 0, 3), ["新建党支部3个"]),  # a bullet
    (numbered("总结", 0, 1) + p("中间的话") + numbered("安排", 0, 1), ["一、总结", "中间的话", "二、安排"]),
    (numbered("总结", 0, 1) + numbered("重新开始", 0, 9) + numbered("继续", 0, 9), ["一、总结", "五、重新开始", "六、继续"]),
    (p("总则", '<w:pStyle w:val="x"/>') + p("附则", '<w:pStyle w:val="y"/>'), ["第1章总则", "第2章附则"]),
    (p("没有编号", '<w:pStyle w:val="x"/><w:numPr><w:numId w:val="0"/></w:numPr>'), ["没有编号"]),
    (p("循环", '<w:pStyle w:val="loop"/>'), ["循环"]),
    (f"<w:p>{RUN.format('共')}<w:del>{RUN.format('98个')}</w:del><w:ins>{RUN.format('12个')}</w:ins></w:p>", ["共12个"]),
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏3个</w:t></w:r><w:r><w:t>新建4个</w:t></w:r></w:p>", ["新建4个"]),
    (f"<w:p>{RUN.format('总体情况')}{FIELD.format(' PAGEREF _Toc1 ', '17')}</w:p>", ["总体情况"]),
    (f"<w:p>{RUN.format('共')}{FIELD.format(' =SUM(ABOVE) ', '17')}{RUN.format('个')}</w:p>", ["共17个"]),
    (f"<w:p>{RUN.format('正文')}<w:r><w:drawing>{BOX}</w:drawing></w:r></w:p>", ["正文", "文本框内培训党员5名"]),
    (f'<w:p><w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>'
     "</mc:AlternateContent></w:r></w:p>", ["文本框内培训党员5名"]),
    (f"<w:sdt><w:sdtContent>{p('控件内3个')}</w:sdtContent></w:sdt>", ["控件内3个"]),
    ("<w:tbl><w:tr><w:tc>" + p("地区") + "</w:tc><w:tc>" + p("党支部") + p("（个）") + "</w:tc></w:tr><w:tr><w:tc>" + p("甲镇")
     + "</w:tc><w:tc>" + p("12") + "</w:tc></w:tr></w:tbl>", ["地区\t党支部 （个）", "甲镇\t12"]),
    ('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("合计") + "</w:tc><w:tc>" + p("9") + "</w:tc></w:tr></w:tbl>",
     ["合计\t\t9"]),
    ("<w:tbl><w:tr><w:tc>" + p("新建党支部3个。") + p("培训党员5名。") + "</w:tc></w:tr></w:tbl>", ["新建党支部3个。", "培训党员5名。"]),
    ("<w:tbl><w:tr><w:tc>" + p("甲") + "</w:tc><w:tc><w:tbl><w:tr><w:tc>" + p("内1") + "</w:tc><w:tc>" + p("内2")
     + "</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>", ["甲\t内1 内2"]),
    (p("党员\u200b12\u00ad名，⼈⺠群众"), ["党员12名，人民群众"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), DOCX)
def test_docx(body: str, lines: list[str]) -> None:
    assert read(makers.raw_docx(body, numbering=LISTS, styles=STYLES), ".docx").text.splitlines() == lines


def test_docx_notes_follow_the_text() -> None:
    """Their marks are not in the text, where they would run into its numbers."""
    note = '<w:footnote w:type="separator" w:id="0">{}</w:footnote><w:footnote w:id="2">{}</w:footnote>'
    body = f'<w:p>{RUN.format("增长6.5%")}<w:r><w:footnoteReference w:id="2"/></w:r>{RUN.format("。")}</w:p>' + p("此外")
    found = read(makers.raw_docx(body, footnotes=note.format(p("分隔"), p("按可比价计算。"))), ".docx")
    assert found.text == "增长6.5%。\n此外\n按可比价计算。\n"


def test_docx_as_written_by_a_library() -> None:
    document = docx.Document()
    document.add_heading("某县工作报告", 0)
    document.add_paragraph("新建党支部12个", style="List Number")
    document.add_paragraph("培训党员40名", style="List Number")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ["地区", "党员", "甲镇", "12"], strict=True):
        cell.text = words
    document.sections[0].header.paragraphs[0].text = "内部资料 3"
    document.sections[0].footer.paragraphs[0].text = "第4页"
    assert read(makers.saved(document), ".docx").text.splitlines() == [
        "某县工作报告", "1. 新建党支部12个", "2. 培训党员40名", "地区\t党员", "甲镇\t12",
    ]  # fmt: skip


def test_deleted_passages_are_said() -> None:
    body = f"<w:p>{RUN.format('共12个')}<w:del>{RUN.format('98个')}</w:del></w:p>"
    assert read(makers.raw_docx(body), ".docx").notes == ("1 deleted passages left out",)


ORDINALS = [
    (1, "decimal", "1"), (10, "chineseCounting", "十"), (11, "chineseCountingThousand", "十一"), (20, "chineseCounting", "二十"),
    (105, "chineseCounting", "一百〇五"), (110, "chineseCounting", "一百一十"), (12, "ideographDigital", "一二"),
    (3, "chineseLegalSimplified", "叁"), (2, "ideographTraditional", "乙"), (4, "ideographZodiac", "卯"),
    (21, "decimalEnclosedCircle", "㉑"), (99, "decimalEnclosedCircle", "99"), (3, "decimalEnclosedParen", "⑶"),
    (12, "decimalFullWidth", "１２"), (1994, "upperRoman", "MCMXCIV"), (4, "lowerRoman", "iv"), (28, "lowerLetter", "bb"),
    (7, "decimalZero", "07"), (5, "noSuchStyle", "5"), (0, "chineseCounting", "0"), (123456, "chineseCounting", "123456"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "style", "shown"), ORDINALS)
def test_ordinal(number: int, style: str, shown: str) -> None:
    assert ordinal_of(number, style) == shown


@given(st.lists(st.tuples(st.integers(0, 8), st.sampled_from("1239")), max_size=30))
def test_numbering_never_fails(places: list[tuple[int, str]]) -> None:
    root = parsed(f"<w:numbering {makers.W}>{LISTS}</w:numbering>".encode(), "numbering.xml")
    numbering = Numbering(root, None)
    for depth, number in places:
        properties = parsed(
            f'<w:pPr {makers.W}><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'.encode(), "x"
        )
        assert "%" not in numbering.mark_of(properties)


LIST_STYLE = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." '
    'style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." '
    'text:display-levels="2"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet '
    'text:level="1" text:bullet-char="•"/></text:list-style>'
)
ODT = [  # XML in the body, the lines of its text
    ("<text:h>标题</text:h><text:p>新建<text:span>党支部</text:span>3<text:s/>个</text:p>", ["标题", "新建党支部3 个"]),
    ("<text:p>一<text:line-break/>二<text:tab/>三</text:p>", ["一", "二\t三"]),
    ('<text:p>增长6.5%<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>按可比价。</text:p>'
     "</text:note-body></text:note>。</text:p><text:p>此外</text:p>", ["增长6.5%。", "此外", "按可比价。"]),
    ('<text:list text:style-name="L1"><text:list-item><text:p>抓基础</text:p><text:list><text:list-item><text:p>建支部</text:p>'
     "</text:list-item></text:list></text:list-item><text:list-item><text:p>强队伍</text:p></text:list-item></text:list>",
     ["一、抓基础", "一.1. 建支部", "二、强队伍"]),
    ('<text:list text:style-name="L2"><text:list-item><text:p>新建3个</text:p></text:list-item></text:list>', ["新建3个"]),
    ('<table:table><table:table-row><table:table-cell><text:p>甲镇</text:p></table:table-cell><table:table-cell '
     'table:number-columns-repeated="2"><text:p>12</text:p></table:table-cell></table:table-row></table:table>', ["甲镇\t12\t12"]),
    ("<text:p>正文<draw:frame><draw:text-box><text:p>框内3个</text:p></draw:text-box></draw:frame></text:p>", ["正文", "框内3个"]),
    ("<text:tracked-changes><text:p>删去的9个</text:p></text:tracked-changes><text:p>新建3个</text:p>", ["新建3个"]),
    ("<text:p>新建3个<office:annotation><text:p>批注9个</text:p></office:annotation></text:p>", ["新建3个"]),
    ("<text:table-of-content><text:index-body><text:p>一、总结<text:tab/>3</text:p></text:index-body></text:table-of-content>"
     "<text:p>正文</text:p>", ["一、总结", "正文"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), ODT)
def test_odt(body: str, lines: list[str]) -> None:
    assert read(makers.raw_odt(body, LIST_STYLE), ".odt").text.splitlines() == lines
