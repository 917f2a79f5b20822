"""The inputs behind every result, kept so that a year of them can be judged again: rows first, then blocks of them."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# How the inputs of some versions of a programme's rules are defined: rows of one layout are read as one.
history_layout = Table(
    "history_layout",
    metadata,
    key(),
    text_column("programme"),
    text_column("sha256"),
    text_column("body"),
    UniqueConstraint("programme", "sha256"),
    sqlite_strict=True,
)

# One row for each result that is not in a block yet. `department_id` is that of the case then, 0 where none is known,
# and missing until the case is placed; without a result it was made up for the demonstration. `rules` is the hash of
# the rule set, `body` the inputs in the layout's order, `rest` the patient's own limits and loose texts, as JSON.
history_row = Table(
    "history_row",
    metadata,
    key(),
    Column("layout_id", ForeignKey("history_layout.id"), nullable=False),
    to("result", required=False),
    to("patient"),
    integer_column("department_id", required=False),
    integer_column("at"),
    integer_column("colour_rank"),
    integer_column("mark"),
    text_column("rules"),
    Column("body", LargeBinary, nullable=False),
    text_column("rest", required=False),
    UniqueConstraint("result_id"),
    CheckConstraint("colour_rank BETWEEN 0 AND 3", name="colour_rank"),
    CheckConstraint("mark BETWEEN 0 AND 15", name="mark"),
    Index("ix_history_row_layout_id", "layout_id", "department_id"),
    Index("ix_history_row_patient_id", "patient_id"),
    sqlite_strict=True,
)

# Thousands of rows, column after column; they are rows no more.
history_block = Table(
    "history_block",
    metadata,
    key(),
    Column("layout_id", ForeignKey("history_layout.id"), nullable=False),
    integer_column("first_at"),
    integer_column("last_at"),
    integer_column("rows"),
    Column("body", LargeBinary, nullable=False),
    CheckConstraint("rows > 0", name="rows"),
    CheckConstraint("first_at <= last_at", name="times"),
    Index("ix_history_block_layout_id", "layout_id", "last_at"),
    sqlite_strict=True,
)

# One row: results from before inputs were kept with them, up to which they have been gone through (`done`) and up to
# which there are any (`until`).
history_fill = Table(
    "history_fill",
    metadata,
    key(),
    integer_column("done"),
    integer_column("until"),
    CheckConstraint("id = 1", name="one"),
    CheckConstraint("done <= until", name="done"),
    sqlite_strict=True,
)
