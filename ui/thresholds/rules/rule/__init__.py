"""One rule: its colour, condition, reason, who acts within how long, and what holds it back."""
