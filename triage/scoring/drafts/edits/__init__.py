"""Every way in which a rule set can be changed without writing code, each a small value."""
