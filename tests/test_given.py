"""What the user says of documents: read as spreadsheets save it, wrong cells refused before anything is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import cli
from extract.given import given_of
from extract.reader import Given

SAVED = "document,region,date,note\n一.txt, 江西省 ,2026-02,x\n二.txt,,,\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_given(tmp_path: Path, encoding: str, sign: str, end: str) -> None:
    path = tmp_path / "documents.csv"
    path.write_bytes(SAVED.replace(",", sign).replace("\n", end).encode(encoding))
    assert given_of(path) == {"一.txt": Given(region="江西省", date="2026-02"), "二.txt": Given()}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("name,region\n一.txt,江西省\n", "line 1: has no column “document”"),
        ("document,date\n一.txt,去年\n", "line 2: '去年' is no date"),
        ("document,date\n一.txt,2025-13-45\n", "line 2: '2025-13-45' is no date"),
        ("document,date\n一.txt,2025-02-30\n", "line 2: '2025-02-30' is no date"),
        ("document,date\n一.txt,2025\n一.txt,2026\n", "line 3: 一.txt stands twice"),
        ("document,region\n一.txt,江西\n二.txt,不存在的省\n", "line 3: unknown or ambiguous place: 不存在的省"),
        ("document,title\n一.txt," + "长" * 140_000 + "\n", "line 2: field larger than field limit"),
        ("", "is empty"),
        ("\0" * 99, "is no text"),
        (None, "No such file"),
    ],
)
def test_given_wrong(
    tmp_path: Path, content: str | None, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command is refused, the file named; nothing is read."""
    path = tmp_path / "documents.csv"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    (tmp_path / "一.txt").write_text("新建党支部3个。", encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        cli.main([str(tmp_path / "一.txt"), "--documents", str(path)])
    assert caught.value.code == 2
    said = capsys.readouterr()
    assert f"{path}" in said.err
    assert reason in said.err
    assert said.out == ""
