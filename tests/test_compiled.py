"""What `make compile` leaves beside the sources is loaded while it is newer than they are, and wanted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.skipif(".so" not in EXTENSION_SUFFIXES[-1], reason="compiled modules have another suffix here")
@pytest.mark.parametrize(
    ("newer_by", "wanted", "loads"),
    [(10, "yes", "compiled"), (10, "", "compiled"), (10, "no", "source"), (-10, "yes", "source"), (None, "yes", "source")],
)  # fmt: skip
def test_which_module_is_loaded(tmp_path: Path, newer_by: int | None, wanted: str, loads: str) -> None:
    package = tmp_path / "extract"
    package.mkdir()
    shutil.copy(ROOT / "extract" / "__init__.py", package)
    (package / "step.py").write_text("print('source')", encoding="utf-8")
    for source in package.glob("*.py"):
        os.utime(source, (1000, 1000))
    if newer_by is not None:
        compiled = package / f"step{EXTENSION_SUFFIXES[0]}"
        compiled.write_bytes(b"no library")  # whoever loads it fails
        os.utime(compiled, (1000 + newer_by, 1000 + newer_by))
    run = subprocess.run([sys.executable, "-c", "import extract.step"], cwd=tmp_path, capture_output=True, text=True,
                         env=os.environ | {"FIGURES_COMPILED": wanted}, check=False)  # fmt: skip
    assert ("source" if run.stdout == "source\n" else "compiled") == loads
    assert (run.returncode == 0) == (loads == "source")


_TO_C = """
import sys
from mypyc.build import mypycify
from scripts.compile import modules
mypycify(["--explicit-package-bases", "--ignore-missing-imports", *modules()], target_dir=sys.argv[1])
"""


def test_every_module_can_be_compiled(tmp_path: Path) -> None:
    """The modules become C, which mypyc refuses to make of some Python; compiling that takes minutes."""
    ran = subprocess.run([sys.executable, "-c", _TO_C, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
    assert list(tmp_path.rglob("*.c"))
