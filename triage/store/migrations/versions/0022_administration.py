"""What a department sets for itself."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

_KINDS = "'opening_hours', 'check_days', 'capacity', 'programme'"


def upgrade() -> None:
    """Keep every setting of a department as a line, the newest of which counts."""
    op.create_table(
        "department_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name=op.f("ck_department_setting_kind")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_department_setting_department_id")
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_department_setting_kind", "department_setting", ["kind", "department_id", "programme", "id"])
