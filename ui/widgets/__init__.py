"""Small widgets that several pages draw with."""
