"""The documentation is true: its examples run, its tables are complete, its links lead somewhere."""

from __future__ import annotations

import csv
import doctest
import io
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extract import lexicon
from extract.record import COLUMNS
from extract.table import TITLES
from pages.parts.texts import COLUMN_TITLES
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
TEXTS = [ROOT / name for name in ("README.md", "CHANGES.md", "data/samples/README.md", "data/lexicon/README.md")]


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def test_python_examples() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert tried > 0
    assert failed == 0


COMMANDS = [
    (command, said)
    for block in blocks("console")
    for command, said in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    if "-m extract" in command
]


@pytest.mark.parametrize(("command", "said"), COMMANDS)
def test_commands(command: str, said: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "samples", tmp_path / "data" / "samples")
    words = shlex.split(command)
    run = subprocess.run([sys.executable, *words[1:]], cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
                         capture_output=True, text=True, check=True)  # fmt: skip
    assert run.stdout + run.stderr == said


def test_commands_are_found() -> None:
    assert COMMANDS


def test_every_column_is_explained() -> None:
    table = README[README.index("## The table") : README.index("## Masks")]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert tuple(name for cell in cells for name in re.findall(r"`(\w+)`", cell)) == COLUMNS


def test_every_column_has_its_one_title() -> None:
    """What README says stands on the screen stands there, and in the files of the command line."""
    table = README[README.index("## The table") : README.index("## Masks")]
    rows = [line.split("|")[1:3] for line in table.splitlines() if line.startswith("| `")]
    said = [title.strip() for _, titles in rows for title in titles.split(",")]
    assert dict(zip(COLUMNS, said, strict=True)) == TITLES
    assert {name: COLUMN_TITLES[name] for name in COLUMNS} == TITLES


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"make (\w+)", README)) - {"test", "run"} <= targets
    assert {"run", "test"} <= targets


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_a_word_is_one_line(tmp_path: Path) -> None:
    """What the README says of adding a unit works: without the row no unit is found, with it there is one."""
    (block,) = blocks("csv")
    header, line = block.splitlines()
    (row,) = csv.DictReader(io.StringIO(block))
    units = (ROOT / "data/lexicon/units.csv").read_text(encoding="utf-8")
    assert units.splitlines()[0] == header
    assert row["word"] not in lexicon.words_of("units")
    folder = tmp_path / "lexicon"
    shutil.copytree(lexicon.FOLDER, folder)
    without = _unit_found(row["example"], folder)
    (folder / "units.csv").write_text(units.rstrip("\n") + "\n" + line + "\n", encoding="utf-8")
    assert (without, _unit_found(row["example"], folder)) == ("", row["word"])


def _unit_found(text: str, folder: Path) -> str:
    code = (
        "import sys; from pathlib import Path; from extract import find_figures, lexicon\n"
        "lexicon.FOLDER = Path(sys.argv[2])\n"
        "print(*(figure.unit for figure in find_figures(sys.argv[1])))"
    )
    run = subprocess.run([sys.executable, "-c", code, text, str(folder)], cwd=ROOT, capture_output=True, text=True,
                         check=True)  # fmt: skip
    return run.stdout.strip()
