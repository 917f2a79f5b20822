"""What a secretary is shown to put right: entries, their order, when they are looked at again, and free times; pure."""
