"""The window without the shared store, and the list on paper."""
