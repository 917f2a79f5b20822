"""Find the limit that gives a wanted workload, or that finds a wanted share."""
