"""Hostile files are refused with a reason, or read: within limits, and without harm to the next document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

import pytest

from extract import sandbox
from extract.reader import Document, documents_in
from tests import makers
from tests.hostile import others, packages
from tests.hostile.case import READ, Case

MEMORY = 1024**3


def cases() -> Iterator[Case]:
    yield from chain(packages.documents(), packages.archives(), others.pdfs(), others.texts(), others.misnamed())


@cache
def made() -> dict[str, Case]:
    found: dict[str, Case] = {}
    for case in cases():
        assert case.name not in found
        found[case.name] = case
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "name" in metafunc.fixturenames:
        metafunc.parametrize("name", list(made()))


def test_there_are_enough() -> None:
    assert len(made()) >= 60


def test_hostile(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read as an upload would be; what is said of a file is one line and names neither our paths nor our code."""
    case = made()[name]
    read = sandbox.read
    monkeypatch.setattr(sandbox, "read", lambda data, kind: read(data, kind, seconds=case.seconds, memory=MEMORY))
    reasons: list[str] = []
    try:
        for found in documents_in(case.data, case.name):
            if isinstance(found, Document):
                assert found.text.strip()
            else:
                reasons.append(found.reason)
                assert str(found).startswith(f"{case.name}/")
    except ValueError as error:
        reasons.append(str(error))
    said = "\n".join(reasons)
    assert all("\n" not in reason and len(reason) < 400 and "Traceback" not in reason for reason in reasons)
    if case.reason == READ:
        assert not reasons
    elif case.reason:
        assert reasons
        assert re.search(case.reason, said), said[:1000]
    assert "root:" not in said


def test_the_next_document_is_read() -> None:
    """After a worker was ended over one document, another reads the next."""
    with pytest.raises(ValueError, match="within"):
        sandbox.read(made()["laughing-forms.pdf"].data, ".pdf", seconds=1)
    assert sandbox.read(makers.docx_of(["新建党支部12个。"]), ".docx").text == "新建党支部12个。\n"


def test_nothing_of_the_machine_is_read() -> None:
    """No reader follows what a document points at."""
    for name in ("external-entity.docx", "template.rtf", "frames.html", "link.zip"):
        case = made()[name]
        try:
            texts = [found.text for found in documents_in(case.data, case.name) if isinstance(found, Document)]
        except ValueError:
            continue
        assert not any("root:" in text for text in texts)
