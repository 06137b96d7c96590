"""Two wordings of one statement side by side, with the characters marked in which they differ."""

from __future__ import annotations

from html import escape

from rapidfuzz.distance import Levenshtein

Pieces = list[tuple[str, bool]]


def differences(one: str, other: str) -> tuple[Pieces, Pieces]:
    """Each of two texts in pieces: (text, whether it differs from the other one), in order and without loss.

    >>> differences("建成*万个", "建成3.2万个")
    ([('建成', False), ('*', True), ('万个', False)], [('建成', False), ('3.2', True), ('万个', False)])
    """
    first: Pieces = []
    second: Pieces = []
    for step in Levenshtein.opcodes(one, other):
        differs = step.tag != "equal"
        sides = ((first, one[step.src_start : step.src_end]), (second, other[step.dest_start : step.dest_end]))
        for pieces, text in sides:
            if text and pieces and pieces[-1][1] == differs:
                pieces[-1] = (pieces[-1][0] + text, differs)
            elif text:
                pieces.append((text, differs))
    return first, second


def figure_html(pieces: Pieces, start: int, end: int) -> str:
    """Pieces as HTML, escaped: what differs underlined, the figure (half-open code points) marked.

    >>> figure_html([("建成", False), ("*", True), ("万个", False)], 2, 5)
    '建成<mark><u>*</u>万个</mark>'
    """
    sides: tuple[Pieces, Pieces, Pieces] = ([], [], [])
    at = 0
    for text, differs in pieces:
        cuts = [min(max(edge - at, 0), len(text)) for edge in (start, end)]
        parts = (text[: cuts[0]], text[cuts[0] : cuts[1]], text[cuts[1] :])
        for side, part in zip(sides, parts, strict=True):
            if part:
                side.append((part, differs))
        at += len(text)
    before, figure, after = sides
    return f"{marked_html(before, 'u')}<mark>{marked_html(figure, 'u')}</mark>{marked_html(after, 'u')}"


def marked_html(pieces: Pieces, tag: str = "mark") -> str:
    """Pieces as HTML, those that differ within `tag`, every text escaped.

    >>> marked_html([("<建成", False), ("*", True)])
    '&lt;建成<mark>*</mark>'
    """
    return "".join(f"<{tag}>{escape(text)}</{tag}>" if differs else escape(text) for text, differs in pieces)
