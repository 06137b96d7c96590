"""Documents of every kind to text: the same report gives the same rows, and what each kind has is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_files, extract_text, formats
from extract.formats import kind_of, markdown, read
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
