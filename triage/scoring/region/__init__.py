"""Region Midtjylland's home-treatment thresholds: their evaluator, the same as a rule set, and where they differ."""
