"""Devices, what is known of their calibration, and the stretches of time whose readings people have invalidated."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint

from triage.store.tables.columns import fact_table, integer_column, key, metadata, text_column, to

device = fact_table(
    "device",
    text_column("manufacturer", required=False),
    text_column("model", required=False),
    text_column("serial", required=False),
    text_column("udi", required=False),
    text_column("udi_carrier", required=False),
    text_column("lot", required=False),
    integer_column("expires", required=False),
    text_column("status", required=False),
    text_column("patient", required=False),
    # Everything that a device is found by, casefolded, its label first.
    text_column("search_key", required=False),
)

device_metric = fact_table(
    "device_metric",
    text_column("device", required=False),
    text_column("measures"),
    text_column("status", required=False),
    text_column("calibration", required=False),
    integer_column("calibrated_at", required=False),
    Index("ix_device_metric_device", "source_id", "device"),
)

invalidation = Table(
    "invalidation",
    metadata,
    key(),
    to("device"),
    integer_column("start"),
    integer_column("end", required=False),
    text_column("reason"),
    integer_column("delivered"),
    text_column("actor"),
    integer_column("at"),
    CheckConstraint('"end" >= start', name="ends_after_start"),
    CheckConstraint("delivered IN (0, 1)", name="delivered"),
    Index("ix_invalidation_device_id", "device_id"),
    sqlite_strict=True,
)

restoration = Table(
    "restoration",
    metadata,
    key(),
    to("invalidation"),
    text_column("reason"),
    text_column("actor"),
    integer_column("at"),
    UniqueConstraint("invalidation_id"),
    sqlite_strict=True,
)
