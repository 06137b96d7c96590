"""ZIP files of reports, and documents that LibreOffice converts."""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.formats import Unreadable, archive, convert, read
from extract.reader import Document, UnreadableDocument, document_of, documents_in
from tests import makers
from tests.test_formats import OLD, TEXT


def test_zip() -> None:
    """Each report of a ZIP by itself; what cannot be read says why and does not stop the rest."""
    inner = makers.zipped({"丙.txt": TEXT})
    data = makers.zipped({"报告/甲.txt": TEXT, "乙.docx": makers.docx_of(["培训党员5名。"]), "坏.pdf": b"%PDF-1.4 junk",
                          "图.jpg": b"\xff\xd8\xff", "内.zip": inner, "__MACOSX/._甲.txt": b"x", "空.txt": b""})  # fmt: skip
    found = list(documents_in(data, "汇编.zip"))
    read_ = {one.name: one.text for one in found if isinstance(one, Document)}
    failed = {str(one.path): one.reason for one in found if isinstance(one, UnreadableDocument)}
    assert read_ == {"汇编.zip/报告/甲.txt": TEXT.decode(), "汇编.zip/乙.docx": "培训党员5名。\n",
                     "汇编.zip/内.zip/丙.txt": TEXT.decode()}  # fmt: skip
    assert set(failed) == {"汇编.zip/坏.pdf", "汇编.zip/图.jpg", "汇编.zip/空.txt"}
    assert "damaged PDF" in failed["汇编.zip/坏.pdf"]
    assert ".jpg" in failed["汇编.zip/图.jpg"]
    with pytest.raises(ValueError, match="ZIP of files"):
        document_of(data, "汇编.zip")


def test_zip_names_in_gbk() -> None:
    """As Windows in Chinese packs them: bytes of GB 18030, which zipfile takes for code page 437."""
    info = zipfile.ZipInfo("x")
    info.filename, info.flag_bits = "报告.txt".encode("gb18030").decode("cp437"), 0
    assert archive.name_of(info) == "报告.txt"
    info.filename = "报告.txt".encode().decode("cp437")
    assert archive.name_of(info) == "报告.txt"


@given(st.text(max_size=80))
def test_zip_names_lead_nowhere(name: str) -> None:
    info = zipfile.ZipInfo("x")
    info.filename, info.flag_bits = name, 0x800
    shown = archive.name_of(info)
    assert not Path(shown).is_absolute()
    assert ".." not in shown.split("/")
    assert not any(unicodedata.category(sign) in ("Cc", "Cf") for sign in shown)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for LibreOffice that is told what to do by a shell script."""
    command = tmp_path / "soffice"
    monkeypatch.setattr(convert, "office", lambda: str(command))
    return command


def script(command: Path, lines: str) -> None:
    command.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    command.chmod(0o755)


def test_converted(office: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(makers.docx_of(["新建党支部3个。"]))
    script(office, f'for last; do :; done\ncp "{tmp_path}/made.docx" "$(dirname "$last")/document.docx"')
    assert document_of(OLD, "报告.wps").text == "新建党支部3个。\n"


@pytest.mark.parametrize(("lines", "reason"), [("exit 1", "could not be converted"), ("sleep 60", "within 1 seconds")])
def test_not_converted(office: Path, lines: str, reason: str) -> None:
    script(office, lines)
    with pytest.raises(Unreadable, match=reason):
        convert.to_docx(OLD, seconds=1)


def test_no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice the message says what to do."""
    monkeypatch.setattr(convert, "office", lambda: "")
    with pytest.raises(ValueError, match="install LibreOffice.*save it as .docx"):
        document_of(OLD, "报告.doc")


def test_converted_by_the_real_one() -> None:
    if not convert.office():
        pytest.skip("no LibreOffice here")
    made = convert.to_docx(makers.rtf_of(["新建党支部3个。"]))
    assert read(made, ".docx").text == "新建党支部3个。\n"
