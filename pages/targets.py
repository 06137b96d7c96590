"""目标与完成: target, result, difference, met or not, both sentences."""

from pages.parts.shell import show_page
from pages.parts.targets import body, layout

show_page("targets", body, layout=layout)
