"""The words on the screen: Chinese in the code, other languages from gettext catalogues in locale/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from extract.table import TITLES

LOCALE = Path(__file__).resolve().parents[2] / "locale"
LANGUAGES: dict[str, str] = {"zh": "中文", "en": "English"}
_language: ContextVar[str] = ContextVar("language", default="zh")


def marked(message: str) -> str:
    """The message itself; marks a text that is looked up later, where it is shown."""
    return message


N_ = marked

COLUMN_TITLES: dict[str, str] = {
    **TITLES,  # as in the files of the command line
    "title": N_("报告标题"),
    "display_value": N_("显示数值"),
    "display_unit": N_("显示单位"),
    "review": N_("核对"),
    "rank": N_("位次"),
    "alternates": N_("另有数值"),
}

WORDS: dict[str, dict[str, str]] = {
    "status": {
        "reported": N_("原文给出"),
        "masked": N_("数字隐去"),
        "recovered": N_("据对照本补出"),
        "worded": N_("仅文字表述"),
    },
    "kind": {"result": N_("实绩"), "target": N_("目标"), "rule": N_("规定")},
    "role": {
        "level": N_("水平"),
        "from": N_("由"),
        "to": N_("至"),
        "change": N_("增减"),
        "gap": N_("差距"),
        "rank": N_("位次"),
    },
    "qualifier": {
        "exact": N_("未加限定"),
        "at_least": N_("以上/超"),
        "at_most": N_("以内"),
        "nearly": N_("近"),
        "about": N_("约/左右"),
    },
    "time_basis": {
        "year": N_("当年"),
        "cumulative": N_("累计"),
        "annual_average": N_("年均"),
        "as_of": N_("期末/截至"),
        "": N_("时间口径未注明"),
    },
    "basis": {"nominal": N_("名义"), "real": N_("实际"), "comparable": N_("同口径"), "": N_("计算口径未注明")},
    "region_basis": {
        "stated": N_("原文写明"),
        "given": N_("使用者给定"),
        "clue": N_("据线索"),
        "twin": N_("据对照本"),
        "masked": N_("地名隐去"),
        "none": N_("无"),
    },
    "doubt": {
        "no_label": N_("没有指标名"),
        "no_region": N_("没有地区"),
        "region_by_clue": N_("地区据线索"),
        "no_year": N_("没有年份"),
        "year_by_document": N_("年份据报告日期"),
    },
    "review": {
        "unchecked": N_("未核对"),
        "checked": N_("已核对"),
        "corrected": N_("已更正"),
        "doubtful": N_("存疑"),
    },
}


def use_language(code: str) -> None:
    """Show texts in language `code` (`zh` or `en`) from now on in this run."""
    _language.set(code if code in LANGUAGES else "zh")


def language() -> str:
    """The code of the language now in use."""
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Within it, texts are in language `code`; for files that are made when the page's run is over."""
    token = _language.set(code if code in LANGUAGES else "zh")
    try:
        yield
    finally:
        _language.reset(token)


@cache
def catalogue_of(code: str) -> dict[str, str]:
    """Chinese text to its translation: names of regions, themes and units, and the messages; empty for Chinese.

    Read from `names.po` and `messages.po` in `locale/<code>/LC_MESSAGES`.
    """
    from babel.messages.pofile import read_po

    texts: dict[str, str] = {}
    for domain in ("names", "messages"):
        path = LOCALE / code / "LC_MESSAGES" / f"{domain}.po"
        if path.exists():
            with path.open("rb") as handle:
                texts |= {str(entry.id): str(entry.string) for entry in read_po(handle) if entry.id and entry.string}
    return texts


def translated(message: str) -> str:
    """The message in the language in use, or as it stands where the catalogue has none.

    >>> translated("概览")
    '概览'
    """
    return catalogue_of(_language.get()).get(message, message)


_ = translated


def local_name(word: str) -> str:
    """What the screen calls a region, theme, topic or unit; a word without translation stays as the table has it.

    >>> with speaking("en"): local_name("广东"), local_name("灌南县")
    ('Guangdong', '灌南县')
    """
    return translated(word) if word else ""


def listed(words: Iterable[str]) -> str:
    """Words one after the other.

    >>> listed(["广东", "江苏"])
    '广东、江苏'
    """
    return _("、").join(words)


def clauses(parts: Iterable[str]) -> str:
    """Parts of a sentence one after the other, set apart more than words."""
    return _("；").join(parts)


def noted(text: str, note: str) -> str:
    """A text with a note in brackets.

    >>> noted("广东", "3 条")
    '广东（3 条）'
    """
    return _("{text}（{note}）").format(text=text, note=note)


def told(name: str, text: str) -> str:
    """A name and what is told of it.

    >>> told("省份", "广东")
    '省份：广东'
    """
    return _("{name}：{text}").format(name=name, text=text)


def title_of(column: str) -> str:
    """What the screen calls a column of the table.

    >>> title_of("indicator")
    '统一指标名'
    """
    return _(COLUMN_TITLES.get(column, column))


def word_of(column: str, code: object) -> str:
    """What the screen says for a coded cell of a column; text that is no code comes back as it is.

    A cell of several codes (`doubt`, `corrected`) gives a list of words.

    >>> word_of("kind", "target"), word_of("doubt", "no_label no_year")
    ('目标', '没有指标名、没有年份')
    """
    text = "" if code is None or code != code else str(code)
    if column == "corrected":
        return listed(_("补录") if name == "added" else title_of(name) for name in text.split())
    if column == "doubt" and " " in text:
        return listed(word_of(column, one) for one in text.split())
    return _(WORDS.get(column, {}).get(text, text)) if text or "" in WORDS.get(column, {}) else ""
