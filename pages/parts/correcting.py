"""Correcting one figure by hand: a form with what the extractor found, as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from extract.lexicon import rows_of
from library.cells import CODES, as_text, canonical
from pages.parts.evidence import facts_of
from pages.parts.texts import N_, _, local_name, title_of, word_of

FIELDS = ("label", "value", "unit", "region", "year", "indicator", "theme", "kind")
_WRONG = {
    "region": N_("“{text}”不是能确定的地名；请写全，省名在前。"),
    "year": N_("“{text}”不是年份；请写四位数字，如 2025。"),
    "value": N_("“{text}”不是数；请写阿拉伯数字，如 46000 或 93.5。"),
}
_MOST_OPTIONS = 3_000
OF_ONE_FIGURE = ("note", "correct", "takeout")  # how keys begin that go on with the id of a figure
_PROBLEMS = "_form_problems"


def problem_of(field: str, text: str) -> str:
    """Why a field cannot hold a text, in words for people; empty where it can.

    >>> problem_of("year", "二〇二五")
    '“二〇二五”不是年份；请写四位数字，如 2025。'
    """
    try:
        canonical(field, text)
    except ValueError:
        return _(_WRONG.get(field, N_("“{text}”不能填在这里。"))).format(text=text)
    return ""


def changed_fields(row: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, str]:
    """Of the texts typed, those that differ from the row's cells, by field.

    >>> changed_fields({"label": "联系点", "year": 2025}, {"label": " 联系点", "year": "2024"})
    {'year': '2024'}
    """
    texts = {name: str(text if text is not None else "").strip() for name, text in typed.items()}
    return {name: text for name, text in texts.items() if text != as_text(plain_cell(row[name]))}


def show_facts(row: Mapping[str, Any]) -> None:
    """What the table says of the figure; fields and buttons of any other are out of sight as soon as it shows.

    They stay until the page has run to its end, and what is typed into them by then would be lost, or kept with them.
    """
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>" for name, text in facts_of(row))
    own = re.sub(r"[^\w-]", "-", str(row["id"]), flags=re.ASCII)  # as Streamlit writes a key as a class
    others = ", ".join(f"[class*='st-key-{kind}_']:not([class*='_{own}'])" for kind in OF_ONE_FIGURE)
    st.html(f"<style>{others} {{display: none;}}</style><dl class='facts'>{facts}</dl>")


def show_form(
    row: Mapping[str, Any], indicators: Sequence[str], save: Callable[[dict[str, str]], None]
) -> None:
    """The form for one figure; `save` gets the fields changed when it is sent.

    It begins anew when a field of the figure changes. What is sent is compared with `row` as it was when the form was
    shown, so that nothing that others change meanwhile is overwritten unseen.
    """
    key = f"{row['id']}_{hash(tuple(as_text(plain_cell(row[name])) for name in FIELDS))}"
    keys = {name: f"correct_{name}_{key}" for name in FIELDS}
    with st.form(f"correct_{key}", border=False):
        for pair in zip(FIELDS[::2], FIELDS[1::2], strict=True):
            for name, column in zip(pair, st.columns(2), strict=True):
                with column:
                    _field(name, row, indicators, keys[name])
        st.form_submit_button(_("保存更正"), type="primary", on_click=_sent, args=(dict(row), keys, save))
    show_problems()


def has_problems() -> bool:
    """Whether something was not kept that has not been said yet."""
    return bool(st.session_state.get(_PROBLEMS))


def show_problems() -> None:
    """Why something was not kept, once."""
    for problem in st.session_state.pop(_PROBLEMS, []):
        st.error(escape_markdown(problem))


def _sent(row: Mapping[str, Any], keys: Mapping[str, str], save: Callable[[dict[str, str]], None]) -> None:
    """Take what was typed; what cannot be kept is said and nothing is changed."""
    changed = changed_fields(row, {name: st.session_state.get(key) for name, key in keys.items()})
    problems = [problem for name, text in changed.items() if (problem := problem_of(name, text))]
    if problems or not changed:
        st.session_state[_PROBLEMS] = problems or [_("没有改动。")]
        return
    save(changed)


def say_problem(text: str) -> None:
    """Say below the form, when it is shown next, why something was not kept."""
    st.session_state.setdefault(_PROBLEMS, []).append(text)


def escape_markdown(text: str) -> str:
    """A text that Streamlit's messages show as it is.

    >>> escape_markdown("*万名 :red[x]")
    '\\\\*万名 \\\\:red\\\\[x\\\\]'
    """
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!~:$|<>&\"'" else sign for sign in text)


def known_indicators(frame: pd.DataFrame) -> list[str]:
    """The indicators of a table, the most frequent first, then those of the lexicon."""
    counted = frame["indicator"].astype("string").value_counts()
    names = [str(name) for name in counted.index if name]
    listed = dict.fromkeys([*names, *(row["name"] for row in rows_of("indicators"))])
    return list(listed)[:_MOST_OPTIONS]


def _field(name: str, row: Mapping[str, Any], indicators: Sequence[str], key: str) -> None:
    now = as_text(plain_cell(row[name]))
    if name == "theme":
        _choice(name, now, [each["theme"] for each in rows_of("themes")], key, local_name)
    elif name == "kind":
        _choice(name, now, CODES["kind"], key, lambda code: word_of("kind", code))
    elif name == "indicator":
        options = list(dict.fromkeys([now, *indicators])) if now else list(indicators)
        st.selectbox(title_of(name), options, index=0 if now else None, key=key, accept_new_options=True,
                     placeholder=_("可选可填；不填表示不参与比较"))  # fmt: skip
    else:
        help = _("以基本单位计，如 4.6万个 写 46000，单位 个。") if name == "value" else None
        st.text_input(title_of(name), now, key=key, help=help)


def _choice(name: str, now: str, options: Sequence[str], key: str, words: Callable[[str], str]) -> None:
    listed = list(dict.fromkeys([*options, *([now] if now else [])]))
    st.selectbox(title_of(name), listed, index=listed.index(now) if now else None, key=key, format_func=words,
                 placeholder=_("未定"))  # fmt: skip


def plain_cell(cell: Any) -> Any:
    """A cell of a frame as Python has it; missing ones are None."""
    return None if cell is None or cell is pd.NA or cell != cell else cell
