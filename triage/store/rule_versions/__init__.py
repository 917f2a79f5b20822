"""Versions of rule sets, the steps of their way, and the inputs that old results were made from."""
