"""Time words: text on the left, what is found on the right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lexicon import rows_of
from extract.timereading import parse_count, parse_year
from extract.timewords import find_time_words


@pytest.mark.parametrize(("text", "kind", "word", "first", "last"), [
    ("2021年建成驿站5个", "year", "2021年", "2021", "2021"),
    ("2021年底建成驿站5个", "year", "2021年底", "2021", "2021"),
    ("2021年年底建成驿站5个", "year", "2021年年底", "2021", "2021"),
    ("截至2021年底，建成驿站5个", "year", "截至2021年底", "2021", "2021"),
    ("到2030年建成驿站5个", "year", "到2030年", "2030", "2030"),
    ("2021年春季学期开课5门", "year", "2021年春季学期", "2021", "2021"),
    ("2021年3月开课5门", "year", "2021年3月", "2021-03", "2021-03"),
    ("2021年十一月底开课5门", "year", "2021年十一月底", "2021-11", "2021-11"),
    ("2022年1至9月接访5人", "year", "2022年1至9月", "2022", "2022"),
    ("2021年度考核5次", "year", "2021年度", "2021", "2021"),
    ("二〇一八年建成驿站五个", "year", "二〇一八年", "2018", "2018"),
    ("二零二一年建成驿站五个", "year", "二零二一年", "2021", "2021"),
    ("二00八年建成驿站五个", "year", "二00八年", "2008", "2008"),
    ("2021年换届后配备干部5名", "since", "2021年换届后", "2021", ""),
    ("XX年，建成驿站5个", "year", "XX年", "XXXX", "XXXX"),
    ("在xx年建成驿站5个", "year", "xx年", "XXXX", "XXXX"),
    ("7月29日至8月2日受灾5户", "part", "7月29日至8月2日", "", ""),
    ("xxxx年新增农民会员xx名", "year", "xxxx年", "XXXX", "XXXX"),
    ("*年全区建成驿站*个", "year", "*年", "XXXX", "XXXX"),
    ("到*年底建成驿站*个", "year", "到*年底", "XXXX", "XXXX"),
    ("十二五末建成驿站5个", "year", "十二五末", "2015", "2015"),
    ("2019—2021年建成驿站5个", "span", "2019—2021年", "2019", "2021"),
    ("2003年到2007年建成驿站5个", "span", "2003年到2007年", "2003", "2007"),
    ("2010年-2012年建成驿站5个", "span", "2010年-2012年", "2010", "2012"),
    ("“十四五”时期建成驿站5个", "span", "“十四五”时期", "2021", "2025"),
    ("“十一五”期间建成驿站5个", "span", "“十一五”期间", "2006", "2010"),
    ("十三五时期建成驿站5个", "span", "十三五时期", "2016", "2020"),
    ("“十四五”累计建成驿站5个", "span", "“十四五”", "2021", "2025"),
    ("“十四五”前三年建成驿站5个", "span", "“十四五”前三年", "2021", "2023"),
    ("“十四五”规划有5章", "mention", "“十四五”", "2021", "2025"),
    ("第十五个五年规划纲要有5章", "mention", "第十五个五年规划", "2026", "2030"),
    ("2019年起建成驿站5个", "since", "2019年起", "2019", ""),
    ("自2019年3月以来建成驿站5个", "since", "自2019年3月以来", "2019-03", ""),
    ("*年以来年均发展会员*名", "since", "*年以来", "XXXX", ""),
    ("“十四五”以来建成驿站5个", "since", "“十四五”以来", "2021", ""),
    ("党的十八大以来建成驿站5个", "since", "党的十八大以来", "2012-11", ""),
    ("改革开放以来建成驿站5个", "since", "改革开放以来", "1978-12", ""),
    ("近年来建成驿站5个", "since", "近年来", "", ""),
    ("目前有驿站5个", "now", "目前", "", ""),
    ("截至目前，有驿站5个", "now", "截至目前", "", ""),
    ("全年建成驿站5个", "whole", "全年", "", ""),
    ("上半年建成驿站5个", "part", "上半年", "", ""),
    ("3月底建成驿站5个", "part", "3月底", "", ""),
    ("年初有驿站5个", "part", "年初", "", ""),
    ("每年至少开会5次", "each", "每年", "", ""),
    ("每月初推送5条", "each", "每月初", "", ""),
    ("每x年至少开会5次", "each", "每x年", "", ""),
    ("连续两年选树5名", "streak", "连续两年", "", ""),
    ("换届以来走访5户", "event", "换届以来", "", ""),
    ("任期内办成5件", "event", "任期内", "", ""),
    ("主题活动开展以来，走访5户", "event", "主题活动开展以来", "", ""),
    ("新一届委员平均5岁", "event", "新一届", "", ""),
])
def test_absolute_words(text: str, kind: str, word: str, first: str, last: str) -> None:
    found = find_time_words(text)[0]
    assert (found.kind, found.text, found.first, found.last) == (kind, word, first, last)


@pytest.mark.parametrize(("text", "kind", "word", "offset", "length"), [
    ("去年建成驿站5个", "year", "去年", (-1, -1), None),
    ("今年1—9月建成驿站5个", "year", "今年1—9月", (0, 0), None),
    ("前年底建成驿站5个", "year", "前年底", (-2, -2), None),
    ("上年建成驿站5个", "prior", "上年", (-1, -1), None),
    ("今明两年建成驿站5个", "span", "今明两年", (0, 1), None),
    ("今年以来建成驿站5个", "since", "今年以来", (0, 0), None),
    ("去年以来建成驿站5个", "since", "去年以来", (-1, -1), None),
    ("近三年建成驿站5个", "back", "近三年", None, 3),
    ("三年来建成驿站5个", "back", "三年来", None, 3),
    ("过去五年建成驿站5个", "back", "过去五年", None, 5),
    ("这五年，建成驿站5个", "back", "这五年", None, 5),
    ("试点推进*年来，建成驿站*个", "back", "*年来", None, None),
    ("今后五年建成驿站5个", "forward", "今后五年", None, 5),
    ("五年累计建成驿站5个", "bare", "五年", None, 5),
    ("这是驿站建设最快的五年。", "theme", "五年", None, 5),
    ("过去一年，建成驿站5个", "review", "过去一年", None, None),
    ("新的一年，要建成驿站5个", "ahead", "新的一年", None, None),
])
def test_relative_words(text: str, kind: str, word: str, offset: tuple[int, int] | None, length: int | None) -> None:
    found = find_time_words(text)[0]
    assert (found.kind, found.text, found.offset, found.length) == (kind, word, offset, length)


@pytest.mark.parametrize("text", [
    "青年干部12名", "老年食堂12家", "三年行动方案12条", "年均浓度28微克", "二十届全会12次", "九年义务教育12所",
    "百年企业12家", "四五个人", "学前一年免费", "底层住户12户", "新十二月市12场", "12021年", "期刊12种", "历时xx年完成", "",
])
def test_no_time_words(text: str) -> None:
    assert find_time_words(text) == []


@pytest.mark.parametrize(("text", "ends"), [
    ("截至2021年", True), ("2021年末", True), ("到2030年", True), ("年底", True),
    ("2021年", False), ("2021年初", False),
])
def test_pointing_at_the_end(text: str, ends: bool) -> None:
    assert find_time_words(text)[0].ends is ends


def test_several_in_a_row() -> None:
    found = find_time_words("从2020年的3家增加到2025年的9家，五年来每年新增1家，目前正常运行。")
    assert [word.text for word in found] == ["从2020年", "到2025年", "五年来", "每年", "目前"]


STANDALONE = {"year", "prior", "review", "ahead", "plan", "recent", "now", "whole", "part", "event"}


@pytest.mark.parametrize("row", [row for row in rows_of("time_words") if row["kind"] in STANDALONE],
                         ids=lambda row: row["word"])
def test_row_is_found_in_its_example(row: dict[str, str]) -> None:
    assert any(row["word"] in word.text for word in find_time_words(row["example"]))


TAILS = {"since", "end", "begin", "until", "from", "back", "forward", "through", "before"}


@pytest.mark.parametrize("row", [row for row in rows_of("time_words") if row["kind"] in TAILS],
                         ids=lambda row: row["word"])
def test_row_belongs_to_the_word_of_its_example(row: dict[str, str]) -> None:
    assert row["word"] in find_time_words(row["example"])[0].text


@pytest.mark.parametrize("row", rows_of("meetings"), ids=lambda row: row["name"])
def test_meeting_dates_what_came_after_it(row: dict[str, str]) -> None:
    found = find_time_words(row["example"])[0]
    assert (found.kind, found.first) == ("since", row["date"])


@pytest.mark.parametrize(("text", "count"), [
    ("三", 3), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("二十五", 25), ("7", 7), ("40", 40),
    ("*", None), ("xx", None),
])
def test_parse_count(text: str, count: int | None) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize(("text", "year"), [
    ("2021年", "2021"), ("二〇一七年", "2017"), ("xxxx年", "XXXX"), ("*年", "XXXX"), ("20××年", "20XX"),
])
def test_parse_year(text: str, year: str) -> None:
    assert parse_year(text) == year


PIECES = st.sampled_from([
    "2021年", "去年", "“十四五”时期", "五年来", "截至", "到", "底", "以来", "每年", "*", "x", "月", "年", "十", "3", "，",
    "。", "\n", "会员12名", "党的十八大", "《", "”",
])


@given(st.lists(PIECES, max_size=30).map("".join))
def test_words_lie_in_order_and_are_the_text_they_span(text: str) -> None:
    end = 0
    for word in find_time_words(text):
        assert end <= word.start < word.end <= len(text)
        assert text[word.start:word.end] == word.text
        end = word.end
