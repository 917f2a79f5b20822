"""TO BE WRITTEN: signing_keys."""

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Add nothing yet."""
