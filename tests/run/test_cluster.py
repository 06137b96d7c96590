"""Many machines: an object store is read and written, a cluster loses a worker and no row."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pyarrow.parquet
import pytest

from extract import cli
from extract.cluster import Cluster
from extract.record import COLUMNS
from extract.run import Run
from extract.sources import find_sources
from tests.run.conftest import expected, parts_in, text_of


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
