"""How each source is reached, when it is due and how it fares."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Change nothing yet."""
