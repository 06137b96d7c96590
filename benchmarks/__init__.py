"""How fast the extraction is, and whether its time and memory grow with the text and no faster."""

import os

os.environ.setdefault("FIGURES_COMPILED", "no")  # the sources are measured, and where it is said what was made of them
