"""Keeping a store: backup and restore, moving to a shared database, keys and their escrow, checks, wiping."""
