"""Free times of the own department, and whom each would help."""
