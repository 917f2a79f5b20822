"""The examples of a file go along with the limits they were written at, or a person chooses what becomes of them."""
