"""Every reading and score over time: plots on the same dates, a table, and pictures of them."""
