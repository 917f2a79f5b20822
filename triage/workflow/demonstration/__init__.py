"""The demonstration of made-up people."""
