"""概览: what is in the table."""

from pages.parts.overview import body, layout
from pages.parts.shell import show_page

show_page("overview", body, layout=layout)
