"""Who comes first, and what a clinician sees of one patient; pure."""
