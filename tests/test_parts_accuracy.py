"""The accuracy on the screen is the one the README has, in words of the screen."""

from __future__ import annotations

from pathlib import Path

from pages.parts import accuracy
from tests.conftest import ROOT

PART = """
<!-- accuracy -->
Four compilations, each extracted alone (seen: 1,254 figures · kept aside: 29 figures):

| | seen | kept aside |
|---|---:|---:|
| unit | 0.912 | 0.900 |
| targets and rules (F1) | 0.500 |  |
| something new | 0.1 | 0.2 |

Extracted together: of the masked figures that another copy states 90.5% get its value, of those that none states 1.0% get one.

Headline indicators of eight provincial reports: of 77 cells 99.0% are right, 98.7% without a second value beside them; of 35 that the reports do not give, 2.9% are filled.
<!-- /accuracy -->
"""


def test_what_the_readme_says(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"| unit | 7 | 8 |\n{PART}", encoding="utf-8")
    found = accuracy.measured(path)
    assert found
    assert found.counts == ("1,254", "29")
    assert found.shares == (
        ("单位", "0.912", "0.900"),
        ("目标与规定（F1）", "0.500", ""),
        ("something new", "0.1", "0.2"),
    )
    assert found.together == ("90.5%", "1.0%")
    assert found.headlines == ("77", "99.0%", "35", "2.9%")


def test_nothing_measured_is_nothing_said(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# 报数", encoding="utf-8")
    assert accuracy.measured(tmp_path / "README.md") is None
    assert accuracy.measured(tmp_path / "missing.md") is None


def test_every_measure_of_the_readme_has_words() -> None:
    found = accuracy.measured(ROOT / "README.md")
    assert found
    assert [name for name, _seen, _aside in found.shares] == [
        word for name, word in accuracy.MEASURES.items() if f"| {name} |" in accuracy.README.read_text(encoding="utf-8")
    ]
    assert all((found.counts, found.together, found.headlines))
