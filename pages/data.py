"""数据明细: every row, searched and downloaded."""

from pages.parts.data import body
from pages.parts.shell import show_page

show_page("data", body)
