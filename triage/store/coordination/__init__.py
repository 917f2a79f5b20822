"""What is noted, found and written about appointments of all departments."""
