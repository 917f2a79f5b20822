"""What a list is looked up by, what came to it, the views that people keep, and who has which patient before them."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint

from triage.store.tables.columns import WHOLE, integer_column, key, metadata, text_column, to

# Every word of a name, folded: a name is found by the start of any of them.
name_part = Table(
    "name_part",
    metadata,
    key(),
    to("patient"),
    text_column("part"),
    Index("ix_name_part_part", "part", "patient_id"),
    Index("ix_name_part_patient_id", "patient_id"),
    sqlite_strict=True,
)

# What the reason of a case is about: beside the case, for not everybody who sees a case may read why.
case_reason = Table(
    "case_reason",
    metadata,
    key(),
    Column("case_id", ForeignKey("case.id"), nullable=False),
    to("patient"),
    text_column("da"),
    text_column("en"),
    UniqueConstraint("case_id"),
    Index("ix_case_reason_da", "da", "en", "case_id"),
    sqlite_strict=True,
)

# A case came to the list, or came to a worse colour; `was_rank` is the colour before, none where it was not listed.
colour_step = Table(
    "colour_step",
    metadata,
    key(),
    to("case"),
    integer_column("at"),
    integer_column("colour_rank"),
    integer_column("was_rank", required=False),
    CheckConstraint("colour_rank BETWEEN 0 AND 3", name="colour_rank"),
    CheckConstraint("was_rank IS NULL OR was_rank > colour_rank", name="was_better"),
    Index("ix_colour_step_case_id", "case_id", "id"),
    sqlite_strict=True,
)

# One that nobody may see any more is marked so: nothing that was shared vanishes without a trace.
saved_view = Table(
    "saved_view",
    metadata,
    key(),
    text_column("owner"),
    # Whose people see it too; none is the owner's alone.
    to("department", required=False),
    text_column("name"),
    integer_column("version"),
    text_column("query"),
    integer_column("made"),
    text_column("changed_by"),
    integer_column("changed"),
    integer_column("removed", required=False),
    CheckConstraint("length(name) BETWEEN 1 AND 60", name="name"),
    CheckConstraint("version >= 1", name="version"),
    Index("ix_saved_view_owner", "owner"),
    sqlite_strict=True,
)

# For as long as it is renewed; nothing is left of it afterwards.
presence = Table(
    "presence",
    metadata,
    key(),
    text_column("actor"),
    text_column("workstation"),
    to("patient"),
    Column("until", WHOLE, nullable=False),
    UniqueConstraint("actor", "workstation"),
    Index("ix_presence_patient_id", "patient_id", "until"),
    sqlite_strict=True,
)
