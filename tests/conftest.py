"""What several tests share: where the reports and their annotations are, on a machine that has them."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["FIGURES_COMPILED"] = "no"  # what is tested are the sources

import pytest
from hypothesis import settings

# The first example compiles the lexicon; how long one takes says nothing about right or wrong.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent
# The library of whoever runs the tests stays out of them; those that keep something name one of their own.
os.environ["FIGURES_DB"] = f"sqlite:///{ROOT / 'tests' / 'no-library' / 'library.db'}"


def _folder(variable: str, usual: str) -> Path:
    folder = Path(os.environ.get(variable) or ROOT.parent / "shared" / usual)
    if not folder.is_dir():
        pytest.skip(f"no {usual} here; name its folder in {variable}")
    return folder


@pytest.fixture(autouse=True)
def no_choices_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests see no merges of indicators that someone has chosen here, and leave none behind."""
    monkeypatch.setenv("FIGURES_MERGES", str(tmp_path / "merges.csv"))
    monkeypatch.setenv("FIGURES_SILENCES", str(tmp_path / "silences.csv"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of reports the shipped tables are made from; the test is skipped where it is absent."""
    return _folder("CORPUS", "corpus")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotations; the test is skipped where it is absent."""
    return _folder("GOLD", "gold")
