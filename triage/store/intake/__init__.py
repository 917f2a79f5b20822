"""Keeping what arrives: every version as it came, and the facts in force."""
