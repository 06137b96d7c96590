"""The named programme a figure belongs to: 接诉即办, 党课开讲啦, “双提升”.

A quoted name counts where a word of undertaking stands beside it (行动, 工程, 活动 …) or initiatives.csv lists it; a
listed name counts without quotation marks too. The name that stands before the figure in its clause governs it, else
the one in the heading of the paragraph, else the subject of the section: the name in its title, or the one it opens
with and keeps coming back to. Two names leave it open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.lexicon import rows_of, words_of
from extract.outline import Outline, Section, line_start_at, sentence_at
from extract.record import Figure

_REACH: Final = 3  # commas between a name and a figure it still governs
_RETURNS: Final = 3  # mentions at least of a name that a section is about
# A name: it counts with a word of undertaking right behind it (“…”行动), or right before it (品牌“…”).
_QUOTED: Final = re.compile("“([^“”\\n，。；+0-9]{2,16})”")
_FAR: Final = 1000  # characters; a name further before a figure does not govern it, however long the sentence
_HEADING: Final = 40  # characters at most of a first sentence that heads its paragraph

Mention = tuple[int, int, str]  # start, end, name


def initiatives_of(outline: Outline, figures: Sequence[Figure]) -> list[str]:
    """The initiative of each figure, in the order of `figures`; empty where none is named or it is not certain.

    >>> from extract.outline import outline_of
    >>> outline = outline_of("全市实施“银龄互助”行动，组建队伍30支。")
    >>> initiatives_of(outline, [Figure(17, 20, "30支", 30.0, None, None, "支", "exact", "", "plain")])
    ['银龄互助']
    """
    mentions = find_initiatives(outline.text)
    if not mentions:
        return [""] * len(figures)
    starts = [mention[0] for mention in mentions]
    sections = [section.start for section in outline.sections]
    subjects = [_subject(outline.text, section, mentions, starts) for section in outline.sections]
    return [_governing(outline, figure, mentions, starts) or _held(subjects, sections, figure) for figure in figures]


def find_initiatives(text: str) -> list[Mention]:
    """The named programmes in a text as (start, end, name), half-open offsets, sorted, not overlapping.

    >>> find_initiatives("推进“接诉即办”改革，打通“最后一公里”。")
    [(3, 7, '接诉即办')]
    """
    listed, names = _listed()
    found = {start: (start, end, names[number]) for number, start, end in listed.find_matches_as_indexes(text)}
    before, after = words_of("initiatives", use="before"), words_of("initiatives", use="after")
    for match in _QUOTED.finditer(text):
        if not (text.startswith(after, match.end()) or text.endswith(before, 0, match.start())):
            continue
        start, end = match.span(1)
        if not any(at in found for at in range(start - 1, end)):
            found[start] = (start, end, text[start:end])
    return sorted(mention for mention in found.values() if mention[2])


def _held(subjects: Sequence[str], sections: Sequence[int], figure: Figure) -> str:
    """The initiative that the figure's section is about."""
    index = bisect_right(sections, figure.start) - 1
    return subjects[index] if index >= 0 else ""


def _subject(text: str, section: Section, mentions: Sequence[Mention], starts: Sequence[int]) -> str:
    """The initiative a section is about: in its title, or in its first paragraph and most often named in it."""
    titled = _only_name(mentions, starts, section.start, section.head_end)
    if titled:
        return titled
    within = mentions[bisect_left(starts, section.start) : bisect_left(starts, section.end)]
    if len(within) < _RETURNS:
        return ""
    name, count = Counter(name for _, _, name in within).most_common(1)[0]
    opening = text.find("\n", section.head_end + 1)
    opens = any(name == other and start < opening for start, _, other in within)
    return name if opens and count >= _RETURNS and 2 * count > len(within) else ""


def _governing(outline: Outline, figure: Figure, mentions: Sequence[Mention], starts: Sequence[int]) -> str:
    """The last name before the figure in its clause, else the only name in the heading of its paragraph."""
    text = outline.text
    sentence, _ = sentence_at(outline, figure.start)
    near = max(sentence, figure.start - _FAR)
    clause = max(text.rfind("；", near, figure.start) + 1, near)
    last = bisect_left(starts, figure.start) - 1
    if last >= 0 and mentions[last][0] >= clause:
        between = text[mentions[last][1] : figure.start]
        if between.count("，") <= _REACH:
            return mentions[last][2]
    first, end = sentence_at(outline, line_start_at(outline, figure.start))
    return _only_name(mentions, starts, first, end) if first < sentence and end - first <= _HEADING else ""


def _only_name(mentions: Sequence[Mention], starts: Sequence[int], start: int, end: int) -> str:
    """The name that alone stands between two offsets; empty where there is none, or more than one."""
    names = {name for _, _, name in mentions[bisect_left(starts, start) : bisect_left(starts, end)]}
    return names.pop() if len(names) == 1 else ""


@lru_cache(maxsize=1)
def _listed() -> tuple[AhoCorasick, tuple[str, ...]]:
    """A scan for the listed words, and the name each stands for (empty: a saying that is no programme)."""
    rows = [row for row in rows_of("initiatives") if row["use"] in ("name", "not")]
    names = tuple(row["name"] if row["use"] == "name" else "" for row in rows)
    return AhoCorasick([row["word"] for row in rows], matchkind=MatchKind.LeftmostLongest), names
