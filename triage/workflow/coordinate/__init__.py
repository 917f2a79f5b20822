"""Bringing together what all departments have booked for one patient: conflicts, proposals, and what became of them."""
