"""What people note of how a patient can come, and of what is arranged for a visit or said of a course."""

from sqlalchemy import CheckConstraint, Index, Table

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# `about` is the id of a visit or a pathway, empty of the patient alone; `body` canonical JSON, as its kind has it, and
# `words` why, which is for the department of `author` alone. A line is never changed but by being lifted.
coordination_note = Table(
    "coordination_note",
    metadata,
    key(),
    to("patient"),
    to("department"),
    text_column("kind"),
    text_column("about"),
    text_column("body"),
    text_column("words"),
    text_column("author"),
    integer_column("at"),
    integer_column("lifted", required=False),
    text_column("lifted_by", required=False),
    CheckConstraint(
        "kind IN ('wishes', 'needs', 'unavailable', 'arranged', 'movable', 'waiver', 'delay', 'told', 'free_choice')",
        name="kind",
    ),
    CheckConstraint(
        "(kind IN ('wishes', 'needs', 'unavailable')) = (about = '')",
        name="about",
    ),
    CheckConstraint("(lifted IS NULL) = (lifted_by IS NULL)", name="lifted"),
    Index("ix_coordination_note_patient_id", "patient_id", "id"),
    sqlite_strict=True,
)
