"""From the prose of Chinese official reports to a table of observations."""
