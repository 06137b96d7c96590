"""Several who use one library at once, and what is left when one of them is ended in the middle."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest
from sqlalchemy import Connection

from extract import extract_text
from library import Library, LibraryError, corrections, documents, reviews
from library.corrections import Change, ConflictError
from tests.conftest import ROOT
from tests.libraries import REPORT, correct, keep, row_with, rows_of, state_of


def test_the_later_correction_stands_and_undoing_it_brings_the_earlier_back(library: Library) -> None:
    keep(library)
    row = row_with(library, "46个")
    first = correct(library, row, "label", "第一")
    second = correct(library, row, "label", "第二", "乙", seen=first)
    assert row_with(library, "46个").label == "第二"
    with library.writing() as connection:
        corrections.undo(connection, second, "甲")
    assert row_with(library, "46个").label == "第一"
    with library.writing() as connection:
        corrections.undo(connection, first, "甲")
    with pytest.raises(LibraryError, match="already"), library.writing() as connection:
        corrections.undo(connection, first, "甲")
    with library.reading() as connection:
        assert [one.new for one in corrections.history(connection)] == ["第一", "第二"]


def test_who_comes_second_is_told(library: Library) -> None:
    keep(library)
    row = row_with(library, "46个")
    correct(library, row, "label", "甲说", "甲")
    with pytest.raises(ConflictError) as told:
        correct(library, row, "label", "乙说", "乙")
    assert told.value.theirs
    assert (told.value.theirs.new, told.value.theirs.who) == ("甲说", "甲")
    correct(library, row, "year", "2020", "乙")  # another field is no conflict
    assert row_with(library, "46个").corrected == "label year"


def _correct_many(url: str, who: str, ids: list[str]) -> None:
    library = Library(url)
    for figure in ids:
        with library.writing() as connection:
            corrections.correct(connection, Change(figure, "topic" if who == "甲" else "initiative", "", f"{who}改"), who)
    library.close()


def test_two_users_at_once_lose_nothing(library: Library) -> None:
    """Two processes correct the same figures at the same time, each its own field, a transaction a figure."""
    text = "".join(f"2024年，第{n}处联系点接待群众{n + 10}人次。\n" for n in range(40))
    keep(library, text)
    ids = [row.id for row in rows_of(library)]
    assert len(ids) >= 40
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_correct_many, args=(library.url, who, ids)) for who in ("甲", "乙")]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    assert {(row.topic, row.initiative) for row in rows_of(library)} == {("甲改", "乙改")}


WRITER = """
import sys
from library import Library, corrections
from library.corrections import Change
library = Library(sys.argv[1])
number = 0
while True:
    with library.writing() as connection:  # five records that belong together
        for part in range(5):
            corrections.correct(connection, Change(f"{number:011x}{part}", "label", "", str(number)), "x")
    print(number, flush=True)
    number += 1
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process outright")
@pytest.mark.parametrize("moment", [0.0, 0.03, 0.11, 0.24, 0.4])
def test_a_kill_loses_nothing_committed(library: Library, moment: float) -> None:
    run = subprocess.Popen([sys.executable, "-c", WRITER, library.url], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert run.stdout
    said = [int(run.stdout.readline())]
    time.sleep(moment)
    os.kill(run.pid, signal.SIGKILL)
    said += [int(line) for line in run.stdout if line.strip()]
    run.stdout.close()
    run.wait()
    for _ in range(100):  # a server needs a moment to notice that its client is gone
        with library.reading() as connection:
            kept = corrections.history(connection)
        if len(kept) >= 5 * len(said):
            break
        time.sleep(0.05)
    groups = pd.Series([one.new for one in kept]).value_counts()
    assert set(groups) == {5}, "a transaction is kept whole"
    assert {str(number) for number in said} <= set(groups.index), "what was said to be kept is"
    correct(library, extract_text(REPORT)[0], "label", "还能写")


def test_an_exception_leaves_nothing_half_written(library: Library) -> None:
    held = keep(library)
    before, revision = rows_of(library), library.revision()

    def half(connection: Connection) -> None:
        documents.remove_document(connection, held.sha256)
        reviews.set_state(connection, [before[0].id], "好", "甲")

    with pytest.raises(ValueError, match="no state"), library.writing() as connection:
        half(connection)
    assert (rows_of(library), library.revision()) == (before, revision)
    assert state_of(library, before[0].id) == "unchecked"


def test_readers_do_not_wait_for_a_writer(library: Library) -> None:
    keep(library)
    with library.writing() as connection:
        keepers = corrections.correct(connection, Change("0" * 12, "label", "", "x"), "甲")
        with library.reading() as reader:
            assert corrections.history(reader) == []
            assert len(documents.held_documents(reader)) == 1
    with library.reading() as reader:
        assert corrections.history(reader) == [keepers]


def test_many_open_a_new_library_at_once(url: str) -> None:
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_open, args=(url,)) for _ in range(4)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0] * 4


def _open(url: str) -> None:
    library = Library(url)
    library.revision()
    library.close()
