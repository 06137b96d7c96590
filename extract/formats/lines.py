"""What the readers share: lines to a text, cells to a row, and signs that mean nothing taken out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

# Zero-width signs, soft hyphens and direction marks come with copied text and part numbers from their units.
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_INDENTS = " \u00a0\u2002\u2003\u3000"  # no tab: it parts an empty cell from the next
_ASCII = re.compile(r"[\t\n\v\f\r -~]+")
# PDFs often name a radical for the sign it looks like: one for one, as in NFKC, and those that NFKC leaves out.
_NAMED_ALIKE = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAD0))
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in _NAMED_ALIKE} | str.maketrans(
    "⺟⺠⺎⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰⻳⻁⻤⻣",
    "母民兀西见角贝车长门青韦页风飞食马鱼鸟麦黄齐齿龙龟虎鬼骨",
)


def clean(text: str) -> str:
    """A text without signs that nobody sees (zero-width ones, controls; tabs and line ends stay), radicals as signs.

    >>> clean("党员\\u200b12\\x07名，⼈⺠")
    '党员12名，人民'
    """
    return _CONTROLS.sub("", _NOTHING.sub("", text)).translate(_RADICALS)


def plausibility(text: str, usual: Sequence[str] = ("gb2312", "big5")) -> float:
    """The share of a text's signs beyond ASCII that are usual in Chinese (in one of the sets); 1 where there are none.

    >>> plausibility("新建党支部12个"), plausibility("㐀㐁㐂")
    (1.0, 0.0)
    """
    beyond = "".join(_ASCII.split(text))
    known = max(len(beyond.encode(encoding, errors="ignore")) for encoding in usual)
    return known / 2 / len(beyond) if beyond else 1.0


def text_of(lines: Iterable[str]) -> str:
    """Lines to a text: cleaned, without indents and blanks at their ends, empty ones left out, each with a line feed.

    >>> text_of(["\u3000\u3000新建党支部3个。 ", "", "\\t数量"])
    '新建党支部3个。\\n\\t数量\\n'
    """
    kept = (clean(line).rstrip().lstrip(_INDENTS) for line in lines)
    return "".join(f"{line}\n" for line in kept if line.strip())


def cell_of(lines: Iterable[str]) -> str:
    """The lines within a table cell as one, apart by blanks.

    >>> cell_of(["新建", " 党支部\\t（个） "])
    '新建 党支部 （个）'
    """
    return _SPACES.sub(" ", " ".join(lines)).strip()


def row_of(cells: Sequence[str]) -> str:
    """The cells of a table row as a line, apart by tabs.

    >>> row_of(["宜春市", "", "12"])
    '宜春市\\t\\t12'
    """
    return "\t".join(cells)
