"""One letter for all of a day's visits, as content without layout."""
