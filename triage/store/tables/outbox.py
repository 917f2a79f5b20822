"""What is on its way to the sources, and what they say was handled there."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# `target` is what is written on: rows of one target are done in order. `fence` grows with every lease, so that who held
# an older one can settle nothing. `corrects` names the row whose effect is to be taken back.
outbox = Table(
    "outbox",
    metadata,
    key(),
    to("source"),
    to("decision", required=False),
    to("care_change", required=False),
    integer_column("corrects", required=False),
    text_column("key"),
    text_column("dress"),
    text_column("target"),
    text_column("body"),
    text_column("state"),
    integer_column("attempts"),
    integer_column("next_try"),
    integer_column("lease_until"),
    integer_column("fence"),
    text_column("answer_id", required=False),
    text_column("answer_version", required=False),
    integer_column("settled", required=False),
    text_column("fault_da", required=False),
    text_column("fault_en", required=False),
    CheckConstraint("state IN ('waiting', 'sent', 'answered', 'conflict', 'refused', 'cancelled')", name="state"),
    CheckConstraint("dress IN ('task', 'rm_extensions')", name="dress"),
    CheckConstraint("(decision_id IS NULL) <> (care_change_id IS NULL)", name="of_either"),
    UniqueConstraint("key"),
    Index("ix_outbox_due", "state", "next_try"),
    Index("ix_outbox_target", "source_id", "target"),
    Index("ix_outbox_decision_id", "decision_id"),
    sqlite_strict=True,
)

# `received` is when the source first said so: by its own clock, or else when it came.
handling = Table(
    "handling",
    metadata,
    key(),
    to("source"),
    text_column("reference"),
    to("patient"),
    integer_column("handled"),
    text_column("author", required=False),
    integer_column("received"),
    UniqueConstraint("source_id", "reference"),
    Index("ix_handling_patient_id", "patient_id"),
    sqlite_strict=True,
)
