"""Real keys in a real window, on a screen that nobody sees."""
