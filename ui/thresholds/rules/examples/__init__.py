"""The tests that stand in the text: what is given, what must come of it, and what comes of it now."""
