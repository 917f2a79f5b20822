"""What is set here about one patient: courses and plans, answers nobody waits for any more, and limits of their own."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# `plans` are the courses that it makes or changes, each with the hash of its plan as it stood; `what` none is all that
# the plan asks for. An interval of no days asks for it no more. Lines are only added.
care_change = Table(
    "care_change",
    metadata,
    key(),
    to("patient"),
    text_column("programme"),
    text_column("kind"),
    text_column("what", required=False),
    integer_column("days", required=False),
    integer_column("start"),
    text_column("plans"),
    text_column("note"),
    text_column("author"),
    integer_column("at"),
    CheckConstraint("kind IN ('enrol', 'interval', 'end')", name="kind"),
    CheckConstraint("days IS NULL OR days BETWEEN 1 AND 365", name="days"),
    CheckConstraint("kind = 'interval' OR days IS NULL", name="days_of_interval"),
    Index("ix_care_change_patient_id", "patient_id", "at"),
    sqlite_strict=True,
)

# The answer that was due then is not waited for, until the next is due. Lines are only added.
dismissal = Table(
    "dismissal",
    metadata,
    key(),
    to("patient"),
    text_column("programme"),
    text_column("what"),
    integer_column("due"),
    integer_column("until"),
    text_column("reason"),
    text_column("author"),
    integer_column("at"),
    CheckConstraint("due < until", name="in_order"),
    CheckConstraint("length(reason) > 0", name="reason"),
    UniqueConstraint("patient_id", "programme", "what", "due"),
    sqlite_strict=True,
)

# In force from `at` until `until`, or until it was lifted. A line is never changed but by being lifted.
own_limit = Table(
    "own_limit",
    metadata,
    key(),
    to("patient"),
    text_column("rule_set"),
    text_column("param"),
    text_column("value"),
    text_column("reason"),
    text_column("author"),
    integer_column("at"),
    integer_column("until"),
    integer_column("lifted", required=False),
    text_column("lifted_by", required=False),
    CheckConstraint("at < until", name="in_order"),
    CheckConstraint("length(reason) > 0", name="reason"),
    CheckConstraint("(lifted IS NULL) = (lifted_by IS NULL)", name="lifted"),
    Index("ix_own_limit_patient_id", "patient_id", "rule_set", "param"),
    sqlite_strict=True,
)
