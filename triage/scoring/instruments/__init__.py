"""Questionnaires to scores, as their instrument files say."""
