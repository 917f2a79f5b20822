"""The audit log: look-ups to be reviewed, the search, whether the log is whole, and what a citizen may know."""
