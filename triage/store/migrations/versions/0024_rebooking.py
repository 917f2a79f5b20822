"""Plans on their way into the calendars of departments."""

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Add nothing yet."""
