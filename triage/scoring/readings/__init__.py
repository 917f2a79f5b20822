"""Readings to numbers: clean, convert, judge and reduce."""
