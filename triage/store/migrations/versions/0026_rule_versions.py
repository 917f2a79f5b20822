"""TO BE WRITTEN: rule_versions."""

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Add nothing yet."""
