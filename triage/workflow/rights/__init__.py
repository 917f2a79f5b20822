"""What the person at work may do and see, asked before anything is read."""
