"""How to cite the data set, or one report in it: GB/T 7714, BibTeX, RIS, with the data's version."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

NAME = "报数 Reported Figures"
TITLE = "中国工作报告数字数据集"


def version_of(files: tuple[Path, ...]) -> str:
    """The version of the data: the first 12 hex digits of the SHA-256 of the tables, in the order of their names."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def gbt7714(version: str, day: date) -> str:
    """The data set cited after GB/T 7714, as a database on line.

    >>> gbt7714("0123456789ab", date(2026, 11, 21))
    '报数 Reported Figures. 中国工作报告数字数据集：版本 0123456789ab[DB/OL]. [2026-11-21].'
    """
    return f"{NAME}. {TITLE}：版本 {version}[DB/OL]. [{day.isoformat()}]."


def bibtex(version: str, day: date) -> str:
    """The data set as a BibTeX entry."""
    return (
        f"@misc{{reported-figures-{version},\n  title = {{{TITLE}}},\n  author = {{{{{NAME}}}}},\n"
        f"  version = {{{version}}},\n  year = {{{day.year}}},\n  urldate = {{{day.isoformat()}}}\n}}"
    )


def ris(version: str, day: date) -> str:
    """The data set as a RIS record."""
    lines = ["TY  - DATA", f"TI  - {TITLE}", f"AU  - {NAME}", f"ET  - {version}", f"PY  - {day.year}"]
    return "\n".join([*lines, f"Y2  - {day:%Y/%m/%d}", "ER  - "])


def report(source: Mapping[str, str]) -> str:
    """One report cited after GB/T 7714, as far as its source is known.

    >>> report({"reporter": "某省人民政府", "title": "2026年政府工作报告", "report_date": "2026-01-20", "address": ""})
    '某省人民政府. 2026年政府工作报告[R]. 2026-01-20.'
    """
    online = bool(source.get("address"))
    parts = [source.get("reporter") or "", f"{source.get('title') or ''}[R{'/OL' if online else ''}]"]
    parts += [source.get("report_date") or source.get("published") or "", source.get("address") or ""]
    return ". ".join(part for part in parts if part) + "."
