"""Documents of every kind to text: the same report gives the same rows, and what each kind has is read."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_files, extract_text, formats
from extract.formats import Unreadable, archive, convert, kind_of, markdown, read
from extract.formats.docx_lists import Numbering
from extract.formats.ordinals import ordinal_of
from extract.formats.package import parsed
from extract.reader import Document, UnreadableDocument, document_of, documents_in
from tests import makers
from tests.conftest import ROOT

PLACES = {"id", "start", "end", "sentence_start", "sentence_end", "document"}  # what differs between the formats
SAMPLES = sorted(path for path in (ROOT / "data" / "samples").glob("*.txt") if path.stem != "pdf-lines")
LONG = [
    "某县2025年基层党建工作报告",
    "——2026年1月8日在全县党务工作会议上",
    *(
        f"第{number}个乡镇在2025年新建党支部{number + 2}个，选派党建指导员近{number * 10}名，培训党员{number}.{number % 10}万人次，"
        f"党员参训率由{40 + number}.5％提高至{60 + number}%，同比提高{number}.1个百分点，比全县平均水平高{number % 7 + 1}个百分点；"
        f"“双报到”党员累计{number * 137}名，帮助解决突出问题*万余件，整改“回头看”发现的问题{number * 3}个。"
        for number in range(1, 31)
    ),
]
PARAGRAPHS = {path.stem: [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
              for path in SAMPLES} | {"long": LONG}  # fmt: skip
MAKERS: dict[str, tuple[str, Callable[[list[str]], bytes]]] = {
    "docx": (".docx", makers.docx_of),
    "pdf": (".pdf", makers.pdf_of),
    "pdf with furniture": (".pdf", lambda paragraphs: makers.pdf_of(paragraphs, furniture="某县基层党建材料汇编")),
    "odt": (".odt", makers.odt_of),
    "rtf as Word writes": (".rtf", makers.rtf_of),
    "rtf as WPS writes": (".rtf", lambda paragraphs: makers.rtf_of(paragraphs, unicode=False)),
    "html": (".html", makers.html_of),
    "html in GBK": (".html", lambda paragraphs: makers.html_of(paragraphs, "gb18030")),
    "md": (".md", lambda paragraphs: "\n\n".join(paragraphs).encode()),
}


def rows_of(text: str) -> list[dict[str, Any]]:
    return [{column: cell for column, cell in row._asdict().items() if column not in PLACES} for row in extract_text(text)]


@pytest.mark.parametrize("made", MAKERS)
@pytest.mark.parametrize("name", PARAGRAPHS)
def test_the_same_report_gives_the_same_rows(name: str, made: str) -> None:
    paragraphs = PARAGRAPHS[name]
    suffix, make = MAKERS[made]
    data = make(paragraphs)
    assert kind_of(data, suffix) == suffix
    expected = rows_of("\n".join(paragraphs))
    assert expected
    assert rows_of(read(data, suffix).text) == expected


def test_through_the_files(tmp_path: Path) -> None:
    """From the files of a folder, by the worker, to rows."""
    (tmp_path / "报告.txt").write_text("\n".join(LONG), encoding="utf-8")
    (tmp_path / "报告.docx").write_bytes(makers.docx_of(LONG))
    (tmp_path / "报告.pdf").write_bytes(makers.pdf_of(LONG))
    (tmp_path / "汇编.zip").write_bytes(makers.zipped({"报告.odt": makers.odt_of(LONG), "图.png": b"\x89PNG"}))
    rows = extract_files([tmp_path])
    by_document: dict[str, list[tuple[str, float | None, str]]] = {}
    for row in rows:
        by_document.setdefault(row.document, []).append((row.quote, row.value, row.label))
    assert sorted(by_document) == ["报告.docx", "报告.pdf", "报告.txt", "汇编.zip/报告.odt"]
    assert all(figures == by_document["报告.txt"] for figures in by_document.values())


# --- docx ---


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


# --- the other kinds ---

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


RTF = [  # Rich Text after its head, the lines of its text
    (r"\'d0\'c2\'d4\'f6 12\par", ["新增 12"]),
    (r"\u26032?\u22686? 12\par", ["新增 12"]),
    (r"\uc2\u26032\'d0\'c2\u22686\'d4\'f6 12\par", ["新增 12"]),
    (r"{\f1\'d0\'c2}{\f2 caf\'e9}\par", ["新cafй"]),  # each font has a code page
    (r"a\line b\tab c\par\par d", ["a", "b\tc", "d"]),
    (r"{\info{\title 9}}{\*\generator 9;}{\header 9\par}{\pict 89504e47}12\par", ["12"]),
    (r"12{\v 9}\par{\deleted 9}3\par", ["12", "3"]),
    (r"{\listtext\u19968?\u12289?}12\par", ["一、12"]),
    (r"\trowd\intbl a\cell b\par c\cell\row\trowd\intbl d\cell e\cell\row\pard f\par", ["a\tb c", "d\te", "f"]),
    (r"6.5%{\footnote\pard note 3\par}.\par after\par", ["6.5%.", "after", "note 3"]),
    (r"{\field{\*\fldinst PAGE}{\fldrslt 12}}\par", ["12"]),
    (r"{\shp{\*\shpinst{\shptxt 12\par}}{\shprslt 12}}", ["12"]),
    (r"\u-10179?\u-8704?\par", ["😀"]),
    (r"1\{2\}3\\\~4\_5\par", ["1{2}3\\ 4-5"]),
    (r"a{\bin4 }}}}b\par", ["ab"]),
]


@pytest.mark.parametrize(("body", "lines"), RTF)
def test_rtf(body: str, lines: list[str]) -> None:
    fonts = r"{\fonttbl{\f0\fcharset134 a;}{\f1\fcharset134 b;}{\f2\fcharset204 c;}}"
    assert read((r"{\rtf1\ansi\ansicpg936" + fonts + r"\f0 " + body + "}").encode(), ".rtf").text.splitlines() == lines


LONG_LINE = "全县新建党支部12个，培训党员1.2万人次，群众满意率达到98.6%，各项工作取得了新的明显成效，受到群众好评。"
HTML = [  # page, the lines of its text
    ("<p>新建<b>党支部</b>3个<br>培训党员5名</p>", ["新建党支部3个", "培训党员5名"]),
    ("<table><tr><th>地区<th>党员</tr><tr><td><p>甲镇</p></td><td>1<b>2</b></td></tr></table>", ["地区\t党员", "甲镇\t12"]),
    ("<ol><li>抓基础<li>强队伍</ol><ul><li>新建3个</ul>", ["1. 抓基础", "2. 强队伍", "新建3个"]),
    ("<ol start=3 type=i><li>抓基础</ol>", ["iii. 抓基础"]),
    (f"<div><a href=/>首页</a> <a href=/>政务</a></div><div><h1>某县报告</h1><p>来源：县政府</p><div><p>{LONG_LINE}</p>"
     f"<p>{LONG_LINE}</p></div></div><div>地址：某路12号</div>", ["某县报告", "来源：县政府", LONG_LINE, LONG_LINE]),
    ("<p>新建3个<script>9</script><style>9</style><span style='display: none'>9</span><i hidden>9</i></p>", ["新建3个"]),
    ("<nav>9</nav><footer>9</footer><p>&lt;12&gt;&amp;&nbsp;5%&#12290;</p>", ["<12>&\u00a05%。"]),
    ("<pre>新建3个\n培训5名</pre>", ["新建3个", "培训5名"]),
    ("<!-- 9 --><p>新\n   建 3 个</p>", ["新 建 3 个"]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "lines"), HTML)
def test_html(page: str, lines: list[str]) -> None:
    assert read(page.encode(), ".html").text.splitlines() == lines


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "big5", "utf-16"])
def test_html_encoding(encoding: str) -> None:
    page = f"<meta http-equiv='Content-Type' content='text/html; charset={encoding}'><p>新建支部3個</p>"
    data = page.encode("gb18030" if encoding.startswith("gb") else encoding)
    assert read(data, ".html").text == "新建支部3個\n"


MARKDOWN = [  # as written                               as read, of the same length
    ("## 一、总体情况", "   一、总体情况"),
    ("新建**12**个", "新建  12  个"),
    ("培训党员*万名，其中*市*名", "培训党员*万名，其中*市*名"),  # stars that hide a digit are no marks
    ("培训党员\\*万名", "培训党员 *万名"),
    ("- 新建3个\n* 培训5名", "  新建3个\n  培训5名"),
    ("- 12 -", "- 12 -"),  # a page number
    ("| 甲 | 12 |\n|---|---:|\n| 乙 | 3 |", "  甲 \t 12  \n          \n  乙 \t 3  "),
    ("见[附表](http://example.org/1)", "见 附表                       "),
    ("> 引文\n\n---\n`3`个", "  引文\n\n   \n 3 个"),
    ("<b>3</b>个<!-- 9 -->", "   3    个          "),
    ("1 < 2，3 > 2", "1 < 2，3 > 2"),
]


@pytest.mark.parametrize(("written", "as_read"), MARKDOWN)
def test_markdown(written: str, as_read: str) -> None:
    assert markdown.unmarked(written) == as_read


@given(st.text(st.sampled_from("*_#>-+|`[]()\\<>!: \n\t12万名ab/"), max_size=200))
def test_markdown_keeps_offsets(text: str) -> None:
    after = markdown.unmarked(text)
    assert len(after) == len(text)
    assert all(a == b or b in " \t" for a, b in zip(text, after, strict=True))


# --- kinds ---

TEXT = "新建党支部3个。".encode()
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
KINDS = [  # bytes, suffix of the name, how they are read
    (TEXT, ".txt", ""), (TEXT, "", ""), (TEXT, ".md", ".md"), (TEXT, ".HTM", ".htm"),
    (makers.docx_of(["一"]), ".txt", ".docx"), (makers.docx_of(["一"]), ".doc", ".docx"),
    (makers.odt_of(["一"]), ".docx", ".odt"), (makers.pdf_of(["一"]), ".doc", ".pdf"),
    (makers.rtf_of(["一"]), ".doc", ".rtf"), (b"<html><p>1</html>", ".doc", ".html"), (OLD, ".wps", ".doc"),
    (makers.ofd_of([[(9, 9, "一二")]]), ".ofd", ".ofd"), (makers.zipped({"a.txt": TEXT}), ".zip", ".zip"),
    (makers.zipped({"a.txt": TEXT}), ".docx", ".zip"),
    (b"BM" + TEXT, ".htm", ".htm"), (b"MZ" + TEXT, ".md", ".md"), (TEXT + b"%PDF-1.7", ".txt", ""),  # letters alone
    (b"HTTP/1.1 200 OK\r\n" + makers.pdf_of(["一"]), ".txt", ".pdf"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "suffix", "kind"), KINDS)
def test_kind(data: bytes, suffix: str, kind: str) -> None:
    assert kind_of(data, suffix) == kind


def test_every_suffix_has_a_reader() -> None:
    for suffix, module in formats.readers.items():
        assert suffix == suffix.lower()
        assert (ROOT / "extract" / "formats" / f"{module}.py").is_file()


# --- ZIP ---


def test_zip() -> None:
    """Each report of a ZIP by itself; what cannot be read says why and does not stop the rest."""
    inner = makers.zipped({"丙.txt": TEXT})
    data = makers.zipped({"报告/甲.txt": TEXT, "乙.docx": makers.docx_of(["培训党员5名。"]), "坏.pdf": b"%PDF-1.4 junk",
                          "图.jpg": b"\xff\xd8\xff", "内.zip": inner, "__MACOSX/._甲.txt": b"x", "空.txt": b""})  # fmt: skip
    found = list(documents_in(data, "汇编.zip"))
    read_ = {one.name: one.text for one in found if isinstance(one, Document)}
    failed = {str(one.path): one.reason for one in found if isinstance(one, UnreadableDocument)}
    assert read_ == {"汇编.zip/报告/甲.txt": TEXT.decode(), "汇编.zip/乙.docx": "培训党员5名。\n",
                     "汇编.zip/内.zip/丙.txt": TEXT.decode()}  # fmt: skip
    assert set(failed) == {"汇编.zip/坏.pdf", "汇编.zip/图.jpg", "汇编.zip/空.txt"}
    assert "damaged PDF" in failed["汇编.zip/坏.pdf"]
    assert ".jpg" in failed["汇编.zip/图.jpg"]
    with pytest.raises(ValueError, match="ZIP of files"):
        document_of(data, "汇编.zip")


def test_zip_names_in_gbk() -> None:
    """As Windows in Chinese packs them: bytes of GB 18030, which zipfile takes for code page 437."""
    info = zipfile.ZipInfo("x")
    info.filename, info.flag_bits = "报告.txt".encode("gb18030").decode("cp437"), 0
    assert archive.name_of(info) == "报告.txt"
    info.filename = "报告.txt".encode().decode("cp437")
    assert archive.name_of(info) == "报告.txt"


@given(st.text(max_size=80))
def test_zip_names_lead_nowhere(name: str) -> None:
    info = zipfile.ZipInfo("x")
    info.filename, info.flag_bits = name, 0x800
    shown = archive.name_of(info)
    assert not Path(shown).is_absolute()
    assert ".." not in shown.split("/")
    assert not any(unicodedata.category(sign) in ("Cc", "Cf") for sign in shown)


# --- old formats, by LibreOffice ---


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for LibreOffice that is told what to do by a shell script."""
    command = tmp_path / "soffice"
    monkeypatch.setattr(convert, "office", lambda: str(command))
    return command


def script(command: Path, lines: str) -> None:
    command.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    command.chmod(0o755)


def test_converted(office: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(makers.docx_of(["新建党支部3个。"]))
    script(office, f'for last; do :; done\ncp "{tmp_path}/made.docx" "$(dirname "$last")/document.docx"')
    assert document_of(OLD, "报告.wps").text == "新建党支部3个。\n"


@pytest.mark.parametrize(("lines", "reason"), [("exit 1", "could not be converted"), ("sleep 60", "within 1 seconds")])
def test_not_converted(office: Path, lines: str, reason: str) -> None:
    script(office, lines)
    with pytest.raises(Unreadable, match=reason):
        convert.to_docx(OLD, seconds=1)


def test_no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice the message says what to do."""
    monkeypatch.setattr(convert, "office", lambda: "")
    with pytest.raises(ValueError, match="install LibreOffice.*save it as .docx"):
        document_of(OLD, "报告.doc")


def test_converted_by_the_real_one() -> None:
    if not convert.office():
        pytest.skip("no LibreOffice here")
    made = convert.to_docx(makers.rtf_of(["新建党支部3个。"]))
    assert read(made, ".docx").text == "新建党支部3个。\n"


# --- pages ---


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=6))
def test_pages_begin_where_they_say(lengths: list[int]) -> None:
    pages = [[(90.0, 780.0 - 12 * row, f"第{number * number}次的第{row}行新建党支部。") for row in range(length)]
             for number, length in enumerate(lengths)]  # fmt: skip
    found = read(makers.drawn_pdf(pages, size=10), ".pdf")
    assert len(found.pages) == len(lengths)
    ends = [*found.pages[1:], len(found.text)]
    for number, (start, end) in enumerate(zip(found.pages, ends, strict=True)):
        assert found.text[start:end].count(f"第{number * number}次的第") == lengths[number]
        assert found.text[start:end].startswith(f"第{number * number}次的第0行")
