"""What is wrong with single answers and whole responses."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Change nothing yet."""
