"""TO BE WRITTEN: history."""

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Add nothing yet."""
