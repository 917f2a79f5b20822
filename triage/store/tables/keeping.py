"""What is kept about the store itself: its own name, its checks, its recovery key, times of keeping, where it moved."""

from sqlalchemy import Column, Table, Text

from triage.store.tables.columns import integer_column, metadata, text_column

# `at` is when it was noted, in milliseconds.
keeping = Table(
    "keeping",
    metadata,
    Column("name", Text, primary_key=True),
    text_column("value"),
    integer_column("at"),
    sqlite_strict=True,
)
