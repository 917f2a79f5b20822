"""Views of the worklist that are kept, and what a line of it needs."""

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Change nothing yet."""
