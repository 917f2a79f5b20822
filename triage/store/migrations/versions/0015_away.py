"""Copies for when the shared store is away, and what was decided on them; who stands by to take in."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the tables of copies, of what is merged from them, and of who stands by."""
    _copies()
    _conflicts()
    op.create_table(
        "watch_candidate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("lacking", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("holder", name=op.f("uq_watch_candidate_holder")),
        sqlite_strict=True,
    )


def _copies() -> None:
    op.create_table(
        "away_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("true_at", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("departments", sa.Text(), nullable=False),
        sa.Column("patients", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_away_copy_one_row")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "away_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("about_case", "about_patient")),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'merged', 'conflict', 'withdrawn')", name=op.f("ck_away_act_state")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key", name=op.f("uq_away_act_key")),
        sqlite_strict=True,
    )
    op.create_index("ix_away_act_state", "away_act", ["state", "id"], unique=False)


def _conflicts() -> None:
    op.create_table(
        "away_merged",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome IN ('merged', 'conflict', 'log')", name=op.f("ck_away_merged_outcome")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key", name=op.f("uq_away_merged_key")),
        sqlite_strict=True,
    )
    kinds = "'decided', 'owned', 'news', 'right', 'gone', 'refused'"
    op.create_table(
        "away_conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "body", "actor")),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("da", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("resolved_by", sa.Text(), nullable=True),
        sa.Column("resolved", sa.Integer(), nullable=True),
        sa.CheckConstraint(f"kind IN ({kinds})", name=op.f("ck_away_conflict_kind")),
        sa.CheckConstraint("how IN ('kept', 'discarded')", name=op.f("ck_away_conflict_how")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_away_conflict_patient_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_away_conflict_case_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key", name=op.f("uq_away_conflict_key")),
        sqlite_strict=True,
    )
    op.create_index("ix_away_conflict_patient_id", "away_conflict", ["patient_id"], unique=False)
    is_open = sa.text("resolved IS NULL")
    op.create_index(
        "ix_away_conflict_open", "away_conflict", ["id"], unique=False, sqlite_where=is_open, postgresql_where=is_open
    )

