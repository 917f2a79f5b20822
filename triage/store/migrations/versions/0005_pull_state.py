"""How far a source's history and exports were read."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table of places in what is read a part at a time."""
    op.create_table(
        "pull_state",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('history', 'export', 'file')", name=op.f("ck_pull_state_kind")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_pull_state_source_id")),
        sa.PrimaryKeyConstraint("source_id", "kind", "key"),
        sqlite_strict=True,
    )
