"""The command line: what is read, what is written, what is said, and the exit status."""

from __future__ import annotations

import csv
import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from extract import cli, pipeline
from extract.outline import outline_of
from extract.pipeline import Extracted
from extract.reader import Given
from extract.reading import Reading
from extract.record import COLUMNS
from tests.conftest import ROOT
from tests.test_table import STATED


def one_row(text: str, document: str = "", given: Given | None = None) -> Extracted:
    """A stand-in for the extraction: one row for each 名 of the text."""
    if "故障" in text:
        raise RuntimeError("out of order")
    region = given.region if given else ""
    places = [place for place, sign in enumerate(text) if sign == "名"]
    rows = [STATED._replace(document=document, region=region, start=place) for place in places]
    return Extracted(document, Reading(text), outline_of(text), rows)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder (the current one) with three reports, one of them below, and two files that are none; the extraction is `one_row`."""
    monkeypatch.setattr(pipeline, "extracted_of", one_row)
    folder = tmp_path / "reports"
    (folder / "县").mkdir(parents=True)
    (folder / "一.txt").write_text("培训党员40名，选派12名。", encoding="utf-8")
    (folder / "二.txt").write_text("选派指导员3名。", encoding="gb18030")
    (folder / "县/三.txt").write_text("表彰5名。", encoding="utf-16")
    (folder / "空.txt").write_text("")
    (folder / "picture.png").write_bytes(bytes(9))
    monkeypatch.chdir(folder)
    return folder


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def status_of(arguments: list[str]) -> object:
    try:
        return cli.main(arguments)
    except SystemExit as left:
        return left.code


def test_folder(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "figures.csv"
    assert cli.main([str(reports), "-o", str(out)]) == 0
    rows = rows_of(out.read_text(encoding="utf-8"))
    assert [row["document"] for row in rows] == ["一.txt", "一.txt", "二.txt", "县/三.txt"]
    said = capsys.readouterr()
    assert said.out == ""
    assert f"passed over {reports / '空.txt'}: is empty" in said.err
    assert "3 documents, 4 figures, 2 files passed over" in said.err


def test_standard_output(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(reports / "一.txt")]) == 0
    assert capsys.readouterr().out.splitlines()[0] == ",".join(COLUMNS)


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("none.txt", "No such file"),
        ("空.txt", "is empty"),
        ("picture.png", "is no text"),
        ("故障.txt", "out of order"),
    ],
)
def test_one_fails(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], named: str, reason: str) -> None:
    """What was named outright and cannot be read is said, with the reason; the others are written."""
    (reports / "故障.txt").write_text("故障", encoding="utf-8")
    out = tmp_path / "figures.csv"
    assert cli.main([str(reports / named), str(reports / "二.txt"), "-o", str(out)]) == 1
    assert [row["document"] for row in rows_of(out.read_text(encoding="utf-8"))] == ["二.txt"]
    said = capsys.readouterr().err
    assert named in said
    assert reason in said
    assert "1 failed" in said


def test_nothing_read(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped path does not put an empty table in the place of a good one."""
    out = tmp_path / "figures.csv"
    out.write_text("a good table")
    assert cli.main([str(reports / "none.txt"), "-o", str(out)]) == 1
    assert out.read_text() == "a good table"
    assert "nothing was written" in capsys.readouterr().err


def test_folder_without_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str], reports: Path) -> None:
    (tmp_path / "none").mkdir()
    assert cli.main([str(tmp_path / "none")]) == 0
    assert rows_of(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "PATH"),
        (["一.txt", "-o", "figures.doc"], "the table can be"),
        (["一.txt", "-o", "nowhere/figures.csv"], "no such place"),
        (["一.txt", "--documents", "none.csv"], "none.csv"),
        (["一.txt", "--resume"], "--resume needs -o"),
        (["一.txt", "--jobs", "0"], "at least one process"),
        (["一.txt", "--unknown", "-o", "figures.csv"], "--unknown writes no table"),
        (["indicators"], "TABLE"),
    ],
)
def test_usage(reports: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    said = capsys.readouterr()
    assert reason in said.err
    assert said.out == ""


def test_documents(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = tmp_path / "documents.csv"
    documents.write_text("document,region\n县/三.txt,宜春市\n四.txt,江西省\n", encoding="utf-8")
    assert cli.main([str(reports), "--documents", str(documents)]) == 0
    said = capsys.readouterr()
    regions = {row["document"]: row["region"] for row in rows_of(said.out)}
    assert regions == {"一.txt": "", "二.txt": "", "县/三.txt": "宜春市"}
    assert "not among the reports: 四.txt" in said.err


def test_what_failed_was_among_the_reports(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reports / "故障.txt").write_text("故障", encoding="utf-8")
    documents = tmp_path / "documents.csv"
    documents.write_text("document,date\n故障.txt,2025\n空.txt,2025\n四.txt,2025\n", encoding="utf-8")
    assert cli.main([str(reports), "--documents", str(documents)]) == 1
    assert "documents given but not among the reports: 四.txt\n" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
def test_formats(reports: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"figures{suffix}"
    assert cli.main([str(reports), "-o", str(out), "--bom"]) == 0
    assert out.stat().st_size > 100


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["--help"])
    assert caught.value.code == 0
    said = capsys.readouterr().out
    for word in ("-o", "--bom", "--documents", "--unknown", "--jobs", "--resume", "--cluster", "indicators", ".xlsx", "GB18030", "exit status", "examples:"):
        assert word in said


def test_reader_that_leaves(tmp_path: Path) -> None:
    """``| head -1`` ends the run without a traceback."""
    (tmp_path / "报告.txt").write_text("全县选派党建指导员近160名，培训党员1.2万人次。\n" * 3000, encoding="utf-8")
    command = f"{sys.executable} -m extract {tmp_path}/报告.txt | head -1"
    run = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == ",".join(COLUMNS) + "\n"
    assert "Traceback" not in run.stderr


def test_progress_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    with cli._progress(3) as done:  # the tests' standard error is a file
        assert done(1) is None
    terminal, _ = pty.openpty()
    with os.fdopen(terminal, "w") as shown:
        monkeypatch.setattr(sys, "stderr", shown)
        with cli._progress(3) as done:
            done(1)
            assert done.__self__.n == 1  # type: ignore[attr-defined]


def test_unknown(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed can be pasted: below each table's header, a CSV line for each word, the most frequent first."""
    (reports / "四.txt").write_text("新购设备24嘟，旧设备8嘟，另有3喵。培训党员□万名。", encoding="utf-8")
    assert cli.main(["--unknown", str(reports)]) == 0
    lines = capsys.readouterr().out.splitlines()
    units = lines[lines.index("# data/lexicon/units.csv: word,kind,small,not_before,example") + 1 :]
    assert units[0].startswith("# 2 times, as in: 新购设备24嘟")
    assert [line for line in units[: units.index("")] if not line.startswith("#")] == ["嘟,,,,", "喵,,,,"]
    assert "□,," in lines
    (unused,) = (line for line in lines if line.startswith("# units.csv"))
    assert "rows never used: " in unused
    assert {"公里", "亩"} <= set(unused.split())
    assert "名" not in unused.split()


def test_unknown_fails_where_a_report_cannot_be_read(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--unknown", "none.txt"]) == 1
    assert capsys.readouterr().out == ""
    assert cli.main(["--unknown", "none.txt", "一.txt"]) == 1
    assert "# nothing that the lexicon does not cover" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "missing", "status"),
    [
        (["s3://bucket/reports"], "s3fs", 1),
        (["s3://bucket/reports"], "fsspec", 1),
        (["--unknown", "s3://bucket/reports"], "s3fs", 1),
        (["--unknown", "no-such-kind://bucket/reports"], "", 1),
        (["一.txt", "-o", "s3://bucket/figures/"], "s3fs", 2),
        (["一.txt", "-o", "figures.csv", "--cluster", "tcp://127.0.0.1:9"], "distributed", 1),
    ],
)
def test_a_package_that_is_missing(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], missing: str, status: int,
) -> None:  # fmt: skip
    """What is to be installed is said in a line."""
    if missing != "fsspec":
        pytest.importorskip("fsspec")
    for name in [name for name in sys.modules if name.split(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    if missing:
        monkeypatch.setitem(sys.modules, missing, None)
    assert status_of(arguments) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert ("requirements-dask.txt" if missing else "no-such-kind") in said.err
