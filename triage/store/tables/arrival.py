"""What came from where: sources with their account, every resource as it came, and the findings on it."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, Table, Text, UniqueConstraint, text

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

source = Table(
    "source",
    metadata,
    key(),
    text_column("name"),
    integer_column("last_success", required=False),
    text_column("fault_da", required=False),
    text_column("fault_en", required=False),
    integer_column("received"),
    integer_column("accepted"),
    integer_column("with_findings"),
    integer_column("quarantined"),
    integer_column("unchanged"),
    text_column("url", required=False),
    text_column("kind"),
    text_column("dialect"),
    text_column("token", required=False),
    text_column("proxy", required=False),
    integer_column("page_size"),
    integer_column("interval_minutes"),
    integer_column("enabled"),
    text_column("write_back"),
    integer_column("last_attempt", required=False),
    integer_column("failures"),
    integer_column("failing_since", required=False),
    text_column("warnings"),
    UniqueConstraint("name"),
    sqlite_strict=True,
)

watermark = Table(
    "watermark",
    metadata,
    Column("source_id", ForeignKey("source.id"), primary_key=True),
    Column("type", Text, primary_key=True),
    integer_column("seen_until"),
    sqlite_strict=True,
)

resource = Table(
    "resource",
    metadata,
    key(),
    to("source"),
    text_column("type"),
    text_column("fhir_id"),
    text_column("version", required=False),
    integer_column("last_updated", required=False),
    integer_column("received"),
    text_column("sha256"),
    Column("raw", LargeBinary, nullable=False),
    text_column("disposition"),
    integer_column("withdrawn"),
    integer_column("is_current"),
    to("patient", required=False),
    text_column("reader", required=False),
    integer_column("read_again", required=False),
    CheckConstraint("disposition IN ('accepted', 'with_findings', 'quarantined')", name="disposition"),
    UniqueConstraint("source_id", "type", "fhir_id", "sha256"),
    sqlite_strict=True,
)
Index(
    "ix_resource_quarantined",
    resource.c.patient_id,
    sqlite_where=text("disposition = 'quarantined'"),
)
Index(
    "ix_resource_held",
    resource.c.disposition,
    resource.c.received,
    # The migration says the same to PostgreSQL; said here, it would load all of that dialect at every start.
    sqlite_where=text("disposition = 'quarantined'"),
)

finding = Table(
    "finding",
    metadata,
    key(),
    to("resource"),
    text_column("severity"),
    text_column("code"),
    text_column("path"),
    text_column("da"),
    text_column("en"),
    integer_column("until", required=False),
    Index("ix_finding_resource_id", "resource_id"),
    sqlite_strict=True,
)
