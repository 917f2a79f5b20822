"""What the keys do, a file for each place in which they act."""
