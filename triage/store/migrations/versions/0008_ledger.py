"""Where answers belong, and which answers are expected."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Give cases a team and a count of missing answers, and make the ledger, the pauses and the files of routes."""
    op.add_column("case", sa.Column("team", sa.Text(), nullable=True))
    op.add_column("case", sa.Column("missing", sa.Integer(), nullable=True))
    op.create_index("ix_case_team", "case", ["is_open", "team"], unique=False)
    op.add_column("enrolment", sa.Column("belongs", sa.Text(), nullable=True))
    _expected()
    _ledger()
    _pause()
    op.create_table(
        "route_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("in_force_from", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def _expected() -> None:
    op.create_table(
        "expected",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.Integer(), nullable=True),
        sa.Column("pause", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('expected', 'answered', 'late', 'answered_late', 'missed', 'paused', 'cancelled')",
            name=op.f("ck_expected_state"),
        ),
        sa.CheckConstraint("opens < due AND due <= closes", name=op.f("ck_expected_in_order")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_expected_patient_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(
            "patient_id", "programme", "what", "opens", "due",
            name=op.f("uq_expected_patient_id_programme_what_opens_due"),
        ),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_expected_state", "expected", ["state", "due"], unique=False)


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("look_at", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_ledger_patient_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("patient_id", name=op.f("uq_ledger_patient_id")),
        sqlite_strict=True,
    )
    op.create_index("ix_ledger_look_at", "ledger", ["look_at"], unique=False)


def _pause() -> None:
    op.create_table(
        "pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Integer(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.CheckConstraint("reason IN ('holiday', 'admission', 'other')", name=op.f("ck_pause_reason")),
        sa.CheckConstraint('start < "end"', name=op.f("ck_pause_in_order")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_pause_patient_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_pause_patient_id", "pause", ["patient_id"], unique=False)
