"""TO BE WRITTEN: rule_changes."""

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Add nothing yet."""
