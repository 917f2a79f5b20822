"""Coordination in words, Danish and English: conflicts, proposals, buttons, outcomes, wishes and the letter; pure."""
