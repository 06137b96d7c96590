"""Page furniture: page numbers, running headers, web-page buttons and adverts, which are no part of a report.

They are overwritten by as many spaces, never cut, so offsets hold. The words are data/lexicon/furniture.csv.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extract.lexicon import words_of
from extract.positions import WordFinder

_LINE_END: Final = re.compile(r"[\n\r\f]")
_LONGEST: Final = 120  # code points; a longer line is a paragraph
_PAGE_NUMBER: Final = re.compile(
    r"[-—–－·•~]+\s*\d{1,4}\s*[-—–－·•~]+"  # — 12 —
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?"  # 第 12 页 共 30 页
    r"|\d{1,4}\s*[/／]\s*\d{1,4}\s*页?|Page\s*\d{1,4}(?:\s*of\s*\d{1,4})?",
    re.IGNORECASE,
)
_BARE_NUMBER: Final = re.compile(r"\d{1,4}")
_MARKER: Final = re.compile(r"#{2,}\w+#{2,}")  # ##begin##, as some web sites leave it
_BRACKETS: Final = "【[(（〖 >|"
_SIGNS: Final = _BRACKETS + "】])）〗×》#"  # with which a line of buttons, or of what is left of them, can begin
_BETWEEN: Final = re.compile(r"[\s:：>》<《|｜/／·【】\[\]()（）×]+")
_SENTENCE_END: Final = "。！？!?；;：:”…"
_PAGE: Final = (250, 2000)  # fewest and most code points on a page
_HEADER_GAP: Final = 150  # code points at least between two running headers

_Line = tuple[int, str]  # where it starts, and its words without the white space around them


def blanked(text: str) -> str:
    """The text with its page furniture overwritten by equally many spaces; line ends stay.

    >>> blanked("新建党支部3个，\\n- 2 -\\n培训党员40名。")
    '新建党支部3个，\\n     \\n培训党员40名。'
    """
    lines = _lines_of(text)
    marked = _chrome(lines)
    marked |= _adverts(text, lines)
    marked |= _page_numbers(lines)
    marked |= _running_headers(lines, marked)
    pieces, at = [], 0
    for place in sorted(marked):
        start = lines[place][0]
        line_end = _LINE_END.search(text, start)
        end = line_end.start() if line_end else len(text)
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _lines_of(text: str) -> list[_Line]:
    """The lines of a text but the blank ones; a page break ends a line as a carriage return does."""
    lines, at = [], 0
    for line in text.replace("\r", "\n").replace("\f", "\n").split("\n"):
        if bare := line.strip():
            lines.append((at, bare))
        at += len(line) + 1
    return lines


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of furniture.csv, by kind, made fit for looking them up."""

    buttons: frozenset[str]
    beside: frozenset[str]  # these count only next to a button
    starts: tuple[str, ...]
    initials: frozenset[str]  # with which a line of the three above can begin
    adverts: frozenset[str]
    told: WordFinder  # of the words of adverts and the contacts they name


@lru_cache(maxsize=1)
def _words() -> _Words:
    kinds = ("button", "beside", "start", "advert", "contact")
    buttons, beside, starts, adverts, contacts = (words_of("furniture", kind=kind) for kind in kinds)
    initials = frozenset(word[0] for word in (*buttons, *beside, *starts, *_SIGNS))
    told = WordFinder((*adverts, *contacts))
    return _Words(frozenset(buttons), frozenset(beside), starts, initials, frozenset(adverts), told)


def _chrome(lines: list[_Line]) -> set[int]:
    """The lines of a web page's frame: those of buttons alone, and those that begin as only a frame does."""
    words = _words()
    marked: set[int] = set()
    loose: list[int] = []
    for place, (_, line) in enumerate(lines):
        if line[:1] not in words.initials or len(line) > _LONGEST:
            continue
        parts = [part for part in _BETWEEN.split(line) if part]
        if all(part in words.buttons or part in words.beside for part in parts):
            if any(part in words.buttons for part in parts):
                marked.add(place)
            else:
                loose.append(place)
        elif _MARKER.fullmatch(line) or line.lstrip(_BRACKETS).startswith(words.starts):
            marked.add(place)
    for place in [*loose, *reversed(loose)]:  # 大 中 小 > 】 mean nothing unless they stand beside a button
        if place - 1 in marked or place + 1 in marked:
            marked.add(place)
    return marked


def _adverts(text: str, lines: list[_Line]) -> set[int]:
    """The short lines in which a word of adverts meets another one, or a contact."""
    met: dict[int, set[str]] = {}
    starts = [start for start, _ in lines]
    words = _words()
    for found in words.told.matches(text):
        met.setdefault(bisect_right(starts, found.start()) - 1, set()).add(found.group())
    return {place for place, here in met.items()
            if len(here) >= 2 and here & words.adverts and len(lines[place][1]) <= _LONGEST}  # fmt: skip


def _page_numbers(lines: list[_Line]) -> set[int]:
    """The numbers that stand alone: written as page numbers are, or as far along as their page would be."""
    marked: set[int] = set()
    bare: list[tuple[int, int, int]] = []
    for place, (start, line) in enumerate(lines):
        if len(line) > 20:
            continue
        if _BARE_NUMBER.fullmatch(line):
            bare.append((place, start, int(line)))
        elif _PAGE_NUMBER.fullmatch(line):
            marked.add(place)
    fewest, most = _PAGE
    for (place, start, number), (after, start_after, number_after) in zip(bare, bare[1:], strict=False):
        pages = number_after - number
        if 0 < pages <= 3 and fewest * pages <= start_after - start <= most * pages:
            marked |= {place, after}
    return marked | {place for place, start, number in bare if fewest * number <= start <= most * number}


def _running_headers(lines: list[_Line], marked: set[int]) -> set[int]:
    """The lines that come back on every page: three times or more, far apart, and mostly amid a sentence.

    A title that opens every speech of a collection comes back too, but after a finished sentence; so it stays.
    """
    times = Counter(line for _, line in lines if 4 <= len(line) <= 60 and line[-1] not in _SENTENCE_END)
    often = {line for line, count in times.items() if count >= 3}
    if not often:
        return set()
    places: dict[str, list[int]] = {}
    amid: Counter[str] = Counter()
    before = "。"  # the last line that is neither furniture nor such a line
    for place, (_, line) in enumerate(lines):
        if line in often:
            places.setdefault(line, []).append(place)
            amid[line] += before[-1] not in _SENTENCE_END
        elif place not in marked:
            before = line
    found: set[int] = set()
    for line, here in places.items():
        gaps = [lines[second][0] - lines[first][0] for first, second in zip(here, here[1:], strict=False)]
        if min(gaps) >= _HEADER_GAP and 2 * amid[line] > len(here):
            found.update(here)
    return found
