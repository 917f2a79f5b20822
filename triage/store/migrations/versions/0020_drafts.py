"""What is written and not saved yet outlives the window."""

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Change nothing yet."""
