"""Who may do what: roles, acts, the matrix of both, and the relation to a patient; pure."""
