"""The line along the window's top: what is shown, the one field that leads anywhere, and who is at work."""
