"""The normal form of a label: marks left out, verbs of doing unified and put first, modifiers in one order.

The words are data: synonyms.csv says of each word what becomes of it, doing_verbs.csv unifies verbs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.lexicon import rows_of

LABELS_KEPT: Final = 20_000  # labels of which is kept what was found; ever more would fill the memory of a long run
HEADS: Final = ("人", "人次")  # families of units: of people, and below of people and households
PEOPLE: Final = (*HEADS, "户")
_MONEY: Final = "元"
_CURRENCIES: Final = (_MONEY, "美元")
_RATES: Final = ("%", "倍")
_LEVEL_OF: Final = "1"  # 省级, 县级: of what rank a thing is, wherever that stands; 农村, 城乡 only where they open it
_MARKS: Final = re.compile(r"[\s“”‘’\"'（）()《》〈〉「」【】\[\]·、，,]+")
_IGNORED: Final = re.compile(r"[\s“”‘’\"'（）()《》〈〉「」【】\[\]·、，,的]+")


def without_marks(text: str) -> str:
    """A label or other text without quotation marks, brackets, commas, blanks and 的.

    >>> without_marks("村（社区）的“两委”班子")
    '村社区两委班子'
    """
    return _IGNORED.sub("", text)


@lru_cache(maxsize=LABELS_KEPT)
def normal_form(label: str) -> tuple[str, str, bool]:
    """A label's normal form, the label without marks and words of rank, and whether it ends in a word of growth.

    >>> normal_form("农村新建养老驿站数量")
    ('建设农村养老驿站', '农村新建养老驿站数量', False)
    >>> normal_form("粮食产量增速")
    ('粮食产量', '粮食产量增速', True)
    """
    label, clean = _cleaned(label, words_of_labels())
    verbs, fronted, rest, grows = _sorted_out(clean, _clause_end(label, len(clean)))
    return "".join(verbs) + "".join(word for _, word in sorted(fronted)) + rest, clean, grows


def _sorted_out(clean: str, clause: int) -> tuple[list[str], list[tuple[str, str]], str, bool]:
    """The verbs of a label as they count, the modifiers that go first with their order, the rest, and whether it grows.

    What stands before `clause` belongs to a relative clause: its words keep their places.
    """
    words = words_of_labels()
    verbs: list[str] = []
    fronted: list[tuple[str, str]] = []
    rest, at, grows = "", 0, False
    for number, start, end in words.finder.find_matches_as_indexes(clean):
        rest += clean[at:start]
        at = end
        use, form = words.uses[number]
        written = clean[start:end]
        opening = not rest
        if use == "same":
            rest += form
        elif (use == "any" or (use == "start" and opening)) and start >= clause:
            if form and form not in verbs:
                verbs.append(form)
        elif use == "front" and start >= clause and (opening or (form == _LEVEL_OF and not fronted)):
            fronted.append((form, written))
        elif use == "growth" and end == len(clean):
            grows = True
        elif use in ("end", "edge") and end == len(clean) and not opening:
            rest += form
        elif use != "drop" and not (use == "edge" and opening):
            rest += written
    return verbs, fronted, rest + clean[at:], grows


def _cleaned(label: str, words: Words) -> tuple[str, str]:
    """A label without brackets that only explain (茶园面积（含林地）), and the same without marks and words of rank."""
    if "（" in label or "(" in label:
        label = words.asides.sub("", label)
    clean = without_marks(label)
    if clean.endswith(words.ranks):
        clean = next(clean.removesuffix(word) for word in words.ranks if clean.endswith(word))
    return label, clean


def paid_form(key: str, family: str) -> str:
    """The normal form of what money was spent on: what is 安排 is 投入 where it is money, and there alone.

    >>> paid_form("安排修缮经费", "元"), paid_form("安排重大项目", "个")
    ('投入修缮经费', '安排重大项目')
    """
    words = words_of_labels()
    money = words.signs[_MONEY]
    if key[:2] not in words.paid or not (family in _CURRENCIES or (family in _RATES and key.endswith(money))):
        return key
    return words.paid[key[:2]] + key[2:]


def _clause_end(label: str, size: int) -> int:
    """Where the relative clause of a label (…的…) ends, in its text without marks: its words keep their places."""
    if "的" not in label:
        return 0
    tail = _MARKS.sub("", label).rpartition("的")[2]
    return size - len(tail) if len(tail) < size else 0


@lru_cache(maxsize=4096)
def family_of(unit: str) -> str:
    """The unit family of a base unit: units of one family convert into each other or count the same things.

    >>> family_of("名"), family_of("公顷"), family_of("美元")
    ('人', '面积', '美元')
    """
    return _families().get(unit, unit)


@dataclass(frozen=True, slots=True)
class Words:
    """Synonyms, verbs and modifiers as one scan; `uses` says of each word what becomes of it."""

    finder: AhoCorasick
    uses: tuple[tuple[str, str], ...]
    signs: dict[str, tuple[str, ...]]
    firms: tuple[str, ...]
    bare: frozenset[str]
    prefixes: tuple[str, ...]
    steps: tuple[str, ...]
    ranks: tuple[str, ...]
    rates: tuple[str, ...]
    paid: dict[str, str]
    asides: re.Pattern[str]
    scales: tuple[str, ...]  # 发病率, 水平: rates counted in something else than %, which grow in %


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return {row["word"]: row["form"] for row in rows_of("synonyms") if row["use"] == "unit"}


@lru_cache(maxsize=1)
def words_of_labels() -> Words:
    """The words of synonyms.csv and doing_verbs.csv, compiled once.

    >>> words_of_labels().ranks[0]
    '综合排名'
    """
    uses = {without_marks(row["word"]): (row["place"], row["form"]) for row in rows_of("doing_verbs")}
    signs: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {
        use: [] for use in ("firm", "bare", "prefix", "step", "rank", "rate", "scale", "aside")
    }
    paid: dict[str, str] = {}
    for row in rows_of("synonyms"):
        word, use = row["word"], row["use"]
        if use == "sign":
            signs.setdefault(row["form"], []).append(word)
        elif use in others:
            others[use].append(word)
        elif use == "paid":
            paid[word] = row["form"]
        elif use not in ("unit", "extreme", "mean"):
            uses.setdefault(without_marks(word), (use, row["form"]))
    return Words(
        AhoCorasick(list(uses), matchkind=MatchKind.LeftmostLongest),
        tuple(uses.values()),
        {family: tuple(words) for family, words in signs.items()},
        tuple(others["firm"]),
        frozenset(others["bare"]),
        tuple(others["prefix"]),
        tuple(others["step"]),
        tuple(sorted(others["rank"], key=len, reverse=True)),
        tuple(others["rate"]),
        paid,
        re.compile(f"[（(](?:{'|'.join(map(re.escape, others['aside']))})[^（）()]*[）)]"),
        tuple(others["scale"]),
    )


