"""A limit that is made or changed, with its bounds, unit and source."""
