"""The marks of a chart as SVG: bars, signs and words at places that are numbers of pixels or shares of the width."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

HATCH = 5  # pixels from one stroke of a hatch to the next
# Signs by Plotly's names, two units wide around their middle; those of `STROKES` are drawn as lines.
SIGNS = {
    "circle": "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z",
    "square": "M-1 -1h2v2h-2z",
    "diamond": "M0 -1.3L1.3 0L0 1.3L-1.3 0z",
    "triangle-right": "M-1 -1L1 0L-1 1z",
    "triangle-left": "M1 -1L-1 0L1 1z",
    "x": "M-1 -1L1 1M-1 1L1 -1",
    "line-ew": "M-1.4 0h2.8",
    "circle-x": "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0zM-.7 -.7L.7 .7M-.7 .7L.7 -.7",
}
STROKES = ("x", "line-ew")


def tag(name: str, content: str = "", **attributes: object) -> str:
    """An element; its attributes and its content are put in as they are.

    >>> tag("text", "广东", x="50%", text_anchor="middle")
    '<text x="50%" text-anchor="middle">广东</text>'
    """
    told = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f"<{name}{told}>{content}</{name}>"


def hatch(identity: str, color: str) -> str:
    """The pattern of masked numbers, to be drawn with by its id.

    >>> hatch("a", "#A8440B").startswith('<pattern id="a" width="5"')
    True
    """
    stroke = tag("path", d=f"M0 {HATCH}L{HATCH} 0", stroke=color, stroke_width=1)
    return tag("pattern", stroke, id=identity, width=HATCH, height=HATCH, patternUnits="userSpaceOnUse")


def bar(marker: Mapping[str, Any], pattern: str, **box: Any) -> str:
    """A bar with the looks of a Plotly marker; one with a pattern is drawn with that of the id `pattern`.

    >>> bar({"color": "#1F5FA8"}, "", x="0%", y=2, width="50%", height=5)
    '<rect x="0%" y="2" width="50%" height="5" fill="#1F5FA8"/>'
    """
    line = marker.get("line", {})
    outline: dict[str, Any] = {"stroke": line["color"], "stroke_width": 1} if line else {}
    fill = f"url(#{pattern})" if "pattern" in marker else marker["color"]
    return tag("rect", **box, fill=fill, **outline).replace("></rect>", "/>")


def sign(marker: Mapping[str, Any], size: float, x: object, y: float) -> str:
    """A sign with the looks of a Plotly marker, `size` pixels wide, its middle at a place.

    >>> "translate" in sign({"symbol": "circle", "color": "#1F5FA8"}, 5, "50%", 4)
    False
    """
    name = marker["symbol"].removesuffix("-open")
    line, radius = marker.get("line", {}), size / 2
    hollow = name in STROKES or marker["symbol"].endswith("-open")
    look: dict[str, Any] = {"fill": "none" if hollow else marker["color"]}
    if hollow or line:
        look |= {"stroke": line.get("color", marker["color"]), "stroke_width": f"{1.3 / radius:.2f}"}
    path = tag("path", d=SIGNS[name], transform=f"scale({radius:g})", **look)
    return tag("svg", path, x=x, y=f"{y:g}", overflow="visible")
