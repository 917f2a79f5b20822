"""Numbered changes of the tables, oldest first; each imports nothing of ours."""
