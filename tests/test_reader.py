"""Files to text: encodings, what is refused and why, names in the table, page furniture."""

from __future__ import annotations

import codecs
import hashlib
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import furniture, lexicon, reader

REPORT = (
    "全县共建立党员联系点1.2万个，选派党建指导员近160名，\r\n达标率由53％提升至90％。\n"
    "今年以来，我们坚持问题导向，举办培训班*期，培训党员xx.x万人次，群众满意率达到98.6%。\u3000\n"
)

ENCODINGS = [
    # how the file was written              what the reader calls it
    ("utf-8", b"", "utf-8"),
    ("utf-8", codecs.BOM_UTF8, "utf-8"),
    ("gb18030", b"", "gb18030"),
    ("gbk", b"", "gb18030"),
    ("gb18030", b"\x84\x31\x95\x33", "gb18030"),
    ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
    ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
    ("utf-16-le", b"", "utf-16-le"),
    ("utf-16-be", b"", "utf-16-be"),
]


@pytest.mark.parametrize(("encoding", "mark", "named"), ENCODINGS)
@pytest.mark.parametrize("times", [1, 400])
def test_encoding(tmp_path: Path, encoding: str, mark: bytes, named: str, times: int) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(data := mark + (REPORT * times).encode(encoding))
    document = reader.read_document(path, "报告.txt")
    assert document.text == REPORT * times  # line ends and the last blank untouched, no byte-order mark
    assert document.encoding == named
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.name, document.reader) == ("报告.txt", reader.READER)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["新增党员12名", "解决诉求万余件", "村集体收入达标", "隐去：*万名。", "xx省xx市"])
def test_short_text(encoding: str, text: str) -> None:
    """A text of a few signs is enough to tell the encodings apart."""
    assert reader.decode(text.encode(encoding))[0] == text


def test_traditional_signs() -> None:
    text = "全縣新建黨支部一百二十個，培訓黨員三千餘名，對此群眾的滿意率達到百分之九十八。" * 20
    assert reader.decode(text.encode("big5"))[0] == text


def test_cut_short() -> None:
    """A copy that ends within a sign loses that sign alone."""
    text, encoding = reader.decode((REPORT * 3).encode()[:-4])
    assert text.rstrip("\ufffd") == (REPORT * 3)[:-2]
    assert encoding == "utf-8"


UNREADABLE = [
    (b"", "empty"),
    (b" \n\t\r\n ", "empty"),
    ("\u3000\n".encode(), "empty"),
    (codecs.BOM_UTF8, "empty"),
    (b"PK\x03\x04" + bytes(40), "damaged ZIP"),
    (b"%PDF-1.7\n" + b"\xe2\xe3" * 9, "PDF"),
    (b"\xd0\xcf\x11\xe0" + bytes(40), ".doc"),
    (b"{\\rtf1 }", "no text"),
    (b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
    (b"Rar!\x1a\x07\x00" + bytes(40), "a RAR archive, not plain text"),
    (bytes(range(256)) * 40, "no text"),
    (bytes(10_000), "no text"),
    (random.Random(1).randbytes(50_000), "no text"),
    (b"\x01\x02\x03\x04\x05" * 999, "no text"),
]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE)
def test_unreadable(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(data)
    with pytest.raises(reader.UnreadableDocument, match=reason) as caught:
        reader.read_document(path, path.name)
    assert caught.value.path == path
    assert str(path) in str(caught.value)


def test_unreadable_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(reader.UnreadableDocument, match="No such file"):
        reader.read_document(tmp_path / "none.txt", "none.txt")
    with pytest.raises(reader.UnreadableDocument, match="folder"):
        reader.read_document(tmp_path, "folder")
    monkeypatch.setattr(reader, "LARGEST", 10)
    (tmp_path / "long.txt").write_text("新建党支部", encoding="utf-8")
    with pytest.raises(reader.UnreadableDocument, match="too large"):
        reader.read_document(tmp_path / "long.txt", "long.txt")


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Whatever the bytes, there is a text or a reason."""
    try:
        text, _ = reader.decode(data)
    except ValueError as error:
        text = f"the file {error}"
    assert text.strip()


# --- page furniture ---


@pytest.mark.parametrize("row", lexicon.rows_of("furniture"), ids=lambda row: row["word"])
def test_furniture_row(row: dict[str, str]) -> None:
    """Each row of the lexicon is needed for its example: with the word in it the line goes, without it stays."""
    word, example = row["word"], row["example"]
    assert word in example
    assert furniture.blanked(example).strip() == ""
    assert furniture.blanked(example.replace(word, "报告")).strip() != ""


PARAGRAPH = "全县上下坚持大抓基层的鲜明导向，新建党支部12个，整顿软弱涣散村党组织8个，选派驻村第一书记36名。" * 8
HEADER = "某县基层党建工作报告"
PAGES = [  # text, what of it goes
    ("新建党支部3个，\n— 12 —\n培训党员40名。", ["— 12 —"]),
    ("新建党支部3个，\n第 3 页 共 12 页\n培训党员40名。", ["第 3 页 共 12 页"]),
    ("新建党支部3个，\n3/12\n培训党员40名。", ["3/12"]),
    ("新建党支部\n3\n个，培训党员40名。", []),  # a number that a line end broke from its words
    ("培训党员\n1204\n名。", []),
    (f"{PARAGRAPH}\n1\n{PARAGRAPH}\n2\n{PARAGRAPH}", ["1", "2"]),
    (f"{PARAGRAPH}\n27\n{PARAGRAPH}\n28\n{PARAGRAPH}", ["27", "28"]),
    (f"{PARAGRAPH}\n\f1\n{PARAGRAPH}", ["1"]),
    (f"{PARAGRAPH}\n2.5\n{PARAGRAPH}", []),
    (f"{PARAGRAPH}\n1500\n{PARAGRAPH}\n2600\n{PARAGRAPH}", []),
    (f"{HEADER}\n" + f"{PARAGRAPH[:-3]}\n{HEADER}\n" * 4 + "名。", [HEADER] * 5),
    (f"{HEADER}\n一\n{PARAGRAPH}\n" * 4, []),  # a title that opens each speech
    ("各位代表！\n" + f"{PARAGRAPH}\n各位代表！\n" * 4, []),
    ("关键技术\n攻关、\n" * 4, []),  # a wrapped phrase comes back after a few signs
    ("【字体：大 中 小】 打印 关闭窗口\n新建党支部3个。", ["【字体：大 中 小】 打印 关闭窗口"]),
    ("【字号：\n大\n中\n小\n】\n新建党支部3个。", ["【字号：", "大", "中", "小", "】"]),
    ("【字号：\n\n大\n \n】\n新建党支部3个。", ["【字号：", "大", "】"]),
    ("党员队伍不断壮\n大\n，新建党支部3个。", []),  # the same sign, broken off by a PDF
    ("##begin##\n新建党支部3个。\n##end##", ["##begin##", "##end##"]),
    ("浏览次数：1204次\n新建党支部3个。", ["浏览次数：1204次"]),
    ("开通微信公众号12个，建立QQ群30个。", []),  # what reports say of contacts is no advert
    ("加QQ领取完整版\n新建党支部3个。", ["加QQ领取完整版"]),
]


@pytest.mark.parametrize(("text", "gone"), PAGES)
def test_blanked(text: str, gone: list[str]) -> None:
    after = furniture.blanked(text)
    assert len(after) == len(text)
    assert [a.strip() for a, b in zip(_lines(text), _lines(after), strict=True) if a != b] == gone
    assert all(a == b or b == " " for a, b in zip(text, after, strict=True))


def _lines(text: str) -> list[str]:
    return text.replace("\f", "\n").split("\n")


@given(st.text(st.sampled_from("一二党员 12\n\r\f-—页打印大小【】>#QQ会员范文。\u3000"), max_size=300))
def test_blanked_keeps_offsets(text: str) -> None:
    after = furniture.blanked(text)
    assert len(after) == len(text)
    assert all(a == b or (b == " " and a not in "\n\r\f") for a, b in zip(text, after, strict=True))
