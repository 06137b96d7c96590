"""Web pages (.html): the report without the frame around it, a line for each block, table cells apart by tabs.

The report is the smallest part of the page that holds all long paragraphs, and the heading before it. Lines that are
nothing but links, scripts, forms and what the page hides are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.formats.base import Text, Unreadable
from extract.formats.lines import text_of
from extract.formats.ordinals import ordinal_of
from extract.reader import decode

READER = "html 1"

_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_:-]{2,20})", re.IGNORECASE)
_ENCODINGS = {b"utf-8": "utf-8-sig", b"utf8": "utf-8-sig", b"gb2312": "gb18030", b"gbk": "gb18030",
              b"gb18030": "gb18030", b"big5": "big5hkscs"}  # others are found by what the page holds
_HEAD = 4096  # bytes in which a page says its encoding
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_DEEPEST = 3000  # open elements; the parser's time grows with their square
_DROPPED = frozenset({
    "script", "style", "noscript", "template", "head", "nav", "footer", "button", "select", "input", "textarea", "svg",
    "iframe", "object", "embed", "video", "audio", "canvas", "map", "dialog", "-comment", "-doctype",
})  # fmt: skip
_UNNESTED = frozenset({"br", "hr", "img", "meta", "link", "input", "p", "li", "td", "th", "tr", "dd", "dt", "option",
                       "font", "b", "i", "u", "a", "html", "head", "body", "param", "col", "wbr"})  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "caption", "blockquote", "pre", "hr", "form", "center",
    "fieldset", "figure", "figcaption", "address", "details", "summary", "body", "html", "marquee",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3"})
_FRAMES = ("footer", "copyright", "breadcrumb", "sidebar", "navbar")  # ids and classes of what stands around a report
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_PROSE = 40  # signs of a line that is no title, button or name
_TITLE_ENDS = re.compile(r"\s*[_|｜]|\s+[-–—]+\s+|--+|——")


@dataclass(slots=True)
class _Line:
    """A line of the page: its words, how many of its signs are links, and the elements around it, outermost first."""

    words: str
    linked: int
    path: tuple[int, ...]
    heading: bool = False

    def is_prose(self) -> bool:
        """True for a line as only a report has: long, with a sentence's end, and no links."""
        return len(self.words) >= _PROSE and "。" in self.words and self.linked < 0.3 * len(self.words)

    def is_links(self) -> bool:
        """True for a line of links, as a menu has."""
        return self.linked > 0.6 * len(self.words) and "。" not in self.words


@dataclass(slots=True)
class _State:
    """What has been gathered of the line at hand."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0  # links that are open
    heading: bool = False
    lists: list[list[int | str]] = field(default_factory=list)  # the next number and the style of each open list
    mark: str = ""
    row: int = 0  # open table rows
    verbatim: int = 0


def read(data: bytes) -> Text:
    """The text of a web page; raises Unreadable where `data` is no text, holds none or is nested too deeply.

    >>> page = "<title>甲县报告_网站</title><div><a href=/>首页</a></div><p>新建党支部3个。</p><script>1</script>"
    >>> read(page.encode()).text
    '甲县报告\\n新建党支部3个。\\n'
    """
    page = _decoded(data)
    _check_depth(page)
    tree = LexborHTMLParser(page)
    lines = list(_lines_of(tree.root)) if tree.root is not None else []
    title = tree.css_first("title")
    return Text(text_of(_report(lines, title.text(strip=True) if title else "")), READER)


def _decoded(data: bytes) -> str:
    """The page in the encoding that it names, or in the one it is found to be in."""
    if (named := _CHARSET.search(data, 0, _HEAD)) and (encoding := _ENCODINGS.get(named[1].lower())):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass  # what it says is wrong
    try:
        return decode(data)[0]
    except ValueError as error:
        raise Unreadable(str(error)) from error


def _check_depth(page: str) -> None:
    opened: Counter[str] = Counter()
    depth = 0
    for closing, name in _TAG.findall(page):
        name = name.lower()
        if name in _UNNESTED:
            continue
        if not closing:
            opened[name] += 1
            depth += 1
            if depth > _DEEPEST:
                raise Unreadable(f"is nested too deeply (more than {_DEEPEST:,} elements within elements)")
        elif opened[name]:
            opened[name] -= 1
            depth -= 1


def _report(lines: list[_Line], title: str) -> Iterator[str]:
    """The lines of the report itself, its title first."""
    prose = [line for line in lines if line.is_prose()]
    common = _common(prose)
    first = next((place for place, line in enumerate(lines) if line.path[: len(common)] == common), 0)
    before = next((place for place in range(first - 1, -1, -1) if lines[place].heading), first)
    chosen = [line for place, line in enumerate(lines)
              if (line.path[: len(common)] == common or before <= place < first) and not line.is_links()]  # fmt: skip
    title = _TITLE_ENDS.split(title, maxsplit=1)[0].strip()
    if title and chosen and not any(title in line.words for line in chosen[:10]):
        yield title
    yield from (line.words for line in chosen)


def _common(lines: list[_Line]) -> tuple[int, ...]:
    """The elements that all `lines` stand in; none where there are no lines."""
    if not lines:
        return ()
    common = lines[0].path[:-1] if len(lines) == 1 else lines[0].path
    for line in lines[1:]:
        same = 0
        while same < min(len(common), len(line.path)) and common[same] == line.path[same]:
            same += 1
        common = common[:same]
    return common


def _lines_of(root: LexborNode) -> Iterator[_Line]:
    """The lines of a page in reading order; walks without recursion, as pages may be nested deeply."""
    state = _State()
    path: list[int] = []
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        entered = not _is_dropped(node, tag)
        if entered:
            if tag == "-text":
                _add(state, node.text_content or "")
            else:
                if _breaks(tag, state):
                    yield from _end(state, path)
                _enter(node, tag, state)
                path.append(node.mem_id)
            if (below := node.first_child) is not None:
                node = below
                continue
        while node is not None:
            if entered and (tag := node.tag or "") != "-text":
                if _breaks(tag, state) or tag in ("br", "tr"):
                    yield from _end(state, path)
                _leave(tag, state)
                path.pop()
            if node.mem_id == root.mem_id:
                node = None
            elif (after := node.next) is not None:
                node = after
                break
            else:
                node, entered = node.parent, True
    yield from _end(state, path)


def _breaks(tag: str, state: _State) -> bool:
    """True where an element stands on lines of its own; within a table row the lines of a cell are one."""
    return tag in _BLOCKS and not state.row


def _is_dropped(node: LexborNode, tag: str) -> bool:
    if tag in _DROPPED:
        return True
    if tag == "-text" or not tag or tag in ("html", "body"):
        return False
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if (style := attributes.get("style")) and _HIDDEN.search(style[:500]):
        return True
    named = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower()
    return any(frame in named for frame in _FRAMES)


def _enter(node: LexborNode, tag: str, state: _State) -> None:
    if tag == "a":
        state.links += 1
    elif tag in _HEADINGS:
        state.heading = True
    elif tag == "tr":
        state.row += 1
    elif tag in ("td", "th") and state.row and state.pieces:
        state.pieces.append("\t")
    elif tag == "pre":
        state.verbatim += 1
    elif tag in ("ol", "ul"):
        start = node.attributes.get("start") or "1"
        style = _LIST_STYLES.get(node.attributes.get("type") or "", "decimal") if tag == "ol" else ""
        state.lists.append([int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1, style])
    elif tag == "li" and state.lists and (style := str(state.lists[-1][1])):
        number = int(state.lists[-1][0])
        state.lists[-1][0] = number + 1
        state.mark = f"{ordinal_of(number, style)}. "


def _leave(tag: str, state: _State) -> None:
    if tag == "a":
        state.links = max(0, state.links - 1)
    elif tag == "tr":
        state.row = max(0, state.row - 1)
    elif tag == "pre":
        state.verbatim = max(0, state.verbatim - 1)
    elif tag in ("ol", "ul") and state.lists:
        state.lists.pop()


def _add(state: _State, words: str) -> None:
    if not state.verbatim:
        words = _SPACES.sub(" ", words)
        if words == " " and (not state.pieces or state.pieces[-1].endswith((" ", "\t"))):
            return
    state.pieces.append(words)
    if state.links:
        state.linked += len(words)


def _end(state: _State, path: list[int]) -> Iterator[_Line]:
    """End the line at hand; a verbatim one may be several."""
    words = "".join(state.pieces)
    if words.strip():
        shown = state.mark + words
        for line in shown.split("\n"):
            kept = line.rstrip() if state.row or "\t" in line else line.strip(" \t\r\n")
            if kept.strip():
                yield _Line(kept, state.linked, tuple(path), state.heading)
        state.mark = ""
    state.pieces.clear()
    state.linked, state.heading = 0, False
