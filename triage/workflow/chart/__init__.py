"""Everything about one patient, made ready to be shown."""
