"""What is done with the worklist beside showing it: narrowing, views, what waits, presence, and sheets."""
