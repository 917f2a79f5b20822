"""Limits, conditions and rules as a clinician says them."""
