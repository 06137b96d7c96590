"""Initiatives: the quoted or listed name that governs a figure, and no name where it is not certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.initiatives import find_initiatives, initiatives_of
from extract.lexicon import rows_of
from extract.outline import Outline, Section, outline_of
from extract.record import Figure


def figure_at(start: int, quote: str) -> Figure:
    return Figure(start, start + len(quote), quote, 1.0, None, None, "", "exact", "", "plain")


def initiative(text: str, quote: str) -> str:
    return initiatives_of(outline_of(text), [figure_at(text.index(quote), quote)])[0]


@pytest.mark.parametrize("row", rows_of("initiatives"), ids=lambda row: f"{row['use']} {row['word']}")
def test_row(row: dict[str, str]) -> None:
    assert row["word"] in row["example"]
    found = [name for _, _, name in find_initiatives(row["example"])]
    if row["use"] == "name":
        assert found == [row["name"]]
    elif row["use"] == "not":
        assert found == []
    else:
        assert found == ["邻里守望"]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("实施“银龄互助”行动，组建队伍30支。", "30支", "银龄互助"),
        ("打造品牌“甜蜜驿家”，服务群众4000人次。", "4000人次", "甜蜜驿家"),
        ("接诉即办改革三年来，受理诉求80万件。", "80万件", "接诉即办"),
        ("在“双提升”带动下，276名村干部毕业。", "276名", "“双提升”"),
        ("先抓“甲子”工程，再抓“乙丑”工程，建成站点12个。", "12个", "乙丑"),
        ("一、开展“惠民巡诊”活动。选派医生58名。", "58名", "惠民巡诊"),
        # slogans and sayings are no programmes
        ("打通“最后一公里”，建成站点12个。", "12个", ""),
        ("抓好“一把手”工程，建成站点12个。", "12个", ""),
        ("落实“三会一课”，讲课12次。", "12次", ""),
        ("推行“1+6+N”模式，建成站点12个。", "12个", ""),
        # a name governs its clause, not all that follows, and not what went before
        ("建成站点12个，实施“银龄互助”行动。", "12个", ""),
        ("实施“银龄互助”行动；全市建成站点12个。", "12个", ""),
        ("实施“银龄互助”行动，甲好，乙好，丙好，丁好，建成站点12个。", "12个", ""),
        ("“甲子”工程和“乙丑”工程同步推进。建成站点12个。", "12个", ""),
        ("建成站点12个。", "12个", ""),
    ],
)
def test_initiative(text: str, quote: str, expected: str) -> None:
    assert initiative(text, quote) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # what a section opens with and comes back to holds where nothing nearer is named
        ("“银龄互助”行动满三年。\n“银龄互助”行动有声有色。“银龄互助”行动常态开展。\n建成站点12个。", "银龄互助"),
        ("“银龄互助”行动满三年。\n老人笑了。\n建成站点12个。", ""),
        ("今年开局良好。\n“银龄互助”行动，“银龄互助”行动，“银龄互助”行动。\n建成站点12个。", ""),
    ],
)
def test_subject_of_a_section(body: str, expected: str) -> None:
    text = f"在全市民政工作会议上的交流发言\n{body}"
    section = Section(1, 0, text.index("\n") + 1, len(text))
    ends = [index + 1 for index, sign in enumerate(text) if sign in "。\n"]
    outline = Outline(text, 0, (section,), tuple(zip([0, *ends[:-1]], ends, strict=True)))
    assert initiatives_of(outline, [figure_at(text.index("12个"), "12个")]) == [expected]


@given(st.text(alphabet="“”行动工程甲乙，。；\n3", max_size=60))
def test_names_stand_where_they_are_said_to(text: str) -> None:
    mentions = find_initiatives(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in mentions)
    assert all(one[1] <= other[0] for one, other in zip(mentions, mentions[1:], strict=False))
    figures = [figure_at(index, "3") for index, sign in enumerate(text) if sign == "3"]
    assert len(initiatives_of(outline_of(text), figures)) == len(figures)


def test_a_quotation_mark_without_end_ends() -> None:
    assert find_initiatives("“" * 200_000 + "x" * 200_000) == []
