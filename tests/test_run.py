"""Runs over many documents: whoever does the work, killed or resumed, in one file or in parts, the rows are the same."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from extract import cli, pipeline, shingles
from extract.cluster import Cluster
from extract.pipeline import extract_documents
from extract.reader import Document
from extract.record import COLUMNS, Observation
from extract.run import NothingReadError, Run
from extract.sources import find_sources
from extract.table import write_table
from extract.workers import Alone, WorkerDied, Workers
from extract.workplace import Workplace
from pages.parts import table
from tests.conftest import ROOT
from tests.twin_texts import STYLES, masked, report_of

NUMBERS = "〇一二三四五六七八九"


def text_of(number: int) -> str:
    """A report of its own, short, unlike the others."""
    word = "".join(NUMBERS[int(sign)] for sign in f"{number:03}")
    return f"宜春市第{word}次会上的发言\n2021年，建成第{word}号书屋{number + 2}座，培训讲解员{number * 7 + 3}名，藏书达到{number}.5万册。\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a dozen reports, two of which are twins, and an empty one."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number:02}.txt").write_text(text_of(number), encoding="utf-8")
    chance = random.Random(7)
    speech = report_of(chance)
    (folder / "10.txt").write_text(masked(speech, chance, STYLES[0], 0.5).text, encoding="utf-8")
    (folder / "11.txt").write_text(speech.text, encoding="utf-8")
    (folder / "empty.txt").write_text("")
    return folder


def expected(folder: Path) -> list[Observation]:
    """The rows of a folder's reports taken together in one process, in memory."""
    files = sorted(path for path in folder.glob("*.txt") if path.name != "empty.txt")
    return extract_documents((Document(path.name, path.read_text(encoding="utf-8"), "", ""), None) for path in files)


def run_of(folder: Path | str, place: Path | str, engine: Any = None) -> Run:
    return Run(find_sources([str(folder)]).sources, {}, str(place), engine or Alone(), lambda message: None)


def parts_in(folder: Path) -> list[tuple[object, ...]]:
    """The rows of a folder of Parquet files, sorted by document and place."""
    tables = [pyarrow.parquet.read_table(path) for path in sorted(folder.glob("*.parquet"))]
    rows = [tuple(row[name] for name in COLUMNS) for table in tables for row in table.to_pylist()]
    return sorted(rows, key=lambda row: (row[1], row[3]))


# -- processes of one machine ------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_rows_and_order_do_not_hang_on_who_works(reports: Path, tmp_path: Path, jobs: int, suffix: str) -> None:
    out = tmp_path / f"figures{suffix}"
    assert cli.main([str(reports), "-o", str(out), "--jobs", str(jobs)]) == 0
    rows = [tuple(row) for row in expected(reports)]
    if suffix == ".parquet":
        table = pyarrow.parquet.read_table(out)
        assert [tuple(row[name] for name in COLUMNS) for row in table.to_pylist()] == rows
    else:
        alone = tmp_path / "alone.csv"
        write_table(expected(reports), alone)
        assert out.read_bytes() == alone.read_bytes()
    assert any(row.status == "recovered" for row in expected(reports))
    assert not list(tmp_path.glob(".*"))


def test_rows_do_not_hang_on_how_python_orders_sets() -> None:
    """Two processes hash the same word differently; their rows are the same."""
    command = [sys.executable, "-m", "extract", str(ROOT / "data" / "samples"), "--jobs", "1"]
    tables = {
        subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True).stdout
        for seed in ("1", "2", "5")
    }
    assert len(tables) == 1


def test_messages_come_in_order(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in (3, 1, 2):
        (reports / f"0{number}-empty.txt").write_text(" ")
    assert cli.main([str(reports), "-o", str(tmp_path / "figures.csv"), "--jobs", "2"]) == 0
    passed = [line for line in capsys.readouterr().err.splitlines() if line.startswith("passed over")]
    assert [Path(line.split(":")[0].removeprefix("passed over ")).name for line in passed] == [
        "01-empty.txt", "02-empty.txt", "03-empty.txt", "empty.txt"]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("out", ["figures.csv", "figures.xlsx", "parts/"])
def test_a_text_stands_once(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str, jobs: str
) -> None:
    """Copies under other names and in another encoding: said, and counted; the first name stands, and what twins tell."""
    whole = expected(reports)
    (reports / "09_copy.txt").write_text(text_of(9), encoding="gb18030")
    (reports / "z").mkdir()
    (reports / "z/11-copy.txt").write_bytes((reports / "11.txt").read_bytes())
    (tmp_path / "given.csv").write_text("document,region\n09_copy.txt,宜春市\n", encoding="utf-8")
    arguments = [str(reports), "-o", f"{tmp_path}/{out}", "--jobs", jobs, "--documents", f"{tmp_path}/given.csv"]
    assert cli.main(arguments) == 0
    assert [line for line in capsys.readouterr().err.splitlines() if not line.startswith("passed over")] == [
        "09_copy.txt: the same text as 09.txt, under whose name its figures stand; what is given of it is not used",
        "z/11-copy.txt: the same text as 11.txt, under whose name its figures stand",
        f"12 documents, {len(whole)} figures, 2 the same as another, 1 file passed over",
    ]
    if out == "parts/":
        assert parts_in(tmp_path / "parts") == [tuple(row) for row in whole]
    elif out.endswith(".csv"):
        write_table(whole, tmp_path / "alone.csv")
        assert (tmp_path / out).read_bytes() == (tmp_path / "alone.csv").read_bytes()


# -- interrupted and resumed -------------------------------------------------------------------------------------


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


# -- many machines -----------------------------------------------------------------------------------------------


def test_partitions_hold_every_document_whole(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.run._DOCUMENTS", 3)
    assert cli.main([str(reports), "-o", f"{tmp_path}/parts/"]) == 0
    files = sorted((tmp_path / "parts").iterdir())
    assert 1 < len(files) <= 8
    assert {path.suffix for path in files} == {".parquet"}
    documents = [set(pyarrow.parquet.read_table(path)["document"].to_pylist()) for path in files]
    assert sum(map(len, documents)) == 12
    assert parts_in(tmp_path / "parts") == [tuple(row) for row in expected(reports)]


def test_a_run_replaces_the_partitions_of_the_run_before(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts of a larger run, or of one cut in other parts, would be read with the new ones; other files stay."""
    monkeypatch.setattr("extract.run._DOCUMENTS", 2)
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "part-of-mine.parquet").write_bytes(b"mine")
    assert cli.main([str(reports), "-o", f"{parts}/"]) == 0
    before = sorted(path.name for path in parts.iterdir())
    assert cli.main([str(reports / "03.txt"), "-o", f"{parts}/"]) == 0
    assert len(before) > 3
    assert (parts / "part-of-mine.parquet").read_bytes() == b"mine"
    (parts / "part-of-mine.parquet").unlink()
    assert {row[1] for row in parts_in(parts)} == {"03.txt"}


@pytest.mark.parametrize("resume", [[], ["--resume"]])
@pytest.mark.parametrize(("out", "place"), [("parts/", "parts/_run"), ("figures.csv", ".figures.csv.run")])
def test_a_folder_that_no_run_has_made_is_never_removed(
    reports: Path, tmp_path: Path, out: str, place: str, resume: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / place).mkdir(parents=True)
    (tmp_path / place / "mine.txt").write_text("mine")
    with pytest.raises(SystemExit) as caught:
        cli.main([str(reports), "-o", f"{tmp_path}/{out}", *resume])
    assert caught.value.code == 2
    assert f"{place}: is needed for the run" in capsys.readouterr().err
    assert (tmp_path / place / "mine.txt").read_text() == "mine"
    (tmp_path / place / "mine.txt").unlink()
    assert cli.main([str(reports), "-o", f"{tmp_path}/{out}", *resume]) == 0
    assert not (tmp_path / place).exists()


@pytest.mark.parametrize("out", [".", "parts"])
def test_the_dashboard_reads_partitions(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    """As the folder of tables itself, and as one table among others in it: the rows are those of the single file."""
    monkeypatch.setattr("extract.run._DOCUMENTS", 3)
    parts, single = tmp_path / "tables", tmp_path / "single"
    single.mkdir()
    assert cli.main([str(reports), "-o", f"{parts / out}/"]) == 0
    assert cli.main([str(reports), "-o", str(single / "figures.csv")]) == 0
    assert len(table.table_files(parts)) > 1
    shown, wanted = (table.read_tables(table.table_files(folder)) for folder in (parts, single))
    assert shown.sort_values("id", ignore_index=True).astype("object").equals(
        wanted.sort_values("id", ignore_index=True).astype("object"))  # fmt: skip


def test_an_object_store_is_read_and_written(reports: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    for path in reports.iterdir():
        store.pipe_file(f"/bucket/reports/{path.name}", path.read_bytes())
    store.pipe_file("/bucket/reports/picture.png", b"none")
    assert cli.main(["memory://bucket/reports", "-o", "memory://bucket/figures", "--jobs", "1"]) == 0
    names = store.ls("/bucket/figures", detail=False)
    (name,) = names
    with store.open(name) as handle:
        rows = [tuple(row[name] for name in COLUMNS) for row in pyarrow.parquet.read_table(handle).to_pylist()]
    assert rows == [tuple(row) for row in expected(reports)]


def test_a_cluster_loses_a_worker_and_no_row(reports: Path, tmp_path: Path) -> None:
    """Three worker processes, one of them killed while documents are taken apart."""
    distributed = pytest.importorskip("distributed")
    for number in range(12, 100):
        (reports / f"{number:03}.txt").write_text(text_of(number), encoding="utf-8")
    place = tmp_path / "parts" / "_run"
    with distributed.LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None) as local:
        engine = Cluster(local.scheduler_address)
        victims = [nanny.pid for nanny in local.workers.values()][:1]

        def kill(done: int) -> None:
            if done and victims:
                os.kill(victims.pop(), signal.SIGKILL)

        engine.batch = 5
        run = Run(find_sources([str(reports)]).sources, {}, str(place), engine, lambda message: None, kill)
        assert run.write_partitions(str(tmp_path / "parts")) == len(expected(reports))
        engine.close()
    assert victims == []
    assert run.failed == 0
    assert parts_in(tmp_path / "parts") == [tuple(row) for row in expected(reports)]


def test_the_command_line_speaks_to_a_cluster(reports: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        arguments = [str(reports), "-o", f"{tmp_path}/parts/", "--cluster", local.scheduler_address]
        assert cli.main(arguments) == 0
    assert parts_in(tmp_path / "parts") == [tuple(row) for row in expected(reports)]


# -- pieces ------------------------------------------------------------------------------------------------------


def test_a_record_is_read_in_parts(tmp_path: Path) -> None:
    workplace = Workplace(str(tmp_path / "place"))
    workplace.keep("ab/abc", ["名", 1], (2.5, None), {"x": [b"y"]})
    assert [workplace.part("ab/abc", number, 3) for number in range(3)] == [["名", 1], (2.5, None), {"x": [b"y"]}]
    assert workplace.holds("ab/abc")
    assert not workplace.holds("ab/abd")


def test_pairs_do_not_hang_on_how_many_keys_are_compared_at_once(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sketches = []
    for seed in range(40):
        chance = random.Random(seed // 3)
        sketches.append(shingles.sketch_of(report_of(chance).text))
    whole = shingles.find_likely_pairs(sketches, range(40))
    monkeypatch.setattr(shingles, "_AT_ONCE", 100)
    assert shingles.find_likely_pairs(sketches, range(40)) == whole
    assert len(whole) >= 13


def test_nothing_read(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError):
        list(run_of(tmp_path / "none.txt", tmp_path / "place").rows())
