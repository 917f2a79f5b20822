"""From a bare process to a window with rows: the application, the store, and the process that takes in."""
