"""Subject group and topic of each figure: the words of its label, sentence, heading and section, weighed.

The words are data: themes.csv gives a theme's words and their weights, topics.csv those of a finer group below it.
A user's own theme is lines in these tables. One scan over the text finds them all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.indicators import measure_of
from extract.lexicon import rows_of
from extract.outline import Outline, sentence_at
from extract.record import Figure

# What a word counts for, by where it stands: the nearer to the figure, the more.
LABEL, MEASURE, SENTENCE, OPENING, TITLE = 4.0, 8.0, 0.5, 0.4, 1.0
SECTION = 14.0  # shared out among the themes of the section by their part in its words
_LEAST = 0.5  # what a section says less of is left out

Scores = dict[int, float]  # weights by the number of a theme or topic
Leaders = dict[int, tuple[int, float]]  # the leading topic of each theme, and under -1 the leading theme


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
        self.section_starts = [section.start for section in outline.sections]
        found = _vocabulary().finder.find_matches_as_indexes(outline.text)
        self.starts = [start for _, start, _ in found]
        self.numbers = [number for number, _, _ in found]
        self.grounds: dict[int, tuple[Scores, Leaders]] = {}
        self.openings: dict[int, Scores] = {}
        self.sections: dict[int, Scores] = {}

    def verdict(self, figure: Figure, label: str) -> tuple[str, str]:
        """The theme and topic with the highest sums for one figure: its label's words on top of its sentence's."""
        words = _vocabulary()
        start, end = sentence_at(self.outline, figure.start)
        ground, best = self._ground(start, end)
        near = _of_label(label, figure.unit)
        count = len(words.themes)
        theme, highest = best.get(-1, (-1, 0.0))
        for number, weight in near.items():
            if number < count and weight + ground.get(number, 0.0) > highest:
                theme, highest = number, weight + ground.get(number, 0.0)
        topic, highest = best.get(theme, (-1, 0.0))
        for number, weight in near.items():
            if number >= count and words.owners[number - count] == theme and weight + ground.get(number, 0.0) > highest:
                topic, highest = number, weight + ground.get(number, 0.0)
        return words.themes[theme] if theme >= 0 else "", words.topics[topic - count] if topic >= 0 else ""

    def _sum(self, start: int, end: int) -> Scores:
        """The weights of the words between two offsets."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return _weighed(self.numbers[first:last])

    def _ground(self, start: int, end: int) -> tuple[Scores, Leaders]:
        """What a sentence, the opening of its paragraph and its section say of all figures in it, and who leads."""
        if start not in self.grounds:
            scores = self._of_section(bisect_right(self.section_starts, start) - 1).copy()
            _add(scores, self._sum(start, end), SENTENCE)
            _add(scores, self._of_opening(self.outline.text.rfind("\n", 0, start) + 1), 1.0)
            self.grounds[start] = scores, _leaders(scores)
        return self.grounds[start]

    def _of_opening(self, start: int) -> Scores:
        """The words of the first sentence of the paragraph that begins at `start`: often its heading."""
        if start not in self.openings:
            scores: Scores = {}
            _add(scores, self._sum(*sentence_at(self.outline, start)), OPENING)
            self.openings[start] = scores
        return self.openings[start]

    def _of_section(self, index: int) -> Scores:
        """Title and share of words of a section; of the whole document before the first (index -1)."""
        if index not in self.sections:
            section = self.outline.sections[index] if index >= 0 else None
            start, end = (section.start, section.end) if section else (0, len(self.outline.text))
            sums = self._sum(start, end)
            themes = len(_vocabulary().themes)
            total = sum(weight for number, weight in sums.items() if number < themes) or 1.0
            part = SECTION / total
            scores = {number: weight * part for number, weight in sums.items() if weight * part > _LEAST}
            if section:
                _add(scores, self._sum(section.start, section.head_end), TITLE)
            self.sections[index] = scores
        return self.sections[index]


def _add(scores: Scores, more: Scores, factor: float) -> None:
    for number, weight in more.items():
        scores[number] = scores.get(number, 0.0) + weight * factor


def _leaders(scores: Scores) -> Leaders:
    """The theme with the highest sum, and of each theme the topic with the highest sum."""
    words = _vocabulary()
    count = len(words.themes)
    leaders: Leaders = {}
    for number, weight in scores.items():
        group = -1 if number < count else words.owners[number - count]
        if weight > leaders.get(group, (-1, 0.0))[1]:
            leaders[group] = number, weight
    return leaders


@lru_cache(maxsize=100_000)
def _of_label(label: str, unit: str) -> Scores:
    """What a label says: the measure it names, and its words, each once."""
    words = _vocabulary()
    scores: Scores = {}
    _add(scores, _weighed({number for number, _, _ in words.finder.find_matches_as_indexes(label)}), LABEL)
    measure = measure_of(label, unit)
    if measure is not None:
        _add(scores, words.numbers_of(measure.theme, measure.topic), MEASURE)
    return scores


def _weighed(numbers: Iterable[int]) -> Scores:
    scores: Scores = {}
    meanings = _vocabulary().meanings
    for found in numbers:
        for number, weight in meanings[found]:
            scores[number] = scores.get(number, 0.0) + weight
    return scores


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The theme words as one scan; `meanings` holds of each word the numbers it speaks for, with weights.

    Themes are numbered from 0, topics from len(themes) on; `owners` has the theme of each topic.
    """

    finder: AhoCorasick
    meanings: tuple[tuple[tuple[int, float], ...], ...]
    themes: tuple[str, ...]
    topics: tuple[str, ...]
    owners: tuple[int, ...]

    def numbers_of(self, theme: str, topic: str) -> Scores:
        """A theme and its topic as scores of one each."""
        return {self.themes.index(theme): 1.0, len(self.themes) + self.topics.index(topic): 1.0}


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    owners = {row["topic"]: row["theme"] for name in ("indicators", "topics") for row in rows_of(name)}
    themes = tuple(dict.fromkeys([row["theme"] for row in rows_of("themes")] + list(owners.values())))
    topics = tuple(owners)
    meanings: dict[str, list[tuple[int, float]]] = {}
    for row in (*rows_of("themes"), *rows_of("topics")):
        found = meanings.setdefault(row["word"], [])
        found.append((themes.index(row["theme"]), float(row["weight"])))
        if "topic" in row:
            found.append((len(themes) + topics.index(row["topic"]), float(row["weight"])))
    finder = AhoCorasick(list(meanings), matchkind=MatchKind.LeftmostLongest)
    numbered = tuple(tuple(found) for found in meanings.values())
    return _Vocabulary(finder, numbered, themes, topics, tuple(themes.index(theme) for theme in owners.values()))
