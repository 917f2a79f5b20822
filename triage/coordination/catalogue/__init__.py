"""What the services of departments are, what they need of one another, and who may book where; read from one file."""
