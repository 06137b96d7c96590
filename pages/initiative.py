"""工作品牌: what each named programme reports, by region."""

from pages.parts.brands import body, layout
from pages.parts.shell import show_page

show_page("initiative", body, layout=layout)
