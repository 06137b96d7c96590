"""原文核对: the reports' text with their figures, checked one by one."""

from pages.parts.shell import show_page
from pages.parts.sourcing import body, layout

show_page("sources", body, layout=layout)
