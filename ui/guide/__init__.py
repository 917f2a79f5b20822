"""The introduction for who sits down for the first time."""
