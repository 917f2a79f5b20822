"""What is set here about one patient's course: programmes, plans, answers nobody waits for, limits of their own."""
