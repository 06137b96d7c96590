"""Libraries for tests: reports to keep, and what is seen of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pandas as pd

from extract import extract_text
from extract.reader import Document, Given
from extract.record import COLUMNS, Observation
from library import Library, corrections, documents, overlay, reviews
from library.cells import as_text
from library.corrections import Change

REPORT = "2024年，宜春市新建联系点46个，培训骨干近1.2万人次，群众满意率达93.5%。\n发展党员*万名，办结率由53%提高到90%。\n"
OTHER = "2023年，长沙市改造老旧小区12个，惠及居民3400户。\n"
Open = Callable[[], Library]


def document_of(text: str, name: str = "报告.txt") -> Document:
    return Document(name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")


def keep(library: Library, text: str = REPORT, name: str = "报告.txt", given: Given | None = None) -> documents.Held:
    given = given or Given()
    with library.writing() as connection:
        rows = extract_text(text, name, given)
        return documents.add_document(connection, document_of(text, name), given, rows, "甲", "1")[0]


def rows_of(library: Library) -> list[Observation]:
    """The rows as people see them: with the corrections in force."""
    with library.reading() as connection:
        extracted = pd.DataFrame(documents.rows_of(connection), columns=list(COLUMNS)).astype(object)
        frame = overlay.with_corrections(extracted, corrections.in_force(connection))
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return sorted((Observation(**row) for row in rows), key=lambda row: (row.document, row.start))


def row_with(library: Library, quote: str) -> Observation:
    return next(row for row in rows_of(library) if row.quote == quote)


def correct(library: Library, row: Observation, field: str, new: str, who: str = "甲", seen: int = 0) -> int:
    change = Change(row.id, field, as_text(getattr(row, field, "")), new, row.document, row.quote, seen)
    with library.writing() as connection:
        return corrections.correct(connection, change, who).serial


def state_of(library: Library, figure: str) -> str:
    with library.reading() as connection:
        found = reviews.states(connection).get(figure)
    return found.state if found else "unchecked"
