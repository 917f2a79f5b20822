"""The shapes of scoring: how checked answers become a score. Every range, table and band comes from a file."""
