"""The disk border: an encrypted database that nothing is ever deleted from."""
