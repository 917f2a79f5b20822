"""Checks of the code itself: walls, purity, budgets and what may not stand in a source file."""
