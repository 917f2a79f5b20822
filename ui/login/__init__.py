"""Ask for what opens the store."""
