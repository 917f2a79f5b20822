"""The workflow's functions that the desk of administration binds, a file for each kind of setting."""
