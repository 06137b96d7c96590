"""The requirement files: all that is imported is pinned there, and nothing else."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT

# What is used without being imported by name here.
BY_NAME = {"psycopg", "pytest-xdist", "mypy", "ruff", "pandas-stubs"}
# What only `make compile` imports.
COMPILING = {"mypy", "setuptools"}
# What comes with another distribution, as an extra of it.
BROUGHT_BY = {"distributed": "dask"}
OURS = {path.name for path in ROOT.iterdir()} | {path.stem for path in ROOT.glob("*.py")}
RUN = ("extract", "library", "pages", "scripts", "app.py")
FILES = sorted(ROOT.glob("requirements*.txt"))
# What is only measured beside this project, in an environment of its own.
PEERS = ROOT / "requirements-benchmark.txt"
PIN = re.compile(r"([\w.-]+)(?:\[[\w,]+\])?==[\w.]+")


def pinned(path: Path) -> set[str]:
    """The distributions that a requirement file pins; every line of it is a comment, a pin or another file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", "-r "))]
    matches = [PIN.fullmatch(line) for line in lines]
    assert all(matches), lines
    return {plain(match[1]) for match in matches if match}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(*places: str) -> set[str]:
    """The distributions that the Python files below some places import, wherever in them."""
    homes = packages_distributions()
    found: set[str] = set()
    for place in places:
        for path in [ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
                found |= {name.split(".")[0] for name in names}
    used = {plain(home) for name in found - set(sys.stdlib_module_names) - OURS for home in homes.get(name, [name])[:1]}
    return {BROUGHT_BY.get(name, name) for name in used}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_version_is_pinned(path: Path) -> None:
    assert pinned(path)


def test_what_runs_needs_no_more_than_is_pinned() -> None:
    optional = set().union(*(pinned(path) for path in FILES if path.stem not in ("requirements", "requirements-dev")))
    assert imported(*RUN) - optional - COMPILING == pinned(ROOT / "requirements.txt") - BY_NAME


def test_what_tests_need_is_pinned() -> None:
    every = set().union(*(pinned(path) for path in FILES if path != PEERS))
    assert imported(*RUN, "tests", "benchmarks") - BY_NAME == every - BY_NAME


def test_nothing_is_pinned_twice() -> None:
    names = [name for path in FILES for name in pinned(path)]
    assert sorted(names) == sorted(set(names))
