"""Devices, what rests on their readings, and readings that do not count."""
