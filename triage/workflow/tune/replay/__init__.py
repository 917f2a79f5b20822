"""A draft over what was assessed: the history read, replayed, made anew from readings, and who is behind a number."""
