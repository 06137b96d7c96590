"""报数 · Reported Figures, the dashboard's entry (`streamlit run app.py`): shows the overview."""

from pages.parts.overview import body, layout
from pages.parts.shell import show_page

show_page("overview", body, layout=layout)
