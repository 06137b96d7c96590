"""汇总表: regions × chosen indicators, the sheet a researcher would have typed."""

from pages.parts.shell import show_page
from pages.parts.summary import body, layout

show_page("matrix", body, layout=layout)
