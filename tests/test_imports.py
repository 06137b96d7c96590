"""The layering: what each folder may import, and which modules may open files."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

EXTRACT = sorted((ROOT / "extract").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
PARTS = sorted((ROOT / "pages" / "parts").rglob("*.py"))
# convert.py hands a document to another program in a temporary file; cli.py opens the null device alone;
# workplace.py keeps what a run has done so far, assembly.py makes one table of its pieces.
OPEN_FILES = {"assembly.py", "reader.py", "lexicon.py", "table.py", "cli.py", "convert.py", "workplace.py"}


def imported(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it."""
    return imported_in(ast.parse(path.read_text(encoding="utf-8")), path.name)


def imported_in(tree: ast.AST, name: str) -> set[str]:
    """The modules that a file called `name` imports."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name}: imports name the package"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return found


def opened(path: Path) -> list[int]:
    """The lines on which a file opens, reads or writes files; a part of an archive held in memory is none."""
    calls = {"read_text", "read_bytes", "write_text", "write_bytes", "read_csv", "read_parquet", "unlink"}
    if path.parent.name != "formats":
        calls.add("open")
    return [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", None) == "open" or getattr(node.func, "attr", None) in calls)
    ]


@pytest.mark.parametrize("path", EXTRACT, ids=lambda path: path.name)
def test_extract_knows_no_screen(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(path)}
    assert not roots & {"streamlit", "pages", "plotly", "app", "tests"}


@pytest.mark.parametrize("path", [path for path in EXTRACT if path.name not in OPEN_FILES], ids=lambda path: path.name)
def test_extract_opens_no_files(path: Path) -> None:
    assert opened(path) == []


def test_no_module_of_extract_needs_itself() -> None:
    """No circle of imports, those within functions included; a package stands for its __init__."""
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in EXTRACT}
    graph: dict[str, set[str]] = {}
    for name, path in names.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        tree.body = [node for node in tree.body if not isinstance(node, ast.If)]  # under `if TYPE_CHECKING`
        graph[name] = imported_in(tree, path.name) & set(names) - {name, "extract"}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_are_thin(path: Path) -> None:
    ours = {name for name in imported(path) if name.split(".")[0] in {"extract", "pages", "app", "tests"}}
    assert all(name == "pages" or name.startswith("pages.parts") for name in ours)


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_parts_know_no_page(path: Path) -> None:
    ours = {name for name in imported(path) if name.startswith("pages")}
    assert all(name == "pages" or name.startswith("pages.parts") for name in ours)


def test_help_loads_little() -> None:
    """``--help`` answers at once: nothing heavy is loaded before it is needed."""
    code = (
        "import runpy, sys\n"
        "sys.argv = ['extract', '--help']\n"
        "try: runpy.run_module('extract', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'pyarrow', 'numpy', 'regex', 'ahocorasick_rs', 'rapidfuzz', 'xlsxwriter', 'tqdm',"
        " 'charset_normalizer', 'streamlit', 'plotly'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert "PATH" in run.stdout
    assert run.stderr.strip() == "[]"
