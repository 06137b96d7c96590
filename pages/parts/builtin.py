"""What the widgets themselves say in English only, said in the language of the page by rules of style."""

from __future__ import annotations

from pages.parts.texts import N_, _

# Where such a text stands, and what stands there instead.
TEXTS = {
    '[data-testid="stFileUploaderDropzone"] button p': N_("选择文件"),
    '[data-testid="InputInstructions"] > span': N_("按回车键生效"),
    '[role="listbox"][data-empty="true"] [role="option"] > span': N_("没有这一项"),
}
# Limits of size and kind are said in the label or the help, in words.
HIDDEN = ('[data-testid="stFileUploaderDropzoneInstructions"]',)


def rules() -> str:
    """The rules as an HTML style element, in the language in use."""
    lines = [f"{place} {{display: none;}}" for place in HIDDEN]
    for place, text in TEXTS.items():
        words = _(text).replace("\\", "\\\\").replace('"', '\\"')
        lines += [f"{place} {{font-size: 0;}}", f'{place}::after {{content: "{words}"; font-size: .875rem;}}']
    return f"<style>{' '.join(lines)}</style>"
