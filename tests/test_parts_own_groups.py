"""The reader's own groups of regions, in the address and out of it."""

from __future__ import annotations

import pytest

from pages.parts import own_groups

PROVINCES = ["上海", "江苏", "浙江"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("长三角", "长三角"),
        (" 长 三角 ", "长 三角"),
        ("**粗**:red[x]", "粗redx"),
        ("a~b", "ab"),
        ("<b>x</b>", "bxb"),
        ("_斜_", "斜"),
        ("一二三四五六七八九十一二三四", "一二三四五六七八九十一二"),
        ("～", ""),
    ],
)
def test_a_name_cannot_break_address_or_button(typed: str, name: str) -> None:
    assert own_groups.cleaned(typed) == name


@pytest.mark.parametrize(
    ("values", "groups"),
    [
        ([], {}),
        (["长三角~上海~江苏", "沿海~上海"], {"长三角": ("上海", "江苏"), "沿海": ("上海",)}),
        (["长三角~上海~上海~~"], {"长三角": ("上海",)}),
        (["~上海", "空", "也空~", ""], {}),
        (["甲~上海", "甲~江苏"], {"甲": ("江苏",)}),
    ],
)
def test_groups_come_from_the_address(values: list[str], groups: dict[str, tuple[str, ...]]) -> None:
    assert own_groups.read(values) == groups
    assert own_groups.read(own_groups.written(groups)) == groups


@pytest.mark.parametrize(
    ("level", "expected"),
    [("province", {"混合": ("上海",), "省": ("江苏",)}), ("place", {"混合": ("宜春市",), "市": ("赣州市",)})],
)
def test_a_level_has_the_groups_with_regions_of_its_own(level: str, expected: dict[str, tuple[str, ...]]) -> None:
    groups = {"混合": ("上海", "宜春市"), "省": ("江苏",), "市": ("赣州市",)}
    assert own_groups.fitting(groups, PROVINCES, level) == expected
