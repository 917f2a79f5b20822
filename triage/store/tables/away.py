"""What a workstation keeps for when the shared store is away, and what became of it afterwards."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint, text

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# Filled in a copy only: of when it is true, whose it is, and which departments' patients stand in it.
away_copy = Table(
    "away_copy",
    metadata,
    key(),
    text_column("name"),
    integer_column("true_at"),
    text_column("actor"),
    text_column("departments"),
    integer_column("patients"),
    CheckConstraint("id = 1", name="one_row"),
    sqlite_strict=True,
)

# Filled in a copy only: what was done while the shared store was away. It refers to no row, for it outlives the copy.
away_act = Table(
    "away_act",
    metadata,
    key(),
    text_column("key"),
    integer_column("about_case"),
    integer_column("about_patient"),
    text_column("body"),
    text_column("actor"),
    integer_column("at"),
    text_column("state"),
    CheckConstraint("state IN ('waiting', 'merged', 'conflict', 'withdrawn')", name="state"),
    UniqueConstraint("key"),
    Index("ix_away_act_state", "state", "id"),
    sqlite_strict=True,
)

# Filled in the shared store: every act that came from a copy, once; `number` counts the lines of a copy's log.
away_merged = Table(
    "away_merged",
    metadata,
    key(),
    text_column("key"),
    text_column("outcome"),
    integer_column("at"),
    integer_column("number"),
    CheckConstraint("outcome IN ('merged', 'conflict', 'log')", name="outcome"),
    UniqueConstraint("key"),
    sqlite_strict=True,
)

# An act that could not be merged, until a person has said what is to become of it.
away_conflict = Table(
    "away_conflict",
    metadata,
    key(),
    text_column("key"),
    to("patient"),
    to("case"),
    text_column("kind"),
    text_column("body"),
    text_column("actor"),
    integer_column("at"),
    integer_column("found"),
    text_column("da"),
    text_column("en"),
    text_column("how", required=False),
    text_column("resolved_by", required=False),
    integer_column("resolved", required=False),
    CheckConstraint("kind IN ('decided', 'owned', 'news', 'right', 'gone', 'refused')", name="kind"),
    CheckConstraint("how IN ('kept', 'discarded')", name="how"),
    UniqueConstraint("key"),
    Index("ix_away_conflict_patient_id", "patient_id"),
    sqlite_strict=True,
)
Index("ix_away_conflict_open", away_conflict.c.id, sqlite_where=text("resolved IS NULL"))
