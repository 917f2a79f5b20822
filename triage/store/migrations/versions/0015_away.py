"""Copies for when the shared store is away, and what was decided on them."""

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Change nothing yet."""
