"""The facts about a course that the program can tell a rule set (inputs of kind `meta`), and their units."""

UNITS_OF_FACTS = {"hours_past_due": "h", "hours_since_last_reading": "h", "questionnaire_days_overdue": "d"}
