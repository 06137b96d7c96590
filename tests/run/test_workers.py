"""Work shared out to processes of one machine: a killed one costs one task."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from extract.workers import WorkerDied, Workers


def doubled(number: int) -> int:
    return 2 * number


def deadly(marks: str, times: int, number: int) -> int:
    """Twice the number; at number 3 the worker is killed, so many times."""
    mark = Path(marks, f"{number}")
    tries = len(mark.read_text()) if mark.exists() else 0
    mark.write_text("x" * (tries + 1))
    if number == 3 and tries < times:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def is_loaded(module: str) -> bool:
    return module in sys.modules


def failing(number: int) -> int:
    raise OSError(f"no space for {number}")


@pytest.fixture
def two() -> Iterator[Workers]:
    workers = Workers(2)
    yield workers
    workers.close()


def test_work_is_shared_out(two: Workers) -> None:
    assert sorted(two.map(doubled, range(20))) == [(number, 2 * number) for number in range(20)]
    assert sorted(two.map(doubled, [])) == []


def test_a_killed_worker_costs_one_task(two: Workers, tmp_path: Path) -> None:
    assert sorted(two.map(partial(deadly, str(tmp_path), 1), range(8))) == [(n, 2 * n) for n in range(8)]
    begun = {path.name: len(path.read_text()) for path in tmp_path.iterdir()}
    assert begun == {str(number): 2 if number == 3 else 1 for number in range(8)}


def test_what_kills_its_worker_twice_is_given_up(two: Workers, tmp_path: Path) -> None:
    results = dict(two.map(partial(deadly, str(tmp_path), 5), range(8)))
    assert isinstance(results.pop(3), WorkerDied)
    assert results == {number: 2 * number for number in range(8) if number != 3}


def test_an_error_of_the_work_is_raised(two: Workers) -> None:
    with pytest.raises(OSError, match="no space"):
        list(two.map(failing, [1]))


def test_workers_load_what_they_will_need_and_are_gone_when_they_are_sent_away() -> None:
    before = set(multiprocessing.active_children())
    workers = Workers(2, ["colorsys"])
    assert dict(workers.map(is_loaded, ["colorsys", "tabnanny"])) == {0: True, 1: False}
    workers.close()
    assert set(multiprocessing.active_children()) <= before
