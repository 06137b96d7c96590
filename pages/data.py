"""数据明细: every row, searched and downloaded."""

from pages.parts.data import body, layout
from pages.parts.shell import show_page

show_page("data", body, layout=layout)
