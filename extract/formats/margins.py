"""Page furniture by its place: page numbers, and headers and footers that come back on page after page."""

from __future__ import annotations

import re

from extract.formats.pieces import Line

_NUMBER = re.compile(
    r"[-—–－·•~〔\[(（第\s]*(?:\d{1,4}|[ivxlc]{1,6}|[一二三四五六七八九十〇百]{1,5})[-—–－·•~〕\])）\s]*"
    r"(?:页?[\s,，/／共of]*\d{0,4}\s*页?)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")
_EDGE = 3  # lines at the top and at the foot of a page among which furniture is looked for
_FEWEST = 3  # pages on which a line must come back
_SHARE = 0.3  # of the pages
_LONGEST = 60  # signs


def furniture_of(pages: list[list[Line]]) -> list[Line]:
    """The lines of pages that are no part of the text: what comes back at its place, and page numbers."""
    edges = [_edges_of(lines) for lines in pages]
    alike: dict[tuple[str, int], list[tuple[int, Line]]] = {}
    for number, lines in enumerate(edges, 1):
        for line in lines:
            if len(line.words) <= _LONGEST:
                alike.setdefault(_key(line), []).append((number, line))
    enough = max(_FEWEST, _SHARE * len(pages))
    found: list[Line] = []
    for group in alike.values():
        if len({number for number, _ in group}) >= enough:
            found += [line for run in _runs_of(group) if len(run) >= enough for line in run]
    seen = {id(line) for line in found}
    for number, lines in enumerate(edges, 1):
        found += [line for line in lines if id(line) not in seen and _is_page_number(line, number, pages[number - 1])]
    return found


def _runs_of(group: list[tuple[int, Line]]) -> list[list[Line]]:
    """Lines that differ in numbers alone, put together where these count the pages or are the same."""
    runs: dict[tuple[str, ...], list[Line]] = {}
    for page, line in group:
        numbers = [int(number[:9]) for number in _DIGITS.findall(line.words)]
        counting = (("counting", str(place), str(number - page)) for place, number in enumerate(numbers))
        for run in ((line.words,), *counting):
            runs.setdefault(run, []).append(line)
    return list(runs.values())


def _edges_of(lines: list[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: -line.bottom)
    return by_height[:_EDGE] + by_height[max(_EDGE, len(by_height) - _EDGE) :]


def _key(line: Line) -> tuple[str, int]:
    """What a line that comes back has in common: its words but for the numbers, and its height on the page."""
    return _DIGITS.sub("0", line.words.replace(" ", "")), round(line.bottom / 6)


def _is_page_number(line: Line, number: int, page: list[Line]) -> bool:
    """True for a number at the top or foot that stands apart, or is written as only page numbers are."""
    words = line.words.strip()
    if len(words) > 20 or not _NUMBER.fullmatch(words):
        return False
    others = [other for other in page if other is not line]
    outermost = all(other.bottom < line.bottom for other in others) or all(
        other.bottom > line.bottom for other in others
    )
    if not outermost or not others:
        return False
    if not _PLAIN.fullmatch(words):
        return True
    nearest = min(abs(other.bottom - line.bottom) for other in others)
    return int(words) == number or nearest > 1.8 * line.size
