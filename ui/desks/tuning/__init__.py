"""Asking the workflow about limits: what is read, what is replayed, and the steps of a version."""
