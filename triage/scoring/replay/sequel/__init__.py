"""What came after an assessment, and what a rule was worth by it."""
