"""Particles that stand for themselves, and the words that only hold one."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.lexicon import rows_of
from extract.record import Observation


def labels(found: list[Observation]) -> list[str]:
    return [one.label for one in found]


# What the example of a row in particle_words.csv shows, by its particle; none of it comes without the row.
SHOWN = {
    "和": lambda word, found: labels(found) == [f"村庄{word}率", "满意率"],
    "与": lambda word, found: labels(found) == [f"村庄{word}率", "满意率"],
    "及": lambda word, found: labels(found) == [f"村庄{word}率", "满意率"],
    "中": lambda word, found: labels(found) == [f"茶乡{word}骨干", "选拔委员"],
    "居": lambda word, found: labels(found) == [f"茶乡{word}指数排名"],
    "排": lambda word, found: labels(found) == [f"茶乡{word}指数排名"],
    "共": lambda word, found: word in found[0].label,
    "占": lambda word, found: labels(found) == [f"茶园{word}超标"],
    "比": lambda _, found: found[0].role == "level",
    "较": lambda _, found: found[0].role == "level",
    "均": lambda _, found: (found[0].role, found[0].compared_with) == ("gap", "全国"),
    "增长": lambda _, found: found[0].role == "level",
    "到": lambda _, found: found[0].role == "level",
    "至": lambda _, found: found[0].role == "level",
    "增": lambda _, found: found[0].time_basis == "as_of",
    "等": lambda _, found: [one.region for one in found] == ["江西", "德兴市"],
}


@pytest.mark.parametrize("row", rows_of("particle_words"), ids=lambda row: f"{row['particle']} {row['word']}")
def test_a_word_that_holds_a_particle(row: dict[str, str]) -> None:
    assert row["word"] in row["example"]
    assert SHOWN[row["particle"]](row["word"], extract_text(row["example"]))
