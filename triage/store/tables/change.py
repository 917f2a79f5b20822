"""What changed in facts that were in force: former contents, notices somebody must read, and probable duplicates."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint, text

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

former_fact = Table(
    "former_fact",
    metadata,
    key(),
    to("source"),
    text_column("kind"),
    text_column("reference"),
    to("patient"),
    integer_column("at"),
    text_column("change"),
    text_column("body"),
    text_column("after", required=False),
    CheckConstraint("kind IN ('reading', 'response')", name="kind"),
    CheckConstraint("change IN ('amended', 'withdrawn', 'held', 'moved')", name="change"),
    Index("ix_former_fact_patient_id", "patient_id", "at"),
    sqlite_strict=True,
)

notice = Table(
    "notice",
    metadata,
    key(),
    to("patient"),
    to("case", required=False),
    text_column("kind"),
    integer_column("at"),
    integer_column("since", required=False),
    text_column("da"),
    text_column("en"),
    text_column("seen_by", required=False),
    integer_column("seen_at", required=False),
    Index("ix_notice_patient_id", "patient_id", "id"),
    sqlite_strict=True,
)
Index(
    "ix_notice_unseen",
    notice.c.patient_id,
    notice.c.seen_at,
    sqlite_where=text("seen_at IS NULL"),
)

twin = Table(
    "twin",
    metadata,
    key(),
    text_column("kind"),
    to("patient"),
    Column("twin_id", ForeignKey("patient.id"), nullable=False),
    text_column("reference"),
    text_column("twin_reference"),
    integer_column("found"),
    CheckConstraint("kind IN ('patient', 'reading', 'response')", name="kind"),
    UniqueConstraint("kind", "patient_id", "reference", "twin_id", "twin_reference", name="uq_twin_pair"),
    Index("ix_twin_patient_id", "patient_id"),
    Index("ix_twin_twin_id", "twin_id"),
    sqlite_strict=True,
)
