"""What a department sets for itself; lines are only added, and the newest counts."""

from sqlalchemy import CheckConstraint, Index, Table

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# Programme "" is a setting of the whole department; the body is canonical JSON.
department_setting = Table(
    "department_setting",
    metadata,
    key(),
    to("department"),
    text_column("kind"),
    text_column("programme"),
    text_column("body"),
    text_column("author"),
    integer_column("at"),
    CheckConstraint("kind IN ('opening_hours', 'check_days', 'capacity', 'programme')", name="kind"),
    Index("ix_department_setting_kind", "kind", "department_id", "programme", "id"),
    sqlite_strict=True,
)
