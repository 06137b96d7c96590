"""`indicators TABLE`: who reports what, from every format, and what is no table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract import cli
from extract.table import write_table
from tests.test_table import STATED

MERGED = [
    STATED._replace(indicator="粮食产量", label="粮食总产量", region="湖南", year=2024, unit="吨", mask="", theme="经济社会"),
    STATED._replace(indicator="粮食产量", label="粮食产量", region="江西", year=2025, unit="斤", mask="x", theme="经济社会"),
    STATED._replace(indicator="桥梁", label="=桥梁", region="湖南", year=2025, unit="座", mask="", theme="", topic=""),
]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_indicators(tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    """Who reports an indicator, when, in what units, and which labels were merged; the same from every format."""
    path = tmp_path / f"figures{suffix}"
    write_table(MERGED, path, bom=True)
    assert cli.main(["indicators", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("粮食产量 [吨 斤]: 2 regions, 2024–2025, 2 figures, 50% masked, 经济社会")
    assert lines[1:3] == ["    regions: 江西 湖南", "    labels: 粮食产量 | 粮食总产量"]
    assert "    labels: =桥梁" in lines
    assert lines[-1] == "2 indicators, 1 of them reported by two regions or more"


def test_indicators_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, row in enumerate(MERGED):
        write_table([row], tmp_path / f"part-{number}.parquet")
    assert cli.main(["indicators", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 indicators, 1 of them reported by two regions or more"
    (tmp_path / "empty").mkdir()
    assert cli.main(["indicators", str(tmp_path / "empty")]) == 1
    assert "empty: the folder holds no Parquet file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("none.csv", None, "No such file"),
        ("figures.xlsx", "", "a table is read from .csv, .jsonl, .parquet"),
        ("other.csv", "a,b\n1,2\n", "is no table of observations"),
        ("broken.parquet", "no parquet", "nothing was listed"),
        ("broken.jsonl", "{", "nothing was listed"),
        ("five.jsonl", "5\n", "line 1: is no row of a table"),
        ("five-then.jsonl", "\n" + json.dumps(STATED._asdict()) + "\n[5]\n", "line 3: is no row of a table"),
        ("long.csv", "id\n" + "长" * 140_000 + "\n", "field larger than field limit"),
        ("longer.csv", "a" * 140_000, "field larger than field limit"),
        ("rows-longer.csv", "id,document\n1,2,3\n", "is no table of observations"),
    ],
)
def test_indicators_of_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, reason: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    assert cli.main(["indicators", str(tmp_path / name)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert name in said.err
    assert reason in said.err


def test_indicators_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["indicators", "--help"])
    assert caught.value.code == 0
    assert "example:" in capsys.readouterr().out
