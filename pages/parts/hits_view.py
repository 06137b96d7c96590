"""The sentences found in the texts at hand, and the way from one to its place."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import chosen, finding, listing
from pages.parts.library_rows import stamp_of_library
from pages.parts.sentences import MOST_FILES, folder_of_documents, looked_into
from pages.parts.shell import Page
from pages.parts.texts import _

PLACE = "_place"  # the sentence that is shown: document, start, end


def show_hits(page: Page, words: str) -> None:
    """The sentences that hold the words, in all texts at hand; a click leads to one."""
    known = page.sources["sha256"].to_dict()
    names = tuple((name, str(known.get(name, ""))) for name in page.titles)
    folder = looked_into(folder_of_documents())
    if not folder.whole:
        st.caption(_("原文文件夹里的文件太多，只看了前 {n:,} 个。").format(n=MOST_FILES))
    texts = finding.texts_at_hand(names, page.library.held, stamp_of_library(), folder.stamp)
    hits = []
    for hit in finding.find_sentences(texts.items(), words):
        hits.append(hit)
        if len(hits) == finding.MOST_HITS:
            break
    if not hits:
        st.info(_("在手头 {n:,} 份原文里没有找到。").format(n=len(texts)))
        return
    more = _("（只列前 {n} 句）").format(n=len(hits)) if len(hits) == finding.MOST_HITS else ""
    st.html(f"<p class='note'>{_('在 {n:,} 份原文里找到 {k:,} 句').format(n=len(texts), k=len(hits))}{more}</p>")
    shown = pd.DataFrame({
        "title": [page.titles.get(hit.document, hit.document) for hit in hits],
        "sentence": [hit.sentence for hit in hits],
    })  # fmt: skip

    def go() -> None:
        line = listing.line_of(st.session_state["hits"])
        if line is not None and line < len(hits):
            hit = hits[line]
            chosen.done()
            st.session_state["choice_report"] = hit.document
            st.session_state[PLACE] = (hit.document, hit.start, hit.end)

    st.dataframe(
        shown, hide_index=True, key="hits", on_select=go, selection_mode=listing.BY_CLICK, placeholder="",
        height=min(35 * (len(hits) + 1) + 3, 250),
        column_config={"title": st.column_config.Column(_("报告"), width="medium"),
                       "sentence": st.column_config.Column(_("句子"), width="large")},
    )  # fmt: skip
