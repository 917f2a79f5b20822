"""The inputs behind every result: kept with it, packed when there are many, read back as columns."""
