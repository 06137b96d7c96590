"""What the widgets themselves say in English only, said in the language of the page by rules of style."""

from __future__ import annotations

from pages.parts.texts import N_, _

# Where such a text stands, and what stands there instead.
TEXTS = {
    '[data-testid="stFileUploaderDropzone"] button p': N_("选择文件"),
    '[data-testid="InputInstructions"] > span': N_("按回车键生效"),
    '[role="listbox"][data-empty="true"] [role="option"] > span': N_("没有这一项"),
}
# What is said there only to those who point at it, and what stands below it for all to see.
BELOW = {'[data-testid="stFileUploader"]:has([role="alert"])': N_("红色的文件没有上传：太大，或上传时断了。")}
# Limits of size and kind are said in the label or the help, in words.
HIDDEN = ('[data-testid="stFileUploaderDropzoneInstructions"]',)


def rules() -> str:
    """The rules as an HTML style element, in the language in use."""
    lines = [f"{place} {{display: none;}}" for place in HIDDEN]
    lines += [f"{place} {{font-size: 0;}}" for place in TEXTS]
    for place, text in (TEXTS | BELOW).items():
        words = _(text).replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'{place}::after {{content: "{words}"; font-size: .875rem;}}')
    return f"<style>{' '.join(lines)}</style>"
