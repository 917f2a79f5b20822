"""How greens are closed: policies, the draw of samples, what was closed together, judgements, and stable courses."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint, text

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# The newest of a programme counts. `share` is in hundredths of a percent.
green_policy = Table(
    "green_policy",
    metadata,
    key(),
    text_column("programme"),
    text_column("closing"),
    integer_column("share"),
    integer_column("rounds"),
    text_column("author"),
    integer_column("at"),
    CheckConstraint("closing IN ('auto', 'bulk', 'person')", name="closing"),
    CheckConstraint("share BETWEEN 0 AND 10000", name="share"),
    CheckConstraint("rounds BETWEEN 1 AND 100", name="rounds"),
    Index("ix_green_policy_programme", "programme", "id"),
    sqlite_strict=True,
)

# One row, made at the first draw.
green_secret = Table(
    "green_secret",
    metadata,
    key(),
    text_column("secret"),
    CheckConstraint("id = 1", name="one"),
    sqlite_strict=True,
)

# One row for each green result that a case showed, made once: `share` was the chance of being drawn.
green_draw = Table(
    "green_draw",
    metadata,
    Column("result_id", ForeignKey("result.id"), primary_key=True),
    integer_column("drawn"),
    integer_column("share"),
    integer_column("policy"),
    integer_column("at"),
    CheckConstraint("drawn IN (0, 1)", name="drawn"),
    Index("ix_green_draw_drawn", "drawn"),
    sqlite_strict=True,
)

green_judgement = Table(
    "green_judgement",
    metadata,
    key(),
    to("result"),
    to("case"),
    integer_column("colour_rank"),
    text_column("actor"),
    integer_column("at"),
    CheckConstraint("colour_rank IN (0, 1, 3)", name="colour_rank"),
    UniqueConstraint("result_id"),
    sqlite_strict=True,
)

# `shown` is how many the person was shown; each has a row below once the act came to it.
green_batch = Table(
    "green_batch",
    metadata,
    key(),
    text_column("actor"),
    integer_column("at"),
    integer_column("shown"),
    sqlite_strict=True,
)

# Either the decision that closed it, or why it was left.
green_closing = Table(
    "green_closing",
    metadata,
    key(),
    Column("batch_id", ForeignKey("green_batch.id"), nullable=False),
    to("case"),
    to("decision", required=False),
    text_column("kept", required=False),
    UniqueConstraint("batch_id", "case_id"),
    CheckConstraint("(decision_id IS NULL) <> (kept IS NULL)", name="closed_or_kept"),
    Index("ix_green_closing_decision_id", "decision_id"),
    sqlite_strict=True,
)

stable_proposal = Table(
    "stable_proposal",
    metadata,
    key(),
    to("patient"),
    text_column("programme"),
    integer_column("rounds"),
    integer_column("at"),
    text_column("state"),
    text_column("choice", required=False),
    text_column("reason"),
    to("decision", required=False),
    integer_column("settled", required=False),
    text_column("settled_by", required=False),
    CheckConstraint("state IN ('open', 'accepted', 'declined', 'withdrawn')", name="state"),
    CheckConstraint("choice IN ('interval', 'end')", name="choice"),
    Index("ix_stable_proposal_patient_id", "patient_id", "programme"),
    Index("ix_stable_proposal_state", "state"),
    sqlite_strict=True,
)
Index(
    "uq_stable_proposal_one_open",
    stable_proposal.c.patient_id,
    stable_proposal.c.programme,
    unique=True,
    sqlite_where=text("state = 'open'"),
)
