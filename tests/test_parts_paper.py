"""A dark page on paper: every colour of its marks has its light one, and letters can be read there."""

from __future__ import annotations

from dataclasses import fields

import pytest

from pages.parts import paper
from pages.parts.style import DARK, LIGHT
from tests.test_parts_ranking import luminance

ONE_COLOUR = [field.name for field in fields(DARK) if isinstance(getattr(DARK, field.name), str)]


@pytest.mark.parametrize("name", ONE_COLOUR)
def test_every_colour_of_a_dark_chart_has_its_light_one(name: str) -> None:
    dark, light = getattr(DARK, name), getattr(LIGHT, name)
    assert paper.pairs()[dark] == light
    for part in ("fill", "stroke"):
        assert f"[style*='{part}: {paper.as_rgb(dark)}']" in paper.rules()


@pytest.mark.parametrize("dark", DARK.lines)
def test_lines_and_their_keys_can_be_seen_on_white(dark: str) -> None:
    assert 1.05 / (luminance(paper.pairs()[dark]) + 0.05) >= 4.5


def test_no_two_colours_become_one() -> None:
    assert len(set(paper.pairs().values())) == len(paper.pairs())
