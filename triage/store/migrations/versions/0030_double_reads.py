"""TO BE WRITTEN: double_reads."""

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Add nothing yet."""
