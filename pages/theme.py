"""分领域: small charts of a theme's indicators."""

from pages.parts.shell import show_page
from pages.parts.thumbnails import body, layout

show_page("theme", body, layout=layout)
