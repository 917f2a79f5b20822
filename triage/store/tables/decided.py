"""What decisions lead to: what is asked of a secretary, what is in doubt, what came of them, where messages go.

`decision_outcome` is only ever added to; the last line about a decision counts.
"""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# A visit to book, or a change of a plan that the source does not take from us. `take_back`: what was done already must
# be undone by a person. Times are the end of the last day.
booking_request = Table(
    "booking_request",
    metadata,
    key(),
    to("decision"),
    to("patient"),
    text_column("kind"),
    text_column("urgency", required=False),
    integer_column("latest", required=False),
    text_column("prepare"),
    text_column("state"),
    integer_column("at"),
    integer_column("settled", required=False),
    text_column("settled_by", required=False),
    CheckConstraint("kind IN ('visit', 'interval', 'questionnaire', 'end_course')", name="kind"),
    CheckConstraint("urgency IN ('same_day', 'within_days', 'next_regular')", name="urgency"),
    CheckConstraint("state IN ('open', 'booked', 'withdrawn', 'take_back', 'taken_back')", name="state"),
    UniqueConstraint("decision_id"),
    Index("ix_booking_request_state", "state", "latest"),
    Index("ix_booking_request_patient_id", "patient_id"),
    sqlite_strict=True,
)

# A booked control that a decision made doubtful; it is never cancelled by it.
visit_doubt = Table(
    "visit_doubt",
    metadata,
    key(),
    to("decision"),
    to("patient"),
    to("source"),
    text_column("reference"),
    integer_column("at"),
    integer_column("lifted", required=False),
    text_column("lifted_by", required=False),
    UniqueConstraint("decision_id", "reference"),
    Index("ix_visit_doubt_patient_id", "patient_id"),
    sqlite_strict=True,
)

decision_outcome = Table(
    "decision_outcome",
    metadata,
    key(),
    to("decision"),
    text_column("kind"),
    text_column("note"),
    text_column("actor"),
    integer_column("at"),
    CheckConstraint("kind IN ('needed', 'not_needed', 'no_show', 'reached', 'no_answer')", name="kind"),
    Index("ix_decision_outcome_decision_id", "decision_id", "id"),
    Index("ix_decision_outcome_at", "at"),
    sqlite_strict=True,
)

# Where the patients of a source are written to; an empty programme is every one that has no row of its own.
message_channel = Table(
    "message_channel",
    metadata,
    key(),
    to("source"),
    text_column("programme"),
    text_column("name"),
    text_column("author"),
    integer_column("at"),
    UniqueConstraint("source_id", "programme"),
    sqlite_strict=True,
)
