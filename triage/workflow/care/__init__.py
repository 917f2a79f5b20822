"""What is set about one patient: enrolling, the plan, the end, a missing answer, limits of their own."""
