"""The list of patients who wait for a decision."""
