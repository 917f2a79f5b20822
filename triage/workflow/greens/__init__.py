"""How greens are closed: shown first, then closed together or by policy; the sample for a person; stable courses."""
