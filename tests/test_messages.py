"""The screen's texts: every one has its English, with the same blanks, and no Chinese text escapes the catalogue."""

from __future__ import annotations

import re
from string import Formatter

from babel.messages.pofile import read_po

from pages.parts import texts
from scripts.messages import LOCALE, messages_in, template
from tests.conftest import ROOT

CHINESE = re.compile(r"[\u3400-\u9fff]")
WIDE_SIGNS = re.compile(r"[，。；：、（）？！]")
# Words as reports write them, quoted to explain them.
QUOTED = (
    "报数",
    "4.6万个",
    "近160名",
    "*万名",
    "x.x万",
    "*万",
    "接诉即办",
    "就业",
    "增长",
    "百, 千, 万, 亿",
    "万个",
    "亿元",
)
SOURCES = sorted((ROOT / "pages").rglob("*.py"))


def english() -> dict[str, str]:
    with (LOCALE / "en" / "LC_MESSAGES" / "messages.po").open("rb") as handle:
        return {str(message.id): str(message.string) for message in read_po(handle) if message.id}


def without_quotes(text: str) -> str:
    for word in QUOTED:
        text = text.replace(word, "")
    return text


def blanks_of(text: str) -> list[str]:
    return sorted({name.partition(".")[0] for _, name, _, _ in Formatter().parse(text) if name})


def test_every_text_has_its_english_and_none_is_left_over() -> None:
    assert {message.id for message in template() if message.id} == set(english())
    assert [chinese for chinese, translation in english().items() if not translation.strip()] == []


def test_the_template_is_as_the_code_says() -> None:
    with (LOCALE / "messages.pot").open("rb") as handle:
        listed = {message.id for message in read_po(handle) if message.id}
    assert listed == {message.id for message in template() if message.id}, "run python -m scripts.messages"


def test_english_is_english() -> None:
    translations = list(english().values())
    assert [text for text in translations if CHINESE.search(without_quotes(text))] == []
    assert [text for text in translations if WIDE_SIGNS.search(text)] == []


def test_both_languages_fill_in_the_same() -> None:
    assert [each for each in english().items() if blanks_of(each[0]) != blanks_of(each[1])] == []


def test_every_code_has_a_word() -> None:
    known = set(english())
    assert set(texts.COLUMN_TITLES.values()) <= known
    assert {word for words in texts.WORDS.values() for word in words.values()} <= known


def test_messages_in_fstrings_are_found() -> None:
    source = 'x = f"{_(\'{n} 年\').format(n=1)}"\ny = N_("a" "b")\nz = other("c")'
    assert [text for _line, text in messages_in(source)] == ["{n} 年", "ab"]
