"""A report whose text is not at hand: where its figures stand, and a way to add the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from extract import extract_document
from extract.formats import LARGEST
from extract.reader import Given, UnreadableDocument, documents_in
from library import LibraryError, documents
from library.version import extractor_version
from pages.parts import correcting, people, reasons
from pages.parts.evidence import place_words
from pages.parts.library_rows import library_to_write
from pages.parts.shell import Page
from pages.parts.texts import _

MEGABYTES = LARGEST >> 20
SAID = "_source_said"  # what is said of a text that was just added


def show_absent(page: Page, document: str, row: Mapping[str, Any]) -> None:
    """Where the figure stands in a report that is not at hand, and a way to add the report."""
    st.info(_("本机没有这份报告的原文，只有从中取出的数字。"))
    if row:
        st.text(place_words(row, page.titles.get(document, document)))
    address = str(page.sources["address"].to_dict().get(document, ""))
    if address.startswith(("http://", "https://")):
        st.link_button(_("到发布网页查看"), address)
    file = st.file_uploader(
        _("有这份报告？放进来就能看到原句"), key=f"add_{document}", disabled=not people.may_change(),
        max_upload_size=MEGABYTES,
        help=_("须是同一份文字：按文件的 SHA-256 或数字的编号辨认。"),
    )  # fmt: skip
    if file is not None:
        problem = add_text(page, document, file.getvalue(), file.name)
        if problem:
            st.warning(correcting.escape_markdown(problem))
        else:
            st.session_state[SAID] = _("已找到同一份原文，并保存到资料库。")
            st.rerun()


def add_text(page: Page, document: str, data: bytes, name: str) -> str:
    """Keep the text of a shipped document, if a file holds it; returns why not, in words."""
    known = str(page.sources["sha256"].to_dict().get(document, ""))
    ids = set(page.frame.loc[page.frame["document"] == document, "id"])
    try:
        for found in documents_in(data, name):
            if isinstance(found, UnreadableDocument):
                continue
            rows = extract_document(found)
            if found.sha256 == known or ids & {row.id for row in rows}:
                taken = tuple(map(str, page.frame["document"].cat.categories))
                with library_to_write().writing() as connection:
                    documents.add_document(connection, found, Given(), rows, people.who(), extractor_version(), taken)
                return ""
    except (ValueError, LibraryError) as error:
        return reasons.in_words(str(error))
    return _("这不是同一份原文：文件的 SHA-256 和数字的编号都对不上。可在“导入报告”里把它当作另一份报告读入。")
