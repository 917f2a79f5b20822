"""Fetching what is new from a source, whichever way it is reached."""
