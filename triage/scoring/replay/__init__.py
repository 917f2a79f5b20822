"""A rule set held against what came before it: who would have had another colour, and what came of them; pure."""
