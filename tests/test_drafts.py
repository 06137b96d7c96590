"""Reports that were read but not kept yet: what of a ZIP is read, and how a report comes into the library once more."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from extract import extract_document
from extract.reader import Document, Given
from extract.record import Observation
from library import Library, corrections, documents
from pages.parts import drafts
from pages.parts.drafts import Draft
from pages.parts.site import file_of
from tests.conftest import ROOT
from tests.libraries import REPORT, document_of
from tests.test_missed_figures import row_of


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(f"sqlite:///{tmp_path / 'library.db'}")
    yield library
    library.close()


def test_a_report_that_was_removed_is_kept_again_with_another_correction(library: Library) -> None:
    """What was corrected in it stays in the library when it goes, so the new word is not the first one."""
    for label in ("第一个名", "第二个名"):
        one = drafts.draft_of(document_of(REPORT))
        drafts.change(one, row_of(one, "46个"), {"label": label})
        [held] = drafts.keep(library, [one], "甲", ())
        with library.writing() as connection:
            assert [own.new for own in corrections.in_force(connection)] == [label]
            documents.remove_document(connection, held.sha256)


def test_a_report_that_cannot_be_extracted_does_not_end_its_zip(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing_for_b(document: Document, given: Given) -> list[Observation]:
        if "b" in document.name:
            raise RuntimeError
        return extract_document(document, given)

    monkeypatch.setattr(drafts, "extract_document", failing_for_b)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in "abc":
            archive.writestr(f"{name}.txt", f"{name}社区新建驿站3个。")
    found = drafts.drafts_in(packed.getvalue(), "三份.zip")
    assert [one.document.name if isinstance(one, Draft) else f"{one.name}: {one.reason}" for one in found] == [
        "三份.zip/a.txt", "三份.zip/b.txt: could not be extracted (RuntimeError)", "三份.zip/c.txt",
    ]  # fmt: skip


def pasting(text: str) -> AppTest:
    """The page 导入报告 after a text was pasted and the button was pressed."""
    app = AppTest.from_file(str(ROOT / file_of("extract")), default_timeout=30).run()
    app.text_area(key="pasted_text").set_value(text)
    return next(button for button in app.button if button.label == "取出数字").click().run()


def test_what_is_pasted_is_read_though_the_library_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "damaged.db").write_bytes(b"no database" * 100)
    monkeypatch.setenv("FIGURES_DB", f"sqlite:///{tmp_path / 'damaged.db'}")
    app = pasting(REPORT)
    assert not app.exception
    assert "资料库打不开，这里只有随附的数据。" in [warning.value for warning in app.warning]
    assert app.subheader[0].value.startswith("2024年，宜春市新建联系点46个")


def test_a_pasted_text_that_cannot_be_extracted_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(document: Document, given: Given) -> list[Observation]:
        raise RuntimeError

    monkeypatch.setattr(drafts, "extract_document", failing)
    app = pasting(REPORT)
    assert not app.exception
    assert list(app.dataframe[0].value["reason"]) == ["取数时出错，已跳过"]
