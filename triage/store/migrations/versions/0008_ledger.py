"""Where answers belong, and which answers are expected."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Change nothing yet."""
