"""Results in words: reasons, distance to the limits, and what is kept."""
