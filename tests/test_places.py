"""Place names: every row of the gazetteer, and what only looks like a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.lexicon import rows_of
from extract.places import areas, find_names, find_places


def named(text: str) -> list[str]:
    return [f"{place.name} {place.code}".strip() for place in find_places(text)]


def test_every_place_of_the_gazetteer_is_found_in_its_example() -> None:
    wrong = [row["example"] for row in rows_of("regions") if [p.code for p in find_places(row["example"])] != [row["code"]]]
    assert wrong == []


def test_every_body_is_found_in_its_example() -> None:
    wrong = [row["example"] for row in rows_of("region_bodies")
             if (row["short"], row["level"]) not in [(p.name, p.level) for p in find_places(row["example"])]]
    assert wrong == []


def test_words_that_hold_a_name_and_are_no_place() -> None:
    rows = [row for row in rows_of("region_words") if row["kind"] == "guard"]
    assert [row["example"] for row in rows if find_places(row["example"])] == []


def test_the_gazetteer_is_the_whole_standard() -> None:
    levels = [row["level"] for row in rows_of("regions")]
    assert (levels.count("province"), levels.count("prefecture"), levels.count("county")) == (34, 333, 2846)
    assert len({row["code"] for row in rows_of("regions")}) == 3213


@pytest.mark.parametrize(("text", "expected"), [
    ("四川省建立联系点3个", ["四川 510000"]),
    ("广西壮族自治区党委组织部", ["广西 450000"]),
    ("江西省宜春市袁州区新增30户", ["袁州区 360902"]),
    ("恭城瑶族自治县与阳朔县", ["恭城县 450332", "阳朔县 450321"]),
    ("延边州、锡林郭勒盟和阿勒泰地区", ["延边州 222400", "锡林郭勒盟 152500", "阿勒泰地区 654300"]),
    ("吉林新增3户，吉林市新增1户", ["吉林 220000", "吉林市 220200"]),
    ("海南与海南州结对", ["海南 460000", "海南州 632500"]),
    ("抚顺获批试点，抚顺县未获批", ["抚顺市 210400", "抚顺县 210421"]),
    ("香港、澳门、台湾同胞", ["香港 810000", "澳门 820000", "台湾 710000"]),
    ("全国共有4万个", ["全国"]),
    ("中组部部署，教育部落实", ["中央组织部", "教育部"]),
    ("雄安新区和京津冀三地", ["雄安新区", "京津冀"]),
    # namesakes
    ("南京市鼓楼区", ["鼓楼区 320106"]),
    ("福州市台江区、鼓楼区", ["台江区 350103", "鼓楼区 350102"]),
    ("鼓楼区新增3户", ["鼓楼区"]),
    ("沈阳市和平区，天津市和平区", ["和平区 210102", "和平区 120101"]),
    # county names that are common words
    ("整合资源，促进乡村振兴，加强合作，维护和平", []),
    ("县委书记带头，市中心城区响应", []),
    ("桂林市资源县", ["资源县 450329"]),
    ("广西资源丰富", ["广西 450000"]),
    ("打造示范县、率先创建文明城区", []),
    ("范县新增3户", ["范县 410926"]),
    ("创新和完善机制，发挥党建引领和政治功能", []),
    ("形成都市经济圈，扩大连片种植", []),
    ("沿海城市群率先响应城市更新", []),
    ("河北区域协调发展，北京市场活跃", ["河北 130000", "北京 110000"]),
    ("其中山东12例", ["山东 370000"]),
    # a township, or a village, that bears a county's or a prefecture's name
    ("柳林镇党委书记述职", []),
    ("吕梁市柳林镇新增3户", ["吕梁市 141100"]),
    ("柳林乡镇新增3户", ["柳林县 141125"]),
    ("柳林街道、柳林村和柳林社区", []),
    ("柳林县柳林镇", ["柳林县 141125"]),
    ("宜春街道新增3户", []),
    ("四川乡镇新增3户", ["四川 510000"]),
    # years of an emperor
    ("自永泰元年设县，绍兴三十年间修渠", []),
    ("永泰三年建成3处", ["永泰县 350125"]),
    ("中山装、北京时间、上海合作组织、吉林大学", []),
])
def test_places(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_doubtful_bare_name_is_weak_and_no_place() -> None:
    assert [(p.name, p.strength) for p in find_names("富民工程")] == [("富民县", "weak")]
    assert find_places("富民工程") == []


@given(st.lists(st.sampled_from([*(area.short for area in areas()[:400]), "新增", "3个", "，", "、", "区", "市", "x"])))
def test_offsets_are_in_order_and_within_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = find_names(text)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
