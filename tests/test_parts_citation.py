"""Citations: the three styles of each kind of work, read back by those who read them."""

from __future__ import annotations

from datetime import date

import bibtexparser
import pytest
import rispy

from pages.parts import citation
from pages.parts.texts import speaking

DAY = date(2026, 11, 21)
PRESS = {
    "title": "2026年某省政府工作报告", "reporter": "某省省长张某某", "meeting": "某省第十四届人民代表大会第四次会议",
    "report_date": "2026-01-28", "published": "2026-02-03", "publisher": "某省日报", "address": "", "kind": "press",
    "sha256": "e7" * 32,
}  # fmt: skip
ONLINE = {**PRESS, "kind": "government", "address": "https://www.example.org/report.html"}
COPY = {"title": "在某会议上的发言", "kind": "copy", "sha256": "0a" * 32}
BARE = {"title": "", "sha256": ""}
WORKS = {
    "dataset": citation.dataset("0123456789ab", DAY),
    "served": citation.dataset("0123456789ab", DAY, "https://figures.example.org/"),
    "press": citation.report(PRESS, "2026-某省", DAY),
    "online": citation.report(ONLINE, "2026-某省", DAY),
    "copy": citation.report(COPY, "speech", DAY),
    "bare": citation.report(BARE, "speeches-signed", DAY),
}
MEETING = "某省第十四届人民代表大会第四次会议"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("dataset", "报数 Reported Figures. 中国工作报告数字数据集[DS]. 版本 0123456789ab. 2026-11-21[2026-11-21]."),
        (
            "served",
            "报数 Reported Figures. 中国工作报告数字数据集[DS/OL]. 版本 0123456789ab. (2026-11-21)[2026-11-21]. https://figures.example.org/.",
        ),
        ("press", f"张某某. 2026年某省政府工作报告: {MEETING}[N]. 某省日报, 2026-02-03."),
        (
            "online",
            f"张某某. 2026年某省政府工作报告: {MEETING}[R/OL]. (2026-01-28)[2026-11-21]. https://www.example.org/report.html.",
        ),
        ("copy", "在某会议上的发言[Z]."),
        ("bare", "speeches-signed[Z]."),
    ],
)
def test_gbt7714(name: str, text: str) -> None:
    assert citation.gbt7714(WORKS[name]) == text


@pytest.mark.parametrize("name", WORKS)
def test_bibtex_is_read(name: str) -> None:
    work = WORKS[name]
    library = bibtexparser.parse_string(citation.bibtex(work))
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.key == work.key
    assert entry.key.isascii()
    fields = {field.key: field.value for field in entry.fields}
    assert fields["title"] == f"{{{work.title}}}"
    assert fields.get("version", "") == work.version
    assert fields.get("url", "") == work.address
    assert fields.get("year", "") == work.day[:4]


@pytest.mark.parametrize("name", WORKS)
def test_ris_is_read(name: str) -> None:
    work = WORKS[name]
    (entry,) = rispy.loads(citation.ris(work))
    kinds = {"dataset": "DATA", "served": "DATA", "press": "NEWS", "online": "RPRT"}
    assert entry["type_of_reference"] == kinds.get(name, "GEN")
    assert entry["title"] == work.title
    assert entry.get("authors", [""]) == [work.author]
    assert entry.get("urls", [""]) == [work.address]
    assert entry.get("edition", "") == work.version
    assert citation.ris(work).endswith("ER  - \r\n")


@pytest.mark.parametrize("style", citation.STYLES)
def test_every_style_names_the_version(style: str) -> None:
    assert "0123456789ab" in citation.cited(WORKS["dataset"], style)


def test_a_title_cannot_break_out_of_its_field() -> None:
    work = citation.report({"title": "增长5%的报告}, note={x} \n ER  - ", "reporter": "A & B_C"}, "x", DAY)
    (entry,) = bibtexparser.parse_string(citation.bibtex(work)).entries
    assert {field.key for field in entry.fields} == {"author", "title"}
    assert len(rispy.loads(citation.ris(work))) == 1


def test_in_english_the_data_set_has_its_english_name() -> None:
    with speaking("en"):
        text = citation.gbt7714(citation.dataset("0123456789ab", DAY))
    assert text.startswith("Reported Figures. Figures in Chinese official work reports[DS]. Version 0123456789ab.")


@pytest.mark.parametrize(
    ("reporter", "name"),
    [
        ("国务院总理某某某", "某某某"),
        ("某省代省长李某", "李某"),
        ("自治区人民政府主席某某·某某", "某某·某某"),
        ("某某", "某某"),
        ("", ""),
    ],
)
def test_a_name_stands_without_its_office(reporter: str, name: str) -> None:
    assert citation.person_of(reporter) == name


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://figures.example.org/data?province=x", "https://figures.example.org/"),
        ("http://10.0.0.7:8501/compare", "http://10.0.0.7:8501/"),
        ("http://localhost:8501/", ""),
        ("http://[::1]:8501/data", ""),
        (None, ""),
        ("", ""),
    ],
)
def test_where_the_dashboard_is(url: str | None, address: str) -> None:
    assert citation.public_address(url) == address
