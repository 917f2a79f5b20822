"""What is written and not saved yet outlives the window."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Text, UniqueConstraint

revision = "0020"
down_revision = "0019"

_WHOLE = Integer().with_variant(BigInteger(), "postgresql")


def upgrade() -> None:
    """Add the decisions that somebody has begun, one for each person and case."""
    op.create_table(
        "draft",
        Column("id", _WHOLE, primary_key=True),
        Column("case_id", _WHOLE, ForeignKey("case.id", name="fk_draft_case_id"), nullable=False),
        Column("actor", Text, nullable=False),
        Column("at", _WHOLE, nullable=False),
        Column("body", Text, nullable=False),
        UniqueConstraint("case_id", "actor", name="uq_draft_case_id_actor"),
        sqlite_strict=True,
    )
    op.create_index("ix_draft_actor", "draft", ["actor", "at"])
