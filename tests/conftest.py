"""What several tests share: where the reports and their annotations are, on a machine that has them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["FIGURES_COMPILED"] = "no"  # what is tested are the sources

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from library import Library

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


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A PostgreSQL server that runs while the tests do."""
    from tests.databases import postgres

    with postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database: a file of its own, or the server's one emptied."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'library.db'}"
        return
    from sqlalchemy import create_engine

    from library import schema

    found = request.getfixturevalue("postgresql")
    yield found
    engine = create_engine(found.replace("postgresql", "postgresql+psycopg"))
    schema.metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture
def library(url: str) -> Iterator[Library]:
    """An empty library in each kind of database."""
    from library import Library

    library = Library(url)
    yield library
    library.close()
