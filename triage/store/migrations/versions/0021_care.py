"""Courses, plans and limits of one patient that are set here."""

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Change nothing yet."""
