"""What a decision says in full, and what became of it; a decision is never changed or deleted from now on."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_ACTIONS = "'visit', 'phone', 'message', 'no_visit', 'interval', 'questionnaire', 'end_course', 'undo', 'elsewhere'"
_WORDS = ("body", "reason", "rule_set", "rule_set_version", "rule_set_sha256")
_NUMBERS = ("due", "corrects", "seen_result", "seen_received")
_KEPT = ("decision", "decision_outcome")


def upgrade() -> None:
    """Add what decisions say, and the tables of what they lead to."""
    for name in _WORDS:
        op.add_column("decision", sa.Column(name, sa.Text(), nullable=True))
    for name in _NUMBERS:
        op.add_column("decision", sa.Column(name, sa.Integer(), nullable=True))
    # Both databases change a check in place; a table that others refer to cannot be written anew on SQLite.
    op.execute("ALTER TABLE decision DROP CONSTRAINT ck_decision_action")
    op.execute(f"ALTER TABLE decision ADD CONSTRAINT ck_decision_action CHECK (action IN ({_ACTIONS}))")
    op.create_index("ix_decision_due", "decision", ["action", "due"], unique=False)
    op.create_index("uq_decision_corrects", "decision", ["corrects"], unique=True)
    _booking_request()
    _visit_doubt()
    _decision_outcome()
    _message_channel()
    for table in _KEPT:
        (_keep_on_postgresql if op.get_bind().dialect.name == "postgresql" else _keep_on_sqlite)(table)


def _booking_request() -> None:
    kinds, urgencies = "'visit', 'interval', 'questionnaire', 'end_course'", "'same_day', 'within_days', 'next_regular'"
    states = "'open', 'booked', 'withdrawn', 'take_back', 'taken_back'"
    op.create_table(
        "booking_request",
        *_numbers("id", "decision_id", "patient_id"),
        *_texts("kind"),
        sa.Column("urgency", sa.Text(), nullable=True),
        sa.Column("latest", sa.Integer(), nullable=True),
        *_texts("prepare", "state"),
        *_numbers("at"),
        sa.Column("settled", sa.Integer(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.CheckConstraint(f"kind IN ({kinds})", name=op.f("ck_booking_request_kind")),
        sa.CheckConstraint(f"urgency IN ({urgencies})", name=op.f("ck_booking_request_urgency")),
        sa.CheckConstraint(f"state IN ({states})", name=op.f("ck_booking_request_state")),
        *_keys("booking_request", "decision", "patient"),
        sa.UniqueConstraint("decision_id", name=op.f("uq_booking_request_decision_id")),
        sqlite_strict=True,
    )
    op.create_index("ix_booking_request_state", "booking_request", ["state", "latest"], unique=False)
    op.create_index("ix_booking_request_patient_id", "booking_request", ["patient_id"], unique=False)


def _visit_doubt() -> None:
    op.create_table(
        "visit_doubt",
        *_numbers("id", "decision_id", "patient_id", "source_id"),
        *_texts("reference"),
        *_numbers("at"),
        sa.Column("lifted", sa.Integer(), nullable=True),
        sa.Column("lifted_by", sa.Text(), nullable=True),
        *_keys("visit_doubt", "decision", "patient", "source"),
        sa.UniqueConstraint("decision_id", "reference", name=op.f("uq_visit_doubt_decision_id_reference")),
        sqlite_strict=True,
    )
    op.create_index("ix_visit_doubt_patient_id", "visit_doubt", ["patient_id"], unique=False)


def _decision_outcome() -> None:
    kinds = "'needed', 'not_needed', 'no_show', 'reached', 'no_answer'"
    op.create_table(
        "decision_outcome",
        *_numbers("id", "decision_id"),
        *_texts("kind", "note", "actor"),
        *_numbers("at"),
        sa.CheckConstraint(f"kind IN ({kinds})", name=op.f("ck_decision_outcome_kind")),
        *_keys("decision_outcome", "decision"),
        sqlite_strict=True,
    )
    op.create_index("ix_decision_outcome_decision_id", "decision_outcome", ["decision_id", "id"], unique=False)
    op.create_index("ix_decision_outcome_at", "decision_outcome", ["at"], unique=False)


def _message_channel() -> None:
    op.create_table(
        "message_channel",
        *_numbers("id", "source_id"),
        *_texts("programme", "name", "author"),
        *_numbers("at"),
        *_keys("message_channel", "source"),
        sa.UniqueConstraint("source_id", "programme", name=op.f("uq_message_channel_source_id_programme")),
        sqlite_strict=True,
    )


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _keys(table: str, *others: str) -> list[sa.Constraint]:
    """Return the primary key of `table`, and its references to `others`."""
    to_others = [
        sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], name=op.f(f"fk_{table}_{other}_id"))
        for other in others
    ]
    return [*to_others, sa.PrimaryKeyConstraint("id")]


def _keep_on_sqlite(table: str) -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        )


def _keep_on_postgresql(table: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{table} is only added to' USING ERRCODE = 'check_violation'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_kept()"
    )
