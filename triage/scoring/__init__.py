"""From facts to a colour with reasons; pure."""
