"""Reports read but not kept wait on the server: for whom, how many, how long."""

from __future__ import annotations

from pages.parts.waiting import HOURS, MOST, Drafts, Shelf


def test_what_lies_there_is_found_by_its_key_alone() -> None:
    shelf = Shelf()
    own: Drafts = {}
    shelf.put("one", own)
    assert shelf.find("one") is own
    assert shelf.find("two") is None
    assert shelf.find("") is None


def test_what_nobody_looked_at_for_hours_is_gone() -> None:
    now = 0.0
    shelf = Shelf(lambda: now)
    shelf.put("left", {})
    shelf.put("looked at", {})
    now = 3600.0 * (HOURS - 1)
    assert shelf.find("looked at") == {}
    now = 3600.0 * (HOURS + 1)
    assert shelf.find("left") is None
    assert shelf.find("looked at") == {}


def test_the_one_longest_unseen_gives_way() -> None:
    shelf = Shelf()
    for number in range(MOST):
        shelf.put(str(number), {})
    shelf.find("0")
    shelf.put("new", {})
    assert shelf.find("0") == {}
    assert shelf.find("1") is None
