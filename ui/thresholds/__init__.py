"""Limits of a programme, what moving them would have meant, and the way of a draft into use."""
