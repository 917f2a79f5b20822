"""Every change of who has a case, and within what time somebody must take a red one; lines are only added."""

from sqlalchemy import CheckConstraint, Index, Table

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

case_event = Table(
    "case_event",
    metadata,
    key(),
    to("case"),
    integer_column("at"),
    text_column("act"),
    text_column("actor"),
    # Who had it before, and who has it from then on.
    text_column("former", required=False),
    text_column("owner", required=False),
    integer_column("fence"),
    integer_column("until", required=False),
    text_column("note"),
    CheckConstraint(
        "act IN ('claim', 'take_over', 'hand_over', 'release', 'lapse', 'snooze', 'wake', 'escalate')", name="act"
    ),
    Index("ix_case_event_case_id", "case_id", "id"),
    sqlite_strict=True,
)

# The newest line of a programme counts.
case_limit = Table(
    "case_limit",
    metadata,
    key(),
    text_column("programme"),
    integer_column("minutes"),
    text_column("clock"),
    text_column("tell"),
    text_column("author"),
    integer_column("at"),
    CheckConstraint("minutes BETWEEN 1 AND 1440", name="minutes"),
    CheckConstraint("clock IN ('wall', 'working')", name="clock"),
    Index("ix_case_limit_programme", "programme", "id"),
    sqlite_strict=True,
)
