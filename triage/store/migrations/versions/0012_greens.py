"""How the greens of a programme are closed."""

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Change nothing yet."""
