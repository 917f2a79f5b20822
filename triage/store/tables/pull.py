"""How far a source's history, export and files were read, beside the watermark of each type."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, Text

from triage.store.tables.columns import metadata, text_column

pull_state = Table(
    "pull_state",
    metadata,
    Column("source_id", ForeignKey("source.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    text_column("value"),
    CheckConstraint("kind IN ('history', 'export', 'file')", name="kind"),
    sqlite_strict=True,
)
