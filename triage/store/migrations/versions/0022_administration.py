"""What a department sets for itself."""

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Change nothing yet."""
