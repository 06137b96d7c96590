"""Subject group and topic of each figure: the words of its label, sentence, heading and section, weighed.

The words are data: themes.csv gives a theme's words and their weights, topics.csv those of a finer group below it.
A user's own theme is lines in these tables. One scan over the text finds them all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extract.indicators import measure_of
from extract.lexicon import rows_of
from extract.outline import Outline, line_start_at, sentence_at
from extract.record import Figure
from extract.wording import LABELS_KEPT

# What a word counts for, by where it stands: the nearer to the figure, the more.
LABEL, MEASURE, SENTENCE, OPENING, TITLE = 4.0, 8.0, 0.75, 0.4, 1.0
SECTION: Final = 140.0  # times the cube of a theme's part in the words of the section: one subject outweighs several
MOST: Final = 24.0  # what a section says at most: a label that names another theme outright keeps it
_UNSAID: Final = 40.0  # weight added to the words of a section: a few words make no subject
_LEAST: Final = 0.5  # what a section says less of is left out
PARAGRAPH: Final = 50.0  # the same of a paragraph
_UNSAID_THERE: Final = 20.0
PREVIOUS: Final = 0.3  # of a label that names no subject: the words of the label before it in the sentence
# Words of the economy are everyday words (企业, 务工): where a section speaks of something else, a label's count less.
ECONOMY: Final = "经济社会"
_SUBJECT: Final = 0.3  # of the words of a section: what is less is none of its subjects
_ASIDE: Final = 0.3
_NAMED: Final = 16.0  # but a measure of the economy that is known by name (粮食产量) is meant, wherever it stands

Scores = dict[int, float]  # weights by the number of a theme or topic
Leaders = dict[int, tuple[int, float]]  # the leading topic of each theme, and under -1 the leading theme
Near = tuple[tuple[int, float], ...]  # numbers and weights
_NOTHING: Final = (-1, 0.0)


def themes_of(outline: Outline, figures: Sequence[Figure], labels: Sequence[str]) -> list[tuple[str, str]]:
    """The (theme, topic) of each figure, in the order of `figures`; both empty where no known word is near.

    `figures` stand in offsets of the outline's text, `labels` are theirs, one for each.

    >>> from extract.outline import outline_of
    >>> outline = outline_of("全省新建村卫生室120个。")
    >>> themes_of(outline, [Figure(7, 11, "120个", 120.0, None, None, "个", "exact", "", "plain")], ["新建村卫生室"])
    [('经济社会', '医疗')]
    """
    scan = _Scan(outline)
    return [scan.verdict(figure, label) for figure, label in zip(figures, labels, strict=True)]


class _Scan:
    """The theme words of one document, and the sums over its sentences and sections, each made once."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.words = _vocabulary()
        found = self.words.finder.find_matches_as_indexes(outline.text)
        self.starts = [start for _, start, _ in found]
        self.numbers = [number for number, _, _ in found]
        self.grounds: dict[int, tuple[Scores, Leaders]] = {}
        self.paragraph: tuple[int, tuple[Scores, Scores]] = -1, ({}, {})
        self.sections: dict[int, Scores] = {}
        self.aside: set[int] = set()  # the sections in which the economy is no subject
        self.last: tuple[int, Near] = -1, ()  # the sentence of the last label that named a subject, and what it named

    def verdict(self, figure: Figure, label: str) -> tuple[str, str]:
        """The theme and topic with the highest sums for one figure: its label's words on top of its sentence's."""
        words = self.words
        start, end = sentence_at(self.outline, figure.start)
        ground, best = self.grounds.get(start) or self._ground(start, end)
        near_themes, near_topics = _of_label(label, figure.unit, self._section_at(start) in self.aside)
        if near_themes:
            self.last = start, near_themes
        elif self.last[0] == start:
            near_themes = tuple([(number, weight * PREVIOUS) for number, weight in self.last[1]])
        theme, highest = best.get(-1, _NOTHING)
        for number, weight in near_themes:
            if (total := weight + ground.get(number, 0.0)) > highest:
                theme, highest = number, total
        named = [(number, weight) for number, weight in near_topics if words.owners[number] == theme]
        topic, highest = (-1, 0.0) if named else best.get(theme, _NOTHING)  # what the label names, the sentence not
        for number, weight in named:
            if (total := weight + ground.get(number, 0.0)) > highest:
                topic, highest = number, total
        return words.names[theme], words.names[topic]

    def _add(self, scores: Scores, start: int, end: int, factor: float) -> None:
        """Add the weights of the words between two offsets."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        meanings = self.words.meanings
        for found in self.numbers[first:last]:
            for number, weight in meanings[found]:
                scores[number] = scores.get(number, 0.0) + weight * factor

    def _ground(self, start: int, end: int) -> tuple[Scores, Leaders]:
        """What a sentence, the opening of its paragraph and its section say of all figures in it, and who leads."""
        scores = self._of_section(self._section_at(start)).copy()
        subject, opening = self._of_paragraph(start)
        for number, weight in subject.items():
            said = scores.get(number, 0.0)
            scores[number] = max(said, min(said + weight, MOST))
        self._add(scores, start, end, SENTENCE)
        for number, weight in opening.items():
            scores[number] = scores.get(number, 0.0) + weight
        self.grounds[start] = ground = scores, _leaders(self.words, scores)
        return ground

    def _section_at(self, start: int) -> int:
        return bisect_right(self.outline.section_starts, start) - 1

    def _of_paragraph(self, start: int) -> tuple[Scores, Scores]:
        """Of the paragraph at `start`: its share of words, and the words of its first sentence, often its heading."""
        found = line_start_at(self.outline, start)
        if found > self.paragraph[0]:
            end = self.outline.text.find("\n", found)
            sums = self._sums(found, end if end >= 0 else len(self.outline.text))
            opening: Scores = {}
            self._add(opening, *sentence_at(self.outline, found), OPENING)
            self.paragraph = found, (self._parts(sums, PARAGRAPH, _UNSAID_THERE), opening)
        return self.paragraph[1]

    def _sums(self, start: int, end: int) -> Scores:
        sums: Scores = {}
        self._add(sums, start, end, 1.0)
        return sums

    def _parts(self, sums: Scores, most: float, unsaid: float) -> Scores:
        """What a stretch with these sums of words says of its subject: the cubes of the parts of all its words."""
        themes = len(self.words.themes)
        total = unsaid + sum(weight for number, weight in sums.items() if number < themes)
        parts = {number: min(most * (weight / total) ** 3, MOST) for number, weight in sums.items()}
        return {number: part for number, part in parts.items() if part > _LEAST}

    def _of_section(self, index: int) -> Scores:
        """Title and share of words of a section; of the whole document before the first (index -1)."""
        if index not in self.sections:
            section = self.outline.sections[index] if index >= 0 else None
            start, end = (section.start, section.end) if section else (0, len(self.outline.text))
            sums = self._sums(start, end)
            scores = self._parts(sums, SECTION, _UNSAID)
            said = sum(weight for number, weight in sums.items() if number < len(self.words.themes))
            if sums.get(self.words.economy, 0.0) < _SUBJECT * said:
                self.aside.add(index)
            if section:
                self._add(scores, section.start, section.head_end, TITLE)
            self.sections[index] = scores
        return self.sections[index]


def _leaders(words: _Vocabulary, scores: Scores) -> Leaders:
    """The theme with the highest sum, and of each theme the topic with the highest sum."""
    leaders: Leaders = {}
    owners = words.owners
    for number, weight in scores.items():
        group = owners[number]
        if weight > leaders.get(group, _NOTHING)[1]:
            leaders[group] = number, weight
    return leaders


@lru_cache(maxsize=LABELS_KEPT)
def _of_label(label: str, unit: str, aside: bool) -> tuple[Near, Near]:
    """What a label says of themes and of topics: the measure it names, and its words, each once.

    Those of the economy count less where it is spoken of `aside` only, unless they name a measure.
    """
    words = _vocabulary()
    scores: Scores = {}
    measure = measure_of(label, unit)
    economic = measure is not None and measure.theme == ECONOMY
    aside_factor = _ASIDE if aside and not economic else 1.0
    matches = words.finder.find_matches_as_indexes(label)
    for found in dict.fromkeys(number for number, _, _ in reversed(matches)):  # what weighs the same: the last leads
        for number, weight in words.meanings[found]:
            factor = aside_factor if number == words.economy else 1.0
            scores[number] = scores.get(number, 0.0) + weight * LABEL * factor
    if measure is not None:
        theme, topic = words.numbers_of(measure.theme, measure.topic)
        for number, weight in ((theme, _NAMED if economic else MEASURE), (topic, MEASURE)):
            scores[number] = scores.get(number, 0.0) + weight
    count = len(words.themes)
    return (tuple([item for item in scores.items() if item[0] < count]),
            tuple([item for item in scores.items() if item[0] >= count]))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The theme words as one scan; `meanings` holds of each word the numbers it speaks for, with weights.

    Themes are numbered from 0, topics from len(themes) on; `names` has the name of each number (of -1: none), `owners`
    the theme of each topic, and -1 for each theme.
    """

    finder: AhoCorasick
    meanings: tuple[tuple[tuple[int, float], ...], ...]
    themes: tuple[str, ...]
    topics: tuple[str, ...]
    names: tuple[str, ...]
    owners: tuple[int, ...]

    @property
    def economy(self) -> int:
        """The number of the theme whose words are everyday words."""
        return self.themes.index(ECONOMY)

    def numbers_of(self, theme: str, topic: str) -> tuple[int, int]:
        """The numbers of a theme and of its topic."""
        return self.themes.index(theme), len(self.themes) + self.topics.index(topic)


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    owners = {row["topic"]: row["theme"] for name in ("indicators", "topics") for row in rows_of(name)}
    themes = tuple(dict.fromkeys([row["theme"] for row in rows_of("themes")] + list(owners.values())))
    topics = tuple(owners)
    meanings: dict[str, Scores] = {}
    for row in (*rows_of("topics"), *rows_of("themes")):
        found = meanings.setdefault(row["word"], {})
        found[themes.index(row["theme"])] = float(row["weight"])  # what themes.csv says of a word's theme holds
        if "topic" in row:
            found[len(themes) + topics.index(row["topic"])] = float(row["weight"])
    finder = AhoCorasick(list(meanings), MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    numbered = tuple(tuple(found.items()) for found in meanings.values())
    names = (*themes, *topics, "")
    owned = (*[-1] * len(themes), *(themes.index(theme) for theme in owners.values()))
    return _Vocabulary(finder, numbered, themes, topics, names, owned)
