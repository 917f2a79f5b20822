"""Wishes as they are typed while the patient is on the telephone, read and shown back."""
