"""What stands beside the rows of the worklist: one patient once, search, views, what came since, and who is where."""
