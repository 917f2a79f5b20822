"""Courses, plans and limits of one patient that are set here."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

_TABLES = ("care_change", "dismissal", "own_limit")
_STATES = "'expected', 'answered', 'late', 'answered_late', 'missed', 'paused', 'cancelled'"


def upgrade() -> None:
    """Add what is set about a patient's course, the answers nobody waits for any more, and the patient's own limits."""
    _care_change()
    _dismissal()
    _own_limit()
    op.execute("ALTER TABLE expected DROP CONSTRAINT ck_expected_state")
    op.execute(f"ALTER TABLE expected ADD CONSTRAINT ck_expected_state CHECK (state IN ({_STATES}, 'dismissed'))")
    _outbox()
    if op.get_bind().dialect.name == "postgresql":
        for table in _TABLES:
            _close(table)


def _care_change() -> None:
    op.create_table(
        "care_change",
        *_numbers("id", "patient_id"),
        *_texts("programme", "kind"),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        *_numbers("start"),
        *_texts("plans", "note", "author"),
        *_numbers("at"),
        sa.CheckConstraint("kind IN ('enrol', 'interval', 'end')", name=op.f("ck_care_change_kind")),
        sa.CheckConstraint("days IS NULL OR days BETWEEN 1 AND 365", name=op.f("ck_care_change_days")),
        sa.CheckConstraint("kind = 'interval' OR days IS NULL", name=op.f("ck_care_change_days_of_interval")),
        *_keys("care_change"),
        sqlite_strict=True,
    )
    op.create_index("ix_care_change_patient_id", "care_change", ["patient_id", "at"], unique=False)


def _dismissal() -> None:
    op.create_table(
        "dismissal",
        *_numbers("id", "patient_id"),
        *_texts("programme", "what"),
        *_numbers("due", "until"),
        *_texts("reason", "author"),
        *_numbers("at"),
        sa.CheckConstraint("due < until", name=op.f("ck_dismissal_in_order")),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_dismissal_reason")),
        *_keys("dismissal"),
        sa.UniqueConstraint(
            "patient_id", "programme", "what", "due", name=op.f("uq_dismissal_patient_id_programme_what_due")
        ),
        sqlite_strict=True,
    )


def _own_limit() -> None:
    op.create_table(
        "own_limit",
        *_numbers("id", "patient_id"),
        *_texts("rule_set", "param", "value", "reason", "author"),
        *_numbers("at", "until"),
        sa.Column("lifted", sa.Integer(), nullable=True),
        sa.Column("lifted_by", sa.Text(), nullable=True),
        sa.CheckConstraint("at < until", name=op.f("ck_own_limit_in_order")),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_own_limit_reason")),
        sa.CheckConstraint("(lifted IS NULL) = (lifted_by IS NULL)", name=op.f("ck_own_limit_lifted")),
        *_keys("own_limit"),
        sqlite_strict=True,
    )
    op.create_index("ix_own_limit_patient_id", "own_limit", ["patient_id", "rule_set", "param"], unique=False)


def _outbox() -> None:
    """Let what is to be written at a source be a change of a course too, which no decision asked for."""
    whole = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    to_change = "CONSTRAINT fk_outbox_care_change_id REFERENCES care_change (id)"
    op.execute("ALTER TABLE outbox ALTER COLUMN decision_id DROP NOT NULL")
    op.execute(f"ALTER TABLE outbox ADD COLUMN care_change_id {whole} {to_change}")
    either = "(decision_id IS NULL) <> (care_change_id IS NULL)"
    op.execute(f"ALTER TABLE outbox ADD CONSTRAINT ck_outbox_of_either CHECK ({either})")


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _keys(table: str) -> list[sa.Constraint]:
    to_patient = sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f(f"fk_{table}_patient_id"))
    return [to_patient, sa.PrimaryKeyConstraint("id")]


def _close(table: str) -> None:
    """Close a table of a shared store to all but its owner, as every other is."""
    op.execute(f"REVOKE ALL ON TABLE {table} FROM PUBLIC")
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY visita_owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)")
