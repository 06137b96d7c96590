"""Pages to text: reading order, paragraphs, tables, page furniture, and what a page without text says."""

from __future__ import annotations

import pytest

from extract.formats import Unreadable, read
from extract.formats.columns import columns_of
from extract.formats.layout import text_of_pages
from extract.formats.pieces import Piece, lines_of
from tests import makers

EM = 10.0
LEFT = 20.0  # the margin of a page
PAGE = 240.0  # its width: 20 signs fit into a line


def line(words: str, row: int, *, indent: float = 0, left: float = 0, size: float = EM) -> Piece:
    """A piece of a line: `row` from the top, `indent` in signs."""
    start = LEFT + left + indent * EM
    width = sum(size if ord(sign) > 0x2E80 else size / 2 for sign in words)
    return Piece(words, start, start + width, 800 - 16.0 * row, size)


def page(*lines: str, first: int = 0) -> list[Piece]:
    """A page of lines, one below the other; each ideographic space at a line's start indents it by a sign."""
    return [line(words.lstrip("　"), row, indent=len(words) - len(words.lstrip("　"))) for row, words in enumerate(lines, first)]


FULL = "党员队伍建设持续加强群众满意度不断提升"  # 19 signs; with one more, a line is full
LAST = "各项工作取得成效。"
PARAGRAPHS = [  # the lines of a page, the paragraphs they make
    (["　　" + FULL[:18], FULL + "新", "建党支部。", "　　" + FULL[:18], LAST],
     [FULL[:18] + FULL + "新建党支部。", FULL[:18] + LAST]),
    (["　　" + FULL[:17] + "10", "2个党支部。"] + ["　　" + FULL[:18], LAST] * 2,
     [FULL[:17] + "102个党支部。", *[FULL[:18] + LAST] * 2]),
    (["　　" + FULL[:14], "12,345.6亿元以上。", *["　　" + FULL[:18], LAST] * 3],  # a number that had no room
     [FULL[:14] + "12,345.6亿元以上。", *[FULL[:18] + LAST] * 3]),
    (["　　" + FULL[:18], FULL, "“双报到”党员。", *["　　" + FULL[:18], LAST] * 3],  # a bracket does not end a line
     [FULL[:18] + FULL + "“双报到”党员。", *[FULL[:18] + LAST] * 3]),
    (["一、总体情况", "　　" + FULL[:18], LAST], ["一、总体情况", FULL[:18] + LAST]),
    (["　　" + FULL[:18], FULL[:19] + "。", "（二）强队伍" + FULL[:14], LAST],
     [FULL[:18] + FULL[:19] + "。", "（二）强队伍" + FULL[:14] + LAST]),
    (["　　　　　　　　县长", "　　　　　　2025年1月8日", "　　" + FULL[:18], LAST],
     ["县长", "2025年1月8日", FULL[:18] + LAST]),
    ([f"村{number}" for number in "一二三四五六"], [f"村{number}" for number in "一二三四五六"]),  # a list, no paragraph
]  # fmt: skip


@pytest.mark.parametrize(("lines", "paragraphs"), PARAGRAPHS)
def test_paragraphs(lines: list[str], paragraphs: list[str]) -> None:
    assert text_of_pages([page(*lines)], [PAGE])[0].splitlines() == paragraphs


def test_a_paragraph_over_two_pages() -> None:
    """It stays whole; the furniture between its parts becomes blanks behind it."""
    first = page("　　" + FULL[:18], FULL + "新") + [Piece("- 1 -", 80, 120, 20, 9)]
    second = page("建党支部12个。", "　　" + FULL[:18], LAST) + [Piece("- 2 -", 80, 120, 20, 9)]
    text, starts = text_of_pages([first, second], [PAGE, PAGE])
    assert text.split("\n") == [FULL[:18] + FULL + "新建党支部12个。", "     ", FULL[:18] + LAST, "     ", ""]
    assert text[starts[1] :].startswith("建党支部12个")


def test_a_gap_parts_paragraphs() -> None:
    lines = [line(FULL + "新", row) for row in (0, 1, 2, 5, 6)]
    assert text_of_pages([lines], [PAGE])[0].splitlines() == [(FULL + "新") * 3, (FULL + "新") * 2]


def test_sizes_part_paragraphs() -> None:
    pieces = [line("某县报告" * 3, 0, size=16), line(FULL + "新", 2), line(LAST, 3)]
    assert text_of_pages([pieces], [PAGE])[0].splitlines() == ["某县报告" * 3, FULL + "新" + LAST]


def test_words_of_a_line_in_any_order() -> None:
    pieces = [line("12个", 0, left=60), line("新建党支部", 0, left=10), line("培训党员", 1, left=10)]
    assert text_of_pages([pieces], [PAGE])[0].splitlines() == ["新建党支部12个", "培训党员"]


def test_words_printed_twice_to_look_bold() -> None:
    assert [one.words for one in lines_of([line("新建12个", 0), line("新建12个", 0, left=0.4)])] == ["新建12个"]


def test_table() -> None:
    """A row of a table is a line, its cells apart by tabs, however wide."""
    cells = [(0, ["地区", "党支部", "党员"]), (1, ["甲镇", "12", "340"]), (2, ["乙镇", "9", "218"])]
    pieces = [line(words, row, left=70.0 * column) for row, words_ in cells for column, words in enumerate(words_)]
    assert text_of_pages([pieces], [250.0])[0].splitlines() == ["地区\t党支部\t党员", "甲镇\t12\t340", "乙镇\t9\t218"]


def test_two_columns() -> None:
    """Each is read to its end; a heading over both stands first, a table is no pair of columns."""
    left = [line("左" + FULL[:15], row, left=0) for row in range(2, 12)]
    right = [line("右" + FULL[:15], row + 0.4, left=180) for row in range(2, 12)]  # type: ignore[arg-type]
    title = [line("某县基层党建工作报告摘要与要点的说明（两栏排印）", 0, left=40)]
    text = text_of_pages([[*right, *title, *left]], [360.0])[0]
    assert text.index("某县") < text.index("左") < text.rindex("左") < text.index("右")
    table = [line(words, row, left=180.0 * column) for row in range(9) for column, words in enumerate(("党员", "12"))]
    assert len(columns_of(table)) == 1


FURNITURE = [  # words at the head and at the foot of each of four pages, whether they go
    ("某县党建工作报告", "", True),
    ("某县党建工作报告 {}", "", True),
    ("", "— {} —", True),
    ("", "第{}页", True),
    ("", "第 {} 页 共 4 页", True),
    ("", "{}", True),
    ("{}/4", "", True),
    ("", "", True),
    ("第{}章", "", True),  # counts the pages, so it is no chapter
]


@pytest.mark.parametrize(("head", "foot", "gone"), FURNITURE)
def test_furniture(head: str, foot: str, gone: bool) -> None:
    pages = []
    for number in range(1, 5):
        body = page(*(f"{number * number + row}号村" + FULL[:9] for row in range(9)), first=3)
        pieces = [Piece(words.format(number), 80, 140, height, 9) for words, height in ((head, 820), (foot, 20)) if words]
        pages.append(body + pieces)
    text, _ = text_of_pages(pages, [PAGE] * 4)
    assert text.split() == [f"{number * number + row}号村" + FULL[:9] for number in range(1, 5) for row in range(9)]
    words = sum(len(words.format(number)) for number in range(1, 5) for words in (head, foot))
    assert sum(len(one) for one in text.split("\n") if one.isspace()) == words  # as many blanks


def test_what_stands_once_is_no_furniture() -> None:
    pages = [page(f"{number * number}个乡镇完成整改任务", first=3) + page(FULL, first=20) for number in range(1, 5)]
    text, _ = text_of_pages(pages, [PAGE] * 4)
    assert [f"{number * number}个乡镇完成整改任务" in text for number in range(1, 5)] == [True] * 4


# --- PDF ---


def test_turned_page() -> None:
    """A page scanned on its side and turned by its viewer."""
    import io

    from reportlab.pdfgen.canvas import Canvas

    makers.pdf_of(["x"])  # registers the font
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(600, 800))
    canvas.setPageRotation(270)
    canvas.rotate(90)
    canvas.setFont(makers.FONT, 12)
    canvas.drawString(100, -100, "新建党支部12个。")
    canvas.drawString(100, -130, "培训党员340名。")
    canvas.save()
    assert read(packed.getvalue(), ".pdf").text.splitlines() == ["新建党支部12个。", "培训党员340名。"]


def test_watermark() -> None:
    """Words that lean are none of the report."""
    import io

    from reportlab.pdfgen.canvas import Canvas

    packed = io.BytesIO()
    canvas = Canvas(packed)
    canvas.setFont(makers.FONT, 12)
    canvas.drawString(100, 700, "新建党支部12个。")
    canvas.rotate(45)
    canvas.drawString(400, 100, "内部资料99")
    canvas.save()
    assert read(packed.getvalue(), ".pdf").text == "新建党支部12个。\n"


def scan(pages: int, *, also: str = "") -> bytes:
    import io

    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    packed = io.BytesIO()
    canvas = Canvas(packed)
    for number in range(pages):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), number)), 0, 0, 600, 800)
        canvas.showPage()
    if also:
        canvas.setFont(makers.FONT, 12)
        canvas.drawString(100, 700, also)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def test_scan() -> None:
    with pytest.raises(Unreadable, match="scan without text"):
        read(scan(2), ".pdf")


def test_pages_of_a_scan_are_named() -> None:
    found = read(scan(2, also="新建党支部12个。"), ".pdf")
    assert (found.text, found.notes) == ("新建党支部12个。\n", ("pages without text: 1–2",))
    assert found.pages == (0, 0, 0)


def test_radicals_are_read_as_signs() -> None:
    """Some PDFs name a radical where they draw the sign that looks like it."""
    assert text_of_pages([[line("⼈⺠群众⻅效", 0)]], [PAGE])[0] == "人民群众见效\n"


# --- OFD ---


def test_ofd() -> None:
    """Full lines of one paragraph, a sign each 4 mm, over two pages with page numbers."""
    full = FULL * 2  # 38 signs
    first = [(32.0, 30.0, full[:36]), (24.0, 38.0, full), (24.0, 46.0, full), (100.0, 280.0, "— 1 —")]
    second = [(24.0, 30.0, "新建党支部12个。"), (32.0, 38.0, "培训党员340名。"), (100.0, 280.0, "— 2 —")]
    found = read(makers.ofd_of([first, second]), ".ofd")
    assert found.text.split() == [full[:36] + full * 2 + "新建党支部12个。", "培训党员340名。"]
    assert found.text[found.pages[1] :].startswith("新建党支部12个")


def test_ofd_without_text() -> None:
    with pytest.raises(Unreadable, match="no text"):
        read(makers.ofd_of([[]]), ".ofd")
