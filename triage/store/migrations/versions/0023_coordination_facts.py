"""What departments and patients say about appointments beside their sources."""

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add nothing yet."""
