"""What is asked for when a patient's course, plan or limits are set: one dialog for each, all of one kind."""
