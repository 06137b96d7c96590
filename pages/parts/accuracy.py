"""How right the extraction is, as measured: read from the part of README.md that the measurement writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pages.parts.table import ROOT
from pages.parts.texts import N_

README = ROOT / "README.md"
PART = re.compile(r"<!-- accuracy -->(.*?)<!-- /accuracy -->", re.DOTALL)
COUNTS = re.compile(r"seen: ([\d,]+) figures · kept aside: ([\d,]+) figures")
LINE = re.compile(r"^\| (?P<name>[^|]+?) \| *(?P<seen>[\d.]*) *\| *(?P<aside>[\d.]*) *\|$", re.MULTILINE)
TOGETHER = re.compile(r"copy states ([\d.]+%) get its value, of those that none states ([\d.]+%) get one")
HEADLINES = re.compile(r"of ([\d,]+) cells ([\d.]+%) are right.*?; of ([\d,]+) that the reports do not give, ([\d.]+%)")
# What is measured, as README.md has it, and on the screen.
MEASURES = {
    "rows that are a figure of the report": N_("提取出的行确是报告中的数字"),
    "figures of the report that have a row": N_("报告中的数字有对应的行"),
    "quote as annotated, qualifier words aside": N_("原文数字与标注一致（限定词除外）"),
    "value, or bounds of a written range": N_("数值，或写明区间的上下限"),
    "the same, of figures that are not masked": N_("其中未隐去的数字"),
    "unit": N_("单位"),
    "masked or not": N_("是否隐去"),
    "bounds that a mask leaves possible": N_("隐去写法留下的上下限"),
    "at least, at most, nearly, about (F1)": N_("以上、以内、近、约（F1）"),
    "from, to, change, gap, rank (F1)": N_("由、至、增减、差距、位次（F1）"),
    "targets and rules (F1)": N_("目标与规定（F1）"),
    "year, of figures that a time word governs": N_("年份（有时间词的数字）"),
    "region, where it is stated or none is": N_("地区（写明的，或没有的）"),
    "region, where only a clue gives it": N_("地区（只有线索的）"),
    "rows with a wrong region (less is better)": N_("地区认错的行（越少越好）"),
    "label names the same thing": N_("原文指标名说的是同一件事"),
    "theme": N_("领域"),
    "whole row right, of all annotated figures": N_("整行全对，占全部标注的数字"),
}


@dataclass(frozen=True)
class Accuracy:
    """What was measured: figures looked at (seen, kept aside), a share for each measure, and the two summaries.

    `together` are the shares of masked figures filled in rightly and wrongly, `headlines` the cells that reports give,
    the share right, the cells they do not give, the share filled; empty where the README does not say.
    """

    counts: tuple[str, ...]
    shares: tuple[tuple[str, str, str], ...]
    together: tuple[str, ...]
    headlines: tuple[str, ...]


def measured(path: Path = README) -> Accuracy | None:
    """What the README says of the accuracy, None where it says nothing.

    >>> measured().shares[0][0]
    '提取出的行确是报告中的数字'
    """
    part = PART.search(path.read_text(encoding="utf-8")) if path.exists() else None
    if not part:
        return None
    lines = [(MEASURES.get(found["name"], found["name"]), found["seen"], found["aside"])
             for found in LINE.finditer(part[1]) if found["seen"] or found["aside"]]  # fmt: skip
    counts, together, headlines = (
        found.groups() if (found := pattern.search(part[1])) else () for pattern in (COUNTS, TOGETHER, HEADLINES)
    )
    return Accuracy(counts, tuple(lines), together, headlines)
