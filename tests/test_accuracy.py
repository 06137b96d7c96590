"""What ``make accuracy`` prints and writes: sums, matrices, differences, and the README's block as it would write it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from scripts import accuracy
from scripts.accuracy import Accuracy
from scripts.changes import changes_listing, changes_of, committed_rows

MEASURED = dict.fromkeys(accuracy.MEASURES, 0.5) | {"annotated": 8, "role_moved": None}
FOUND = [({"kind": "result", "role": role, "qualifier": "exact"}, {"kind": kind, "role": "level", "qualifier": "exact"})
         for role, kind in [("level", "result"), ("level", "result"), ("change", "target")]]  # fmt: skip
PROVINCES = {"given": "4", "right": "0.750", "clear": "0.5", "absent": "2", "filled": "0.000"}
SAMPLE = Accuracy({"seen": MEASURED, "kept aside": MEASURED}, {"a.txt": MEASURED}, FOUND, {"recovered": 0.25, "invented": None}, PROVINCES)


def test_block() -> None:
    text = accuracy.block_of(SAMPLE)
    assert "(seen: 8 figures · kept aside: 8 figures)" in text
    assert "| theme | 0.500 | 0.500 |" in text
    assert "| from, to, change, gap, rank (F1) |  |  |" in text
    assert "another copy states 25.0% get its value, of those that none states – get one." in text
    assert "of 4 cells 75.0% are right, 50.0% without a second value beside them; of 2 that" in text


def test_listing() -> None:
    lines = [line.split() for line in accuracy.listing_of(SAMPLE)]
    assert lines[0] == ["seen", "kept", "aside", "a.txt"]
    assert ["theme", "0.500", "0.500", "0.500"] in lines
    after_role = lines[lines.index(["role", "(annotated)", "level", "(extracted)"]) + 1 :]
    assert after_role[:2] == [["change", "1"], ["level", "2"]]
    after_kind = lines[lines.index(["kind", "(annotated)", "result", "target", "(extracted)"]) + 1 :]
    assert after_kind[0] == ["result", "2", "1"]


def test_what_is_kept_aside_is_apart(tmp_path: Path) -> None:
    lines = [{"document": name, "section": section} for name in ("statements-2023.txt", "other.txt") for section in (3, 4)]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "x.figures.jsonl").write_text(text, encoding="utf-8")
    seen, kept_aside = accuracy.annotations_of(tmp_path)
    assert kept_aside == [{"document": "statements-2023.txt", "section": 4}]
    assert len(seen) == 3


def row(key: str, **cells: str) -> dict[str, str]:
    return {"id": key, "document": "a.txt", "start": "4", "quote": "12个", "label": "书屋"} | cells


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ([row("a")], [row("a")], ["0 figures gained, 0 lost, 0 changed"]),
        ([], [row("a")], ["1 figures gained, 0 lost, 0 changed", "  gained: a.txt:4 12个 (书屋)"]),
        ([row("a")], [], ["0 figures gained, 1 lost, 0 changed", "  lost: a.txt:4 12个 (书屋)"]),
        ([row("a", unit="个")], [row("a", unit="")], ["0 figures gained, 0 lost, 1 changed", "  unit: 1 changed", "    a.txt:4 12个: 个 → –"]),
        ([row("a")], [row("a", start="5")], ["0 figures gained, 0 lost, 1 changed", "  start: 1 changed"]),
    ],
)
def test_changes(earlier: list[dict[str, str]], later: list[dict[str, str]], said: list[str]) -> None:
    changes = changes_of(earlier, later)
    assert list(changes_listing(changes)) == said
    assert bool(changes) is (len(said) > 1)


def test_a_long_listing_is_cut() -> None:
    lines = list(changes_listing(changes_of([], [row(str(number)) for number in range(30)])))
    assert len(lines) == 12
    assert lines[-1] == "    and 20 more"


def test_committed_rows(tmp_path: Path) -> None:
    """The table as committed is read, not as it lies in the folder; one that git does not know has no rows."""
    path = tmp_path / "t.csv"
    path.write_text("id,label\na,书屋\n", encoding="utf-8")
    assert committed_rows(path) == []
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "t.csv"], [*who, "commit", "-qm", "a"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    path.write_text("id,label\nb,桥\n", encoding="utf-8")
    assert committed_rows(path) == [{"id": "a", "label": "书屋"}]


def test_readme_says_what_is_measured(corpus: Path, gold: Path) -> None:
    """Measured anew, the figures are those that stand in README.md; otherwise: make accuracy."""
    written = accuracy.BLOCK.search(accuracy.README.read_text(encoding="utf-8"))
    assert written
    assert written[2] == accuracy.block_of(accuracy.accuracy_of(corpus, gold))
