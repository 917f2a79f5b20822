"""A schematic map of the region's hospitals with one patient's ways on it."""
