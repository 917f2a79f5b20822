"""Devices: UDI, calibration, and stretches of time whose readings are invalid."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_TEXTS = ("udi_carrier", "lot", "status", "patient", "search_key")


def upgrade() -> None:
    """Add what is told of devices and against them, and a row for every device that a reading names."""
    for name in _TEXTS:
        op.add_column("device", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("device", sa.Column("expires", sa.Integer(), nullable=True))
    op.create_index("ix_reading_device", "reading", ["source_id", "device", "time"], unique=False)
    _metrics()
    _invalidations()
    _fill()


def _metrics() -> None:
    op.create_table(
        "device_metric",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=True),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("calibration", sa.Text(), nullable=True),
        sa.Column("calibrated_at", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_device_metric_source_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source_id", "reference", name=op.f("uq_device_metric_source_id_reference")),
        sqlite_strict=True,
    )
    op.create_index("ix_device_metric_device", "device_metric", ["source_id", "device"], unique=False)


def _invalidations() -> None:
    op.create_table(
        "invalidation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("delivered", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.CheckConstraint('"end" >= start', name=op.f("ck_invalidation_ends_after_start")),
        sa.CheckConstraint("delivered IN (0, 1)", name=op.f("ck_invalidation_delivered")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_invalidation_device_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_invalidation_device_id", "invalidation", ["device_id"], unique=False)
    op.create_table(
        "restoration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invalidation_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invalidation_id"], ["invalidation.id"], name=op.f("fk_restoration_invalidation_id")
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("invalidation_id", name=op.f("uq_restoration_invalidation_id")),
        sqlite_strict=True,
    )


def _fill() -> None:
    connection = op.get_bind()
    connection.exec_driver_sql(
        "INSERT INTO device (source_id, reference) "
        "SELECT DISTINCT source_id, device FROM reading WHERE device IS NOT NULL AND NOT EXISTS ("
        "SELECT 1 FROM device d WHERE d.source_id = reading.source_id AND d.reference = reading.device)"
    )
    device = sa.table(
        "device",
        *(sa.column(name) for name in ("id", "reference", "manufacturer", "model", "serial", "udi", "search_key")),
    )
    keys = [{"key": row.id, "words": _search_key(row)} for row in connection.execute(sa.select(device))]
    if keys:
        words: sa.BindParameter[str] = sa.bindparam("words")
        connection.execute(sa.update(device).where(device.c.id == sa.bindparam("key")).values(search_key=words), keys)


def _search_key(row: sa.Row[Any]) -> str:
    label = [part for part in (row.manufacturer, row.model) if part] + ([f"nr. {row.serial}"] if row.serial else [])
    return "\n".join(part for part in (" ".join(label), row.udi, row.reference) if part).casefold()
