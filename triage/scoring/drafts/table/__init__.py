"""A condition as a table that is changed row by row."""
