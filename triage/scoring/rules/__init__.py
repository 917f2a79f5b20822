"""Rule sets: conditions, rules, limits and inputs as typed facts, read from files."""
