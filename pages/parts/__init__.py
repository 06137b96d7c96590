"""What the pages are made of: reading the table, filters, marks, charts, downloads, words."""
