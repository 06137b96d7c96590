"""The basis a figure is calculated on: real, nominal or comparable, where the text says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from extract.clauses import Slot
from extract.lexicon import rows_of
from extract.outline import Outline
from extract.positions import WordFinder
from extract.record import Figure

_RECKONED: Final = re.compile(r"按[^，。；]{2,8}(?:计算|核算)，$")  # an aside before a growth: 按可比价格计算，
_ASIDE: Final = 14  # characters


@cache
def _words() -> tuple[WordFinder, dict[str, str]]:
    table = {row["word"]: row["basis"] for row in rows_of("basis_words")}
    return WordFinder(table), table


def bases_of(outline: Outline, figures: Sequence[Figure], slots: Sequence[Slot]) -> list[str]:
    """The basis of each figure (real, nominal, comparable or ""), from the words of its clause before it.

    Figures joined to one before them (实际增长4%和6%) share its basis; 按可比价格计算 speaks to the clause after it.

    >>> from extract.clauses import slots_of
    >>> from extract.figures import figures_in
    >>> from extract.outline import outline_of
    >>> outline = outline_of("地区生产总值实际增长5%。")
    >>> figures = figures_in(outline.text)
    >>> bases_of(outline, figures, slots_of(outline, figures))
    ['real']
    """
    finder, table = _words()
    text = outline.text
    spoken = [(match.start(), table[match.group()]) for match in finder.matches(text)]
    bases: list[str] = []
    at = 0
    for figure, slot in zip(figures, slots, strict=True):
        while at < len(spoken) and spoken[at][0] < slot.start - _ASIDE:
            at += 1
        aside = _RECKONED.search(text, max(slot.start - _ASIDE, 0), slot.start) if not slot.rank else None
        start = aside.start() if aside else figure.start - len(slot.before)
        said = [basis for place, basis in spoken[at : at + 5] if start <= place < figure.start]
        bases.append(said[-1] if said else bases[-1] if slot.joined and bases else "")
    return bases
