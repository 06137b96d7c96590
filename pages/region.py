"""地区概况: one region's figures by theme, with its position among all."""

from pages.parts.profile import body, layout
from pages.parts.shell import show_page

show_page("region", body, layout=layout)
