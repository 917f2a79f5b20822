"""What a secretary is shown to put right, and what became of it."""

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Add nothing yet."""
