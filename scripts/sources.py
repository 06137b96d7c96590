"""Where a report comes from: what a list of sources and its own first lines say. What is not known stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlsplit

from extract.furniture import blanked
from extract.reader import Document

FIELDS = ("document", "title", "reporter", "meeting", "report_date", "published", "publisher", "address", "kind",
          "extent", "sha256")  # fmt: skip

_SPACES = re.compile(r"\s+")
_HEAD, _LONGEST = 24, 80  # lines in which a report says what it is, and how long they can be
_DIGITS = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))
_DATE = re.compile(
    r"(\d{4}|[〇零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_TITLE = re.compile(r".{0,40}(?:报告|讲话|发言|公报|汇编)(?:摘要|摘登)?")
_SPEAKER = re.compile(r"(.{0,14}(?:省长|市长|县长|区长|州长|主席|总理|书记|主任|部长)[\u4e00-\u9fff·]{2,8})")
_MEETING = re.compile(r"(?:.*[\d一二三四五六七八九十]日)?[，在]{0,2}([^，。：]{4,40}会议?)(?:上.{0,20}|，.{0,20}日)")
_PUBLISHER = re.compile(r"(?:文章)?来源[:：]?([^:：\d]{2,20})")
_PUBLISHED = re.compile(r"(?:(?:发布|发表)?时间[:：])?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[^-/.].*)?")
_PRESS = re.compile(r"日报|晚报|时报|新闻|新华|人民网")
_STAMP = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日\d{1,2}[:：时].*")  # date and hour: when it was put on line
# Lines that go on in the next one: a place line broken before its 上, a word and a colon alone.
_OPEN, _GOES_ON = re.compile(r".*在[^上，。]{2,}|(?:来源|时间)[:：]"), re.compile(r"[^，。]{0,30}上.*|[^，。]{2,30}")
_EXCERPT = re.compile(r"摘要|摘登|摘编|节选")


def source_of(document: Document, listed: dict[str, str]) -> dict[str, str]:
    """The entry of one document in sources.csv (keys: FIELDS); `listed` is its row in a list of sources, or empty."""
    lines = head_of(document.text)
    address, publisher = listed.get("source_url", ""), _first(_PUBLISHER, lines)
    return {
        "document": document.name,
        "title": listed.get("title") or next((line for line in lines if _TITLE.fullmatch(line)), ""),
        "reporter": _first(_SPEAKER, lines),
        "meeting": _first(_MEETING, lines),
        "report_date": next((date for line in lines if (date := iso_date(line)) and not _STAMP.fullmatch(line)), ""),
        "published": listed.get("published") or _published_of(lines),
        "publisher": publisher,
        "address": address,
        "kind": _kind_of(address, publisher),
        "extent": "excerpt" if any(_EXCERPT.search(line) for line in lines) else "",
        "sha256": document.sha256,
    }


def head_of(text: str) -> list[str]:
    """The short lines at the beginning of a report: title, place and date, who speaks, where it was published."""
    lines: list[str] = []
    bare = filter(None, (_SPACES.sub("", line) for line in blanked(text[:6000]).splitlines()))
    for line in islice(bare, _HEAD):
        if lines and _OPEN.fullmatch(lines[-1]) and _GOES_ON.fullmatch(line):
            lines[-1] += line
        else:
            lines.append(line)
    lines = [line.strip("—―–-（）() ") for line in lines]
    return [line for line in lines if 0 < len(line) <= _LONGEST]


def iso_date(text: str) -> str:
    """The first full date of a text in ISO 8601, or "".

    >>> iso_date("——二〇二四年二月十二日在县人民代表大会上"), iso_date("2026年1月7日"), iso_date("2026年")
    ('2024-02-12', '2026-01-07', '')
    """
    found = _DATE.search(text)
    if not found:
        return ""
    year = "".join(_DIGITS.get(sign, sign) for sign in found[1])
    return f"{year}-{_small(found[2]):02d}-{_small(found[3]):02d}"


def _small(numeral: str) -> int:
    """A number up to 31 in digits or Chinese numerals."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    return (int(_DIGITS.get(tens, "1")) * 10 if ten else 0) + int(_DIGITS.get(units, "0"))


def _first(pattern: re.Pattern[str], lines: Iterable[str]) -> str:
    return next((match[1] for line in lines if (match := pattern.fullmatch(line))), "")


def _published_of(lines: Iterable[str]) -> str:
    for line in lines:
        if match := _PUBLISHED.fullmatch(line) or _STAMP.fullmatch(line):
            return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    return ""


def _kind_of(address: str, publisher: str) -> str:
    """government, press, or copy: a text that names neither its address nor its publisher."""
    if (urlsplit(address).hostname or "").endswith(".gov.cn"):
        return "government"
    return "press" if address or _PRESS.search(publisher) else "" if publisher else "copy"
