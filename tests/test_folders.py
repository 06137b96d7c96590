"""Which files are read, what each is called, and what is said of those that are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract import cli
from extract.folders import files_of
from extract.table import rows_in

TEXT = "新建党支部3个。"


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT + name, encoding="utf-8", errors="surrogateescape")


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    put(tmp_path, "a/一.txt", "a/below/二.TXT", "a/notes.csv", "a/.hidden.txt", "a/.git/x.txt", "b/一.txt", "c.dat",
        "d/1/一.txt", "e/1/一.txt", "e/2/一.txt")  # fmt: skip
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "names", "skipped"),
    [
        (["a"], ["below/二.TXT", "一.txt"], 2),
        (["c.dat"], ["c.dat"], 0),  # named outright, whatever it is called
        (["a/below/二.TXT", "a"], ["二.TXT", "一.txt"], 2),  # once only, as it was named
        (["a", "b"], ["below/二.TXT", "a/一.txt", "b/一.txt"], 2),
        (["a/一.txt", "b/一.txt"], ["a/一.txt", "b/一.txt"], 0),
        (["d", "e/1/一.txt", "e/2/一.txt"], ["2/一.txt", "d/1/一.txt", "e/1/一.txt"], 0),  # longer, then longer again
        (["none.txt"], ["none.txt"], 0),  # reading it will say what is wrong
    ],
)
def test_files_of(folders: Path, paths: list[str], names: list[str], skipped: int) -> None:
    files, passed_over, _ = files_of(folders / path for path in paths)
    assert sorted(name for _, name, _ in files) == sorted(names)
    assert passed_over == skipped


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
def test_a_name_that_is_not_utf8(tmp_path: Path, suffix: str) -> None:
    """Names as a ZIP from China leaves them on Linux: the table holds them in characters, each its own."""
    chinese = os.fsdecode("年报.txt".encode("gb18030"))
    put(tmp_path / "in", chinese, "年报.txt", os.fsdecode(b"\xff\xfe.txt"))
    names = {name for _, name, _ in files_of([tmp_path / "in"]).files}
    assert names == {"年报 (1).txt", "年报 (2).txt", "\ufffd\ufffd.txt"}
    out = tmp_path / f"figures{suffix}"
    assert cli.main([str(tmp_path / "in"), "-o", str(out)]) == 0
    assert suffix == ".xlsx" or {row["document"] for row in rows_in(out)} == names


def test_links_that_loop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link to its own folder is said and not followed, one to itself is passed over like any file that cannot be read."""
    put(tmp_path, "in/一.txt")
    (tmp_path / "in/again").symlink_to(tmp_path / "in")
    (tmp_path / "in/self.txt").symlink_to("self.txt")
    assert cli.main([str(tmp_path / "in")]) == 0
    said = capsys.readouterr()
    assert said.out.count("一.txt") == 1
    assert "self.txt: Too many levels of symbolic links" in said.err
    assert "1 document, 1 figure" in said.err
    assert cli.main([str(tmp_path / "in/self.txt")]) == 1


def test_what_is_not_looked_into_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hidden folder, a link to one, one that may not be read; and the same, named outright, is read."""
    put(tmp_path, "in/一.txt", "in/.git/二.txt", "in/closed/三.txt", "far/四.txt")
    (tmp_path / "in/link").symlink_to(tmp_path / "far")
    scan = os.scandir

    def refusing(path: str) -> object:  # as for a folder without permission, which root would be let into
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = files_of([tmp_path / "in"])
    assert [name for _, name, _ in found.files] == ["一.txt"]
    assert found.closed == [
        f"{tmp_path}/in/.git: is a hidden folder",
        f"{tmp_path}/in/link: is a link to a folder; name it to have it read",
        f"{tmp_path}/in/closed: Permission denied",
    ]
    named = files_of([tmp_path / "in/.git", tmp_path / "in/link"])
    assert ([name for _, name, _ in named.files], named.closed) == (["二.txt", "四.txt"], [])


def test_a_folder_named_outright_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(os, "access", lambda *about: False)

    def refused(path: object) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refused)
    assert cli.main([str(tmp_path / "closed")]) == 1
    assert "closed: Permission denied" in capsys.readouterr().err
