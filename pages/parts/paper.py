"""On paper a dark page is light: the rules that give each colour of the dark palette its place in the light one."""

from __future__ import annotations

from dataclasses import fields

from pages.parts.style import DARK, LIGHT, variables

INVERTED = "invert(1) hue-rotate(180deg) brightness(1.13)"  # light for dark in the same hue
EDGE = "#C9D1D9"  # of boxes and fields


def pairs() -> dict[str, str]:
    """Each colour of the dark palette with its light one; where two share a colour, the first counts."""
    found: dict[str, str] = {}
    for field in fields(DARK):
        dark, light = getattr(DARK, field.name), getattr(LIGHT, field.name)
        if field.name != "scale":  # between its ends lie all shades: see `rules`
            for old, new in zip(*([each] if isinstance(each, str) else each for each in (dark, light)), strict=True):
                found.setdefault(old, new)
    return found


def as_rgb(color: str) -> str:
    """A colour as a browser writes it.

    >>> as_rgb("#6FA8E8")
    'rgb(111, 168, 232)'
    """
    return f"rgb({', '.join(str(int(color[at : at + 2], 16)) for at in (1, 3, 5))})"


def chart_rules() -> str:
    """The rules for charts, which name their colours one by one in each mark."""
    return "\n".join(
        f"    &[style*='{part}: {as_rgb(dark)}'], &[style*='{part}:{dark}'], "
        f"&[{part}='{as_rgb(dark)}'], &[{part}='{dark}'] "
        f"{{{part}: {light} !important;}}"
        for dark, light in pairs().items() for part in ("fill", "stroke")
    )  # fmt: skip


def rules() -> str:
    """The rules of style for a dark page on paper.

    Tiles coloured by value have any shade of a scale: they are inverted as a whole, and the letters on them.
    """
    table = variables(LIGHT).replace(";", " !important;")
    theme = " ".join(
        f"--st-{name}-color: {color} !important;"
        for name, color in (("text", LIGHT.text), ("background", LIGHT.paper), ("border", EDGE))
    )
    tiles = ".js-plotly-plot:has(.cbfills)"
    shades = ":is(.barlayer, .legendsymbols, .cbfills)"
    return f"""
<style>
@media print {{
  html, body, .stApp, .stApp :not(td, td *, mark, u, svg, svg *) {{background-color: transparent !important;
    color: {LIGHT.text} !important; border-color: {EDGE} !important;}}
  .stApp {{color-scheme: light !important;}} .stApp * {{{theme}}} .stApp .scroll {{{table}}}
  .stApp canvas, {tiles} {shades} {{filter: {INVERTED};}}
  {tiles} .annotation-text[style*="fill: rgb(0, 0, 0)"] {{fill: #FFFFFF !important;}}
  {tiles} .annotation-text[style*="fill: rgb(255, 255, 255)"] {{fill: #000000 !important;}}
  :is(.js-plotly-plot, .drawn) *:not({tiles} {shades} *) {{
{chart_rules()}
  }}
}}
</style>
"""
