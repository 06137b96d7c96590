"""What the lexicon does not cover: words behind numbers, signs like masks, words like places; and rows never used."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick

from extract.figures import figures_in
from extract.furniture import blanked
from extract.lexicon import FOLDER, rows_of
from extract.places import find_places
from extract.reading import Reading
from extract.record import Figure

_NUMBER = re.compile(r"(?<![A-Za-z\d.“‘+－-])\d[\d,.]*[百千万亿]*(?P<word>[一-鿿])")
# A number before one of these is a date, an ordinal or a name, or ends its phrase.
_NO_UNIT = "年月日时点分秒号届级版代期周至到的是为和与及占达中以楼路省市县区"
_MASK_LIKE = re.compile(r"([□○●◯＿_?？#△◇■◆▲✕╳〇Oo]{1,6})(?=[万亿]?(?:名|个|人|元|%|家|户|项|次|件))")
_PLACE_LIKE = re.compile(r"(?<=[，。；\n])[一-鿿]{2,3}?(?:自治[州县旗]|[市县旗州盟])(?=[，、的委政组建共有])")


def unknown_words(texts: Iterable[str]) -> list[dict[str, str]]:
    """Words of the texts that no lexicon row covers, most frequent first.

    Each is a mapping with `table` (the lexicon file it may belong into), `word`, `count` and `line`: a CSV line for
    that table, ready to paste once its remaining cells are filled in.

    >>> [(row["table"], row["word"]) for row in unknown_words(["新购机器人24嘟，旧机器人8嘟。"])]
    [('units', '嘟')]
    """
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        reading = Reading(blanked(text)).text
        counts.update(("units", word) for word in _words_behind_numbers(reading, figures_in(reading)))
        counts.update(("masks", match[1][0]) for match in _MASK_LIKE.finditer(reading) if not match[1].isalnum())
        counts.update(("regions", word) for word in _words_like_places(reading))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [{"table": table, "word": word, "count": str(count), "line": _line(table, word)}
            for (table, word), count in ordered]  # fmt: skip


def unused_rows(texts: Sequence[str]) -> list[dict[str, str]]:
    """The lexicon rows whose word stands nowhere in the texts: mappings with `table`, `word` and `count` = "0"."""
    words = sorted({(path.stem, row[key]) for path in FOLDER.glob("*.csv") for row in rows_of(path.stem)
                    for key in ("word", "clue", "name") if row.get(key)})  # fmt: skip
    matcher = AhoCorasick([word for _, word in words])
    used: set[int] = set()
    for text in texts:
        used.update(number for number, _, _ in matcher.find_matches_as_indexes(text, overlapping=True))
    return [
        {"table": table, "word": word, "count": "0"} for number, (table, word) in enumerate(words) if number not in used
    ]


def _words_behind_numbers(text: str, figures: Sequence[Figure]) -> list[str]:
    """The character behind each number that was taken for no figure: it may be a unit nobody has entered."""
    starts = [figure.start for figure in figures]
    words = []
    for match in _NUMBER.finditer(text):
        number = bisect_right(starts, match.start()) - 1
        if (number < 0 or figures[number].end <= match.start()) and match["word"] not in _NO_UNIT:
            words.append(match["word"])
    return words


def _words_like_places(text: str) -> list[str]:
    known = {(place.start, place.end) for place in find_places(text)}
    return [match.group() for match in _PLACE_LIKE.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in known)]  # fmt: skip


def _line(table: str, word: str) -> str:
    """A CSV line of `table` that holds the word and leaves its other cells empty."""
    header = list(rows_of(table)[0])
    key = "word" if "word" in header else "name"
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([word if name == key else "" for name in header])
    return buffer.getvalue()
