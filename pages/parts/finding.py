"""The texts at hand – in the library and in the reader's folder of reports – and searching all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import streamlit as st

from library import documents
from pages.parts.library_rows import Stamp, library_at_hand
from pages.parts.sentences import folded, folder_of_documents, text_of

MOST_HITS = 200
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_CLOSED_UP = re.compile(r"\s+")


@dataclass(frozen=True)
class Hit:
    """A sentence that holds all words searched for: where it stands (code points), and how it reads."""

    document: str
    start: int
    end: int
    sentence: str


def text_at_hand(document: str, sha256: str, held: Mapping[str, documents.Held]) -> str | None:
    """The text of a document of the table, None where neither the library nor the reader's folder has it.

    `sha256` is that of the shipped document, if known.
    """
    library = library_at_hand()
    if document in held and library:
        with library.reading() as connection:
            return documents.text_of(connection, held[document].sha256)
    return text_of(folder_of_documents(), document, sha256)


@st.cache_resource(show_spinner=False, max_entries=1)
def texts_at_hand(
    names: tuple[tuple[str, str], ...], _held: Mapping[str, documents.Held], stamp: Stamp, folder: str
) -> dict[str, str]:
    """All texts at hand of documents (name, SHA-256), by name; read once for all readers.

    `stamp` tells the state of the library, `folder` that of the reader's folder.
    """
    found = ((name, text_at_hand(name, sha256, _held)) for name, sha256 in names)
    return {name: text for name, text in found if text is not None}


def find_sentences(texts: Iterable[tuple[str, str]], words: str) -> Iterator[Hit]:
    """The sentences in which all of the words (apart by blanks) stand, taken literally, line breaks overlooked.

    >>> [hit.sentence for hit in find_sentences([("a", "新建联系点3个。培训3人。")], "培训 3")]
    ['培训3人。']
    """
    wanted = [word.casefold() for word in words.split()]
    if not wanted:
        return
    for document, text in texts:
        if not all(word in _CLOSED_UP.sub("", text).casefold() for word in wanted):
            continue
        for found in _SENTENCE.finditer(text):
            sentence = folded(found[0])
            lowered = sentence.casefold()
            if all(word in lowered for word in wanted):
                yield Hit(document, found.start(), found.end(), sentence)
