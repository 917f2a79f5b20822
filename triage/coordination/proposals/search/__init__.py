"""The search for the best plan: exact for one patient, joined where patients share places."""
