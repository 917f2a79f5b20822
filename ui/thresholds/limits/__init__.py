"""The table of limits: each in words, as it is now, and as the draft has it."""
