"""Notices that somebody must read, former contents of facts, probable duplicates, and what was read again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables of change, and let findings and held resources tell when they were looked at again."""
    _former_facts()
    _notices()
    _twins()
    op.add_column("finding", sa.Column("until", sa.Integer(), nullable=True))
    op.add_column("resource", sa.Column("reader", sa.Text(), nullable=True))
    op.add_column("resource", sa.Column("read_again", sa.Integer(), nullable=True))
    held = sa.text("disposition = 'quarantined'")
    op.create_index(
        "ix_resource_held", "resource", ["disposition", "received"], sqlite_where=held, postgresql_where=held
    )
    op.create_index("ix_patient_cpr", "patient", ["cpr"])


def _former_facts() -> None:
    op.create_table(
        "former_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('reading', 'response')", name=op.f("ck_former_fact_kind")),
        sa.CheckConstraint(
            "change IN ('amended', 'withdrawn', 'held', 'moved')", name=op.f("ck_former_fact_change")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_former_fact_source_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_former_fact_patient_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_former_fact_patient_id", "former_fact", ["patient_id", "at"])


def _notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=True),
        sa.Column("da", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("seen_by", sa.Text(), nullable=True),
        sa.Column("seen_at", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_notice_patient_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_notice_case_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_notice_patient_id", "notice", ["patient_id", "id"])
    unseen = sa.text("seen_at IS NULL")
    op.create_index(
        "ix_notice_unseen", "notice", ["patient_id", "seen_at"], sqlite_where=unseen, postgresql_where=unseen
    )


def _twins() -> None:
    op.create_table(
        "twin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("twin_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("twin_reference", sa.Text(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('patient', 'reading', 'response')", name=op.f("ck_twin_kind")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_twin_patient_id")),
        sa.ForeignKeyConstraint(["twin_id"], ["patient.id"], name=op.f("fk_twin_twin_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(
            "kind", "patient_id", "reference", "twin_id", "twin_reference", name=op.f("uq_twin_pair")
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_twin_patient_id", "twin", ["patient_id"])
    op.create_index("ix_twin_twin_id", "twin", ["twin_id"])
