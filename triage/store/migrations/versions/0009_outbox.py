"""Decisions on their way to the source, and what was handled there."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_ACTIONS = "'visit', 'phone', 'message', 'no_visit', 'undo'"


def upgrade() -> None:
    """Let a case be closed as handled elsewhere, and make the outbox and the table of what was."""
    with op.batch_alter_table("decision", copy_from=_decision(), table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(op.f("ck_decision_action"), type_="check")
        batch.create_check_constraint(op.f("ck_decision_action"), f"action IN ({_ACTIONS}, 'elsewhere')")
        batch.add_column(sa.Column("handled_at", sa.Integer(), nullable=True))
    _outbox()
    _handling()


def _decision() -> sa.Table:
    """Return the table as it was until now: SQLite changes a check only by writing the table anew."""
    return sa.Table(
        "decision",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("result_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.CheckConstraint(f"action IN ({_ACTIONS})", name=op.f("ck_decision_action")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_decision_case_id")),
        sa.ForeignKeyConstraint(["result_id"], ["result.id"], name=op.f("fk_decision_result_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("undoes", name=op.f("uq_decision_undoes")),
        sa.Index("ix_decision_case_id", "case_id"),
        sqlite_strict=True,
    )


def _outbox() -> None:
    states = "'waiting', 'sent', 'answered', 'conflict', 'refused', 'cancelled'"
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("corrects", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("key", "dress", "target", "body", "state")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("attempts", "next_try", "lease_until", "fence")),
        sa.Column("answer_id", sa.Text(), nullable=True),
        sa.Column("answer_version", sa.Text(), nullable=True),
        sa.Column("settled", sa.Integer(), nullable=True),
        sa.Column("fault_da", sa.Text(), nullable=True),
        sa.Column("fault_en", sa.Text(), nullable=True),
        sa.CheckConstraint(f"state IN ({states})", name=op.f("ck_outbox_state")),
        sa.CheckConstraint("dress IN ('task', 'rm_extensions')", name=op.f("ck_outbox_dress")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_outbox_source_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_outbox_decision_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_strict=True,
    )
    op.create_index("ix_outbox_due", "outbox", ["state", "next_try"], unique=False)
    op.create_index("ix_outbox_target", "outbox", ["source_id", "target"], unique=False)
    op.create_index("ix_outbox_decision_id", "outbox", ["decision_id"], unique=False)


def _handling() -> None:
    op.create_table(
        "handling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("handled", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_handling_patient_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_handling_source_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source_id", "reference", name=op.f("uq_handling_source_id_reference")),
        sqlite_strict=True,
    )
    op.create_index("ix_handling_patient_id", "handling", ["patient_id"], unique=False)
