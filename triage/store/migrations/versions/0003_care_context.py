"""Stays, referrals, plans' pauses, services and tasks around a patient."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Change nothing yet."""
