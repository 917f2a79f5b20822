"""The one process that takes in, and how windows hear of it."""
