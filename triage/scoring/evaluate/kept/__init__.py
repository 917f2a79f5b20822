"""Inputs as they are kept with every result, so that a year of them is judged again in a moment."""
