"""Devices: calibration, and stretches of time whose readings are invalid."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Change nothing yet."""
