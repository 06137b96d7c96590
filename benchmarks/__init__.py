"""How fast the extraction is, and whether its time and memory grow with the text and no faster."""
