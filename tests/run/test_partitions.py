"""A table in parts: every document whole in one of them, replaced as a whole, read by the dashboard."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet
import pytest

from extract import cli
from pages.parts import table
from tests.run.conftest import expected, parts_in


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
