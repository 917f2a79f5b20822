"""What is wrong with single answers and whole responses, and the words written beside a reading."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; what is wrong with a single answer stands in the JSON of the answers."""
    op.add_column("response", sa.Column("faults", sa.Text(), nullable=True))
    op.add_column("reading", sa.Column("words", sa.Text(), nullable=True))
