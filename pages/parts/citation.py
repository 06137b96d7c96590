"""How to cite the data set, or one report in it: GB/T 7714, BibTeX, RIS, with the data's version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from pages.parts.texts import N_, _, language

NAME = "报数 Reported Figures"
TITLE = "中国工作报告数字数据集"
NAMES = {"en": ("Reported Figures", "Figures in Chinese official work reports")}
OFFICES = ("总理", "主席", "省长", "市长", "州长", "县长", "区长", "书记", "主任")
STYLES = {"gbt7714": "GB/T 7714", "bibtex": "BibTeX", "ris": "RIS"}
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True)
class Work:
    """What is cited: a data set, a report, a newspaper's print of one, or another text. Dates are ISO 8601 or empty.

    `key` names the entry in BibTeX, `held_in` is the newspaper or publisher, `note` what the reader should know.
    """

    kind: str  # dataset, report, news, other
    key: str
    author: str
    title: str
    more: str = ""
    held_in: str = ""
    day: str = ""
    accessed: str = ""
    address: str = ""
    version: str = ""
    note: str = ""


def dataset(version: str, day: date, address: str = "") -> Work:
    """The data set as it is on `day`; `address` is where the dashboard can be reached, empty where others cannot."""
    author, title = NAMES.get(language(), (NAME, TITLE))
    today = day.isoformat()
    return Work(
        "dataset", f"reported-figures-{version}", author, title, day=today, accessed=today, address=address,
        version=version,
    )  # fmt: skip


def report(source: Mapping[str, str], title: str, day: date) -> Work:
    """One report as far as its source (a row of sources.csv) is known; `title` where the source gives none."""
    cells = {name: str(source.get(name) or "").strip() for name in ("title", "reporter", "meeting", "report_date")}
    cells |= {name: str(source.get(name) or "").strip() for name in ("published", "publisher", "address", "kind")}
    digest = str(source.get("sha256") or "")
    name = cells["title"] or title
    news = cells["kind"] == "press" and bool(cells["publisher"])
    kind = "news" if news else "report" if "报告" in name else "other"
    address = cells["address"] if cells["address"].startswith(("http://", "https://")) else ""
    return Work(
        kind, f"report-{digest[:8] or re.sub('[^0-9A-Za-z]+', '-', title).strip('-')}", person_of(cells["reporter"]),
        name, more=cells["meeting"], held_in=cells["publisher"],
        day=(cells["published"] if news else cells["report_date"]) or cells["report_date"] or cells["published"],
        accessed=day.isoformat() if address else "", address=address, note=f"SHA-256 {digest}" if digest else "",
    )  # fmt: skip


def person_of(reporter: str) -> str:
    """The name of who gave a report, without the office before it; what has no known office stays as it is.

    >>> person_of("国务院总理某某"), person_of("某省人民政府")
    ('某某', '某省人民政府')
    """
    found = re.fullmatch(rf".*(?:{'|'.join(OFFICES)})([^\s、，（）]{{2,}})", reporter)
    return found[1] if found else reporter


def public_address(url: str | None) -> str:
    """Where the dashboard itself is, from the address of one of its pages; empty where only this machine reaches it.

    >>> public_address("https://figures.example.org/app/compare"), public_address("http://localhost:8501/compare")
    ('https://figures.example.org/app/', '')
    """
    parts = urlsplit(url or "")
    if not parts.hostname or parts.hostname in ("localhost", "127.0.0.1", "::1", "0.0.0.0"):
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/"


def gbt7714(work: Work) -> str:
    """A work cited after GB/T 7714—2015.

    >>> gbt7714(Work("report", "k", "某某", "2026年政府工作报告", day="2026-01-20"))
    '某某. 2026年政府工作报告[R]. 2026-01-20.'
    """
    sign = {"dataset": "DS", "report": "R", "news": "N"}.get(work.kind, "Z")
    sign += "/OL" if work.address else ""
    parts = [work.author, f"{work.title}{': ' + work.more if work.more else ''}[{sign}]"]
    if work.version:
        parts.append(_("版本 {version}").format(version=work.version))
    seen = f"[{work.accessed}]" if work.accessed else ""
    day = f"({work.day})" if work.day and work.address and work.kind != "news" else work.day
    held = [work.held_in] if work.kind == "news" or not work.address else []
    parts += [", ".join(part for part in (*held, day) if part) + seen, work.address]
    return ". ".join(part for part in parts if part) + "."


def bibtex(work: Work) -> str:
    """A work as an entry for BibTeX and BibLaTeX; the title is kept as it is written.

    >>> print(bibtex(Work("report", "report-1", "某某", "增长5%的报告", held_in="某省人民政府", day="2026-01-20")))
    @techreport{report-1,
      author = {{某某}},
      title = {{增长5\\%的报告}},
      institution = {某省人民政府},
      year = {2026},
      date = {2026-01-20},
    }
    """
    of_report = work.kind == "report" and bool(work.held_in)
    entry = "article" if work.kind == "news" else "techreport" if of_report else "misc"
    holder = {"article": "journal", "techreport": "institution"}.get(entry, "howpublished")
    fields = {
        "author": braced(work.author), "title": braced(work.title), "subtitle": braced(work.more),
        holder: latex(work.held_in or ("Dataset" if work.kind == "dataset" else "")), "version": work.version,
        "year": work.day[:4], "date": work.day, "url": work.address, "urldate": work.accessed, "note": latex(work.note),
    }  # fmt: skip
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@{entry}{{{work.key},", *lines, "}"])


def latex(text: str) -> str:
    """A text as LaTeX takes it literally."""
    return "".join(_LATEX.get(sign, sign) for sign in text)


def braced(text: str) -> str:
    """A text as LaTeX takes it literally, and that no style breaks into names or sets in small letters."""
    return f"{{{latex(text)}}}" if text else ""


def ris(work: Work) -> str:
    """A work as a RIS record, its lines ended as that format wants it."""
    kind = {"dataset": "DATA", "report": "RPRT", "news": "NEWS"}.get(work.kind, "GEN")
    holder = "T2" if work.kind == "news" else "PB"
    fields = [
        ("AU", work.author), ("TI", work.title), ("T3", work.more), (holder, work.held_in), ("PY", work.day[:4]),
        ("DA", work.day.replace("-", "/")), ("ET", work.version), ("UR", work.address),
        ("Y2", work.accessed.replace("-", "/")), ("N1", work.note),
    ]  # fmt: skip
    lines = [f"TY  - {kind}", *(f"{tag}  - {' '.join(text.split())}" for tag, text in fields if text), "ER  - "]
    return "\r\n".join(lines) + "\r\n"


def cited(work: Work, style: str) -> str:
    """A work cited in one of STYLES."""
    return {"gbt7714": gbt7714, "bibtex": bibtex, "ris": ris}[style](work)


WHAT = {"dataset": N_("引用这个数据集"), "report": N_("引用这份报告")}
