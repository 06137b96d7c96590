"""A run that was stopped or killed goes on where it was, and gives the rows of one that was not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract import cli, pipeline
from extract.table import write_table
from extract.workers import Alone
from extract.workplace import Workplace
from tests.conftest import ROOT
from tests.run.conftest import expected, run_of, text_of


class Interrupted(Alone):
    """An engine that is stopped after so many tasks."""

    def __init__(self, tasks: int) -> None:
        self.left = tasks

    def map(self, work: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[tuple[int, Any]]:
        for found in super().map(work, tasks):
            if not self.left:
                raise KeyboardInterrupt
            self.left -= 1
            yield found


@pytest.mark.parametrize("done", [0, 1, 5, 12, 13])
def test_what_is_done_is_not_done_again(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    """Stopped while documents are taken apart (up to 13 sources), or while twins are joined; then run again."""
    with pytest.raises(KeyboardInterrupt):
        list(run_of(reports, tmp_path / "place", Interrupted(done)).rows())
    again: list[str] = []
    extract = pipeline.extracted_of
    monkeypatch.setattr(pipeline, "extracted_of", lambda *about: again.append(about[1]) or extract(*about))
    rows = list(run_of(reports, tmp_path / "place").rows())
    assert [name for name in again if name < f"{done:02}"] == []  # the one at hand when it stopped was finished, too
    monkeypatch.undo()
    assert rows == expected(reports)


def test_a_killed_run_goes_on(reports: Path, tmp_path: Path) -> None:
    """SIGKILL in the middle: nothing half written is taken for a result, and what was done stays as it was."""
    for number in range(12, 150):
        (reports / f"{number:03}.txt").write_text(text_of(number), encoding="utf-8")
    out, place = tmp_path / "figures.csv", tmp_path / ".figures.csv.run"
    command = [sys.executable, "-m", "extract", str(reports), "-o", str(out), "--jobs", "2"]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
    while running.poll() is None and len(list(place.glob("??/*"))) < 5:
        pass
    os.killpg(running.pid, signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert not out.exists()
    done = {path: path.stat().st_mtime_ns for path in place.glob("??/*") if not path.name.endswith(".part")}
    kept = tmp_path / "kept"
    kept.mkdir()
    for path in done:
        os.link(path, kept / path.name)  # the place itself is cleared when the run is through
    assert cli.main([str(reports), "-o", str(out), "--resume"]) == 0
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir()} == {p.name: t for p, t in done.items()}
    alone = tmp_path / "alone.csv"
    write_table(expected(reports), alone)
    assert out.read_bytes() == alone.read_bytes()
    assert not place.exists()


def test_a_changed_document_is_done_again(reports: Path, tmp_path: Path) -> None:
    list(run_of(reports, tmp_path / "place").rows())
    (reports / "03.txt").write_text(text_of(300), encoding="utf-8")
    assert list(run_of(reports, tmp_path / "place").rows()) == expected(reports)


def test_a_record_is_read_in_parts(tmp_path: Path) -> None:
    workplace = Workplace(str(tmp_path / "place"))
    workplace.keep("ab/abc", ["名", 1], (2.5, None), {"x": [b"y"]})
    assert [workplace.part("ab/abc", number, 3) for number in range(3)] == [["名", 1], (2.5, None), {"x": [b"y"]}]
    assert workplace.holds("ab/abc")
    assert not workplace.holds("ab/abd")
