"""Who sits at the screen: seat, lock, switch, and what is opened in an emergency."""
