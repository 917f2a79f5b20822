"""The condition of a rule as a table: a row for each comparison and group, and a form for the row chosen."""
