"""Decisions begun and not saved: one for each person and case, gone when it is saved or thrown away."""

from sqlalchemy import Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

draft = Table(
    "draft",
    metadata,
    key(),
    to("case"),
    text_column("actor"),
    integer_column("at"),
    # What is chosen and written, as canonical JSON.
    text_column("body"),
    UniqueConstraint("case_id", "actor"),
    Index("ix_draft_actor", "actor", "at"),
    sqlite_strict=True,
)
