"""Compile what every document goes through, with mypyc: ``python -m scripts.compile`` (some minutes, once).

The compiled modules lie beside their sources and do the same in about seven tenths of the time. `extract/__init__.py`
passes over them as soon as a source is newer.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What hands documents on one by one stays as it is: mypyc makes a list of what a generator expression yields.
ONE_BY_ONE = {"alignment", "pairing", "reader", "recovery", "shingles", "together", "twins"}
SAMPLES = ROOT / "data" / "samples"


def modules() -> list[str]:
    """The source files, below the root, of the modules that take a document apart and write its rows; no readers.

    >>> "extract/pipeline.py" in modules(), "extract/cli.py" in modules()
    (True, False)
    """
    names = _answer("-c", "import extract.pipeline, extract.table, sys; print(*sys.modules)", compiled="no").split()
    files = [Path(*name.split(".")).with_suffix(".py") for name in names if name.startswith("extract.")]
    own = [file for file in files if file.parent == Path("extract") and file.stem not in ONE_BY_ONE]
    return sorted(str(file) for file in own if (ROOT / file).is_file())


def _answer(*arguments: str, compiled: str) -> str:
    """What Python prints, with the compiled modules or without them."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=os.environ | {"FIGURES_COMPILED": compiled},
                          stdout=subprocess.PIPE, text=True, check=True).stdout  # fmt: skip


def _rows(compiled: str) -> str:
    return _answer("-m", "extract", str(SAMPLES), compiled=compiled)


def compiled_modules() -> list[Path]:
    """The compiled modules that are here, and the library of their code."""
    return [*(ROOT / "extract").glob("*.so"), *ROOT.glob("*__mypyc*.so")]


def main() -> int:
    """Compile the modules, and take them away again where the rows of the samples are not the same with them."""
    from mypyc.build import mypycify
    from setuptools import setup

    for old in compiled_modules():
        old.unlink()
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        extensions = mypycify(["--explicit-package-bases", "--ignore-missing-imports", *modules()],
                              opt_level="2", debug_level="0", target_dir=folder)  # fmt: skip
        build = ["build_ext", "--inplace", "--build-temp", folder, "--build-lib", folder]
        setup(name="extract", packages=[], ext_modules=extensions, script_args=["--quiet", *build])
    if _rows("yes") == _rows("no"):
        return 0
    for made in compiled_modules():
        made.unlink()
    print("The compiled modules give other rows than their sources, so they are gone again.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
