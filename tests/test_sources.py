"""What the first lines of a report say of its origin."""

from __future__ import annotations

import pytest

from extract.reader import Document
from scripts import sources

HEADS = [
    (
        "下载\n打印\n【字号：\n大\n】\n2024年某县政府工作报告\n——2024年1月9日在某县第九届人民代表大会第三次会议上\n"
        "来源：某县日报\n时间：2024-01-15\n县长 王 小明\n各位代表：\n现在，我向大会报告工作。",
        {"title": "2024年某县政府工作报告", "reporter": "县长王小明", "meeting": "某县第九届人民代表大会第三次会议",
         "report_date": "2024-01-09", "published": "2024-01-15", "publisher": "某县日报", "kind": "press"},
    ),
    (
        "政府工作报告\n2024年2月3日 10时20分\n来源:\n某县融媒体中心\n"
        "——二〇二四年一月二十九日在某县\n第九届人民代表大会第三次会议上\n各位代表：",
        {"title": "政府工作报告", "meeting": "某县第九届人民代表大会第三次会议", "report_date": "2024-01-29",
         "published": "2024-02-03", "publisher": "某县融媒体中心", "kind": ""},
    ),
    (
        "在全县人才工作推进会上的发言\n同志们：\n近年来，我们坚持党管人才，引进人才12名。",
        {"title": "在全县人才工作推进会上的发言", "meeting": "全县人才工作推进会", "reporter": "", "report_date": "",
         "published": "", "publisher": "", "kind": "copy", "extent": ""},
    ),
    ("2021年人才工作经验交流材料摘登汇编\n（4篇）\n", {"extent": "excerpt"}),
    ("全县新建党支部12个，培训党员3000名。", {"title": "", "meeting": "", "reporter": "", "report_date": ""}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), HEADS)
def test_source_of(text: str, said: dict[str, str]) -> None:
    source = sources.source_of(Document("一.txt", text, "0" * 64, "utf-8"), {})
    assert tuple(source) == sources.FIELDS
    assert {field: source[field] for field in said} == said


def test_the_list_comes_first() -> None:
    listed = {"title": "某县政府工作报告", "published": "2024-02-01", "source_url": "https://www.example.gov.cn/a/1.html"}
    source = sources.source_of(Document("一.txt", HEADS[0][0], "0" * 64, "utf-8"), listed)
    assert (source["title"], source["published"]) == ("某县政府工作报告", "2024-02-01")
    assert (source["address"], source["kind"]) == ("https://www.example.gov.cn/a/1.html", "government")
