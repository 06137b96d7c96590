"""The period of each figure: its year, its span, the words that say so, and what kind of total it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from extract.clauses import AMONG
from extract.dating import DocumentDate, document_date_of
from extract.frames import Frames
from extract.lexicon import words_of
from extract.outline import Outline, section_at
from extract.record import Figure
from extract.timereading import TimeWord
from extract.times import ASIDE, NO_TIME, Time, at_same_time, is_base, is_measure, kind_words, time_of
from extract.timescopes import defaults_of, scopes_of
from extract.timewords import find_time_words
from extract.totals import Surroundings, Totals

__all__ = ["DocumentDate", "Period", "document_date_of", "periods_of"]

_AMONG: Final = (AMONG, "（" + AMONG)  # a sentence about a part of what the one before it counted
_CLAUSE_MARK: Final = re.compile(r"[，；。：！？\n]")
_MOST_WORDS: Final = 40  # time words that are looked at before a figure, however long its sentence
_ENDS_START: Final = re.compile("[到至，；]")  # where a time given with 从 no longer speaks
_FROM: Final = ("从", "由")
_BEGINS: Final = ("起", "开始")  # 2019年起 … 3年来: a start that a count of years can take up
_JOINS: Final = frozenset("、和与及")
_BY_WHICH: Final = re.compile(r"[增减升降提多少]")  # 比上年9万元[增加]2万元
_SAID_OF: Final = ("", "为", "是", "有", "（")  # between a time and the level it had
_BRACKETS: Final = frozenset("（(")
_LONGEST_BRACKET: Final = 40
_SETS_OUT: Final = re.compile(r"[从由][^，。；、：\d到至]{0,8}$")
_MOVES: Final = re.compile(r"[^，。；]{0,6}[到至升增降减扩缩跃变转]")


class Period(NamedTuple):
    """The time of a figure: `year` (of a span its end), `period` (EDTF), `year_text` (as written) and `time_basis`.

    `time_basis` is `year`, `cumulative`, `annual_average`, `as_of` or "" where the text leaves it open.
    """

    year: int | None
    period: str
    year_text: str
    time_basis: str


def periods_of(
    outline: Outline, figures: Sequence[Figure], kinds: Sequence[str], date: DocumentDate,
    plans: Sequence[tuple[int, int]],
) -> list[Period]:
    """The period of each figure; `figures` are sorted, `kinds` (result, target, rule) run beside them.

    `plans` are the stretches that lay out what is to be done.

    The nearest time word before a figure in its sentence governs it, then the opening of its paragraph, then the
    heading; in a report of one year what no time word governs is of the year under review, a plan of the year ahead.

    >>> from extract.outline import outline_of
    >>> outline = outline_of("某县组织工作情况\\n2021年建成书屋12座。")
    >>> figure = Figure(14, 17, "12座", 12.0, None, None, "座", "exact", "", "plain")
    >>> periods_of(outline, [figure], ["result"], document_date_of(outline), [])[0]
    Period(year=2021, period='2021', year_text='2021年', time_basis='year')
    """
    teller = _Teller(outline, date, figures, plans)
    return [teller.period_of(figure, kind) for figure, kind in zip(figures, kinds, strict=True)]


class _Teller:
    """One document's time words, frames and sentence scopes, and the period they give a figure."""

    def __init__(
        self, outline: Outline, date: DocumentDate, figures: Sequence[Figure], plans: Sequence[tuple[int, int]]
    ) -> None:
        self._outline, self._text, self._date = outline, outline.text, date
        self._words = find_time_words(outline.text)
        self._word_starts = [word.start for word in self._words]
        self._anchors = [at for at, word in enumerate(self._words) if word.first and word.text.endswith(_BEGINS)]
        self._frames = Frames(outline, self._words, date)
        self._scopes = scopes_of(outline)
        self._totals = Totals(outline.text)
        self._result, self._plan, self._aim = defaults_of(date)
        if date.year and not (date.annual_report or date.summary):
            self._read_title(date.year)
        self._plans = plans
        self._figure_starts = [figure.start for figure in figures]
        self._place = self._chain = 0  # the number of the figure at hand, and of the first of those joined to it
        self._sentence = 0  # the number of the sentence it stands in
        self._before, self._last = 0, ""  # where the figure before it ends, and its time basis
        self._time, self._in_sentence = NO_TIME, -1  # the time of the figure before it, and the number of its sentence

    def period_of(self, figure: Figure, kind: str) -> Period:
        if figure.start - self._before != 1 or self._text[self._before] not in _JOINS:  # 2名和7名 are joined
            self._chain = self._place
        self._sentence = max(bisect_right(self._outline.sentence_starts, figure.start) - 1, 0)
        frame = self._frames.at(figure.start)
        default = NO_TIME if frame is ASIDE else self._default(figure, kind)
        around = frame if frame.year else default
        # 35岁以下|馆员: what bounds a group has the time of the group
        bound = kind == "rule" and figure.quote.endswith(words_of("kind_words", place="bound_behind"))
        if (kind == "target" or bound) and not around.year and frame is not ASIDE:
            around = self._result  # 下半年 is of the document's year, so is 全年 where a group is bounded
        time, recurring = self._governing(figure, kind, around)
        if time is None and self._carries_on():
            time = self._time
        elif time is None:
            time = frame if frame.text else default
            if recurring and not frame.text:
                time = replace(default if self._date.annual_report else NO_TIME, text=recurring)
        if time.start is not None and self._sets_out(figure):
            time = Time(time.text, time.start, str(time.start), "as_of")
        self._time, self._in_sentence = time, self._sentence
        basis = self._totals.basis_of(figure, time, self._surroundings(figure))
        if basis == "annual_average" and time.span is None:  # 2025年达9亿元，年均增长5%: over the years spoken of
            outer = self._frames.span_at(figure.start)
            time = outer if outer.span and outer.span[1] == time.year else time
        self._before, self._last = figure.end, basis
        self._place += 1
        return Period(time.year, time.period, time.text, basis)

    def _read_title(self, year: int) -> None:
        """The part of the year reported on (2023年上半年工作总结), and the years planned for (2024—2026年行动方案)."""
        head = max([self._outline.preamble, *(section.head_end for section in self._outline.sections[:1])])
        times = [time_of(word, self._date, NO_TIME) for word in self._words[: bisect_left(self._word_starts, head)]]
        part = next((time for time in times if time.period.startswith(f"{year}-") and "/" in time.period), None)
        span = next((time for time in times if time.span and time.span[0] == year), None)
        if part:
            self._result = replace(self._result, period=part.period)
        if self._date.plan and span:
            self._plan = replace(span, text="")

    def _default(self, figure: Figure, kind: str) -> Time:
        """The time of a figure that no time word governs."""
        if kind == "result":
            return self._result
        number = bisect_right(self._plans, (figure.start, figure.end)) - 1
        if number >= 0 and figure.start < self._plans[number][1]:
            return self._plan
        return self._result if kind == "rule" and self._aim.year else self._aim

    def _surroundings(self, figure: Figure) -> Surroundings:
        following = self._figure_starts[self._place + 1] if self._place + 1 < len(self._figure_starts) else None
        return Surroundings(self._before, len(self._text) if following is None else following,
                            self._last, self._chain < self._place, self._scopes[self._sentence])

    def _carries_on(self) -> bool:
        """True in a sentence about a part of what the one before it counted, where that has a time: 其中，…."""
        if not self._time.text or self._in_sentence < self._sentence - 1:
            return False
        return self._text.startswith(_AMONG, self._outline.sentence_starts[self._sentence])

    def _governing(self, figure: Figure, kind: str, frame: Time) -> tuple[Time | None, str]:
        """The time of the nearest time word before the figure in its sentence, and a recurring time passed over."""
        scope = bisect_left(self._word_starts, self._scopes[self._sentence])
        recurring = ""
        last = bisect_left(self._word_starts, figure.start) - 1
        if self._text[figure.end : figure.end + 1] in _BRACKETS and (word := self._in_bracket_after(figure, last + 1)):
            return time_of(word, self._date, frame), recurring
        scope = max(scope, last - _MOST_WORDS)
        for number in range(last, scope - 1, -1):
            word = self._words[number]
            if word.end > figure.start or not self._governs(word, figure):
                continue
            if word.kind == "within" and kind == "result":
                continue  # how long it took, not when
            if word.kind == "each" and self._is_rate(word, figure):
                continue
            if word.kind in ("bare", "same") and _CLAUSE_MARK.search(self._text, word.end, figure.start) and not (
                    _CLAUSE_MARK.match(self._text, word.start - 1)):
                continue  # 企业数3年翻一番，新增园区7个: it speaks to its clause alone
            if word.kind in ("each", "streak"):
                # 连续三年增长8%，利润12亿元: the streak speaks to its clause alone
                if word.kind == "each" or not _CLAUSE_MARK.search(self._text, word.end, figure.start):
                    recurring = recurring or word.text
                continue
            if word.ends and word.kind == "year" and self._sets_out(figure):
                earlier = self._start_of_pair(number, scope)
                if earlier is None and figure.start - word.end > 1:
                    return Time(word.text, None, "", "as_of"), recurring  # a level before that time, of no stated year
                word = earlier or word
            if word.kind == "now" and recurring:
                break  # 针对目前…问题，每年至少1次: the rule is not of today
            if word.kind in ("part", "whole", "same"):
                frame = self._year_before(number, scope, frame)
            word = self._dealt_out(number, scope, figure) or word
            time = time_of(word, self._date, frame, self._anchor(number))
            return self._same_time(time, number, scope, frame), recurring
        return None, recurring

    def _same_time(self, time: Time, number: int, scope: int, frame: Time) -> Time:
        """The time of word `number`; of 去年同期 as long a one as that which it is held against."""
        if not time.text.endswith(kind_words("same_time")):
            return time
        base = next((word for word in reversed(self._words[scope:number])
                     if word.kind in ("year", "part", "whole") and not is_base(self._text, word)), None)
        return at_same_time(time, time_of(base, self._date, frame) if base else frame)

    def _is_rate(self, word: TimeWord, figure: Figure) -> bool:
        """True for 每月|815元, or the second of two such figures: what is paid in a month, not what comes back."""
        return word.end == self._figure_starts[self._chain] and figure.unit in words_of("units", kind="money")

    def _governs(self, word: TimeWord, figure: Figure) -> bool:
        """False for a time that is only a base of comparison, the start of a change, or shut in a bracket."""
        text = self._text
        if word.kind in ("mention", "theme"):
            return False
        closing = text.find("）", word.end, figure.start)
        if closing >= 0 and text.find("（", word.end, closing) < 0:
            return False
        if word.kind in ("year", "prior", "part", "event") and _starts_change(text, word):
            further = self._chain > bisect_left(self._figure_starts, word.end)  # figures came between
            return not further and not _ENDS_START.search(text, word.end, figure.start)
        return self._owns(word, figure) or not is_base(text, word)

    def _owns(self, word: TimeWord, figure: Figure) -> bool:
        """True for the level of a base: 比2020年的12家, 是2005年12亿元的3倍, 比上年9万元增加2万元."""
        text, end = self._text, word.end
        if figure.form == "multiple" or self._place > bisect_left(self._figure_starts, end):
            return False
        if figure.unit == "%" and is_measure(text, word):
            return False
        if text.startswith("（", end):
            end = max(text.find("）", end, end + _LONGEST_BRACKET) + 1, end)
        if word.text.endswith(kind_words("same_time")) and text[end : figure.start] in _SAID_OF:
            return True  # 去年同期为280起
        if end == figure.start:
            return text.endswith("是", 0, word.start) or bool(_BY_WHICH.match(text, figure.end))
        between = text[end : figure.start]
        if not between.startswith("的") or _CLAUSE_MARK.search(between):
            return False
        return between == "的" or bool(_BY_WHICH.match(text, figure.end))

    def _in_bracket_after(self, figure: Figure, number: int) -> TimeWord | None:
        """The time word that alone stands in a bracket right after the figure: 52万人（2020年末）."""
        word = self._words[number] if number < len(self._words) else None
        alone = word and word.start == figure.end + 1 and self._text.startswith(("）", ")"), word.end)
        return word if alone else None

    def _dealt_out(self, number: int, scope: int, figure: Figure) -> TimeWord | None:
        """Where times and figures run side by side (2021年和2022年分别为5个和7个), the figure's own."""
        first = number
        while first > scope and self._text[self._words[first - 1].end : self._words[first].start] in _JOINS:
            first -= 1
        if first == number or self._text.find("分别", self._words[number].end, figure.start) < 0:
            return None
        place = self._place - bisect_left(self._figure_starts, self._words[number].end)
        return self._words[first + place] if place <= number - first else None

    def _sets_out(self, figure: Figure) -> bool:
        """True for the level a change sets out from: 从53%提升至90%, 从人均8万元提高到12万元."""
        if self._text.endswith(_FROM, 0, figure.start):
            return True
        return bool(_SETS_OUT.search(self._text, max(figure.start - 10, 0), figure.start)
                    and _MOVES.match(self._text, figure.end))

    def _start_of_pair(self, number: int, scope: int) -> TimeWord | None:
        """从2002年的… to 到2007年的…: the word a further 从 figure of the sentence refers to."""
        return next((word for word in reversed(self._words[scope:number]) if _starts_change(self._text, word)), None)

    def _year_before(self, number: int, scope: int, frame: Time) -> Time:
        """The time of the year that a part of a year (上半年, 3月底) belongs to."""
        for earlier in reversed(self._words[scope:number]):
            if earlier.kind == "year" and not is_base(self._text, earlier):
                return time_of(earlier, self._date, frame)
        return frame

    def _anchor(self, number: int) -> str:
        """The start of the last open span stated in the section before word `number`: 2019 of 2019年起, or ""."""
        if self._words[number].kind != "back" or not self._words[number].text.endswith("来"):
            return ""
        section = section_at(self._outline, self._words[number].start)
        before = bisect_left(self._anchors, number) - 1
        anchor = self._words[self._anchors[before]] if before >= 0 else None
        return anchor.first if anchor and section and anchor.start >= section.start else ""


def _starts_change(text: str, word: TimeWord) -> bool:
    return word.text.startswith(_FROM) or text.endswith(_FROM, 0, word.start)
