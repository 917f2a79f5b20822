"""Which answers are expected and what became of them, when nothing is expected, and by which file cases were routed."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

expected = Table(
    "expected",
    metadata,
    key(),
    to("patient"),
    text_column("programme"),
    text_column("what"),
    integer_column("opens"),
    integer_column("due"),
    integer_column("closes"),
    text_column("state"),
    text_column("answered_by", required=False),
    integer_column("answered_at", required=False),
    text_column("pause", required=False),
    CheckConstraint(
        "state IN ('expected', 'answered', 'late', 'answered_late', 'missed', 'paused', 'cancelled', 'dismissed')",
        name="state",
    ),
    CheckConstraint("opens < due AND due <= closes", name="in_order"),
    UniqueConstraint("patient_id", "programme", "what", "opens", "due"),
    Index("ix_expected_state", "state", "due"),
    sqlite_strict=True,
)

ledger = Table(
    "ledger",
    metadata,
    key(),
    to("patient"),
    integer_column("begins"),
    integer_column("seen"),
    integer_column("look_at", required=False),
    UniqueConstraint("patient_id"),
    Index("ix_ledger_look_at", "look_at"),
    sqlite_strict=True,
)

pause = Table(
    "pause",
    metadata,
    key(),
    to("patient"),
    text_column("reason"),
    text_column("note"),
    integer_column("start"),
    integer_column("end", required=False),
    text_column("author"),
    integer_column("at"),
    integer_column("ended", required=False),
    text_column("ended_by", required=False),
    CheckConstraint("reason IN ('holiday', 'admission', 'other')", name="reason"),
    CheckConstraint('start < "end"', name="in_order"),
    Index("ix_pause_patient_id", "patient_id"),
    sqlite_strict=True,
)

route_file = Table(
    "route_file",
    metadata,
    key(),
    text_column("sha256"),
    text_column("body"),
    integer_column("in_force_from"),
    sqlite_strict=True,
)
