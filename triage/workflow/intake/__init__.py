"""What sources and files bring, what is held back, and how sources are set."""
