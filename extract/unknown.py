"""What the lexicon does not cover: words behind numbers, signs like masks, words like places; and rows never used."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from extract.figures import figures_in
from extract.furniture import blanked
from extract.lexicon import FOLDER, rows_of, words_of
from extract.places import find_places
from extract.reading import Reading

_NUMBER = re.compile(r"(?<![A-Za-z\d.“‘+－-])\d(?:[\d,.]*\d)?[百千万亿]*(?P<word>[一-鿿])")
# What these hold may stand behind a number and be no unit: a date, an ordinal, the next word of the phrase.
_BESIDE_NUMBERS = ("units", "magnitudes", "qualifiers", "function_words", "label_words", "not_figures", "counted_nouns")
_MASK_LIKE = re.compile(r"([□○●◯＿_?？#△◇■◆▲✕╳〇Oo]{1,6})(?=[万亿]?(?:名|个|人|元|%|家|户|项|次|件))")
_PLACE_LIKE = re.compile(r"(?<=[，。；\n])[一-鿿]{2,3}?(?:自治[州县旗]|[市县旗州盟])(?=[，、的委政组建共有])")
_BETWEEN_WORDS = re.compile(r"[|+!;~]")  # in the cells of indicators.csv


def unknown_words(texts: Iterable[str]) -> list[dict[str, str]]:
    """Words of the texts that no lexicon row covers, most frequent first.

    Each is a mapping with `table` (the lexicon file it may belong into), `word`, `count`, `context` (up to 24
    characters around its first place, white space left out) and `line`: a CSV line for that table, ready to paste once
    its remaining cells are filled in.

    >>> [(row["table"], row["word"]) for row in unknown_words(["新购机器人24嘟，旧机器人8嘟。"])]
    [('units', '嘟')]
    """
    counts: Counter[tuple[str, str]] = Counter()
    contexts: dict[tuple[str, str], str] = {}
    for text in texts:
        reading = Reading(blanked(text)).text
        for table, word, place in _unknown_in(reading):
            counts[table, word] += 1
            contexts.setdefault((table, word), _context(reading, place))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [{"table": table, "word": word, "count": str(count), "context": contexts[table, word],
             "line": _line(table, word)} for (table, word), count in ordered]  # fmt: skip


def unused_rows(texts: Iterable[str]) -> list[dict[str, str]]:
    """The lexicon rows none of whose words stand in the texts: mappings with `table`, `word` and `count` = "0".

    >>> ("units", "公里") in {(row["table"], row["word"]) for row in unused_rows(["培训党员3名。"])}
    True
    """
    rows = [(path.stem, row) for path in sorted(FOLDER.glob("*.csv")) for row in rows_of(path.stem)]
    spellings = [_spellings(row) for _, row in rows]
    words = sorted({word for one in spellings for word in one})
    matcher = AhoCorasick(words)
    used: set[str] = set()
    for text in texts:
        found = matcher.find_matches_as_indexes(Reading(text).text, overlapping=True)
        used.update(words[number] for number in {number for number, _, _ in found})
    return [{"table": table, "word": row.get(_key_of(row), ""), "count": "0"}
            for (table, row), own in zip(rows, spellings, strict=True) if used.isdisjoint(own)]  # fmt: skip


def _spellings(row: dict[str, str]) -> set[str]:
    """The words by which a row comes to bear on a text."""
    cells = "|".join(row.get(column, "") for column in ("word", "clue", "name", "short", "whole", "words", "unit"))
    return set(filter(None, _BETWEEN_WORDS.split(cells)))


def _key_of(row: dict[str, str]) -> str:
    """The column that holds what a row is about."""
    return next((column for column in ("word", "clue", "name") if column in row), next(iter(row)))


def _unknown_in(text: str) -> Iterator[tuple[str, str, int]]:
    """What of a reading no row covers, each as (table, word, place)."""
    figures = figures_in(text)
    starts = [figure.start for figure in figures]
    known = frozenset(word for table in _BESIDE_NUMBERS for word in words_of(table))
    for match in _NUMBER.finditer(text):  # the sign behind a number that was taken for no figure may be a unit
        number = bisect_right(starts, match.start()) - 1
        inside = number >= 0 and figures[number].end > match.start()
        if not inside and match["word"] not in known:
            yield "units", match["word"], match.start("word")
    for match in _MASK_LIKE.finditer(text):
        if not match[1].isalnum():
            yield "masks", match[1][0], match.start()
    places = {(place.start, place.end) for place in find_places(text)}
    starters = words_of("verbs") + words_of("function_words")
    for match in _PLACE_LIKE.finditer(text):
        inside = any(start < match.end() and match.start() < end for start, end in places)
        if not inside and not match.group().startswith(starters):
            yield "regions", match.group(), match.start()


def _context(text: str, place: int) -> str:
    return "".join(text[max(place - 12, 0) : place + 12].split())


def _line(table: str, word: str) -> str:
    """A CSV line of `table` that holds the word and leaves its other cells empty."""
    header = list(rows_of(table)[0])
    key = _key_of(rows_of(table)[0])
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([word if name == key else "" for name in header])
    return buffer.getvalue()
