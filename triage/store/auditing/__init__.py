"""The log: its lines and chains, their heads outside, what is searched and what is reviewed."""
