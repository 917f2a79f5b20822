"""A title, a line and an advice for every kind of conflict, in families."""
