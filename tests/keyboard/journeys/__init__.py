"""Journeys of people at work; `tests/keyboard/test_journeys.py` runs each."""
