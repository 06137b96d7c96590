"""横向对比: one indicator across regions and years."""

from pages.parts.compare import body, layout
from pages.parts.shell import show_page

show_page("compare", body, layout=layout)
