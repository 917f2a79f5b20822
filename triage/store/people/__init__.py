"""People and roles, departments, and what joins them to patients."""
