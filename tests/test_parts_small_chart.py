"""Small charts: the marks of the ranking as SVG, the names of both ends, the keys of what is drawn."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest
from selectolax.lexbor import LexborHTMLParser

from pages.parts import legend, marks
from pages.parts.ranking import Line
from pages.parts.small_chart import Drawing, small_chart, ticks_of
from pages.parts.small_charts import Chart, figure_html
from pages.parts.style import LIGHT
from pages.parts.texts import speaking

SVG = "{http://www.w3.org/2000/svg}"
GIVEN = [Line(name, "exact", at, None, None, f"{at:g}名") for name, at in (("广东", 60.0), ("江苏", 50.0), ("河南", 20.0))]


def drawn(lines: list[Line], unit: str = "名") -> Drawing:
    return small_chart(lines, unit, LIGHT, "某指标", "2025年", "small-0")


def svg_of(lines: list[Line], unit: str = "名") -> Element:
    return fromstring(drawn(lines, unit).svg)


def words_of(svg: Element) -> list[str]:
    """The words around the lines, in their order."""
    return [text.text or "" for text in svg.findall(f"{SVG}text")]


def shapes_of(svg: Element, row: int) -> list[Element]:
    """What is drawn of a line, without the ground it stands on."""
    return list(svg.findall(f"{SVG}g"))[row][1:]


def test_it_has_title_and_axis_and_names_the_ends() -> None:
    assert words_of(svg_of(GIVEN)) == ["某指标", "2025年", "0 名", "20 名", "40 名", "60 名", "广东 60名", "河南 20名", "写明"]


def test_it_has_room_for_its_names_and_says_a_long_unit_once() -> None:
    lines = [Line("黑龙江", "exact", 5e9, None, None, "5000000000亩"), Line("江苏", "exact", 1.0, None, None, "1亩")]
    chinese = drawn(lines[1:], "亩")
    assert "1 亩" in words_of(fromstring(chinese.svg))
    with speaking("en"):
        english = drawn(lines, "亩")
    assert [words for words in words_of(fromstring(english.svg)) if "billion mu" in words] == ["billion mu"]
    assert english.room > 2 * chinese.room


def test_every_line_can_be_found_and_every_mark_has_its_key() -> None:
    lines = legend.example_lines()
    svg = svg_of(lines)
    assert [group.get("data-line") for group in svg.findall(f"{SVG}g")] == [str(row) for row in range(len(lines))]
    assert all(shapes_of(svg, row) for row in range(len(lines)))
    assert words_of(svg)[-len({line.mark for line in lines}) :] == [
        words for mark, words in marks.MARKS.items() if mark in {line.mark for line in lines}
    ]


MARKS = [  # a line, what is drawn of it: name of the element, fill, where it begins and how long it is
    (Line("甲", "exact", 30.0, None, None, "30名"), ("rect", LIGHT.stated, "0.00%", "46.78%")),
    (Line("甲", "range", 20.0, 10.0, 30.0, "10至30名"), ("rect", LIGHT.span, "15.59%", "31.19%")),
    (Line("甲", "masked_interval", None, 30.0, 60.0, "x名"), ("rect", "url(#small-0)", "46.78%", "46.78%")),
    (Line("甲", "masked_bound", None, 30.0, None, "*名"), ("rect", "url(#small-0)", "46.78%", "5.00%")),
    (Line("甲", "masked_whole", None, None, None, "***名"), ("svg", "none", "2.00%", None)),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), MARKS, ids=[line.mark for line, _expected in MARKS])
def test_a_mark(line: Line, expected: tuple[str, str, str, str | None]) -> None:
    shape = shapes_of(svg_of([*GIVEN, line]), 3)[0]
    inner = shape if shape.get("fill") else shape[0]
    found = shape.tag.removeprefix(SVG), inner.get("fill"), shape.get("x"), shape.get("width")
    assert found == expected


def test_a_decrease_goes_left_from_zero() -> None:
    lines = [Line("甲", "exact", 30.0, None, None, "30名"), Line("乙", "exact", -10.0, None, None, "-10名")]
    up, down = (shapes_of(svg_of(lines), row)[0] for row in (0, 1))
    ends = [float(str(bar.get(name))[:-1]) for bar in (down, up) for name in ("x", "width")]
    assert ends[0] + ends[1] == pytest.approx(ends[2], abs=0.02)


def test_what_is_open_to_one_side_has_an_arrow() -> None:
    lines = [Line("广东", "at_least", 5.5, None, None, "5.5%以上"), Line("江苏", "about", 5.2, None, None, "5.2%左右")]
    dot, arrow = shapes_of(svg_of(lines, "%"), 0)
    assert (dot.tag, arrow.text) == (f"{SVG}svg", "►")
    assert len(shapes_of(svg_of(lines, "%"), 1)) == 1


def test_markup_in_words_is_text() -> None:
    hostile = "<b>x</b>'\"&"
    drawing = small_chart([Line(hostile, "exact", 5.0, None, None, hostile)], hostile, LIGHT, hostile, hostile, "a")
    assert not list(fromstring(drawing.svg).iter("b"))
    link = f"compare?indicator={hostile}"
    page = LexborHTMLParser(figure_html(0, Chart("a", drawing, hostile, (0,), ("id",), ("",), link)))
    (told,), (leads,) = page.css("[role=img]"), page.css("figcaption a")
    assert (told.attributes["aria-label"], leads.attributes["href"], page.css("b")) == (hostile, link, [])


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0.0, 1.06, [0.0, 0.5, 1.0]),
        (0.0, 106.0, [0.0, 50.0, 100.0]),
        (-12.0, 30.0, [0.0, 20.0]),
        (1.94, 2.06, [1.95, 2.0, 2.05]),
    ],
)
def test_ticks(start: float, end: float, expected: list[float]) -> None:
    assert ticks_of(start, end) == expected
