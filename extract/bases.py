"""The basis a figure is calculated on: real, nominal or comparable, where the text says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extract.clauses import Slot
from extract.lexicon import rows_of
from extract.outline import Outline
from extract.positions import WordFinder
from extract.record import Figure


@cache
def _words() -> tuple[WordFinder, dict[str, str]]:
    table = {row["word"]: row["basis"] for row in rows_of("basis_words")}
    return WordFinder(table), table


def bases_of(outline: Outline, figures: Sequence[Figure], slots: Sequence[Slot]) -> list[str]:
    """The basis of each figure (real, nominal, comparable or ""), from the words of its clause before it.

    Figures joined to one before them (实际增长4%和6%) share its basis.

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
        while at < len(spoken) and spoken[at][0] < slot.start:
            at += 1
        start = figure.start - len(slot.before)
        said = [basis for place, basis in spoken[at : at + 3] if start <= place < figure.start]
        bases.append(said[-1] if said else bases[-1] if slot.joined and bases else "")
    return bases
