"""People and their roles, departments, signing in, and who sits at the screen."""
