"""Double readings: samples of assessed patients, and how people judged each without seeing the colour."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# `size` and `weeks` are what was asked for, `seed` what the sample was drawn with.
double_round = Table(
    "double_round",
    metadata,
    key(),
    text_column("programme"),
    integer_column("size"),
    integer_column("weeks"),
    integer_column("by_colour"),
    text_column("seed"),
    text_column("author"),
    integer_column("at"),
    integer_column("closed", required=False),
    text_column("closed_by", required=False),
    CheckConstraint("size BETWEEN 1 AND 500", name="size"),
    CheckConstraint("weeks BETWEEN 1 AND 52", name="weeks"),
    CheckConstraint("by_colour IN (0, 1)", name="by_colour"),
    CheckConstraint("(closed IS NULL) = (closed_by IS NULL)", name="closed"),
    Index("ix_double_round_programme", "programme", "id"),
    sqlite_strict=True,
)

# `rules` is JSON: the rules that held with the rank of their colour, and those of which it is unknown.
double_item = Table(
    "double_item",
    metadata,
    key(),
    Column("double_round_id", ForeignKey("double_round.id"), nullable=False),
    to("result"),
    to("case"),
    to("patient"),
    integer_column("department_id", required=False),
    integer_column("colour_rank"),
    text_column("rule_set"),
    text_column("rule_set_version"),
    text_column("rules"),
    UniqueConstraint("double_round_id", "patient_id"),
    CheckConstraint("colour_rank BETWEEN 0 AND 3", name="colour_rank"),
    Index("ix_double_item_patient_id", "patient_id"),
    sqlite_strict=True,
)

# `number` is 1 for who read first, 2 for who read next; grey is "cannot be judged".
double_reading = Table(
    "double_reading",
    metadata,
    key(),
    Column("double_item_id", ForeignKey("double_item.id"), nullable=False),
    integer_column("number"),
    text_column("reader"),
    integer_column("colour_rank"),
    integer_column("at"),
    UniqueConstraint("double_item_id", "number"),
    UniqueConstraint("double_item_id", "reader"),
    CheckConstraint("number IN (1, 2)", name="number"),
    CheckConstraint("colour_rank BETWEEN 0 AND 3", name="colour_rank"),
    sqlite_strict=True,
)
