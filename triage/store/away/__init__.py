"""The copy of a department's list that a workstation keeps, and how acts on it come into the shared store."""
