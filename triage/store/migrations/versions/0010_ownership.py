"""Who has a case, until when, what was put off, and when a red was told of; what a result rests on as it came."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_ACTS = "'claim', 'take_over', 'hand_over', 'release', 'lapse', 'snooze', 'wake', 'escalate'"
_TIMES = ("owned_since", "snoozed_until", "red_since", "escalated_at")
_WORDS = ("owner", "snooze_reason", "snooze_note", "snoozed_by", "escalated_to")


def upgrade() -> None:
    """Give cases an owner and what they follow, and make the tables of transitions and of limits."""
    op.add_column("result", sa.Column("came", sa.Text(), nullable=True))
    for name in _WORDS:
        op.add_column("case", sa.Column(name, sa.Text(), nullable=True))
    for name in _TIMES:
        op.add_column("case", sa.Column(name, sa.Integer(), nullable=True))
    op.add_column("case", sa.Column("fence", sa.Integer(), nullable=False, server_default=sa.text("0")))
    # Written out: a constraint can only come together with its column where a table is not written anew.
    whole = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    has_both = "CONSTRAINT ck_case_owner_has_lease CHECK ((owner IS NULL) = (lease_until IS NULL))"
    op.execute(f'ALTER TABLE "case" ADD COLUMN lease_until {whole} {has_both}')
    follows = 'CONSTRAINT fk_case_follows_id REFERENCES "case" (id)'
    op.execute(f'ALTER TABLE "case" ADD COLUMN follows_id {whole} {follows}')
    for name in ("owner", "snoozed_until", "escalated_at"):
        _index_where_there(name)
    lacking = sa.text("missing > 0")
    op.create_index("ix_case_missing", "case", ["is_open"], sqlite_where=lacking, postgresql_where=lacking)
    _transitions()
    _limits()


def _index_where_there(name: str) -> None:
    is_there = sa.text(f"{name} IS NOT NULL")
    op.create_index(f"ix_case_{name}", "case", ["is_open", name], sqlite_where=is_there, postgresql_where=is_there)


def _transitions() -> None:
    op.create_table(
        "case_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("former", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(f"act IN ({_ACTS})", name=op.f("ck_case_event_act")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_case_event_case_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_case_event_case_id", "case_event", ["case_id", "id"])


def _limits() -> None:
    op.create_table(
        "case_limit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("tell", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 1 AND 1440", name=op.f("ck_case_limit_minutes")),
        sa.CheckConstraint("clock IN ('wall', 'working')", name=op.f("ck_case_limit_clock")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_case_limit_programme", "case_limit", ["programme", "id"])
