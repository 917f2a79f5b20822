"""What is found when something that arrives is held against what is known: its questionnaire, and the clock."""
