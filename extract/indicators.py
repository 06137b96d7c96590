"""The name under which figures of different reports compare: one measure, one unit family, one name.

Two regions never word a measure alike. The lexicon (indicators.csv) names the measures an analyst knows; where it is
silent the label itself is brought to one form: verbs of doing unified and put first, modifiers put in one order,
synonyms, brackets and quotation marks folded. What is counted in another unit gets another name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.lexicon import rows_of

GROWTH, GAP, PLACE, STEP = "增长", "差距", "排名", "关口"
PERCENT, TIMES, KINDS_OF, RANK = "%", "倍", "类", ""
_SHARES = ("占比", "率", "比", "强度", "涨幅", "指数")  # a name that ends like this is itself a rate
_IGNORED = str.maketrans("", "", " \n\t“”‘’\"'（）()《》〈〉「」【】[]·、，,的")
_MARKS = str.maketrans("", "", " \n\t“”‘’\"'（）()《》〈〉「」【】[]·、，,")


@dataclass(frozen=True, slots=True)
class Measure:
    """One named measure: its unit families (empty: any), subject, and what its growth in % is called."""

    name: str
    families: frozenset[str]
    theme: str
    topic: str
    growth: str
    order: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that must all be in a label (one of each group), words that must not, and the measure they name.

    One of the `nearby` words, where there are any, must stand in the label or in the text before the figure.
    """

    groups: tuple[frozenset[int], ...]
    nearby: tuple[str, ...]
    excluded: frozenset[int]
    weight: int
    measure: Measure


def indicator_of(label: str, unit: str, role: str, sentence_before: str = "") -> str:
    """The name under which a figure compares with those of other reports; empty where the label is.

    `unit` is the base unit as written (元, 名, %, empty if none), `role` one of level, from, to, change, gap, rank.
    A growth rate has the level's name plus 增长, a gap to another series plus 差距, a rank plus 排名: other kinds of
    measure; a change in units or points keeps the name. `sentence_before` is the text before the figure: it completes
    a label that names no object (总量, 增加值), and what was only stepped over (迈上6万亿元台阶) is a 关口, no level.

    >>> indicator_of("全省规上工业增加值", "%", "change")
    '规模以上工业增加值增长'
    >>> indicator_of("城镇调查失业率", "%", "level")
    '城镇调查失业率'
    >>> indicator_of("到居住地社区报到的在职党员", "名", "level")
    '到社区报到的党员'
    """
    if label in _words().bare:
        label = _completed(label, sentence_before)
    family = RANK if role == "rank" else family_of(unit)
    grows = (role == "change" and family in (PERCENT, TIMES)) or (role == "gap" and family == PERCENT)
    name = _name_of(label, family, grows, _setting(label, family, sentence_before))
    if role == "rank":
        return _with(name, PLACE)
    if role == "gap":
        return _with(name, GAP)
    return _with(name, STEP) if sentence_before.endswith(_words().steps) else name


def _with(name: str, suffix: str) -> str:
    return name + suffix if name else ""


def measure_of(label: str, unit: str = "") -> Measure | None:
    """The lexicon's measure that `label`, counted in `unit` (empty: any), names; None where it knows none.

    >>> measure_of("高速公路通车里程", "公里").topic
    '交通'
    """
    return _known(label, family_of(unit), unit in ("%", "倍"))


@lru_cache(maxsize=4096)
def family_of(unit: str) -> str:
    """The unit family of a base unit: units of one family convert into each other or count the same things.

    >>> family_of("名"), family_of("公顷"), family_of("美元")
    ('人', '面积', '美元')
    """
    return _families().get(unit, unit)


@lru_cache(maxsize=200_000)
def _name_of(label: str, family: str, grows: bool, setting: Measure | None) -> str:
    """The comparison name of a label in a unit family; `grows` where the figure is a rate of change.

    `setting` is the measure that the label names in the place where it stands, used where it names none by itself.
    """
    key, _, worded_growth = _normal(label)
    measure = _known(label, family, grows) or setting
    grows = grows or (worded_growth and family in (PERCENT, TIMES, RANK))
    if measure is not None:
        if not grows or measure.families == {PERCENT}:
            return measure.name
        return measure.growth or measure.name + GROWTH
    if not key:
        return ""
    if grows:
        return key if key.endswith(_SHARES) and not worded_growth else key + GROWTH
    return key + _unit_mark(key, family)


@lru_cache(maxsize=200_000)
def _known(label: str, family: str, grows: bool) -> Measure | None:
    """The measure a label names in a unit family by itself; None where the lexicon knows none."""
    key, clean, worded_growth = _normal(label)
    counted = "个" if family == "户" and key.endswith(_words().firms) else family
    rate = (grows or worded_growth) and family in (PERCENT, TIMES)
    whole = _measures().whole
    for measure in whole.get(key) or whole.get(_without_prefix(key), ()):
        if _fits(measure, counted, rate):
            return measure
    pattern = next((pattern for pattern in _matched(clean) if _fits(pattern.measure, counted, rate)), None)
    return pattern.measure if pattern else None


def _setting(label: str, family: str, before: str) -> Measure | None:
    """The measure a label names together with the words that stand before the figure."""
    for pattern in _matched(label.translate(_IGNORED), near=True):
        if _fits(pattern.measure, family, False) and any(word in before or word in label for word in pattern.nearby):
            return pattern.measure
    return None


def _without_prefix(key: str) -> str:
    """A normal form without the words of extent it opens with (全国, 全社会, 地方), which a measure's name leaves out."""
    for prefix in _words().prefixes:
        if key.startswith(prefix):
            return key[len(prefix) :]
    return key


def _fits(measure: Measure, family: str, rate: bool) -> bool:
    """True where a figure of that family can be the measure itself, or its rate of change."""
    if not measure.families or not family or family in measure.families:
        return True
    return rate and PERCENT not in measure.families


@lru_cache(maxsize=200_000)
def _matched(clean: str, near: bool = False) -> tuple[Pattern, ...]:
    """The word patterns that `clean` (a label without marks) fulfils, weightiest first: those with words nearby, or not."""
    measures = _measures()
    found = {match[0] for match in measures.words.find_matches_as_indexes(clean, overlapping=True)}
    fulfilled = {
        pattern
        for number in found
        for pattern in measures.patterns.get(number, ())
        if bool(pattern.nearby) == near
        and not pattern.excluded & found
        and all(group & found for group in pattern.groups)
    }
    return tuple(sorted(fulfilled, key=lambda pattern: (-pattern.weight, pattern.measure.order)))


def _unit_mark(key: str, family: str) -> str:
    """The unit family in brackets, unless the name itself says what it is counted in."""
    if key in _measures().whole and family:
        return f"（{family}）"  # a known measure, counted in what it is not counted in
    if family in ("", "个", RANK) or (family == PERCENT and key.endswith(_SHARES)):
        return ""
    if family == "户" and key.endswith(_words().firms):
        return ""
    signs = _words().signs.get(family, ())
    return "" if any(sign in key for sign in signs) else f"（{family}）"


# --- the normal form of a label ---


@lru_cache(maxsize=200_000)
def _normal(label: str) -> tuple[str, str, bool]:
    """A label's normal form, the label without marks, and whether it ends in a word of growth."""
    words = _words()
    clean = label.translate(_IGNORED)
    clause = _clause_end(label, len(clean))
    verbs: list[str] = []
    fronted: list[tuple[str, str]] = []
    rest = ""
    at = 0
    grows = False
    for number, start, end in words.finder.find_matches_as_indexes(clean):
        rest += clean[at:start]
        at = end
        use, form = words.uses[number]
        written = clean[start:end]
        opening = not rest and not fronted
        if use == "same":
            rest += form
        elif (use == "any" or (use == "start" and opening)) and start >= clause:
            if form and form not in verbs:
                verbs.append(form)
        elif use == "front" and start >= clause:
            fronted.append((form, written))
        elif use == "growth" and end == len(clean):
            grows = True
        elif use in ("end", "rank", "edge") and end == len(clean) and not opening:
            rest += form
        elif use != "drop" and not (use == "edge" and opening):
            rest += written
    fronted.sort()
    key = "".join(verbs) + "".join(word for _, word in fronted) + rest + clean[at:]
    return key, clean, grows


def _clause_end(label: str, size: int) -> int:
    """Where the relative clause of a label (…的…) ends, in its text without marks: its words keep their places."""
    tail = label.translate(_MARKS).rpartition("的")[2]
    return size - len(tail) if len(tail) < size else 0


def _completed(label: str, sentence_before: str) -> str:
    """A label without an object, completed by the beginning of the measure named last before it; else empty.

    粮食播种面积1580万亩、总产量 is about 粮食总产量: the longest beginning that makes a known measure is taken.
    """
    clean = sentence_before.translate(_IGNORED)
    owners = _measures().owners.find_matches_as_indexes(clean)
    if owners:
        _, start, end = owners[-1]
        for stop in range(end, start + 1, -1):
            if _normal(clean[start:stop] + label)[0] in _measures().whole:
                return clean[start:stop] + label
    return ""


# --- the lexicon, compiled once ---


@dataclass(frozen=True, slots=True)
class _Words:
    """Synonyms, verbs and modifiers as one scan; `uses` says of each word what becomes of it."""

    finder: AhoCorasick
    uses: tuple[tuple[str, str], ...]
    signs: dict[str, tuple[str, ...]]
    firms: tuple[str, ...]
    bare: frozenset[str]
    prefixes: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Measures:
    """The lexicon's measures by their whole normal form, and by word patterns (keyed by a word they need)."""

    whole: dict[str, tuple[Measure, ...]]
    words: AhoCorasick
    patterns: dict[int, tuple[Pattern, ...]]
    owners: AhoCorasick


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return {row["word"]: row["form"] for row in rows_of("synonyms") if row["use"] == "unit"}


@lru_cache(maxsize=1)
def _words() -> _Words:
    uses = {row["word"].translate(_IGNORED): (row["place"], row["form"]) for row in rows_of("doing_verbs")}
    signs: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {"firm": [], "bare": [], "prefix": [], "step": []}
    for row in rows_of("synonyms"):
        word, use = row["word"], row["use"]
        if use == "sign":
            signs.setdefault(row["form"], []).append(word)
        elif use in others:
            others[use].append(word)
        elif use != "unit":
            uses.setdefault(word.translate(_IGNORED), (use, row["form"]))
    return _Words(
        AhoCorasick(list(uses), matchkind=MatchKind.LeftmostLongest),
        tuple(uses.values()),
        {family: tuple(words) for family, words in signs.items()},
        tuple(others["firm"]),
        frozenset(others["bare"]),
        tuple(others["prefix"]),
        tuple(others["step"]),
    )


@lru_cache(maxsize=1)
def _measures() -> _Measures:
    numbers: dict[str, int] = {}
    whole: dict[str, list[Measure]] = {}
    patterns: list[Pattern] = []
    for order, row in enumerate(rows_of("indicators")):
        families = frozenset(filter(None, row["family"].split("|")))
        measure = Measure(row["name"], families, row["theme"], row["topic"], row["growth"], order)
        for wording in [row["name"], *filter(None, row["whole"].split("|"))]:
            whole.setdefault(_normal(wording)[0], []).append(measure)
        for expression in filter(None, row["words"].split(";")):
            patterns.append(_pattern(expression, measure, numbers))
    owners = sorted({wording for wording in whole if len(wording) > 2})
    return _Measures(
        {key: tuple(measures) for key, measures in whole.items()},
        AhoCorasick(list(numbers), matchkind=MatchKind.Standard),
        _by_rarest_words(patterns),
        AhoCorasick(owners, matchkind=MatchKind.LeftmostLongest),
    )


def _by_rarest_words(patterns: Sequence[Pattern]) -> dict[int, tuple[Pattern, ...]]:
    """Each pattern under the words of that group of its which fewest patterns share, so that few are tried."""
    shared = Counter(number for pattern in patterns for group in pattern.groups for number in group)
    keyed: dict[int, list[Pattern]] = {}
    for pattern in patterns:
        for number in min(pattern.groups, key=lambda group: sum(shared[number] for number in group)):
            keyed.setdefault(number, []).append(pattern)
    return {number: tuple(found) for number, found in keyed.items()}


def _pattern(expression: str, measure: Measure, numbers: dict[str, int]) -> Pattern:
    """Read one expression; its words are entered in `numbers`.

    a|b+c!d|e: a or b, and c, and neither d nor e. Words after ~ may also stand in the text before the figure.
    """
    wanted, _, excluded = expression.partition("!")
    parts = wanted.split("+")
    inside = [part for part in parts if not part.startswith("~")]
    nearby = tuple(word.lstrip("~") for part in parts if part.startswith("~") for word in part.split("|"))

    def numbered(words: str) -> frozenset[int]:
        return frozenset(
            numbers.setdefault(word.translate(_IGNORED), len(numbers)) for word in words.split("|") if word
        )

    groups = tuple(numbered(part) for part in inside)
    weight = sum(min(map(len, part.split("|"))) for part in inside)
    return Pattern(groups, nearby, numbered(excluded), weight, measure)
