"""The case of one patient: who has it, what is decided, and what comes of that."""
