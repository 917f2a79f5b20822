"""What is counted of a history: results, patients and patient-days by week and department."""
