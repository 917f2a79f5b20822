"""The rules of a text, changed without code: rules as decision tables, inputs, tests, and what the check finds."""
