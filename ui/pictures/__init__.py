"""Pictures of every page, made by the same window that people use."""
