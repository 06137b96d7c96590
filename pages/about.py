"""使用说明: what the figures are and are not."""

from pages.parts.about import body
from pages.parts.shell import show_page

show_page("about", body, with_filters=False)
