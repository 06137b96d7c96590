"""The order of the steps, from a document's text to its observations. Only this module knows it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from extract.bases import bases_of
from extract.cells import with_cells_apart
from extract.chapters import plan_spans_of
from extract.clauses import slots_of
from extract.dating import DocumentDate
from extract.figures import figures_in
from extract.folders import files_of
from extract.furniture import blanked
from extract.indicators import LEVELS, indicator_of, measure_of, share_name
from extract.initiatives import initiatives_of
from extract.kinds import is_bounded, kinds_of
from extract.labels import labels_of
from extract.lexicon import rows_of, words_of
from extract.outline import Outline, outline_of, section_at, sentence_at
from extract.periods import Period, document_date_of, periods_of
from extract.places import find_places
from extract.reader import Document, Given, documents_of
from extract.reading import Reading
from extract.record import Figure, Observation
from extract.region import MASKED_PLACE
from extract.regions import Region, region_named, regions_of
from extract.roles import Role, roles_of
from extract.scan import SOME
from extract.themes import themes_of
from extract.timewords import find_time_words
from extract.together import recovered_of
from extract.worded import find_worded

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_PARTY: Final = re.compile("[省市县区州盟旗]委")  # of a place that is its name as well: 浙江省委


class _Parts(NamedTuple):
    """What the steps said of one figure."""

    figure: Figure
    role: Role
    kind: str
    label: str
    region: Region
    period: Period
    basis: str
    theme: tuple[str, str]
    initiative: str


class Extracted(NamedTuple):
    """A document taken apart: its rows, and the reading and outline they were found in (for finding twins)."""

    document: str
    reading: Reading
    outline: Outline
    rows: list[Observation]


def extract_text(text: str, document: str = "", given: Given | None = None) -> list[Observation]:
    """The observations of one text, in order of their place.

    `document` is the name written into the rows, `given` what the user knows of it (title, region, date, address).
    Raises ValueError where the region given is no place in the list of places.

    >>> row = extract_text("全市建立联系点4.6万个。")[0]
    >>> row.label, row.value, row.unit
    ('建立联系点', 46000.0, '个')
    """
    return extracted_of(text, document, given).rows


def extracted_of(text: str, document: str = "", given: Given | None = None) -> Extracted:
    """One text taken apart; arguments and errors as for `extract_text`.

    >>> len(extracted_of("建成驿站3个。").outline.sentences)
    1
    """
    reading, outline = outlined(text)
    body = outline.sections[0].head_end
    date = document_date_of(outline, given.date if given else "")
    figures = [figure for figure in figures_in(reading.text) if figure.start >= body]
    if date.annual_report:
        figures = sorted(figures + find_worded(reading.text), key=lambda figure: figure.start)
    slots = slots_of(outline, figures, _stops_of(reading.text))
    roles = roles_of(figures, slots)
    plans = plan_spans_of(outline, date)
    kinds = kinds_of(outline, figures, slots, plans)
    labels = labels_of(outline, figures, slots, roles)
    periods = periods_of(outline, figures, kinds, date, plans)
    kinds = [_settled_kind(*those, date) for those in zip(figures, kinds, periods, strict=True)]
    parts = map(_Parts, figures, roles, kinds, labels,
                regions_of(outline, figures, region_named(given.region) if given and given.region else None),
                periods, bases_of(outline, figures, slots),
                themes_of(outline, figures, labels), initiatives_of(outline, figures))
    identify = identifier_of(text)
    rows = [_observation(document, text, reading, outline, identify, part) for part in parts if _is_statement(part)]
    return Extracted(document, reading, outline, list(with_cells_apart(rows)))


def outlined(text: str) -> tuple[Reading, Outline]:
    """The reading of a text and its outline, in which everything is found."""
    reading = Reading(blanked(text))
    return reading, outline_of(reading.text)


def extract_document(document: Document, given: Given | None = None) -> list[Observation]:
    """The observations of one document as read, in order of their place.

    >>> [row.label for row in extract_document(Document("报告.txt", "建成驿站3个。", "", "utf-8"))]
    ['建成驿站']
    """
    return extract_text(document.text, document.name, given)


def extract_documents(documents: Iterable[tuple[Document, Given | None]]) -> list[Observation]:
    """The observations of documents taken together, in order: what one masks and another states is filled in.

    Each document comes with what the user knows of it.

    >>> documents = [Document(name, "建成驿站3个。", "", "utf-8") for name in ("一.txt", "二.txt")]
    >>> [row.document for row in extract_documents((document, None) for document in documents)]
    ['一.txt', '二.txt']
    """
    return list(recovered_of(_taken_apart(documents)))


def _taken_apart(documents: Iterable[tuple[Document, Given | None]]) -> Iterator[Extracted]:
    for document, given in documents:
        yield extracted_of(document.text, document.name, given)


def extract_files(paths: Iterable[Path | str]) -> list[Observation]:
    """The observations of files and of the reports in folders, taken together, sorted by document and place.

    Raises UnreadableDocument where a file that was named outright cannot be read.
    """
    rows = extract_documents(_documents_in([Path(path) for path in paths]))
    return sorted(rows, key=lambda row: (row.document, row.start))


def _documents_in(paths: list[Path]) -> Iterator[tuple[Document, None]]:
    for path, name, _ in sorted(files_of(paths).files, key=lambda file: file[1]):
        for document in documents_of(path, name):
            if isinstance(document, Document):
                yield document, None


def _settled_kind(figure: Figure, kind: str, period: Period, date: DocumentDate) -> str:
    """A target for a year gone by was a result; what is said of a year to come, or 到2030年, is a target."""
    if period.year is None or not period.year_text or kind == "rule" and not is_bounded(figure.quote):
        return kind
    if date.year is None:
        return "target" if kind == "rule" and period.year_text.startswith("到") else kind
    if period.year < date.year:
        return kind if kind == "rule" else "result"
    return "target" if period.year > date.year else kind


def _stops_of(text: str) -> list[tuple[int, int]]:
    """Spans of time words and place names, which no label holds; sorted, not overlapping."""
    things = words_of("region_words", kind="thing")  # 上海港 is no place in a label
    places = [(place.start, place.end - bool(_PARTY.match(text, place.end - 1)))  # 浙江|省委组织部
              for place in find_places(text) if not text.startswith(things, place.end)]  # fmt: skip
    hidden = [match.span() for match in MASKED_PLACE.finditer(text)]
    spans = sorted([(word.start, word.end) for word in find_time_words(text)] + places + hidden)
    stops: list[tuple[int, int]] = []
    for start, end in spans:
        if not stops or start >= stops[-1][1]:
            stops.append((start, end))
    return stops


def identifier_of(text: str) -> Callable[[int], str]:
    """A function from the offset of a figure's first digit or mask sign to its id."""
    whole = hashlib.sha256(text.encode("utf-8", "surrogatepass"))

    def identifier(offset: int) -> str:
        digest = whole.copy()
        digest.update(f":{offset}".encode())
        return digest.hexdigest()[:12]

    return identifier


def _observation(
    document: str, text: str, reading: Reading, outline: Outline, identify: Callable[[int], str], part: _Parts
) -> Observation:
    figure, role, kind, label, region, period, basis, (theme, topic), initiative = part
    at, at_end, quote, value, low, high, unit, qualifier, mask, form = figure
    start, end = reading.span(at, at_end)
    section = section_at(outline, at)
    change = role.role == "change"
    falls = role.role in ("change", "gap") and role.sign < 0
    if falls and not mask and (value is None or value > 0):  # in 下降-3.5% it is negative already
        value = -value if value else value
        low, high = (-high if high is not None else None), (-low if low is not None else None)
    words_before = outline.text[max(0, at - 40) : at]
    indicator = indicator_of(share_name(label) if form == "fraction" and role.role in LEVELS else label,
                             "%" if form == "fraction" or (change and form == "worded") else unit,
                             role.role, words_before)  # fmt: skip
    return Observation(  # by place, in the order of the columns: by name it takes a third longer
        identify(reading.offset(at + first_sign(quote))), document, section.number if section else 0,
        start, end, *reading.span(*sentence_at(outline, at)), text[start:end],
        label, indicator, initiative, theme, topic,
        region.region, region.region_code, region.province, region.region_basis, region.region_clue,
        value, low, high, unit, qualifier, role.role, role.compared_with, kind,
        period.year, period.period, period.year_text, _time_basis_of(role, period) if change else period.time_basis,
        basis, "masked" if mask else "worded" if form == "worded" else "reported", mask,
        doubt=doubts_of(label, region.region, region.region_basis, period.year, period.year_text),
    )  # fmt: skip


def _time_basis_of(role: Role, period: Period) -> str:
    """A change against a year further back than the one before (比2002年增长) adds up over the years between."""
    base = _base_year_of(role.compared_with)
    years = period.year - base if base and period.year is not None else 0
    return "cumulative" if years > 1 and period.time_basis in ("year", "as_of", "") else period.time_basis


def _base_year_of(compared_with: str) -> int | None:
    """The year of what is compared with: 2020年, “十三五”末 (the last of the plan); None where it names none."""
    if year := _YEAR.search(compared_with):
        return int(year[0])
    return next((last for plan, last in _plan_ends() if plan in compared_with), None)


@cache
def _plan_ends() -> list[tuple[str, int]]:
    """The plans and the last year of each, the longest name first: 十五 stands in 十五五."""
    rows = [row for row in rows_of("time_words") if row["kind"] == "plan"]
    return [(row["word"], int(row["last"])) for row in sorted(rows, key=lambda row: -len(row["word"]))]


def _is_statement(part: _Parts) -> bool:
    """False for words instead of a number where they set no target for an indicator of the lexicon."""
    return part.figure.form != "worded" or (part.kind == "target" and measure_of(part.label, "%") is not None)


@cache
def _number_signs() -> frozenset[str]:
    return frozenset((*words_of("magnitudes"), *words_of("masks"), *SOME, "数"))


def first_sign(quote: str) -> int:
    """Where in a quote the number itself begins, behind its qualifier.

    >>> first_sign("超过3万名")
    2
    """
    if quote[:1].isdecimal():
        return 0
    for index, sign in enumerate(quote):
        if sign.isdigit() or sign in _number_signs():
            return index
    return 0


def doubts_of(label: str, region: str, region_basis: str, year: int | None, year_text: str) -> str:
    """Short codes of why a row with these cells is weak, for a filter, a blank between them.

    >>> doubts_of("建成驿站", "北京", "clue", None, "")
    'region_by_clue no_year'
    """
    codes = []
    if not label:
        codes.append("no_label")
    if not region:
        codes.append("no_region")
    elif region_basis == "clue":
        codes.append("region_by_clue")
    if year is None:
        codes.append("no_year")
    elif not year_text:
        codes.append("year_by_document")
    return " ".join(codes)
