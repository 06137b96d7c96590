"""What kind of total a figure is: of one year, of a span, an average over it, or a level at its end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final, NamedTuple

from extract.clauses import AMONG
from extract.lexicon import rows_of, words_of
from extract.particles import particle
from extract.positions import WordFinder, positions_of
from extract.record import Figure
from extract.times import Time, kind_words

_CLAUSE_MARKS: Final = "，；。：！？\n"
_ITEM_MARK: Final = re.compile(r"[，；。：！？、\n]")
_EACH: Final = re.compile("(?:每人)?每(?:人|月|年)$")
_NEAR: Final = 16  # characters behind a figure that can say what was done
_FAR: Final = 60  # characters; a word further before a figure does not speak of it


class Surroundings(NamedTuple):
    """What stands around a figure: where the figure before it ends and the one after it starts, the basis of the one
    before, whether only a conjunction parts them, and where the sentence begins."""

    before: int
    following: int
    last: str
    joined: bool
    sentence: int


class Totals:
    """The words of a text for a total, an average, a balance, and what they say of a figure."""

    def __init__(self, text: str) -> None:
        self._text = text
        # Where each such word ends; it speaks to the rest of its clause.
        self._said = [(match.end(), match.group()) for match in _words("clause")[0].matches(text)]
        self._ends = [end for end, _ in self._said]
        self._marks = positions_of(text, _CLAUSE_MARKS)

    def basis_of(self, figure: Figure, time: Time, around: Surroundings) -> str:
        """The time basis of a figure of that time, as the words of its clause and its time say.

        >>> from extract.times import time_of, NO_TIME
        >>> from extract.dating import DocumentDate
        >>> from extract.timewords import find_time_words
        >>> text = "过去五年新增就业5万人"
        >>> figure = Figure(8, 11, "5万人", 50000.0, None, None, "人", "exact", "", "plain")
        >>> time = time_of(find_time_words(text)[0], DocumentDate(2026, "", True, "title"), NO_TIME)
        >>> Totals(text).basis_of(figure, time, Surroundings(0, len(text), "", False, 0))
        'cumulative'
        """
        said = self._in_clause(figure, around)
        before = _EACH.sub("", self._text[max(around.before, figure.start - 12) : figure.start])
        if said == "as_of" and _changed().search(before):
            said = ""  # 现有企业增长5%: not what there is, but what was added
        if said == "year" and time.basis == "cumulative":
            return "as_of"
        if said and not (said == "cumulative" and time.basis == "year" and time.text.endswith(_wholes())):
            return said
        if time.basis != "cumulative":
            return "as_of" if self._is_part_of_stock(figure, time, around) else time.basis
        if around.last and around.joined:
            return around.last
        said = self._nearby(figure, around, "span")
        if said == "annual_average" or before.endswith(_touching()) or figure.form in ("rank", "fraction"):
            return said or "as_of"
        if _changed().search(before) or figure.quote[0] == "翻":
            return "cumulative"
        if said or figure.unit in words_of("time_basis", scope="level_unit"):
            return "as_of"
        if around.last and self._text.startswith(AMONG, self._near(figure)):  # 新增公路9公里，其中高速公路3公里
            return around.last
        # What was done adds up over a span; what merely is stands at its end.
        return self._nearby(figure, around, "flow") or self._done_after(figure, around) or self._begun(
            figure, time, around)

    def _is_part_of_stock(self, figure: Figure, time: Time, around: Surroundings) -> bool:
        """True for a part of what there is (现有会员7名，其中女会员3名), not for what was added to it."""
        if around.last != "as_of" or time.basis != "year" or time.text.endswith(_wholes()):
            return False
        return self._text.find(AMONG, around.sentence, figure.start) >= 0 and not self._nearby(figure, around, "flow")

    def _in_clause(self, figure: Figure, around: Surroundings) -> str:
        number = bisect_right(self._ends, figure.start) - 1
        end, word = self._said[number] if number >= 0 else (0, "")
        return self._spoken(figure, around, "clause", word, end) if end >= self._near(figure) else ""

    def _nearby(self, figure: Figure, around: Surroundings, scope: str) -> str:
        found = [*_words(scope)[0].pattern.finditer(self._text, self._near(figure), figure.start)]
        return self._spoken(figure, around, scope, found[-1].group(), found[-1].end()) if found else ""

    def _near(self, figure: Figure) -> int:
        """Where the stretch begins whose words speak of the figure: its clause before it, if that is not too long."""
        mark = bisect_left(self._marks, figure.start) - 1
        return max(self._marks[mark] + 1 if mark >= 0 else 0, figure.start - _FAR)

    def _spoken(self, figure: Figure, around: Surroundings, scope: str, word: str, end: int) -> str:
        """The basis that a word ending at `end` gives the figure; an average holds for figures side by side only."""
        if not word:
            return ""
        basis = _words(scope)[1][word]
        parted = end <= around.before and not around.joined
        listed = scope == "clause" and basis == "as_of"  # 现有驿站5座、书屋7间
        return "" if parted and not listed and basis != "cumulative" else basis

    def _done_after(self, figure: Figure, around: Surroundings) -> str:
        """A sum where what was done stands behind the figure: 向57名群众发放补助."""
        if figure.unit in _lasts() or figure.qualifier == "at_least":
            return ""
        end = min(figure.end + _NEAR, around.following)
        mark = _ITEM_MARK.search(self._text, figure.end, end)
        return "cumulative" if _deeds().search(self._text, figure.end, mark.start() if mark else end) else ""

    def _begun(self, figure: Figure, time: Time, around: Surroundings) -> str:
        """A sum where the sentence began as one (五年累计…，…; 2021年以来…), else a level."""
        number = bisect_right(self._ends, figure.start) - 1
        end, word = self._said[number] if number >= 0 else (-1, "")
        begun = end > around.sentence and _words("clause")[1][word] == "cumulative"
        said = self._text.find(time.text, max(around.sentence, figure.start - _FAR), figure.start) >= 0
        return "cumulative" if begun or (said and time.span is None) else "as_of"


@cache
def _changed() -> re.Pattern[str]:
    """增长6%, 提高了30元; but 提高到每月815元, 增长贡献率70%."""
    changes = "|".join(map(particle, words_of("time_basis", scope="changed")))
    return re.compile(rf"(?:{changes})(?:(?![到至])[^，、。；：！\n]){{0,6}}$")


@cache
def _deeds() -> re.Pattern[str]:
    """What was done, less the words of change."""
    changes = set(words_of("role_words"))
    words = [word for word in words_of("time_basis", scope="flow") if word not in changes]
    return re.compile("|".join(words))


@cache
def _lasts() -> frozenset[str]:
    """The units of how long something lasted, which is no sum of deeds."""
    return frozenset(words_of("units", kind="span") + words_of("units", kind="time"))


@cache
def _wholes() -> tuple[str, ...]:
    return kind_words("whole") + kind_words("same")


@cache
def _touching() -> tuple[str, ...]:
    return words_of("time_basis", scope="touching")


@cache
def _words(scope: str) -> tuple[WordFinder, dict[str, str]]:
    bases = {row["word"]: row["basis"] for row in rows_of("time_basis") if row["scope"] == scope}
    return WordFinder(bases), bases
