"""Worker processes of the headless program; nothing of Qt stands in them."""
