"""The worker that reads documents: its limits, and that nothing of it is left behind."""

from __future__ import annotations

import random
import sys
import threading
from pathlib import Path

import pytest

from extract import formats, sandbox
from extract.formats import Text, Unreadable
from tests import makers

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def worker() -> sandbox.Worker:
    made = sandbox.Worker()
    yield made  # type: ignore[misc]
    made.close()


def large(count: int = 100_000) -> bytes:
    """A document of many paragraphs."""
    numbers = random.Random(1)
    words = "".join(f"<w:p><w:r><w:t>{numbers.random()}</w:t></w:r></w:p>" for _ in range(count))
    return makers.raw_docx(words)


def test_the_same_as_without_a_worker() -> None:
    data = makers.pdf_of(["某县报告", "新建党支部12个。"] * 3, furniture="材料")
    assert sandbox.read(data, ".pdf") == formats.read(data, ".pdf")


def test_one_worker_reads_many(worker: sandbox.Worker) -> None:
    for number in range(20):
        assert worker.read(makers.docx_of([f"新建{number}个"]), ".docx", 20).text == f"新建{number}个\n"
        with pytest.raises(Unreadable, match="damaged"):
            worker.read(b"%PDF-1.4 junk", ".pdf", 20)
    assert worker.is_fit()


def test_no_more_memory_than_allowed() -> None:
    with pytest.raises(Unreadable, match="memory"):
        sandbox.read(large(300_000), ".docx", memory=150 * 1024**2)
    assert sandbox.read(large(), ".docx").text.count("\n") == 100_000


def test_no_more_time_than_allowed() -> None:
    with pytest.raises(Unreadable, match="could not be read within 0 seconds"):
        sandbox.read(large(), ".docx", seconds=0.2)


def test_a_worker_that_dies(worker: sandbox.Worker) -> None:
    """The document it was reading is unreadable; nothing else happens."""
    worker._process.kill()
    with pytest.raises(Unreadable, match="made the reader fail"):
        worker.read(makers.docx_of(["新建12个"]), ".docx", 20)
    assert not worker.is_fit()


def test_too_large() -> None:
    with pytest.raises(Unreadable, match="too large"):
        sandbox.read(bytes(formats.LARGEST + 1), ".pdf")


def test_from_many_threads() -> None:
    """Each gets the text of its own document."""
    found: dict[int, Text] = {}

    def read(number: int) -> None:
        found[number] = sandbox.read(makers.docx_of([f"新建{number}个"]), ".docx")

    threads = [threading.Thread(target=read, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {number: text.text for number, text in found.items()} == {number: f"新建{number}个\n" for number in range(12)}


def test_it_ends_with_its_input(worker: sandbox.Worker) -> None:
    """When the process that started it is gone, so is its input."""
    assert worker._process.stdin is not None
    worker._process.stdin.close()
    assert worker._process.wait(20) == 0


@linux
def test_limits_are_set(worker: sandbox.Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    worker.read(makers.docx_of(["新建12个"]), ".docx", 20)
    limits = Path(f"/proc/{worker._process.pid}/limits").read_text(encoding="utf-8")
    rows = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:]}
    assert rows["Max address space"] == str(sandbox.MEMORY)
    assert rows["Max file size"] == rows["Max processes"] == rows["Max core file size"] == "0"


@linux
def test_it_does_not_know_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGURES_DB", "postgresql://user:secret@host/db")
    worker = sandbox.Worker()
    try:
        worker.read(makers.docx_of(["新建12个"]), ".docx", 20)
        assert b"secret" not in Path(f"/proc/{worker._process.pid}/environ").read_bytes()
    finally:
        worker.close()
