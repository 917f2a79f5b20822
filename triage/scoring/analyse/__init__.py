"""What can be said of a rule set before it meets a patient: its own tests, and the linter."""
