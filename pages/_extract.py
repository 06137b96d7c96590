"""导入报告: one's own reports, read, corrected, kept."""

from pages.parts.importing import body
from pages.parts.shell import show_page

show_page("extract", body, with_filters=False, needs_tables=False)
