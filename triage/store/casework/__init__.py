"""Cases, who has them, what was decided and what came of it."""
