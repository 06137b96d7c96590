"""The lexicon as a whole: every row has an example, every table is read, documented and free of doubles."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from extract import lexicon, taking
from extract.lexicon import rows_of, words_of
from library import version
from tests.conftest import ROOT

TABLES = sorted(path.stem for path in lexicon.FOLDER.glob("*.csv"))
README = (lexicon.FOLDER / "README.md").read_text(encoding="utf-8")
LISTED = {name: (columns.split(", "), readers.split(", "))
          for name, columns, readers in re.findall(r"^\| `(\w+)` \| .+ \| ([\w, ]+) \| ([\w, ]+) \|$", README, re.MULTILINE)}
# What tells two rows of a table apart besides their first cell, where a word may have several uses.
APART = {
    "initiatives": ["use"], "furniture": ["kind"], "indicators": ["family"], "document_words": ["kind"], "kind_words": ["place"], "chapter_words": ["chapter"],
    "label_words": ["place"], "not_figures": ["place"], "qualifiers": ["place"], "region_words": ["kind"],
    "completion_words": ["use"], "function_words": ["use"], "comparison_words": ["use"], "synonyms": ["use", "form"], "themes": ["theme"], "topics": ["topic"],
    "time_words": ["kind"], "time_basis": ["scope"], "particle_words": ["particle"], "unit_parts": ["of"],
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_an_example(table: str) -> None:
    assert list(rows_of(table)[0])[-1] == "example"
    assert [row for row in rows_of(table) if not row["example"].strip()] == []


@pytest.mark.parametrize("table", TABLES)
def test_no_word_stands_twice(table: str) -> None:
    """One row a word and use: a second one would be dead, or contradict the first."""
    columns = [next(iter(rows_of(table)[0])), *APART.get(table, [])]
    counts = Counter(tuple(row[column] for column in columns) for row in rows_of(table))
    assert [words for words, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_no_stray_blanks(table: str) -> None:
    assert [row for row in rows_of(table) if any(cell != cell.strip() for cell in row.values())] == []


def test_every_table_is_documented() -> None:
    assert sorted(LISTED) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_documented_columns(table: str) -> None:
    assert [*LISTED[table][0], "example"] == list(rows_of(table)[0])


def tables_read_by(path: Path) -> set[str]:
    """The tables that a module reads: named in a call of rows_of, words_of or pattern_of, or in a loop over names of tables."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("rows_of", "words_of", "pattern_of"):
            found |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
        elif isinstance(node, ast.comprehension | ast.For) and isinstance(node.iter, ast.Tuple):
            found |= {one.value for one in node.iter.elts if isinstance(one, ast.Constant)}
    return found & set(TABLES)


def test_who_reads_which_table() -> None:
    """The list names, of each table, the modules that read it; unknown.py, which looks for what none holds, aside."""
    modules = {path.stem: tables_read_by(path) for path in (ROOT / "extract").rglob("*.py") if path.stem != "unknown"}
    readers = {table: {name for name, tables in modules.items() if table in tables} for table in TABLES}
    assert readers == {table: set(names) for table, (_, names) in LISTED.items()}


def test_a_row_with_a_cell_too_few_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    (tmp_path / "short.csv").write_text("word,kind,example\n\n窟,count\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"short\.csv, line 3: 2 cells for 3 columns"):
        rows_of("short")
    with pytest.raises(FileNotFoundError):
        rows_of("none")


def test_words_are_given_longest_first() -> None:
    words = words_of("masks") + words_of("function_words", use="between")
    assert words[:4] == ("*", "X", "x", "×")
    assert list(map(len, words[4:])) == sorted(map(len, words[4:]), reverse=True)


def test_a_changed_rule_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the extractor that a kept document names, and of what an interrupted run has done."""
    names = {path.relative_to(ROOT).as_posix() for path in lexicon.rule_files()}
    assert {"extract/pipeline.py", "extract/formats/html.py", "data/lexicon/units.csv"} <= names
    rule = tmp_path / "rule.py"
    stamps = set()
    for content in ("1", "22"):
        rule.write_text(content)
        for module, stamp in ((version, version.extractor_version), (taking, taking.extraction_stamp)):
            monkeypatch.setattr(module, "rule_files", lambda: [rule])
            stamps.add(stamp.__wrapped__())
    assert len(stamps) == 4
