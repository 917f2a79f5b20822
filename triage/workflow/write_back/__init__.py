"""Decisions on their way to the source, and what others decided there."""
