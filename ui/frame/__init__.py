"""What stands in the window around the pages, and which pages there are."""
