"""Texts with marked figures, and the periods that they are given."""

from __future__ import annotations

import re

from extract.chapters import plan_spans_of
from extract.dating import document_date_of
from extract.outline import outline_of
from extract.periods import Period, periods_of
from extract.record import Figure

UNDATED = "在基层工作推进会上的发言\n"
DATED = "2023年某县基层工作经验汇编\n"
ANNUAL = "2026年某省政府工作报告\n——2026年1月20日在某省第十四届人民代表大会第四次会议上\n各位代表：\n"
REVIEW = ANNUAL + "一、2025年工作回顾\n"
FIVE = ANNUAL + "一、过去五年工作回顾\n"
PLAN = ANNUAL + "二、2026年重点工作\n"


def figures_and_text(marked: str) -> tuple[list[Figure], str]:
    """The figures that stand in angle brackets, and the text without the brackets."""
    figures, pieces, at = [], [], 0
    for piece in re.split(r"(<[^>]*>)", marked):
        quote = piece.strip("<>")
        if piece.startswith("<"):
            unit = quote.lstrip("0123456789.*x约超近")
            form = "rank" if quote.startswith("第") else "multiple" if "倍" in quote or "番" in quote else "plain"
            figures.append(Figure(at, at + len(quote), quote, None, None, None, unit, "exact", "", form))
        pieces.append(quote)
        at += len(quote)
    return figures, "".join(pieces)


def periods(marked: str, kind: str = "result", given: str = "") -> list[Period]:
    figures, text = figures_and_text(marked)
    outline = outline_of(text)
    date = document_date_of(outline, given)
    return periods_of(outline, figures, [kind] * len(figures), date, plan_spans_of(outline, date))
