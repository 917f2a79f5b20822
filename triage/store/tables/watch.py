"""Who alone takes in just now: one row, changed under conditions only."""

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column

# `fence` grows with every new holder, `asked` with every round that a person wants; `answered` follows it.
watch = Table(
    "watch",
    metadata,
    key(),
    text_column("holder", required=False),
    integer_column("fence"),
    integer_column("until"),
    integer_column("asked"),
    integer_column("answered"),
    integer_column("busy"),
    text_column("fault_da", required=False),
    text_column("fault_en", required=False),
    CheckConstraint("id = 1", name="one_row"),
    sqlite_strict=True,
)

# Who stands by to take in, and of how many sources he lacks the key.
watch_candidate = Table(
    "watch_candidate",
    metadata,
    key(),
    text_column("holder"),
    integer_column("seen"),
    integer_column("lacking"),
    UniqueConstraint("holder"),
    sqlite_strict=True,
)
