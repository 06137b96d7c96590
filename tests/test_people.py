"""Signing in: who must cannot change anything without it; what one keeps carries the name of the account."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st

from library import LibraryError, corrections
from library.corrections import Change
from pages.parts import merge_view, people
from pages.parts.library_rows import library_to_write
from pages.parts.merges import Rule

OPEN: dict[str, object] = {}
WITH_SIGN_IN: dict[str, object] = {"auth": {"client_id": "x"}}
NOBODY: dict[str, object] = {"is_logged_in": False}
SOMEBODY: dict[str, object] = {"is_logged_in": True, "email": "li@example.org", "name": "李"}

CASES = [
    # secrets of the server, account, name typed => may change, name kept
    (OPEN, NOBODY, "", True, ""),
    (OPEN, NOBODY, " 王二 ", True, "王二"),
    (WITH_SIGN_IN, NOBODY, "王二", False, "王二"),
    (WITH_SIGN_IN, SOMEBODY, "王二", True, "li@example.org"),
    (WITH_SIGN_IN, {"is_logged_in": True, "name": "李"}, "", True, "李"),
]


@pytest.fixture(autouse=True)
def own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGURES_DB", f"sqlite:///{tmp_path / 'library.db'}")
    monkeypatch.setenv("FIGURES_MERGES", str(tmp_path / "merges.csv"))


@pytest.mark.parametrize(("secrets", "account", "typed", "may", "name"), CASES)
def test_who_may_change_and_under_which_name(
    monkeypatch: pytest.MonkeyPatch, secrets: object, account: object, typed: str, may: bool, name: str
) -> None:
    monkeypatch.setattr(st, "secrets", secrets)
    monkeypatch.setattr(st, "user", account)
    monkeypatch.setattr(st, "session_state", {"who": typed})
    assert (people.may_change(), people.who()) == (may, name)


def test_nothing_is_written_without_signing_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even by a browser that presses a button which is switched off."""
    monkeypatch.setattr(st, "secrets", WITH_SIGN_IN)
    monkeypatch.setattr(st, "user", NOBODY)
    with pytest.raises(LibraryError, match="sign in"):
        library_to_write()
    merge_view.keep(lambda _rules: [Rule("甲", "", "乙")], "")
    assert list(tmp_path.iterdir()) == []


def test_a_correction_carries_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "secrets", WITH_SIGN_IN)
    monkeypatch.setattr(st, "user", SOMEBODY)
    with library_to_write().writing() as connection:
        made = corrections.correct(connection, Change("0" * 12, "label", "", "甲"), people.who())
    assert made.who == "li@example.org"
