"""Conflicts among all appointments of a region at once: columns in, columns out."""
