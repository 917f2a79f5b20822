"""The audit log as chains of lines, and what of it somebody should look at."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# One for each workstation: how far its chain has come, and how far its lines were looked through for the reviewer.
audit_chain = Table(
    "audit_chain",
    metadata,
    key(),
    text_column("name"),
    integer_column("number"),
    text_column("hash"),
    integer_column("reviewed"),
    UniqueConstraint("name"),
    sqlite_strict=True,
)

# `chain` and `number` say where the line stands, `hash` covers it and every line before it. Triggers refuse any change.
audit = Table(
    "audit",
    metadata,
    key(),
    integer_column("at"),
    text_column("actor"),
    text_column("act"),
    to("patient", required=False),
    text_column("subject"),
    text_column("name"),
    text_column("behalf"),
    text_column("role"),
    text_column("department"),
    text_column("relation"),
    text_column("override", required=False),
    text_column("session"),
    text_column("chain"),
    integer_column("number"),
    text_column("hash"),
    UniqueConstraint("chain", "number"),
    Index("ix_audit_patient_id", "patient_id", "id"),
    Index("ix_audit_actor", "actor", "id"),
    Index("ix_audit_at", "at"),
    sqlite_strict=True,
)

# The patients of a line about a list.
audit_patient = Table(
    "audit_patient",
    metadata,
    key(),
    to("audit"),
    to("patient"),
    UniqueConstraint("audit_id", "patient_id"),
    Index("ix_audit_patient_patient_id", "patient_id", "audit_id"),
    sqlite_strict=True,
)

# How many look-ups each person made on each day (days since 1970, Danish time).
audit_day = Table(
    "audit_day",
    metadata,
    key(),
    text_column("actor"),
    integer_column("day"),
    integer_column("looks"),
    UniqueConstraint("actor", "day"),
    sqlite_strict=True,
)

# What a reviewer should look at. `key` keeps the same thing from coming twice.
review = Table(
    "review",
    metadata,
    key(),
    text_column("key"),
    Column("audit_id", ForeignKey("audit.id"), nullable=False),
    to("patient", required=False),
    text_column("reason"),
    integer_column("at"),
    text_column("actor"),
    text_column("state"),
    text_column("note"),
    text_column("closed_by", required=False),
    integer_column("closed_at", required=False),
    CheckConstraint("state IN ('open', 'ok', 'follow_up')", name="state"),
    UniqueConstraint("key"),
    Index("ix_review_state", "state", "at"),
    sqlite_strict=True,
)
