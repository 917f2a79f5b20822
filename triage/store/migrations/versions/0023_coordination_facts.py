"""What departments and patients say about appointments beside their sources."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

_KINDS = "'wishes', 'needs', 'unavailable', 'arranged', 'movable', 'waiver', 'delay', 'told', 'free_choice'"
_OF_PATIENT = "(kind IN ('wishes', 'needs', 'unavailable')) = (about = '')"


def upgrade() -> None:
    """Keep what people note of how a patient can come, what an appointment rests on, and versions to write against."""
    op.add_column("appointment", sa.Column("based_on", sa.Text(), nullable=True))
    for table in ("appointment", "slot"):
        op.add_column(table, sa.Column("version", sa.Text(), nullable=True))
    op.create_table(
        "coordination_note",
        *_numbers("id", "patient_id", "department_id"),
        *_texts("kind", "about", "body", "words", "author"),
        *_numbers("at"),
        sa.Column("lifted", _whole(), nullable=True),
        sa.Column("lifted_by", sa.Text(), nullable=True),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name=op.f("ck_coordination_note_kind")),
        sa.CheckConstraint(_OF_PATIENT, name=op.f("ck_coordination_note_about")),
        sa.CheckConstraint("(lifted IS NULL) = (lifted_by IS NULL)", name=op.f("ck_coordination_note_lifted")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_coordination_note_patient_id")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_coordination_note_department_id")
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_coordination_note_patient_id", "coordination_note", ["patient_id", "id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        _close("coordination_note")


def _whole() -> sa.types.TypeEngine[int]:
    return sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, _whole(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _close(table: str) -> None:
    """Close a table of a shared store to all but its owner, as every other is."""
    op.execute(f"REVOKE ALL ON TABLE {table} FROM PUBLIC")
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY visita_owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)")
