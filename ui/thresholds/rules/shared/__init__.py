"""The conditions that rules share, each under a name of its own."""
